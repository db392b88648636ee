"""Feedback: cases and their time limits → those that nobody has answered or settled in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.records import Background, CaseLimit, FeedbackCase, Records, limits_of
from svcq_build.words import Message, say


@dataclass(frozen=True, slots=True)
class LateCase:
    """A case past one of its limits: its record, its channel, who deals with it, the day it was due, what is late."""

    ref: str
    channel: str
    owner: str | None
    due: dt.date
    message: Message


def late_cases(records: Records, background: Background, today: dt.date) -> Iterator[LateCase]:
    """The cases that are past a limit today and still open in it; where a limit cannot be told, that is told.

    Args:
        records: all. background: the documents that set the limits. today: the day.
    """
    for case in records.of(FeedbackCase):
        if case.acknowledged is not None and case.resolved is not None:
            continue
        for limit in limits_of(case, background):
            if limit.done is not None or (limit.step == "acknowledge" and case.resolved is not None):
                continue
            due = limit.due.date() if limit.due is not None else case.received.date()
            if limit.unknown is not None or due < today:
                message = limit.unknown or _late(case, limit, due)
                yield LateCase(f"feedback-case:{case.id}", case.channel, case.handled_by, due, message)


def _late(case: FeedbackCase, limit: CaseLimit, due: dt.date) -> Message:
    if limit.step == "acknowledge":
        return say("Case {code} was to be answered by {day}, and is not.", code=case.code, day=due)
    return say("Case {code} was to be resolved by {day}, and is not.", code=case.code, day=due)
