"""Dates, numbers and lengths of time as readers of each language write them."""

from __future__ import annotations

import datetime as dt

from svcq_build.model import Duration, format_duration

#: How often, where it is once in a unit.
_ONCE_A = {
    "second": ("每秒", "every second"),
    "minute": ("每分钟", "every minute"),
    "hour": ("每小时", "hourly"),
    "working-day": ("每个工作日", "every working day"),
    "day": ("每天", "daily"),
    "week": ("每周", "weekly"),
    "month": ("每月", "monthly"),
    "year": ("每年", "yearly"),
}
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def format_date(day: dt.date | None, language: str) -> str:
    """``2026年3月1日`` or ``1 March 2026``; nothing for no day."""
    if day is None:
        return ""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_interval(duration: Duration | None, language: str) -> str:
    """How often something comes that comes once in a length of time: ``每周`` or ``weekly``, ``every 6 months``."""
    if duration is None:
        return ""
    if duration.amount == 1:
        return _ONCE_A[duration.unit][0 if language == "zh" else 1]
    return f"{'每' if language == 'zh' else 'every'} {format_duration(duration, language)}"
