"""Working days in China: holidays, make-up days, and years of which nothing is known."""

from __future__ import annotations

import datetime as dt

import pytest

from svcq_build.figures import UnknownYear, due_day, is_working_day, known_years, working_days_between


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-02-14", True),  # a Saturday, worked for the Spring Festival
        ("2026-02-17", False),  # a Tuesday, Spring Festival
        ("2026-02-28", True),
        ("2025-01-26", True),
        ("2026-03-07", False),  # an ordinary Saturday
        ("2026-03-09", True),
    ],
)
def test_holidays_and_the_days_worked_in_their_stead(day: str, worked: bool) -> None:
    assert is_working_day(dt.date.fromisoformat(day)) is worked


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-03-06", "2026-03-06", 0),
        ("2026-03-06", "2026-03-09", 1),  # Friday to Monday
        ("2026-02-13", "2026-02-24", 2),  # the Saturday before the festival, and the day after it
        ("2026-03-09", "2026-03-06", -1),
    ],
)
def test_between(start: str, end: str, days: int) -> None:
    assert working_days_between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == days


def test_a_time_limit_goes_past_the_festival() -> None:
    assert due_day(dt.date(2026, 2, 13), 2) == dt.date(2026, 2, 24)
    assert due_day(dt.date(2026, 2, 15), 0) == dt.date(2026, 2, 15)


def test_a_year_that_is_not_known_is_refused_with_a_sentence() -> None:
    _, last = known_years()
    with pytest.raises(UnknownYear) as refused:
        due_day(dt.date(last, 12, 30), 5)
    assert str(last + 1) in str(refused.value.message)
    with pytest.raises(UnknownYear):
        working_days_between(dt.date(2003, 12, 30), dt.date(2004, 1, 5))
