"""Warnings: what is getting worse, late or too little, by what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from svcq_build.records import all_record_kinds
from svcq_build.render.text import plain
from svcq_build.render.views import Context, View
from svcq_build.translate import translator
from svcq_build.watch import Alert, alerts
from svcq_build.words import Message


@dataclass(frozen=True, slots=True)
class Told:
    """A warning in the language of the page, and the board to go to where it is about no document."""

    alert: Alert
    words: str
    board: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The warnings of one kind: its anchor, its name, and the warnings."""

    kind: str
    title: str
    told: tuple[Told, ...]


def told_alerts(context: Context) -> list[Told]:
    """All warnings of the day, in words."""
    translate = translator(context.lang)
    found = alerts(context.graph, context.ledger.whole(), context.today, context.history.on)
    return [Told(alert, _named(context, alert).render(translate, context.lang), _board(alert)) for alert in found]


def _board(alert: Alert) -> str | None:
    """Actions without a document are those of improvements."""
    return "improvement-board" if alert.document is None and alert.kind == "action-overdue" else None


def _named(context: Context, alert: Alert) -> Message:
    """What it says, with an indicator's title for its id."""
    values = dict(alert.message.values)
    if "indicator" in values:
        values["indicator"] = plain(context.title(f"indicator:{values['indicator']}"))
    return replace(alert.message, values=tuple(values.items()))


def alert_names(word: Callable[..., str]) -> Mapping[str, str]:
    """What the kinds of warnings are called."""
    return {
        "limit-broken": word("Limit broken"),
        "worsening-run": word("Getting worse"),
        "value-overdue": word("Value overdue"),
        "finding-overdue": word("Finding overdue"),
        "action-overdue": word("Action overdue"),
        "certificate-ending": word("Certificate ending"),
        "commitment-missed": word("Promise not kept"),
        "case-overdue": word("Case overdue"),
        "too-few-inspections": word("Too few inspections"),
        "sample-too-small": word("Sample too small"),
    }


def _data(context: Context) -> Mapping[str, Any]:
    names, found = alert_names(context.interface.word), told_alerts(context)
    groups = [Group(kind, name, tuple(one for one in found if one.alert.kind == kind)) for kind, name in names.items()]
    made_up = context.ledger.holds_made_up()
    return {"groups": [group for group in groups if group.told], "made_up": made_up}


VIEW = View(
    name="warnings",
    path="warnings",
    zh="预警",
    en="Warnings",
    order=44,
    data=_data,
    zh_help="哪些数越了限、变差了，哪些事逾期了，哪些检查做少了。",
    en_help="Which figures broke a limit or got worse, what is overdue, and what was inspected too little.",
    icon="material/alert-outline",
    records=tuple(all_record_kinds()),
)
