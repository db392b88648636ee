"""The calendar's meetings: an event each that comes again by a rule (RRULE), in the handbook's time zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event, vRecur
from icalendar.prop import vWeekday

from svcq_build.model import MONTHS_BETWEEN, NamedDay, Rhythm, day_named, first_day, format_number, misfits
from svcq_build.render.desk import Desk, LocalEntry
from svcq_build.render.feeds._events import fact, make_event
from svcq_build.render.text import plain

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS = list(_DAYS[:5])


def meetings(desk: Desk) -> Iterator[Event]:
    """An event for each meeting in force; what does not say from when on it is held has none."""
    for entry in desk.entries("meeting"):
        meeting = entry.doc
        if meeting.status != "active" or any(misfits(meeting.rhythm)):
            continue
        day = first_day(meeting.rhythm, meeting.effective)
        if day is not None:
            yield _event(desk, entry, day)


def _event(desk: Desk, entry: LocalEntry, day: dt.date) -> Event:
    meeting, rhythm = entry.doc, entry.doc.rhythm
    name = meeting.formerly[-1] if meeting.formerly else entry.id  # the newest stands first; the first one is kept
    stamp = max((change.date for change in meeting.changes), default=meeting.effective or day)
    event = make_event(desk, f"meeting-{name}", stamp, plain(meeting.title), _told(desk, meeting), entry.ref)
    start = dt.datetime.combine(day, dt.time.fromisoformat(rhythm.at), tzinfo=ZoneInfo(desk.settings.svcq.time_zone))
    event.add("dtstart", start)
    event.add("dtend", start + dt.timedelta(minutes=rhythm.lasts.minutes))
    event.add("rrule", rule_of(rhythm))
    if meeting.where:
        event.add("location", plain(meeting.where))
    return event


def _told(desk: Desk, meeting: Any) -> list[str]:
    attended = desk.word(", ").join(plain(desk.title(who)) for who in meeting.participants)
    lines = [
        plain(meeting.purpose),
        fact(desk, desk.word("Chaired by"), plain(desk.title(meeting.led_by))),
        fact(desk, desk.word("Record kept by"), plain(desk.title(meeting.recorded_by or meeting.led_by))),
        fact(desk, desk.word("Attended by"), attended),
    ]
    for item in meeting.agenda:
        minutes = desk.word("{n} min", n=format_number(item.minutes, desk.lang))
        lines.append(fact(desk, f"{item.id} {plain(item.title)}", minutes))
    return lines


def rule_of(rhythm: Rhythm) -> vRecur:
    """A rhythm as a rule of recurrence. The rhythm has no misfits."""
    if rhythm.every == "day":
        return vRecur(freq="DAILY")
    if rhythm.every == "workday":
        return vRecur(freq="WEEKLY", byday=_WORKDAYS)
    assert rhythm.on is not None
    named = day_named(rhythm.on)
    if rhythm.every in ("week", "2 weeks"):
        assert named.weekday is not None
        return vRecur(freq="WEEKLY", byday=_DAYS[named.weekday], **_interval(2 if rhythm.every == "2 weeks" else 1))
    if rhythm.every == "year":
        return vRecur(freq="YEARLY", bymonth=rhythm.month, **_day(named))
    # counted from the first day, which lies in one of the right months
    return vRecur(freq="MONTHLY", **_interval(MONTHS_BETWEEN[rhythm.every]), **_day(named))


def _interval(number: int) -> dict[str, Any]:
    return {"interval": number} if number > 1 else {}


def _day(named: NamedDay) -> dict[str, Any]:
    if named.moved:  # the first working day of the three that a weekend can move it to
        return {"bymonthday": [named.day, named.day + 1, named.day + 2], "byday": _WORKDAYS, "bysetpos": 1}
    if named.day:
        return {"bymonthday": named.day}
    if named.workday:
        return {"byday": _WORKDAYS, "bysetpos": named.nth}
    assert named.weekday is not None
    return {"byday": vWeekday(f"{named.nth}{_DAYS[named.weekday]}")}
