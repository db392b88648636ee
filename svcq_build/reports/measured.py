"""Measured: the measurements of an indicator and a period → one figure, and how often the target was met."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from svcq_build.figures import Direction, rate_scale, reaches, scale_of, share_scale
from svcq_build.model import CalendarPeriod
from svcq_build.records import Measurement, Records

#: Units in which averages are told, though every single value may be whole; shares and rates beside them.
_NOT_COUNTED = ("分", "分钟", "小时", "天", "个工作日", "points", "minutes", "hours", "days", "working days")


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


class Measured:
    """All measurements that stand, by what they measure."""

    def __init__(self, records: Records) -> None:
        """Args: records: all records."""
        self._rows: dict[str, list[Measurement]] = defaultdict(list)
        for row in records.of(Measurement):
            self._rows[row.indicator].append(row)

    def rows(self, ref: str, period: CalendarPeriod) -> list[Measurement]:
        """The values of an indicator (``indicator:id`` or ``indicator:id#F1``) that lie within a period, in order."""
        inside = (row for row in self._rows.get(ref, ()) if row.period.first in period and row.period.last in period)
        return sorted(inside, key=lambda row: row.period)

    def figure(self, ref: str, indicator: Any, period: CalendarPeriod) -> PeriodFigure | None:
        """What an indicator was in a period; None where nothing was measured.

        Args:
            ref: it, or the figure beside it. indicator: its model: unit, direction, target.
        """
        return figure_of(self.rows(ref, period), indicator.unit.strip(), indicator.direction, indicator.target)


def figure_of(
    rows: Sequence[Measurement], unit: str, direction: Direction, target: float | None
) -> PeriodFigure | None:
    """One figure for all the values of a period; None where there are none.

    Shares of different months weigh by their denominators: their mean would not be the share of the quarter.
    """
    values = [value for row in rows if (value := value_of(row, unit)) is not None]
    if not values:
        return None
    met = None if target is None else sum(reaches(value, float(target), direction) for value in values)
    counted = [row for row in rows if row.numerator is not None and row.denominator]
    if len(values) == 1:
        return PeriodFigure(values[0], "single", 1, met)
    is_ratio = share_scale(unit) is not None or rate_scale(unit) is not None
    if is_ratio and len(counted) == len(rows):
        parts = math.fsum(float(row.numerator or 0) for row in counted)
        wholes = math.fsum(float(row.denominator or 0) for row in counted)
        return PeriodFigure(scale_of(unit) * parts / wholes, "share", len(values), met)
    if not is_ratio and unit not in _NOT_COUNTED and all(value == int(value) for value in values):
        return PeriodFigure(math.fsum(values), "total", len(values), met)
    return PeriodFigure(_mean(values, rows), "mean", len(values), met)


def value_of(row: Measurement, unit: str) -> float | None:
    """The value of one row, in the unit; computed where only numerator and denominator are given."""
    if row.value is not None:
        return float(row.value)
    if row.numerator is None or not row.denominator:
        return None
    return scale_of(unit) * float(row.numerator) / float(row.denominator)


def _mean(values: Sequence[float], rows: Iterable[Measurement]) -> float:
    """The mean, by sample sizes where every value has one."""
    sizes = [float(row.n or 0) for row in rows]
    if all(sizes) and len(sizes) == len(values):
        return math.fsum(value * size for value, size in zip(values, sizes, strict=True)) / math.fsum(sizes)
    return math.fsum(values) / len(values)
