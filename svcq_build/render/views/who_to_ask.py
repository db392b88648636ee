"""Who to ask: every topic of every channel, the role that deals with it, and how soon it answers."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

from svcq_build.render.views import Context, View


def _data(context: Context) -> Mapping[str, Any]:
    channels = [entry for entry in context.entries("channel") if entry.doc.status != "retired"]
    groups: dict[str, list[tuple[Any, Any]]] = {}
    if channels:
        users = typing.get_args(channels[0].kind.model.model_fields["users"].annotation)
        for group in users:
            rows = [
                (entry, topic)
                for entry in channels
                if entry.doc.users == group
                for topic in (*entry.doc.topics, *([] if entry.doc.topics else [None]))
            ]
            if rows:
                groups[group] = rows
    return {"groups": groups, "total": sum(len(rows) for rows in groups.values())}


VIEW = View(
    name="who-to-ask",
    path="who-to-ask",
    zh="有事找谁",
    en="Who to ask",
    order=34,
    data=_data,
    zh_help="给每个人：什么事走哪个渠道、谁来办、多久有回音。",
    en_help="For everyone: which channel for what, who deals with it, and how soon there is an answer.",
    icon="material/account-question-outline",
)
