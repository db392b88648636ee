"""Recurrence: on which days something with a rhythm is held, and what keeps a rhythm from making sense."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.model.rhythm import MONTHS_BETWEEN, WEEKDAYS, NamedDay, Rhythm, day_named
from svcq_build.words import Message, Words, say

#: What messages call each interval.
EVERY = {
    "day": Words("每天", "every day"),
    "workday": Words("每个工作日", "every workday"),
    "week": Words("每周", "every week"),
    "2 weeks": Words("每两周", "every 2 weeks"),
    "month": Words("每月", "every month"),
    "quarter": Words("每季度", "every quarter"),
    "half-year": Words("每半年", "every half-year"),
    "year": Words("每年", "every year"),
}
_DAY_NAMES = tuple(
    Words(zh, en.capitalize())
    for zh, en in zip(("周一", "周二", "周三", "周四", "周五", "周六", "周日"), WEEKDAYS, strict=True)
)
#: Rhythms repeat within four years; a day that is not found within five does not exist.
_FAR = 5 * 366
_SATURDAY = 5
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with a rhythm.

    Attributes:
        field: the field of the rhythm that is meant. given: whether it is there (else it is missing).
        message: what is wrong. hint: how to mend it.
    """

    field: str
    given: bool
    message: Message
    hint: Message


def held_on(rhythm: Rhythm, day: dt.date) -> bool:
    """Whether a day is one of a rhythm's, however far back. The rhythm has no misfits."""
    if rhythm.every == "day":
        return True
    if rhythm.every == "workday":
        return day.weekday() < _SATURDAY
    assert rhythm.on is not None
    named = day_named(rhythm.on)
    if rhythm.every == "week":
        return day.weekday() == named.weekday
    if rhythm.every == "2 weeks":
        assert rhythm.first is not None
        return (day - rhythm.first).days % 14 == 0
    return day.month in months(rhythm) and day == _day_of(named, day.year, day.month)


def held_between(rhythm: Rhythm, start: dt.date, end: dt.date) -> Iterator[dt.date]:
    """The days from ``start`` to ``end``, both included, on which something is held. The rhythm has no misfits."""
    days = (end - start).days + 1
    if rhythm.first is not None and rhythm.first > start:
        days, start = days - (rhythm.first - start).days, rhythm.first
    if rhythm.every not in MONTHS_BETWEEN:
        week = [day for day in range(min(days, 14)) if held_on(rhythm, start + dt.timedelta(days=day))]
        for first in week:  # what is held by the week repeats every 14 days
            yield from (start + dt.timedelta(days=day) for day in range(first, days, 14))
        return
    assert rhythm.on is not None
    named, held = day_named(rhythm.on), months(rhythm)
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        if month % 12 + 1 in held:
            day = _day_of(named, month // 12, month % 12 + 1)
            if day is not None and start <= day <= end:
                yield day


def first_day(rhythm: Rhythm, since: dt.date | None) -> dt.date | None:
    """The first day on which something is held.

    Args:
        rhythm: its rhythm, without misfits. since: the day from which it is held, if one is given.
    Returns:
        the day; None where neither ``since`` nor the rhythm says from when.
    """
    starts = [day for day in (since, rhythm.first) if day is not None]
    if not starts:
        return None
    start = max(starts)
    days = (start + dt.timedelta(days=n) for n in range(min(_FAR, (dt.date.max - start).days)))
    return next((day for day in days if held_on(rhythm, day)), None)


def months(rhythm: Rhythm) -> tuple[int, ...]:
    """The months (1 to 12) in which something is held, in order."""
    between = MONTHS_BETWEEN.get(rhythm.every, 1)
    start = rhythm.month or 1
    return tuple(month for month in range(1, 13) if (month - start) % between == 0)


def misfits(rhythm: Rhythm) -> Iterator[Misfit]:
    """What keeps a rhythm's fields from fitting together: what is missing, what is idle, and days that never come."""
    found = [*_needed(rhythm), *_day_misfits(rhythm)]
    yield from found
    if not 1 <= rhythm.lasts.minutes < _DAY_MINUTES:
        yield Misfit(
            "lasts",
            True,
            say("A meeting lasts at least a minute and less than a day."),
            say("Write its length in minutes or hours: 30 分钟 (or 30 minutes)."),
        )
    if not found and rhythm.first is not None and not held_on(rhythm, rhythm.first):
        yield Misfit(
            "first",
            True,
            say("{day} is none of the days of this rhythm.", day=rhythm.first.isoformat()),
            say("Write a day on which it is held, such as {day}.", day=str(first_day(rhythm, rhythm.first))),
        )


def _needed(rhythm: Rhythm) -> Iterator[Misfit]:
    every = EVERY[rhythm.every]
    if rhythm.every in ("day", "workday"):
        if rhythm.on is not None:
            yield _idle("on", every)
    elif rhythm.on is None:
        hint = (
            say("Add the day of the week: friday.")
            if rhythm.every in ("week", "2 weeks")
            else say("Add the day of the month: first tuesday, last workday, 25, 25 or next workday, or last day.")
        )
        yield Misfit("on", False, say("What is held {every} needs a day, and “on” is missing.", every=every), hint)
    if MONTHS_BETWEEN.get(rhythm.every, 1) > 1:
        if rhythm.month is None:
            yield Misfit(
                "month",
                False,
                say("What is held {every} needs a month, and “month” is missing.", every=every),
                say("Add the number of a month in which it is held: 1 for January."),
            )
    elif rhythm.month is not None:
        yield _idle("month", every)
    if rhythm.every == "2 weeks" and rhythm.first is None:
        yield Misfit(
            "first",
            False,
            say("It cannot be told which weeks are meant: “first” is missing."),
            say("Add the day of the first one: 2026-03-02."),
        )


def _idle(field: str, every: Words) -> Misfit:
    return Misfit(
        field,
        True,
        say("“{field}” means nothing to what is held {every}.", field=field, every=every),
        say("Delete it, or change “every”."),
    )


def _day_misfits(rhythm: Rhythm) -> Iterator[Misfit]:
    if rhythm.on is None or rhythm.every in ("day", "workday"):
        return
    named = day_named(rhythm.on)
    plain = named.weekday is not None and not named.nth
    if rhythm.every in ("week", "2 weeks"):
        if not plain:
            yield Misfit(
                "on",
                True,
                say(
                    "“{on}” is a day of a month; what is held {every} needs a day of the week.",
                    on=rhythm.on,
                    every=EVERY[rhythm.every],
                ),
                say("Write friday, for instance; or change “every” to month."),
            )
        elif rhythm.every == "2 weeks" and rhythm.first is not None and rhythm.first.weekday() != named.weekday:
            yield Misfit(
                "first",
                True,
                say(
                    "{day} is a {weekday}, but “on” says {on}.",
                    day=rhythm.first.isoformat(),
                    weekday=_DAY_NAMES[rhythm.first.weekday()],
                    on=rhythm.on,
                ),
                say("Correct the date or the day."),
            )
    elif plain:
        yield Misfit(
            "on",
            True,
            say("“{on}” does not say which one of the month.", on=rhythm.on),
            say("Write first {on}, second {on} or last {on}; or change “every” to week.", on=rhythm.on),
        )
    elif named.day > 0:
        yield from _day_too_late(rhythm, named)


def _day_too_late(rhythm: Rhythm, named: NamedDay) -> Iterator[Misfit]:
    if rhythm.month is None and rhythm.every != "month":
        return  # that the month is missing is said already
    shortest = min(28 if month == 2 else calendar.monthrange(2025, month)[1] for month in months(rhythm))
    latest = shortest - 2 if named.moved else shortest
    if named.day > latest:
        yield Misfit(
            "on",
            True,
            say("“{on}” does not come in every month in which it is held.", on=rhythm.on or ""),
            say("Write a day up to {latest}, “last day” or “last workday”.", latest=latest),
        )


def _day_of(named: NamedDay, year: int, month: int) -> dt.date | None:
    last = calendar.monthrange(year, month)[1]
    if named.day:
        day = dt.date(year, month, last if named.day == -1 else min(named.day, last))
        late = day.weekday() - _SATURDAY
        return day + dt.timedelta(days=2 - late) if named.moved and late >= 0 else day
    days = [dt.date(year, month, number) for number in range(1, last + 1)]
    fitting = [day for day in days if (day.weekday() < _SATURDAY if named.workday else day.weekday() == named.weekday)]
    return fitting[named.nth - 1 if named.nth > 0 else -1]
