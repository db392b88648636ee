"""Periods: the day, week, month, quarter, half-year or year that a figure is of, as records write it (2026-Q1)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from svcq_build.model.days import FIRST_YEAR, LAST_YEAR
from svcq_build.model.fields import Parsed

PeriodUnit = Literal["day", "week", "month", "quarter", "half-year", "year"]
#: What a period may look like.
PERIOD_PATTERN = r"[0-9]{4}(?:-(?:Q[1-4]|H[12]|W[0-9]{2}|[0-9]{2}(?:-[0-9]{2})?))?"
_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>[0-9]{2})"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class CalendarPeriod:
    """A stretch of the calendar. Periods are in the order of their first days.

    Attributes:
        first, last: its days. unit: how long it is.
    """

    first: dt.date
    last: dt.date
    unit: PeriodUnit

    def __str__(self) -> str:
        year, month = self.first.year, self.first.month
        if self.unit == "day":
            return self.first.isoformat()
        if self.unit == "week":
            week = self.first.isocalendar()
            return f"{week.year}-W{week.week:02}"
        if self.unit == "month":
            return f"{year}-{month:02}"
        if self.unit == "half-year":
            return f"{year}-H{(month + 5) // 6}"
        return f"{year}-Q{(month + 2) // 3}" if self.unit == "quarter" else str(year)

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @property
    def year(self) -> int:
        """The year that it is called by."""
        return int(str(self)[:4])

    @property
    def next(self) -> CalendarPeriod:
        """The period of the same length that begins when this one is over."""
        return period_around(self.last + dt.timedelta(days=1), self.unit)

    @property
    def before(self) -> CalendarPeriod:
        """The period of the same length that ends when this one begins."""
        return period_around(self.first - dt.timedelta(days=1), self.unit)


def period_around(day: dt.date, unit: PeriodUnit) -> CalendarPeriod:
    """The period of a length that a day lies in."""
    if unit == "day":
        return CalendarPeriod(day, day, unit)
    if unit == "week":
        first = day - dt.timedelta(days=day.weekday())
        return CalendarPeriod(first, first + dt.timedelta(days=6), unit)
    if unit == "month":
        return _months(day.year, day.month, day.month, unit)
    if unit in ("quarter", "half-year"):
        length = 3 if unit == "quarter" else 6
        month = (day.month - 1) // length * length + 1
        return _months(day.year, month, month + length - 1, unit)
    return _months(day.year, 1, 12, unit)


def _months(year: int, first: int, last: int, unit: PeriodUnit) -> CalendarPeriod:
    return CalendarPeriod(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), unit)


def parse_period(text: str) -> CalendarPeriod:
    """Parse ``2026``, ``2026-H1``, ``2026-Q1``, ``2026-03``, ``2026-W07`` or ``2026-03-05``; else ValueError."""
    found = _FORM.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise ValueError(text)
    year = int(found["year"])
    if found["quarter"]:
        month = int(found["quarter"]) * 3
        return _months(year, month - 2, month, "quarter")
    if found["half"]:
        month = int(found["half"]) * 6
        return _months(year, month - 5, month, "half-year")
    if found["week"]:
        return period_around(dt.date.fromisocalendar(year, int(found["week"]), 1), "week")
    if found["day"]:
        return period_around(dt.date(year, int(found["month"]), int(found["day"])), "day")
    if found["month"]:
        return period_around(dt.date(year, int(found["month"]), 1), "month")
    return _months(year, 1, 12, "year")


#: The period that something is of, written as :func:`parse_period` reads it.
Period = Annotated[CalendarPeriod, Parsed(rf"^{PERIOD_PATTERN}$", "period_form", parse_period)]
