"""Two meetings want the same room, or the same people, at the same time.

Why: One of them does not take place, or is held without those who have to decide; and nobody notices before the day.
Bad:
    # playbooks/meetings/weekly.yml
    rhythm: {every: week, on: friday, at: "16:00", lasts: 60 分钟}
    room: second-floor
    # playbooks/meetings/monthly.yml
    rhythm: {every: month, on: last friday, at: "16:30", lasts: 60 分钟}
    room: second-floor
Good:
    # playbooks/meetings/weekly.yml
    title: 每周例会
    rhythm: {every: week, on: friday, at: "16:00", lasts: 60 分钟}
    room: second-floor
    led_by: hall-manager
    participants: ["role:greeter"]
    # playbooks/meetings/monthly.yml
    rhythm: {every: month, on: last friday, at: "17:00", lasts: 60 分钟}
    room: second-floor
    led_by: hall-manager
    participants: ["role:greeter"]
Fix: Move one of them to another day, hour or room; or let somebody else attend one of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pydantic import ValidationError

from svcq_build.load import Entry
from svcq_build.model import Finding, Rhythm, Severity, Spot, held_between, misfits
from svcq_build.rules import Context
from svcq_build.rules._standing import called
from svcq_build.words import Message, say

SEVERITY = Severity.WARNING
#: The coming year.
_YEAR = dt.timedelta(days=365)
#: Where a description of a room goes on to something else: “二楼会议室，可以视频接入”.
_ROOM_ENDS = re.compile(r"[,，;；(（]")


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting: its days in the coming year, when it begins and ends (minutes of the day), where, and who attends."""

    entry: Entry
    days: frozenset[dt.date]
    begins: float
    ends: float
    rooms: frozenset[str]
    roles: frozenset[str]


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each two meetings that are in each other's way on some day of the coming year."""
    held = [
        found
        for entry in context.corpus.entries.values()
        if entry.kind.name == "meeting" and entry.is_sound and entry.says("status") != "retired"
        if (found := _held(entry, context)) is not None
    ]
    for first, second in _sharing(held):
        days = sorted(first.days & second.days)
        if not days:
            continue
        rooms, roles = first.rooms & second.rooms, first.roles & second.roles
        what: Message = (
            say("the room “{room}”", room=min(rooms))
            if rooms
            else say("“{role}”", role=called(context, sorted(roles)[0]))
        )
        title = called(context, first.entry.ref)
        message = (
            say("On {day} this and “{title}” both want {what}.", day=days[0].isoformat(), title=title, what=what)
            if len(days) == 1
            else say(
                "On {day} and {n} more days this and “{title}” both want {what}.",
                day=days[0].isoformat(),
                n=len(days) - 1,
                title=title,
                what=what,
            )
        )
        yield Finding(
            Spot(second.entry.path, ("rhythm",), key=True),
            message,
            say(
                "Move one of the two, {here} or {there}, to another hour, day or room, or let others attend one.",
                here=second.entry.path,
                there=first.entry.path,
            ),
            ((Spot(first.entry.path, ("rhythm",), key=True), say("the other one")),),
            second.entry.ref,
        )


def _sharing(held: list[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Each two meetings that share a room or a role and lie over each other in the day, once."""
    by_what: dict[str, list[int]] = defaultdict(list)
    for number, meeting in enumerate(held):
        for what in (*(f"in {room}" for room in meeting.rooms), *meeting.roles):
            by_what[what].append(number)
    pairs = {pair for numbers in by_what.values() for pair in combinations(numbers, 2)}
    for one, other in sorted(pairs):
        first, second = held[one], held[other]
        if first.begins < second.ends and second.begins < first.ends:
            yield first, second


def _held(entry: Entry, context: Context) -> _Held | None:
    """When, where and by whom a meeting is held; None where its rhythm makes no sense, which is told by itself."""
    try:
        rhythm = Rhythm.model_validate(entry.says("rhythm"))
    except ValidationError:
        return None
    if any(misfits(rhythm)):
        return None
    start = context.today
    effective = entry.says("effective")
    if isinstance(effective, str) and effective > start.isoformat():
        start = dt.date.fromisoformat(effective)
    hours, minutes = map(int, rhythm.at.split(":"))
    begins = hours * 60 + minutes
    room = entry.says("room") or _ROOM_ENDS.split(str(entry.says("where") or ""))[0].strip()
    attending = context.graph.out_of(entry.ref, "attended-by", "chaired-by", "recorded-by")
    return _Held(
        entry,
        frozenset(held_between(rhythm, start, context.today + _YEAR)),
        begins,
        begins + rhythm.lasts.minutes,
        frozenset([room] if room else []),
        frozenset(_alone(_roles((edge.target.document for edge in attending), context), context)),
    )


def _roles(attending: Iterable[str], context: Context) -> Iterator[str]:
    """Roles, and in the place of teams their members."""
    for ref in attending:
        if ref.startswith("team:"):
            yield from (
                edge.target.document
                for edge in context.graph.outgoing.get(ref, ())
                if edge.target.kind == "role" and edge.mark.relation != "owner"
            )
        else:
            yield ref


def _alone(roles: Iterable[str], context: Context) -> Iterator[str]:
    """Those roles that one person holds, as far as is known: of several, each meeting may have its own."""
    for role in roles:
        entry = context.corpus.entries.get(role)
        posts = entry.says("posts") if entry is not None else None
        if not isinstance(posts, (int, float)) or posts < 2:
            yield role
