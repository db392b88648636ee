"""Case times: by when a feedback case had to be acknowledged, resolved and remedied, and whether it was."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from svcq_build.figures import UnknownYear, due_day
from svcq_build.kinds.channel import Channel
from svcq_build.kinds.commitment import Commitment, Remedy
from svcq_build.kinds.severity import Severity
from svcq_build.model import Duration, parse_reference
from svcq_build.records.background import Background
from svcq_build.records.kinds.feedback_case import FeedbackCase
from svcq_build.words import Message

Step = Literal["acknowledge", "resolve", "remedy"]
#: The field of a case that holds when a step was taken.
DONE: Mapping[Step, str] = {"acknowledge": "acknowledged", "resolve": "resolved", "remedy": "remedied"}
#: What a case came to where what it complains of was so.
_UPHELD = ("upheld", "partly-upheld")


@dataclass(frozen=True, slots=True)
class CaseLimit:
    """A time limit of a case.

    Attributes:
        step: what had to be done. limit: within what time. done: when it was; None while it is not.
        due: until when; None where the working days of its year are not known, as ``unknown`` says.
        whole_day: whether all of the last day counts (limits in days), or the very minute.
    """

    step: Step
    limit: Duration
    done: dt.datetime | None
    due: dt.datetime | None
    whole_day: bool
    unknown: Message | None = None

    def is_kept(self, now: dt.datetime) -> bool | None:
        """Whether it was kept, or is so far; None where that cannot be said."""
        return None if self.due is None else (self.done or now) <= self.due


def limits_of(case: FeedbackCase, background: Background) -> tuple[CaseLimit, ...]:
    """The time limits of a case, by its severity as the scale and the channel set them when it was received.

    Where the case has no severity, the channel's own time to acknowledge holds.
    """
    day = case.received.date()
    channel = _model(case.channel, "channel", background, day)
    scale = _model(case.severity, "severity", background, day) if case.severity is not None else None
    level = (case.severity or "").partition("#")[2]
    wanted: dict[Step, Duration | None] = {"acknowledge": None, "resolve": None}
    if isinstance(channel, Channel):
        wanted["acknowledge"] = channel.acknowledge
    if isinstance(scale, Severity):
        for one in scale.levels:
            if one.id == level:
                wanted = {"acknowledge": one.acknowledge or wanted["acknowledge"], "resolve": one.resolve}
    if isinstance(channel, Channel):
        for own in channel.limits:
            if own.level == case.severity:
                wanted = {
                    "acknowledge": own.acknowledge or wanted["acknowledge"],
                    "resolve": own.resolve or wanted["resolve"],
                }
    return tuple(
        _limit(step, limit, case.received, getattr(case, DONE[step]))
        for step, limit in wanted.items()
        if limit is not None
    )


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A promise that a case shows broken.

    Attributes:
        promise: ``commitment:id``, or ``commitment:id#P1`` where the case says which. case: it.
        remedy: what was promised for this. limit: until when it had to be given, from the day that the case was
        resolved.
    """

    promise: str
    case: FeedbackCase
    remedy: Remedy
    limit: CaseLimit


def promises_broken(case: FeedbackCase, background: Background) -> Iterator[BrokenPromise]:
    """The promises that a case was about and that were not kept, as the commitment stood when it was received."""
    if case.outcome not in _UPHELD:
        return
    for about in case.about:
        commitment = _model(about, "standard", background, case.received.date())
        if not isinstance(commitment, Commitment):
            continue
        own = next((one.remedy for one in commitment.promises if one.id == about.partition("#")[2]), None)
        remedy = own or commitment.remedy
        limit = _limit("remedy", remedy.within, case.resolved or case.received, case.remedied)
        yield BrokenPromise(about, case, remedy, limit)


def _model(reference: str, kind: str, background: Background, day: dt.date) -> object:
    target = parse_reference(reference, kind)
    entry = background.entry(target) if target is not None else None
    return background.on(entry, day).model if entry is not None else None


def _limit(step: Step, limit: Duration, since: dt.datetime, done: dt.datetime | None) -> CaseLimit:
    if limit.unit != "working-day":
        due = since + dt.timedelta(minutes=limit.minutes)
        whole = limit.unit not in ("second", "minute", "hour")
        return CaseLimit(step, limit, done, _end_of(due) if whole else due, whole)
    try:
        last = due_day(since.date(), math.ceil(limit.amount))
    except UnknownYear as unknown:
        return CaseLimit(step, limit, done, None, True, unknown.message)
    return CaseLimit(step, limit, done, _end_of(dt.datetime.combine(last, dt.time(), since.tzinfo)), True)


def _end_of(moment: dt.datetime) -> dt.datetime:
    """The last moment of a day."""
    return moment.replace(hour=23, minute=59, second=59, microsecond=0)
