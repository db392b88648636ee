"""Lengths of time as they were agreed: a number and a unit, in both languages."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

#: The words for units of time, in both languages, and the unit that each means.
UNITS: Mapping[str, str] = {
    "second": "second",
    "seconds": "second",
    "秒": "second",
    "秒钟": "second",
    "minute": "minute",
    "minutes": "minute",
    "分钟": "minute",
    "hour": "hour",
    "hours": "hour",
    "小时": "hour",
    "个小时": "hour",
    "working day": "working-day",
    "working days": "working-day",
    "个工作日": "working-day",
    "工作日": "working-day",
    "day": "day",
    "days": "day",
    "天": "day",
    "日": "day",
    "week": "week",
    "weeks": "week",
    "周": "week",
    "month": "month",
    "months": "month",
    "个月": "month",
    "year": "year",
    "years": "year",
    "年": "year",
}
#: Minutes in a unit of time. A working day counts as 8 hours of work, a month as 30 days.
MINUTES: Mapping[str, float] = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "working-day": 480,
    "day": 1440,
    "week": 10080,
    "month": 43200,
    "year": 525600,
}
#: The shortest and the longest month and year, in minutes.
_CALENDAR: Mapping[str, tuple[float, float]] = {"month": (28 * 1440, 31 * 1440), "year": (365 * 1440, 366 * 1440)}
_MONTHS: Mapping[str, int] = {"month": 1, "year": 12}
#: So many days off in a row a time in working days may have to wait, beside its weekends: the longest public holidays.
_HOLIDAYS = 8
#: The words for units as a pattern, the longest first.
UNIT_PATTERN = "|".join(sorted(UNITS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as it was agreed: a number and a unit, never converted behind the reader's back.

    Attributes:
        amount: how many. unit: a key of :data:`MINUTES`.
        parameter: the ``kind:id#part`` of the parameter that it is quoted from; mostly empty.
    """

    amount: float
    unit: str
    parameter: str = field(default="", compare=False, repr=False)

    @property
    def minutes(self) -> float:
        """The length in minutes (working days of 8 hours), for sums."""
        return self.amount * MINUTES[self.unit]

    def compare(self, other: Duration) -> int | None:
        """-1 when this is shorter on the calendar, 1 when it is longer, 0 when they are the same.

        None when it depends on the day: 3 working days take 3 days or, with a weekend or holidays between them, more.
        """
        if self.unit == other.unit:
            mine, others = (self.amount, self.amount), (other.amount, other.amount)
        elif self.unit in _MONTHS and other.unit in _MONTHS:
            mine, others = (
                (time.amount * _MONTHS[time.unit], time.amount * _MONTHS[time.unit]) for time in (self, other)
            )
        else:
            mine, others = self._span, other._span
        if mine == others:
            return 0 if mine[0] == mine[1] else None
        return -1 if mine[1] <= others[0] else 1 if mine[0] >= others[1] else None

    @property
    def _span(self) -> tuple[float, float]:
        """The least and the most minutes that it takes on the calendar."""
        if self.unit == "working-day":
            weekends = 2 * math.ceil(self.amount / 5)
            return self.amount * 1440, (self.amount + weekends + _HOLIDAYS) * 1440
        least, most = _CALENDAR.get(self.unit, (MINUTES[self.unit], MINUTES[self.unit]))
        return self.amount * least, self.amount * most

    def __str__(self) -> str:
        amount = f"{self.amount:g}"
        unit = self.unit.replace("-", " ")
        return f"{amount} {unit}" + ("" if self.amount == 1 else "s")

    def after(self, day: dt.date) -> dt.date:
        """The day that lies this length of time after ``day`` (calendar months and years).

        What lies beyond the calendar counts as its last day.
        """
        try:
            if self.unit in ("month", "year"):
                months = day.month - 1 + int(self.amount * (12 if self.unit == "year" else 1))
                year, month = day.year + months // 12, months % 12 + 1
                last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
                return dt.date(year, month, min(day.day, last))
            days = self.amount if self.unit == "working-day" else self.minutes / MINUTES["day"]
            return day + dt.timedelta(days=days)
        except (OverflowError, ValueError):
            return dt.date.max


def parse_duration(text: str) -> Duration:
    """Parse ``30 minutes``, ``2 个工作日``, ``6 months``. Raises ValueError on anything else."""
    found = re.fullmatch(rf"([0-9]+(?:\.[0-9]+)?) ?({UNIT_PATTERN})", text)
    if not found or math.isinf(float(found[1])):  # hundreds of digits are no number that a computer has
        raise ValueError(text)
    return Duration(float(found[1]), UNITS[found[2]])
