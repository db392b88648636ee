"""Control charts: values in the order in which they were measured → centre, limits, and what no chance explains.

Sources. XmR chart: D. J. Wheeler, *Understanding Variation* (1993); the factors are those of the normal distribution
for ranges of two, 3/d2 and 1 + 3·d3/d2, which books round to 2.66 and 3.268. p and u chart: D. C. Montgomery,
*Introduction to Statistical Quality Control*, chapter 7. Rules for special causes: those of NHS England's *Making data
count* (one point outside, seven on one side of the centre, seven that rise or fall, two of three near one limit).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

ChartKind = Literal["xmr", "p", "u"]
Side = Literal["high", "low"]
Rule = Literal["outside", "run", "trend", "near-limit"]

_D2 = 2 / math.sqrt(math.pi)
_D3 = math.sqrt(2 - 4 / math.pi)
#: From the mean moving range to the natural process limits (2.66), and to the upper limit of the range (3.27).
NATURAL_LIMITS = 3 / _D2
RANGE_LIMIT = 1 + 3 * _D3 / _D2
#: So many points on one side of the centre, or rising, or falling, are no chance.
RUN = 7
#: So many points near a limit, or outside, show that the process moved.
_SEVERAL = 2
#: Beyond two thirds of the way to a limit a point is near it.
_OUTER_THIRD = 2.0
#: Fewer values give no limits; with fewer than the second number limits still move with each value.
FEWEST, SETTLED = 6, 12


@dataclass(frozen=True, slots=True)
class Signal:
    """What no chance explains: the rule that tells, and on which side of the centre (or in which direction)."""

    rule: Rule
    side: Side


@dataclass(frozen=True, slots=True)
class Point:
    """One period on a chart.

    Attributes:
        period: as it was given. value: what was measured, or the proportion.
        centre, lower, upper: the lines at this point; None where there are too few values. A limit that cannot be
            reached (a percentage above 100) stands at the bound.
        moving_range: the distance to the value before; None for the first of a stretch.
        signals: what tells of a special cause here.
        stretch: which stretch of the chart it belongs to; a new one begins where limits are computed anew.
    """

    period: str
    value: float
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    moving_range: float | None = None
    signals: tuple[Signal, ...] = ()
    stretch: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points that share their limits.

    Attributes:
        start, stop: its points are ``points[start:stop]``. centre: their mean; None when there are too few.
        sigma: for one value of an XmR chart; None for charts whose limits depend on the denominator.
        range_centre, range_limit: of the moving range, on an XmR chart.
        held: it is too short for limits of its own, and is judged by those of the stretch before.
        provisional: so short that its limits still move with each value.
    """

    start: int
    stop: int
    centre: float | None
    sigma: float | None = None
    range_centre: float | None = None
    range_limit: float | None = None
    held: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Whether the process moved where limits were computed anew.

    Attributes:
        period: the first one of the new stretch. before, after: the means of both.
        moved: up or down, when the later values are no chance by the limits of the earlier; ``no`` when they could be;
            ``too-early`` when they could be, and are too few to say so.
    """

    period: str
    before: float
    after: float
    moved: Literal["up", "down", "no", "too-early"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart: its points, the stretches that share limits, and whether the process moved between them."""

    kind: ChartKind
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value cannot pass: 0 and 100 for a percentage."""

    least: float | None = None
    most: float | None = None

    def within(self, value: float) -> float:
        """The value, or the bound that it would pass."""
        if self.least is not None and value < self.least:
            return self.least
        return self.most if self.most is not None and value > self.most else value


@dataclass(frozen=True, slots=True)
class _Model:
    """Centre and standard deviation of a process, as a stretch showed it."""

    centre: float
    sigma: Callable[[int], float]  # of the point with this position


def xmr_chart(values: Sequence[tuple[str, float]], *, anew: Sequence[str] = (), bounds: Bounds | None = None) -> Chart:
    """The chart of single values and their moving ranges.

    Args:
        values: period and value, in order. anew: periods from which limits are computed anew.
        bounds: what the values cannot pass.
    """
    numbers = [value for _, value in values]

    def fit(start: int, stop: int) -> tuple[_Model, Stretch]:
        part = numbers[start:stop]
        centre = math.fsum(part) / len(part)
        ranges = [abs(later - earlier) for earlier, later in pairwise(part)]
        mean_range = math.fsum(ranges) / len(ranges) if ranges else 0.0
        sigma = mean_range / _D2
        stretch = Stretch(start, stop, centre, sigma, mean_range, RANGE_LIMIT * mean_range)
        return _Model(centre, lambda _: sigma), stretch

    return _chart("xmr", values, fit, anew, bounds or Bounds())


def p_chart(counts: Sequence[tuple[str, float, float]], *, anew: Sequence[str] = (), scale: float = 1.0) -> Chart:
    """The chart of proportions, each with limits of its own: centre ± 3·√(p̄(1 - p̄)/n).

    Args:
        counts: period, numerator and denominator, in order. anew: periods from which limits are computed anew.
        scale: 100 for percentages.
    Raises:
        ValueError: a denominator is not above 0, or a numerator is negative or above it.
    """
    for period, numerator, denominator in counts:
        if denominator <= 0 or not 0 <= numerator <= denominator:
            raise ValueError(f"{period}: {numerator}/{denominator}")
    return _rate_chart("p", counts, anew, scale, lambda mean, n: math.sqrt(mean * (1 - mean) / n), Bounds(0, scale))


def u_chart(counts: Sequence[tuple[str, float, float]], *, anew: Sequence[str] = (), scale: float = 1.0) -> Chart:
    """The chart of counts per unit, each with limits of its own: centre ± 3·√(ū/n).

    Args:
        counts: period, number of cases and units, in order. anew: periods from which limits are computed anew.
        scale: 1000 for cases per thousand.
    Raises:
        ValueError: a number of units is not above 0, or a number of cases is negative.
    """
    for period, numerator, denominator in counts:
        if denominator <= 0 or numerator < 0:
            raise ValueError(f"{period}: {numerator}/{denominator}")
    return _rate_chart("u", counts, anew, scale, lambda mean, n: math.sqrt(mean / n), Bounds(0))


def _rate_chart(
    kind: ChartKind,
    counts: Sequence[tuple[str, float, float]],
    anew: Sequence[str],
    scale: float,
    deviation: Callable[[float, float], float],
    bounds: Bounds,
) -> Chart:
    def fit(start: int, stop: int) -> tuple[_Model, Stretch]:
        part = counts[start:stop]
        mean = math.fsum(numerator for _, numerator, _ in part) / math.fsum(units for _, _, units in part)
        model = _Model(scale * mean, lambda at: scale * deviation(mean, counts[at][2]))
        return model, Stretch(start, stop, scale * mean)

    values = [(period, scale * numerator / units) for period, numerator, units in counts]
    return _chart(kind, values, fit, anew, bounds)


def _chart(
    kind: ChartKind,
    values: Sequence[tuple[str, float]],
    fit: Callable[[int, int], tuple[_Model, Stretch]],
    anew: Sequence[str],
    bounds: Bounds,
) -> Chart:
    """Put a chart together: stretch by stretch, each with its own limits or, too short for any, those before it."""
    if not values:
        return Chart(kind, (), ())
    periods = [period for period, _ in values]
    starts = sorted({0, *(periods.index(period) for period in anew if period in periods)})
    points: list[Point] = []
    stretches: list[Stretch] = []
    moves: list[Move] = []
    before: _Model | None = None
    for number, (start, stop) in enumerate(pairwise([*starts, len(values)])):
        part = [value for _, value in values[start:stop]]
        own, stretch = fit(start, stop)
        short = len(part) < FEWEST
        model = before if short else own
        if before is not None:
            moves.append(_move(periods[start], part, start, before, own, short))
        if short:
            held = before is not None
            stretch = Stretch(start, stop, before.centre if before else None, held=held, provisional=True)
        else:
            stretch = replace(stretch, provisional=len(part) < SETTLED)
            before = own
        stretches.append(stretch)
        points += _points(values[start:stop], start, number, model, bounds, ranges=kind == "xmr")
    return Chart(kind, tuple(points), tuple(stretches), tuple(moves))


def _points(
    values: Sequence[tuple[str, float]], start: int, number: int, model: _Model | None, bounds: Bounds, *, ranges: bool
) -> list[Point]:
    numbers = [value for _, value in values]
    between = (
        [None, *(abs(later - earlier) for earlier, later in pairwise(numbers))] if ranges else [None] * len(values)
    )
    if model is None:
        return [
            Point(period, value, moving_range=distance, stretch=number)
            for (period, value), distance in zip(values, between, strict=True)
        ]
    found = special_causes(numbers, model.centre, [model.sigma(start + at) for at in range(len(values))])
    made = []
    for at, ((period, value), distance, signals) in enumerate(zip(values, between, found, strict=True)):
        reach = 3 * model.sigma(start + at)
        lower, upper = bounds.within(model.centre - reach), bounds.within(model.centre + reach)
        made.append(Point(period, value, model.centre, lower, upper, distance, signals, number))
    return made


def _move(period: str, part: Sequence[float], start: int, before: _Model, own: _Model, short: bool) -> Move:
    """Judge later values by the limits that held before: one that stands out is no move, a run or several are."""
    sigmas = [before.sigma(start + at) for at in range(len(part))]
    went: Side = "high" if own.centre > before.centre else "low"
    found = special_causes(part, before.centre, sigmas)
    runs = any(Signal("run", went) in signals for signals in found)
    apart = sum(Signal("outside", went) in signals or Signal("near-limit", went) in signals for signals in found)
    if runs or apart >= _SEVERAL:
        return Move(period, before.centre, own.centre, "up" if went == "high" else "down")
    return Move(period, before.centre, own.centre, "too-early" if short else "no")


def special_causes(values: Sequence[float], centre: float, sigmas: Sequence[float]) -> tuple[tuple[Signal, ...], ...]:
    """For each value the rules that tell of a special cause; a value on the centre ends a run.

    Args:
        values: in order. centre: of the process. sigmas: a standard deviation for each value.
    """
    found: list[list[Signal]] = [[] for _ in values]
    for side in ("high", "low"):
        sign = 1 if side == "high" else -1
        offsets = [sign * (value - centre) for value in values]
        _mark(found, Signal("outside", side), [offset > 3 * s for offset, s in zip(offsets, sigmas, strict=True)], 1)
        _mark(found, Signal("run", side), [offset > 0 for offset in offsets], RUN)
        near = [offset > _OUTER_THIRD * s for offset, s in zip(offsets, sigmas, strict=True)]
        for at in range(len(near)):
            window = range(max(0, at - 2), at + 1)
            if sum(near[place] for place in window) >= 2:
                for place in window:
                    if near[place] and Signal("near-limit", side) not in found[place]:
                        found[place].append(Signal("near-limit", side))
        rising = [later > earlier for earlier, later in pairwise(offsets)]
        for first, last in _runs(rising, RUN - 1):
            for at in range(first, last + 2):
                found[at].append(Signal("trend", side))
    return tuple(tuple(signals) for signals in found)


def _mark(found: list[list[Signal]], signal: Signal, holds: Sequence[bool], least: int) -> None:
    for first, last in _runs(holds, least):
        for at in range(first, last + 1):
            found[at].append(signal)


def _runs(holds: Sequence[bool], least: int) -> list[tuple[int, int]]:
    """First and last place of each unbroken run that is at least so long."""
    runs, start = [], None
    for at, held in enumerate([*holds, False]):
        if held and start is None:
            start = at
        elif not held and start is not None:
            if at - start >= least:
                runs.append((start, at - 1))
            start = None
    return runs
