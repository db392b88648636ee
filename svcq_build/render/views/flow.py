"""How a process or procedure runs: its steps with their ways on, its lanes, its times, its RACI table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.model import END, MINUTES, Duration
from svcq_build.render.views import Context

#: How many lane colours the stylesheet has; further roles begin again at the first.
LANES = 8
#: Units that are summed together, the greater first; a working day is never turned into hours.
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("year", "month"),
    ("week", "day"),
    ("working-day",),
    ("hour", "minute", "second"),
)

#: Units of days, and how many days each has; a day of 24 hours in minutes.
_DAYS = {"day": 1, "working-day": 1, "week": 7, "month": 30, "year": 365}
_DAY = 1440


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step.

    Attributes:
        when: the condition, or None for the usual way. go: the next step's id; None at the end.
        title: the next step's title. back: whether it leads to an earlier step.
    """

    when: str | None
    go: str | None
    title: str
    back: bool


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step in its place.

    Attributes:
        step: the document's step. number: from 1. lane: the number of its role's colour, from 1.
        accountable: the role that answers for it (the responsible one when none is named).
        ways: the ways on; empty when it simply goes on to the next in the list.
        critical: whether it lies on the path that takes longest.
    """

    step: Any
    number: int
    lane: int
    accountable: str | None
    ways: tuple[Way, ...]
    critical: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole process.

    Attributes:
        steps: in the order of the document. lanes: the colour of each responsible role.
        total: the time limits along the longest path, summed a unit; empty when none is given. What is done again and
            again beside the rest adds nothing.
        about: the same in days, rounded, where ``total`` mixes days with other units; nobody reads “5 days 30 h 6 min”.
        path: the ids on that path. loops: how many ways lead back. timed: how many steps have a limit.
        control_points: how many steps have one.
        roles: every role that takes part. cells: letters (R, A, C, I) by step id and role.
    """

    steps: tuple[FlowStep, ...]
    lanes: Mapping[str, int]
    total: tuple[Duration, ...]
    about: Duration | None
    path: tuple[str, ...]
    loops: int
    timed: int
    control_points: int
    roles: tuple[str, ...]
    cells: Mapping[str, Mapping[str, str]]


def add_up(durations: Iterable[Duration]) -> tuple[Duration, ...]:
    """Sum lengths of time without turning working days into hours: ``(7 working days, 6 hours, 30 minutes)``."""
    sums = dict.fromkeys(_GROUPS, 0.0)
    for duration in durations:
        group = next(units for units in _GROUPS if duration.unit in units)
        sums[group] += duration.minutes
    parts: list[Duration] = []
    for units, minutes in sums.items():
        rest = minutes
        for unit in units:
            last = unit == units[-1]
            amount = rest / MINUTES[unit] if last else rest // MINUTES[unit]
            if round(amount, 6) > 0:
                parts.append(Duration(round(amount, 2), unit))
            rest -= amount * MINUTES[unit]
    return tuple(parts)


def letters(step: Any) -> dict[str, str]:
    """The RACI letters of one step by role: ``{"role:hall-manager": "A"}``; one role may have two."""
    found: dict[str, str] = {}
    accountable = step.accountable or ((step.by,) if step.by else ())
    for letter, roles in (
        ("R", (step.by,) if step.by else ()),
        ("A", accountable),
        ("C", step.consulted),
        ("I", step.informed),
    ):
        for role in roles:
            found[role] = found.get(role, "") + letter
    return found


def flow(context: Context, ref: str) -> Flow:
    """Lay out the steps of the document ``ref``, which must have ``steps``."""
    steps: Sequence[Any] = context.doc(ref).steps
    place = {step.id: index for index, step in enumerate(steps)}
    path = _longest(steps, place)
    lanes: dict[str, int] = {}
    for step in steps:
        if step.by and step.by not in lanes:
            lanes[step.by] = len(lanes) % LANES + 1
    rows = tuple(
        FlowStep(
            step=step,
            number=index + 1,
            lane=lanes.get(step.by, 0) if step.by else 0,
            accountable=step.accountable[0] if step.accountable else step.by,
            ways=_ways(steps, place, index),
            critical=step.id in path,
        )
        for index, step in enumerate(steps)
    )
    cells = {step.id: letters(step) for step in steps}
    total = add_up(step.within for step in steps if step.within and not step.every and step.id in path)
    return Flow(
        steps=rows,
        lanes=lanes,
        total=total,
        about=in_days(total),
        path=path,
        loops=sum(way.back for row in rows for way in row.ways),
        timed=sum(step.within is not None for step in steps),
        control_points=sum(step.control_point is not None for step in steps),
        roles=tuple(dict.fromkeys([*lanes, *(role for row in cells.values() for role in row)])),
        cells=cells,
    )


def in_days(total: Sequence[Duration]) -> Duration | None:
    """A sum of several units as whole days (working days, months where it has some); None where it is plain as it is.

    Hours count by the clock: whoever waits 30 hours waits more than a day. A tenth of a day is left out.
    """
    days = [part for part in total if part.unit in _DAYS]
    if len(total) < 2 or not days:
        return None
    unit = "working-day" if any(part.unit == "working-day" for part in days) else "day"
    amount = sum(part.amount * _DAYS[part.unit] if part.unit in _DAYS else part.minutes / _DAY for part in total)
    if any(part.unit in ("month", "year") for part in days):
        return Duration(math.ceil(amount / _DAYS["month"] - 0.1), "month")
    return Duration(math.ceil(amount - 0.1), unit)


def _usual(steps: Sequence[Any], index: int) -> str:
    """The id of the step that usually follows, or ``end``."""
    step = steps[index]
    if step.then:
        return str(step.then)
    return str(steps[index + 1].id) if index + 1 < len(steps) else END


def _ways(steps: Sequence[Any], place: Mapping[str, int], index: int) -> tuple[Way, ...]:
    step = steps[index]
    usual = _usual(steps, index)
    following = steps[index + 1].id if index + 1 < len(steps) else END
    if usual == following and not step.branches:
        return ()

    def way(when: str | None, go: str) -> Way:
        at = place.get(go)
        return Way(
            when,
            go if at is not None else None,
            steps[at].title if at is not None else "",
            at is not None and at <= index,
        )

    return (*(way(branch.when, branch.go) for branch in step.branches), way(None, usual))


def _longest(steps: Sequence[Any], place: Mapping[str, int]) -> tuple[str, ...]:
    """The ids on the path from the first step to the end that takes longest; ways back are not followed."""
    best: dict[int, tuple[float, tuple[str, ...]]] = {}
    begins = {place[before]: at for at, step in enumerate(steps) for before in step.after if before in place}
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        targets = [place.get(branch.go) for branch in step.branches] + [place.get(_usual(steps, index))]
        # a step that begins at once after others waits for none of those between
        targets = [at for at in targets if at is None or not steps[at].after or step.id in steps[at].after]
        targets += [begins.get(index)]
        onward = [best[at] for at in targets if at is not None and at > index]
        # a path that ends here may still be longer than none; on a tie the one with more steps is shown
        time, rest = max(onward, key=lambda found: (found[0], len(found[1])), default=(0.0, ()))
        own = step.within.minutes if step.within and not step.every else 0.0
        best[index] = (own + time, (step.id, *rest))
    return best[0][1] if best else ()


PROVIDES = {"flow": flow}
