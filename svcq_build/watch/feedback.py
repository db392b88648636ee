"""Feedback: cases and the limits of their severity → those that nobody has answered or settled in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from svcq_build.figures import UnknownYear, due_day
from svcq_build.model import Duration
from svcq_build.records import FeedbackCase, Records
from svcq_build.words import Message, say


@dataclass(frozen=True, slots=True)
class LateCase:
    """A case past one of its limits: its record, its channel, who deals with it, the day it was due, what is late."""

    ref: str
    channel: str
    owner: str | None
    due: dt.date
    message: Message


def due_of(since: dt.datetime, within: Duration) -> dt.date:
    """The day by which something is due that was received at a moment. Raises UnknownYear beyond the known calendar."""
    if within.unit == "working-day":
        return due_day(since.date(), int(-(-within.amount // 1)))
    if within.unit in ("month", "year"):
        return within.after(since.date())
    return (since + dt.timedelta(minutes=within.minutes)).date()


def limits_of(case: FeedbackCase, find: Callable[[str], Any]) -> tuple[Duration | None, Duration | None]:
    """Within what time a case is to be answered and resolved, by its channel and its severity as they stand now."""
    channel = find(_ref("channel", case.channel))
    level = _part(find, case.severity, "levels")
    own = next((one for one in getattr(channel, "limits", ()) if one.level == case.severity), None)
    acknowledge = (
        getattr(own, "acknowledge", None)
        or getattr(level, "acknowledge", None)
        or getattr(channel, "acknowledge", None)
    )
    return acknowledge, getattr(own, "resolve", None) or getattr(level, "resolve", None)


def late_cases(records: Records, find: Callable[[str], Any], today: dt.date) -> Iterator[LateCase]:
    """The cases that are past a limit today and still open in it.

    Args:
        records: all. find: a document's model by its ``kind:id``. today: the day.
    """
    for case in records.of(FeedbackCase):
        if case.acknowledged is not None and case.resolved is not None:
            continue
        acknowledge, resolve = limits_of(case, find)
        done = case.acknowledged or case.resolved
        for within, is_done, told in (
            (acknowledge, done is not None, _unanswered),
            (resolve, case.resolved is not None, _unresolved),
        ):
            if within is None or is_done:
                continue
            try:
                due = due_of(case.received, within)
            except UnknownYear as unknown:
                yield _late(case, case.received.date(), unknown.message)
                continue
            if due < today:
                yield _late(case, due, told(case.code, due))


def _unanswered(code: str, due: dt.date) -> Message:
    return say("Case {code} was to be answered by {day}, and is not.", code=code, day=due)


def _unresolved(code: str, due: dt.date) -> Message:
    return say("Case {code} was to be resolved by {day}, and is not.", code=code, day=due)


def _late(case: FeedbackCase, due: dt.date, message: Message) -> LateCase:
    return LateCase(f"feedback-case:{case.id}", _ref("channel", case.channel), case.handled_by, due, message)


def _ref(kind: str, reference: str) -> str:
    return reference if ":" in reference else f"{kind}:{reference}"


def _part(find: Callable[[str], Any], reference: str | None, field: str) -> Any:
    if reference is None:
        return None
    document, _, part = _ref("severity", reference).partition("#")
    return next((one for one in getattr(find(document), field, ()) if one.id == part), None)
