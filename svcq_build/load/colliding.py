"""Meetings that are in each other's way: the same room, or somebody who cannot be in both, at the same time."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from pydantic import ValidationError

from svcq_build.load.corpus import Entry
from svcq_build.load.graph import Graph
from svcq_build.model import Rhythm, held_between, misfits

#: The coming year.
_YEAR = dt.timedelta(days=365)
#: Where a description of a room goes on to something else: “二楼会议室，可以视频接入”.
_ROOM_ENDS = re.compile(r"[,，;；(（]")


class Collision(NamedTuple):
    """Two meetings that collide.

    Attributes:
        first, second: they. days: on which days of the coming year. rooms, roles: what both want.
    """

    first: Entry
    second: Entry
    days: tuple[dt.date, ...]
    rooms: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting: its days in the coming year, when it begins and ends (minutes of the day), where, and who attends."""

    entry: Entry
    days: frozenset[dt.date]
    begins: float
    ends: float
    rooms: frozenset[str]
    roles: frozenset[str]


def collisions(graph: Graph, today: dt.date) -> Iterator[Collision]:
    """Each two meetings that collide on some day of the year from ``today`` on."""
    held = [
        found
        for entry in graph.corpus.entries.values()
        if entry.kind.name == "meeting" and entry.is_sound and entry.says("status") != "retired"
        if (found := _held(entry, graph, today)) is not None
    ]
    for first, second in _sharing(held):
        days = sorted(first.days & second.days)
        if days:
            rooms, roles = sorted(first.rooms & second.rooms), sorted(first.roles & second.roles)
            yield Collision(first.entry, second.entry, tuple(days), tuple(rooms), tuple(roles))


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


def _held(entry: Entry, graph: Graph, today: dt.date) -> _Held | None:
    """When, where and by whom a meeting is held; None where its rhythm makes no sense, which is told by itself."""
    try:
        rhythm = Rhythm.model_validate(entry.says("rhythm"))
    except ValidationError:
        return None
    if any(misfits(rhythm)):
        return None
    start = today
    effective = entry.says("effective")
    if isinstance(effective, str) and effective > start.isoformat():
        start = dt.date.fromisoformat(effective)
    hours, minutes = map(int, rhythm.at.split(":"))
    begins = hours * 60 + minutes
    room = entry.says("room") or _ROOM_ENDS.split(str(entry.says("where") or ""))[0].strip()
    attending = graph.out_of(entry.ref, "attended-by", "chaired-by", "recorded-by")
    return _Held(
        entry,
        frozenset(held_between(rhythm, start, today + _YEAR)),
        begins,
        begins + rhythm.lasts.minutes,
        frozenset([room] if room else []),
        frozenset(_alone(_roles((edge.target.document for edge in attending), graph), graph)),
    )


def _roles(attending: Iterable[str], graph: Graph) -> Iterator[str]:
    """Roles, and in the place of teams their members."""
    for ref in attending:
        if ref.startswith("team:"):
            yield from (
                edge.target.document
                for edge in graph.outgoing.get(ref, ())
                if edge.target.kind == "role" and edge.mark.relation != "owner"
            )
        else:
            yield ref


def _alone(roles: Iterable[str], graph: Graph) -> Iterator[str]:
    """Those roles that one person holds, as far as is known: of several, each meeting may have its own."""
    for role in roles:
        entry = graph.corpus.entries.get(role)
        posts = entry.says("posts") if entry is not None else None
        if not isinstance(posts, (int, float)) or posts < 2:
            yield role
