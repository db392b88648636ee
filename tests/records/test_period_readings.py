"""Periods and moments as Excel, WPS and people write them."""

import datetime as dt

import pytest

from svcq_build.mends import period
from svcq_build.mends.period_readings import moment, widened


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03", "2026-03"), ("2026年3月", "2026-03"), ("2026年03月份", "2026-03"), ("2026/3", "2026-03"),
        ("2026.03", "2026-03"), ("２０２６年３月", "2026-03"), ("26年3月", "2026-03"), ("2026年三月", "2026-03"),
        ("二〇二六年三月", "2026-03"), ("202603", "2026-03"), (202603, "2026-03"), ("Mar 2026", "2026-03"),
        ("March 2026", "2026-03"), ("Mar-26", "2026-03"), ("3月", "2025-03"), ("3/2026", "2026-03"),
        ("十二月", "2025-12"),
        ("2026年第一季度", "2026-Q1"), ("2026年1季度", "2026-Q1"), ("2026Q1", "2026-Q1"), ("Q1 2026", "2026-Q1"),
        ("一季度", "2025-Q1"), ("2026年度第二季度", "2026-Q2"), ("2026年", "2026"), ("2026年度", "2026"),
        (2026, "2026"),
        (2026.0, "2026"), ("2026年第7周", "2026-W07"), ("2026W7", "2026-W07"), ("第十二周", "2025-W12"),
        ("2026年上半年", "2026-H1"), ("2026下半年", "2026-H2"), ("上半年", "2025-H1"), ("H2 2026", "2026-H2"),
        ("2026H1", "2026-H1"), ("2026-07-01~2026-12-31", "2026-H2"),
        ("2026年3月5日", "2026-03-05"), ("2026/3/5", "2026-03-05"), ("20260305", "2026-03-05"),
        (dt.datetime(2026, 3, 5, 0, 0), "2026-03-05"), ("2026年3月1日至3月31日", "2026-03"),
        ("2026-01-01~2026-03-31", "2026-Q1"), ("2026年3月（春季）", "2026-03"),
    ],
)  # fmt: skip
def test_a_period_is_read(written, meant):
    found = period(written, 2025)
    assert found is not None
    assert found.written == meant


@pytest.mark.parametrize("written", ["", "合计", 2026.1, "2026年13月", "3月1日至3月20日", "12.5", True, "本月", "W60"])
def test_what_is_no_period_is_not_guessed(written):
    assert period(written, 2025) is None


def test_a_month_without_a_year_needs_one():
    assert period("3月") is None
    assert not period("3月", 2026).certain


def test_the_first_or_last_day_stands_for_the_period_that_is_measured():
    assert str(widened("2026-03-01", "month")) == "2026-03"
    assert str(widened("2026-03-31", "quarter")) == "2026-Q1"
    assert str(widened("2026-03-05", "month")) == "2026-03-05"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-28 08:31", "2026-11-28T08:31+08:00"), ("2026/11/28 8:31:05", "2026-11-28T08:31+08:00"),
        ("2026年11月28日8点31分", "2026-11-28T08:31+08:00"), ("2026-11-28T08:31:00+0800", "2026-11-28T08:31+08:00"),
    ],
)  # fmt: skip
def test_a_moment_is_read(written, meant):
    assert moment(written).written == meant
