"""Working days in China: public holidays, and the days worked in their stead, as the State Council announces them.

The announcement for a year comes in the autumn before it. What is not announced is refused, never guessed.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from chinese_calendar import holidays, workdays

from svcq_build.words import Message, say

_ONE_DAY = dt.timedelta(days=1)


class UnknownYear(ValueError):
    """A year whose working days nobody has announced, or the calendar does not hold; ``message`` says so."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        first, last = known_years()
        self.year = year
        self.message: Message = say(
            "The working days of {year} are not known: the calendar holds those from {first} to {last}.",
            year=year,
            first=first,
            last=last,
        )


@cache
def known_years() -> tuple[int, int]:
    """The first and the last year whose working days are known."""
    return min(holidays).year, max(holidays).year


@cache
def is_working_day(day: dt.date) -> bool:
    """Whether people work on a day. Raises UnknownYear when its year is not known."""
    first, last = known_years()
    if not first <= day.year <= last:
        raise UnknownYear(day.year)
    return day in workdays or (day.weekday() < 5 and day not in holidays)


def working_days_between(start: dt.date, end: dt.date) -> int:
    """How many working days lie after ``start``, up to and with ``end``: 0 on the same day, 1 from Friday to Monday.

    Raises:
        UnknownYear: a day between them lies in a year that is not known.
    """
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + dt.timedelta(days=number)) for number in range(1, (end - start).days + 1))


def due_day(start: dt.date, working_days: int) -> dt.date:
    """The day that is so many working days after ``start``; with 0 it is ``start`` itself.

    Raises:
        UnknownYear: it lies in a year that is not known.
    """
    day, left = start, working_days
    while left > 0:
        day += _ONE_DAY
        left -= is_working_day(day)
    return day
