"""Rhythms in plain words: ``每个工作日 08:50，10 分钟``, ``Every working day at 08:50, 10 minutes``."""

from __future__ import annotations

import re
from collections.abc import Callable

from svcq_build.model import DAY_PATTERN, NamedDay, Rhythm, day_named, format_duration, months
from svcq_build.render.formats import MONTH_NAMES, month_named
from svcq_build.render.interface import IN_ENGLISH
from svcq_build.words import in_script, is_chinese, is_spoken, locale_of

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NTH = {
    1: ("第一个", "first"),
    2: ("第二个", "second"),
    3: ("第三个", "third"),
    4: ("第四个", "fourth"),
    -1: ("最后一个", "last"),
}
_EVERY_EN = {"month": "Every month", "quarter": "Every quarter", "half-year": "Every half-year", "year": "Every year"}
_MOVED_EN = " (Monday after, if a weekend)"
_EVERY_ZH = {"month": "每月", "quarter": "每季度", "half-year": "每半年", "year": "每年"}

#: The words that this says in languages that svcq does not speak.
SENTENCES = (
    *("Every day", "Every working day", "Every week", "Every other week", *_EVERY_EN.values(), "{period}: {day}"),
    *("{days} at {time}, {length}", "working day", "last {day}", "{day} no. {n}", "last day", "day {n}", _MOVED_EN),
)


def format_rhythm(rhythm: Rhythm, language: str, word: Callable[..., str] = IN_ENGLISH) -> str:
    """When something is held and for how long, in one phrase. What a faulty rhythm lacks is left out.

    Args:
        rhythm: it. language: the readers'. word: says it in that language, from English.
    """
    day = day_named(rhythm.on) if rhythm.on else NamedDay()
    lasts = format_duration(rhythm.lasts, language, word)
    if is_chinese(language):
        return in_script(f"{_days_zh(rhythm, day)} {rhythm.at}，{lasts}".replace("） ", "）"), language)
    days = _days_en(rhythm, day) if is_spoken(language) else _days_in(rhythm, day, language, word)
    return word("{days} at {time}, {length}", days=days, time=rhythm.at, length=lasts)


def format_day(on: str, language: str, word: Callable[..., str] = IN_ENGLISH) -> str:
    """The day that ``on`` names: ``周五``, ``第二个周四``, ``Second Thursday``. What names no day stays as it is."""
    if not re.match(DAY_PATTERN, on):
        return on
    day = day_named(on)
    if is_chinese(language):
        if day.day:
            told = "最后一天" if day.day == -1 else f"{day.day} 日" + ("（遇周末顺延）" if day.moved else "")
        else:
            told = (_NTH[day.nth][0] if day.nth else "") + _weekday_zh(day)
        return in_script(told, language)
    if not is_spoken(language):
        return _date_in(day, word) if day.day else _day_in(day, language, word)
    if day.day:
        date = "Last day" if day.day == -1 else f"The {_ordinal(day.day)}"
        return date + (_MOVED_EN if day.moved else "")
    nth = f"{_NTH[day.nth][1].capitalize()} " if day.nth else ""
    return nth + ("working day" if day.workday else _weekday_en(day))


def _days_in(rhythm: Rhythm, day: NamedDay, language: str, word: Callable[..., str]) -> str:
    """The days in a language that svcq does not speak, by the names of its days and months."""
    if rhythm.every in ("day", "workday"):
        return word("Every day" if rhythm.every == "day" else "Every working day")
    if rhythm.every in ("week", "2 weeks"):
        told = word("Every week" if rhythm.every == "week" else "Every other week")
        return (
            word("{period}: {day}", period=told, day=_day_in(day, language, word)) if day.weekday is not None else told
        )
    told = word(_EVERY_EN[rhythm.every])
    if rhythm.month and rhythm.every != "month":
        told = f"{told} ({', '.join(month_named(month, language) for month in months(rhythm))})"
    if day.day or day.nth:
        held = _date_in(day, word) if day.day else _day_in(day, language, word)
        return word("{period}: {day}", period=told, day=held)
    return told


def _day_in(day: NamedDay, language: str, word: Callable[..., str]) -> str:
    if day.workday:
        named = word("working day")
    else:
        named = "" if day.weekday is None else str(locale_of(language).days["stand-alone"]["wide"][day.weekday])
    if not day.nth:
        return named
    return word("last {day}", day=named) if day.nth == -1 else word("{day} no. {n}", day=named, n=day.nth)


def _date_in(day: NamedDay, word: Callable[..., str]) -> str:
    told = word("last day") if day.day == -1 else word("day {n}", n=day.day)
    return told + (word(_MOVED_EN) if day.moved else "")


def _weekday_zh(day: NamedDay) -> str:
    return "工作日" if day.workday else "" if day.weekday is None else f"周{'一二三四五六日'[day.weekday]}"


def _weekday_en(day: NamedDay) -> str:
    return "" if day.weekday is None else _DAYS[day.weekday]


def _days_zh(rhythm: Rhythm, day: NamedDay) -> str:
    weekday = _weekday_zh(day)
    if rhythm.every in ("day", "workday"):
        return "每天" if rhythm.every == "day" else "每个工作日"
    if rhythm.every in ("week", "2 weeks"):
        return f"每{weekday or '周'}" if rhythm.every == "week" else f"每两周的{weekday}"
    told = _EVERY_ZH[rhythm.every]
    if rhythm.every == "year" and rhythm.month:
        told += f" {rhythm.month} 月"
    elif rhythm.every != "month" and rhythm.month:
        told += f"（{'、'.join(map(str, months(rhythm)))} 月）"
    if day.day:
        date = "最后一天" if day.day == -1 else f" {day.day} 日" + ("（遇周末顺延）" if day.moved else "")
        return told + (date.lstrip() if told.endswith("）") else date)
    return told + (_NTH[day.nth][0] if day.nth else "") + weekday


def _days_en(rhythm: Rhythm, day: NamedDay) -> str:
    weekday = _weekday_en(day)
    if rhythm.every in ("day", "workday"):
        return "Every day" if rhythm.every == "day" else "Every working day"
    if rhythm.every in ("week", "2 weeks"):
        return f"Every {weekday or 'week'}" if rhythm.every == "week" else f"Every other {weekday or 'week'}"
    held = "every month" if rhythm.every == "month" or not rhythm.month else _list_en(months(rhythm))
    moved = _MOVED_EN if day.moved else ""
    if day.day:
        return f"The {'last day' if day.day == -1 else _ordinal(day.day)} of {held}{moved}"
    if not day.nth:
        return _EVERY_EN[rhythm.every]
    return f"The {_NTH[day.nth][1]} {'working day' if day.workday else weekday} of {held}"


def _list_en(numbers: tuple[int, ...]) -> str:
    *others, last = (MONTH_NAMES[number - 1] for number in numbers)
    return f"{', '.join(others)} and {last}" if others else last


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
