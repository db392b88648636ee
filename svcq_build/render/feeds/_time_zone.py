"""A time zone as calendars describe it (VTIMEZONE), with rules that go on for ever where the zone has them.

The icalendar library can write one too, but as a list of days that ends, and some programs know only rules.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur
from icalendar.prop import vWeekday

#: Until when changes of the clock are looked for: fixed, because no clock is read here, and far enough to see a rule.
_HORIZON = 2050
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of the clock.

    Attributes:
        at: when, on the clock before it. before, after: the distance from UTC. name: as people call what follows.
        summer: whether summer time follows.
    """

    at: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


def time_zone(name: str, year: int) -> Timezone:
    """The time zone ``name`` (``Asia/Shanghai``) from the beginning of ``year`` on."""
    zone = ZoneInfo(name)
    component = Timezone()
    component.add("tzid", name)
    start = dt.datetime(year, 1, 1, tzinfo=zone)
    offset = start.utcoffset() or dt.timedelta()
    first = _Change(start.replace(tzinfo=None), offset, offset, start.tzname() or name, bool(start.dst()))
    component.add_component(_observance([first]))
    alike: dict[tuple[dt.timedelta, dt.timedelta, str, bool], list[_Change]] = {}
    for change in _changes(zone, year):
        alike.setdefault((change.before, change.after, change.name, change.summer), []).append(change)
    for changes in alike.values():
        component.add_component(_observance(changes, _HORIZON - year))
    return component


def _changes(zone: ZoneInfo, year: int) -> Iterator[_Change]:
    """Every change of the clock in the years from ``year`` on, to the minute."""
    at, end = dt.datetime(year, 1, 1, tzinfo=dt.UTC), dt.datetime(_HORIZON, 1, 1, tzinfo=dt.UTC)
    step, minute = dt.timedelta(days=1), dt.timedelta(minutes=1)
    while at < end:
        low, high = at, at + step
        before = _offset(low, zone)
        if _offset(high, zone) != before:
            while high - low > minute:
                middle = low + (high - low) // 2 // minute * minute
                low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
            local = high.astimezone(zone)
            clock = (high + before).replace(tzinfo=None)
            yield _Change(clock, before, _offset(high, zone), local.tzname() or "", bool(local.dst()))
        at += step


def _offset(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _observance(changes: Sequence[_Change], years: int = 0) -> TimezoneStandard | TimezoneDaylight:
    first = changes[0]
    component = TimezoneDaylight() if first.summer else TimezoneStandard()
    component.add("tzname", first.name)
    component.add("tzoffsetfrom", first.before)
    component.add("tzoffsetto", first.after)
    component.add("dtstart", first.at)
    rule = _rule([change.at for change in changes]) if len(changes) == years else None
    if rule is not None:
        component.add("rrule", rule)
    elif len(changes) > 1:
        component.add("rdate", [change.at for change in changes[1:]])
    return component


def _rule(days: Sequence[dt.datetime]) -> vRecur | None:
    """“The second Sunday of March”, if that is what these days, one a year, are; else None."""
    first = days[0]
    if any((day.month, day.weekday(), day.time()) != (first.month, first.weekday(), first.time()) for day in days):
        return None
    name = _DAYS[first.weekday()]
    if all(day.day + 7 > calendar.monthrange(day.year, day.month)[1] for day in days):
        weekday = vWeekday(f"-1{name}")
    elif len({(day.day - 1) // 7 for day in days}) == 1:
        weekday = vWeekday(f"{(first.day - 1) // 7 + 1}{name}")
    else:
        return None
    return vRecur(freq="YEARLY", bymonth=first.month, byday=weekday)
