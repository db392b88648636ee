"""Notices as JSON, version 1, for a webhook or a program of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from svcq_build.reporters.notices._words import Told
from svcq_build.review import News, ToDo
from svcq_build.words import json_text


def report(told: Sequence[Told], sender: str | None) -> str:
    """See :func:`svcq_build.reporters.notices.report_notices`."""
    return json_text({"version": 1, "notices": [_notice(one) for one in told]})


def _notice(told: Told) -> Mapping[str, Any]:
    return {
        "role": told.notice.role,
        "title": told.role,
        "language": told.language,
        "subject": told.subject,
        "base": told.review.base,
        "head": told.review.head,
        "changed": [_news(news, shown.title.text, shown.title.address, shown.changes)
                    for news, shown in zip(told.notice.news, told.news, strict=True)],
        "to_do": [_to_do(todo, line.text, line.address)
                  for todo, line in zip(told.notice.to_do, told.to_do, strict=True)],
    }  # fmt: skip


def _news(news: News, title: str, address: str, texts: Sequence[str]) -> Mapping[str, Any]:
    recorded = news.recorded
    return {
        "document": news.document,
        "title": title,
        "address": address or None,
        "version": recorded.version if recorded and recorded.version else None,
        "status": recorded.status if recorded else None,
        "effective": recorded.effective.isoformat() if recorded and recorded.effective else None,
        "reason": recorded.reason if recorded else None,
        "changes": [
            {"where": change.where, "part": change.part, "weight": change.weight.value, "text": text}
            for change, text in zip(news.changes, texts, strict=True)
        ],
    }


def _to_do(todo: ToDo, text: str, address: str) -> Mapping[str, Any]:
    return {
        "task": todo.task,
        "document": todo.document,
        "part": todo.part,
        "because": todo.because or None,
        "text": text,
        "address": address or None,
    }
