"""Dates, numbers and lengths of time as readers of each language write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from svcq_build.model import Duration, format_duration
from svcq_build.render.interface import IN_ENGLISH
from svcq_build.words import in_script, is_chinese, is_spoken, locale_of

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


#: The words that this says in languages that svcq does not speak.
SENTENCES = (*(en for _, en in _ONCE_A.values()), "every {length}")


def month_named(month: int, language: str) -> str:
    """What month 1 to 12 is called."""
    if is_chinese(language):
        return f"{month} 月"
    return (
        MONTH_NAMES[month - 1] if is_spoken(language) else str(locale_of(language).months["stand-alone"]["wide"][month])
    )


def format_date(day: dt.date | None, language: str) -> str:
    """``2026年3月1日`` or ``1 March 2026``; nothing for no day."""
    if day is None:
        return ""
    if is_chinese(language):
        return f"{day.year}年{day.month}月{day.day}日"
    if not is_spoken(language):
        from babel.dates import format_date as in_words

        return str(in_words(day, "long", locale=locale_of(language)))
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_interval(duration: Duration | None, language: str, word: Callable[..., str] = IN_ENGLISH) -> str:
    """How often something comes that comes once in a length of time: ``每周`` or ``weekly``, ``every 6 months``.

    Args:
        duration: it. language: the readers'. word: says it in that language, from English.
    """
    if duration is None:
        return ""
    if duration.amount == 1:
        zh, en = _ONCE_A[duration.unit]
        return in_script(zh, language) if is_chinese(language) else word(en)
    told = format_duration(duration, language, word)
    return f"每 {told}" if is_chinese(language) else word("every {length}").replace("{length}", told)
