"""Periods and moments as people and spreadsheets write them."""

from __future__ import annotations

import datetime as dt
import re

from svcq_build.mends import day_readings
from svcq_build.mends.readings import Reading, plain_text
from svcq_build.model import CalendarPeriod, PeriodUnit, parse_period, period_around
from svcq_build.words import number_in_words

_MONTHS = {name: number for number, name in enumerate(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}  # fmt: skip
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2}(?=年))"
_COUNTED = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
#: Each form with the length of what it names; of those without a year, one has to be known.
_FORMS: tuple[tuple[PeriodUnit, re.Pattern[str]], ...] = (
    ("quarter", re.compile(rf"(?:{_YEAR} ?[-/.年_]? ?)?(?:度 ?)?(?:第 ?)?(?P<number>[1-4一二三四]) ?(?:个)?季度?")),
    ("quarter", re.compile(rf"(?:{_YEAR} ?[-/.年_]? ?)?[Qq] ?(?P<number>[1-4])")),
    ("quarter", re.compile(r"[Qq] ?(?P<number>[1-4])[ ,/'-]*(?P<year>[0-9]{4})")),
    ("half-year", re.compile(rf"(?:{_YEAR} ?[-/.年_]? ?)?(?:度 ?)?(?P<number>[上下]) ?半年度?")),
    ("half-year", re.compile(rf"(?:{_YEAR} ?[-/.年_]? ?)?[Hh] ?(?P<number>[12])")),
    ("half-year", re.compile(r"[Hh] ?(?P<number>[12])[ ,/'-]*(?P<year>[0-9]{4})")),
    ("week", re.compile(rf"(?:{_YEAR} ?[-/.年_]? ?)?(?:度 ?)?第 ?(?P<number>{_COUNTED}) ?(?:个)?周")),
    ("week", re.compile(rf"{_YEAR} ?[-/年_]? ?[Ww] ?(?P<number>[0-9]{{1,2}})")),
    ("month", re.compile(rf"(?:{_YEAR} ?[-/.年_]? ?)?(?:度 ?)?(?P<number>{_COUNTED}) ?月 ?(?:份|度)?")),
    ("month", re.compile(r"(?P<year>[0-9]{4}) ?[-/.年_] ?(?P<number>[0-9]{1,2})")),
    ("month", re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<number>0[1-9]|1[0-2])")),
    ("month", re.compile(r"(?P<number>[0-9]{1,2}) ?[-/.] ?(?P<year>[0-9]{4})")),
    ("month", re.compile(r"(?P<word>[A-Za-z]{3,9})\.?[ ,/'-]*(?P<year>[0-9]{4}|[0-9]{2})?")),
    ("month", re.compile(r"(?P<year>[0-9]{4})[ ,/-]*(?P<word>[A-Za-z]{3,9})\.?")),
    ("year", re.compile(rf"{_YEAR} ?(?:年 ?度?|年 ?全年)?")),
)
#: The first half of a year, and the second.
_HALVES = ("上", "下")
#: What may stand between the first and the last day.
_UNTIL = re.compile(" ?(?:-|~|至|到|—|–) ?")
_YEAR_IN_WORDS = re.compile("[〇零一二三四五六七八九]{4}(?=年)")


def period(value: object, year: int | None = None) -> Reading | None:
    """A period as records write it, from other notations; None where none can be told.

    Args:
        value: what is written; a spreadsheet's day is a day. year: the one that is meant where none is written.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return Reading(value.isoformat())
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, float):
        if value != int(value):
            return None  # 2026.1 may be January, or October without its zero
        value = int(value)
    text = _YEAR_IN_WORDS.sub(lambda found: "".join(map(_digit, found[0])), str(value))
    text = re.sub(r"[.．。]?[(（][^()（）]*[)）]$", "", plain_text(text)).strip()
    try:
        return Reading(str(parse_period(text)))
    except ValueError:
        pass
    for unit, form in _FORMS:
        found = form.fullmatch(text)
        said = _period(unit, found.groupdict(), year) if found is not None else None
        if said is not None:
            return said
    day = day_readings.date(text)
    if day is not None:
        return Reading(day.written, day.certain)
    return _between(text, year)


def end_of(text: str) -> dt.date | None:
    """The last day of a month, quarter, half-year or year that stands without a day (``2027年6月底``, ``2027Q2``)."""
    bare = re.sub(" ?(?:底|末|终|底前|末前|底之前|内|前)$", "", plain_text(text))
    said = period(bare)
    if said is None:
        return None
    meant = parse_period(said.written)
    return meant.last if meant.unit in ("month", "quarter", "half-year", "year") else None


def _period(unit: PeriodUnit, said: dict[str, str | None], known: int | None) -> Reading | None:
    named = said.get("year")
    year = known if named is None else int(named) + (2000 if len(named) == 2 else 0)
    word = said.get("word")
    if word is not None and word.lower()[:3] not in _MONTHS:
        return None
    if year is None or not 1900 <= year <= 2999:
        return None
    number = _MONTHS[word.lower()[:3]] if word else _counted(said.get("number") or "0")
    written = {"quarter": f"{year}-Q{number}", "half-year": f"{year}-H{number}", "week": f"{year}-W{number:02}",
               "month": f"{year}-{number:02}"}  # fmt: skip
    try:
        return Reading(str(parse_period(written.get(unit, str(year)))), certain=named is not None)
    except ValueError:
        return None


def _digit(character: str) -> str:
    return str("零一二三四五六七八九".index(character.replace("〇", "零")))


def _counted(text: str) -> int:
    if text in _HALVES:
        return _HALVES.index(text) + 1
    return int(text) if text.isdigit() else int(number_in_words(text) or 0)


def _between(text: str, year: int | None) -> Reading | None:
    """The period that two days are the first and the last of (``2026年3月1日至3月31日``)."""
    for mark in _UNTIL.finditer(text):
        first = day_readings.date(text[: mark.start()])
        if first is None:
            continue
        begin, rest = dt.date.fromisoformat(first.written), text[mark.end() :]
        last = day_readings.date(rest) or day_readings.date(f"{begin.year}-{_joined(rest)}")
        if last is not None:
            return _whole(begin, dt.date.fromisoformat(last.written))
    return None


def _whole(begin: dt.date, end: dt.date) -> Reading | None:
    """The period that begins on one day and ends on another."""
    units: tuple[PeriodUnit, ...] = ("week", "month", "quarter", "half-year", "year")
    for around in (period_around(begin, unit) for unit in units):
        if (around.first, around.last) == (begin, end):
            return Reading(str(around))
    return None


def _joined(text: str) -> str:
    return re.sub("[月/.]", "-", text.rstrip("日号"))


def widened(written: str, unit: PeriodUnit) -> CalendarPeriod:
    """The period of a length that a day stands for, where it is its first or its last; else the period as it is."""
    said = parse_period(written)
    if said.unit != "day" or unit == "day":
        return said
    around = period_around(said.first, unit)
    return around if said.first in (around.first, around.last) else said


def moment(value: object, offset: str = "+08:00") -> Reading | None:
    """A moment as records write it (``2026-11-28T08:31+08:00``), from other notations; the offset is a guess."""
    if not isinstance(value, str):
        return None
    found = re.fullmatch(
        r"(?P<day>.*?[0-9日号])[T ]{0,3}(?P<hour>[0-9]{1,2}) ?[:点时] ?(?P<minute>[0-9]{1,2})? ?分?"
        r"(?::?[0-9]{2}(?:\.[0-9]+)?秒?)?"
        r" ?(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?",
        plain_text(value),
    )
    day = day_readings.date(found["day"]) if found is not None else None
    if day is None or found is None or int(found["hour"]) > 23 or int(found["minute"] or 0) > 59:
        return None
    said = found["offset"]
    zone = offset if said is None else said if said == "Z" or ":" in said else f"{said[:3]}:{said[3:]}"
    return Reading(f"{day.written}T{int(found['hour']):02}:{int(found['minute'] or 0):02}{zone}", said is not None)
