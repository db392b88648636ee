"""The meeting calendar: who meets when in the coming weeks, and which meetings are in each other's way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.load import Collision, collisions
from svcq_build.model import held_between, misfits
from svcq_build.render.views import Context, LocalEntry, View

#: So many weeks are shown, this one included.
WEEKS = 5
#: More clashes than these are told by the check.
MOST_CLASHES = 60
_EVERY_DAY = ("day", "workday")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting on one day.

    Attributes:
        entry: the meeting. at: when it begins. clashes: whether it collides with another on that day.
    """

    entry: LocalEntry
    at: str
    clashes: bool


def _data(context: Context) -> Mapping[str, Any]:
    monday = context.today - dt.timedelta(days=context.today.weekday())
    meetings = [
        entry
        for entry in context.entries("meeting")
        if entry.doc.status == "active" and not any(misfits(entry.doc.rhythm))
    ]
    clashes = list(collisions(context.graph, context.today))
    daily = [entry for entry in meetings if entry.doc.rhythm.every in _EVERY_DAY]
    others = [entry for entry in meetings if entry.doc.rhythm.every not in _EVERY_DAY]
    weeks = [monday + dt.timedelta(weeks=n) for n in range(WEEKS)]
    return {
        "daily": daily,
        "weeks": [(week, week + dt.timedelta(days=6), list(_days(context, others, week, clashes))) for week in weeks],
        "clashes": clashes[:MOST_CLASHES],
        "total": len(clashes),
        "meetings": len(meetings),
    }


def _days(
    context: Context, meetings: list[LocalEntry], week: dt.date, clashes: list[Collision]
) -> Iterator[tuple[dt.date, list[Held]]]:
    """The days of a week on which there is a meeting, from today on."""
    start, end = max(week, context.today), week + dt.timedelta(days=6)
    found: dict[dt.date, list[Held]] = {}
    for entry in meetings:
        rhythm, since = entry.doc.rhythm, entry.doc.effective or start
        for day in held_between(rhythm, max(start, since), end):
            collides = any(day in one.days and entry.ref in (one.first.ref, one.second.ref) for one in clashes)
            found.setdefault(day, []).append(Held(entry, rhythm.at, collides))
    for day in sorted(found):
        yield day, sorted(found[day], key=lambda held: (held.at, held.entry.ref))


VIEW = View(
    name="meeting-calendar",
    path="meeting-calendar",
    zh="会议日历",
    en="Meeting calendar",
    order=35,
    data=_data,
    zh_help="给每个岗位和排会的人：近五周哪天开什么会，哪些会撞在一起。",
    en_help="For every role and whoever sets meetings: what is held on which day of five weeks, and what clashes.",
    icon="material/calendar-multiselect",
)
