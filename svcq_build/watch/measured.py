"""Measured: the rows of tables of measurements → values in an indicator's unit, and one figure for a whole period."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from svcq_build.figures import Direction, rate_scale, reaches, scale_of, share_scale
from svcq_build.model import CalendarPeriod
from svcq_build.records import Measurement

#: Units in which averages are told, though every single value may be whole; shares and rates beside them.
_NOT_COUNTED = ("分", "分钟", "小时", "天", "个工作日", "points", "minutes", "hours", "days", "working days")


@dataclass(frozen=True, slots=True)
class Measured:
    """One value: its period, the value in the indicator's unit, and what it rests on, where that is known."""

    period: CalendarPeriod
    value: float
    numerator: float | None = None
    denominator: float | None = None
    sample: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """What an indicator was in a period.

    Attributes:
        value: in the indicator's unit. how: the share of all numerators in all denominators, the mean of the values,
            the total of things counted one by one, or the one value that there is.
        values: how many values it is of. met: how many of these reached the target; None where there is none.
    """

    value: float
    how: Literal["share", "mean", "total", "single"]
    values: int
    met: int | None


def by_figure(rows: Iterable[Measurement]) -> Mapping[str, list[Measurement]]:
    """The rows of each thing measured, ``indicator:id`` or ``indicator:id#F1``."""
    found: dict[str, list[Measurement]] = defaultdict(list)
    for row in rows:
        found[row.indicator].append(row)
    return found


def of_one_length(rows: Sequence[Measurement]) -> list[Measurement]:
    """The rows of the length of period that most have: months and their quarter say the same thing twice."""
    lengths = Counter(row.period.unit for row in rows)
    usual = max(lengths, key=lambda length: (lengths[length], length), default=None)
    return [row for row in rows if row.period.unit == usual]


def values_of(rows: Iterable[Measurement], unit: str) -> list[Measured]:
    """The values of rows, in order; a row with neither a value nor what makes one is left out."""
    values = [value for row in rows if (value := _value(row, unit)) is not None]
    return sorted(values, key=lambda value: value.period)


def _value(row: Measurement, unit: str) -> Measured | None:
    top, bottom = row.numerator, row.denominator
    if row.value is not None:
        value = float(row.value)
    elif top is not None and bottom:
        value = scale_of(unit) * float(top) / float(bottom)
    else:
        return None
    return Measured(row.period, value, top, bottom, row.n, row.note)


def figure_in(period: CalendarPeriod, rows: Iterable[Measurement], indicator: Any) -> PeriodFigure | None:
    """What an indicator was in a period; None where nothing was measured.

    Shares of different months weigh by their denominators: their mean would not be the share of the quarter.

    Args:
        period: it. rows: of the indicator, or of one figure beside it. indicator: that: unit, direction, target.
    """
    unit, direction, target = indicator.unit.strip(), indicator.direction, indicator.target
    inside = of_one_length([row for row in rows if row.period.first in period and row.period.last in period])
    values = values_of(inside, unit)
    if not values:
        return None
    value, how = _together(values, unit, is_whole=len(values) == len(inside))
    return PeriodFigure(value, how, len(values), _met(values, target, direction))


def _met(values: Sequence[Measured], target: float | None, direction: Direction) -> int | None:
    return None if target is None else sum(reaches(one.value, float(target), direction) for one in values)


def _together(
    values: Sequence[Measured], unit: str, *, is_whole: bool
) -> tuple[float, Literal["share", "mean", "total", "single"]]:
    """One value for all, and how it was made; ``is_whole``: no row was without a value."""
    if len(values) == 1:
        return values[0].value, "single"
    is_ratio = share_scale(unit) is not None or rate_scale(unit) is not None
    if is_ratio and is_whole and all(one.numerator is not None and one.denominator for one in values):
        parts = math.fsum(one.numerator or 0 for one in values)
        return scale_of(unit) * parts / math.fsum(one.denominator or 0 for one in values), "share"
    if not is_ratio and unit not in _NOT_COUNTED and all(one.value == int(one.value) for one in values):
        return math.fsum(one.value for one in values), "total"
    sizes = [one.sample or 0.0 for one in values]
    if is_whole and all(sizes):
        weighed = math.fsum(one.value * size for one, size in zip(values, sizes, strict=True))
        return weighed / math.fsum(sizes), "mean"
    return math.fsum(one.value for one in values) / len(values), "mean"
