"""Days as people write them: dates, times of day, names of days, and how often."""

from __future__ import annotations

import datetime as dt
import re

from svcq_build.mends.readings import Reading, plain_text
from svcq_build.words import number_in_words

#: The day that spreadsheets number 0.
_FIRST_IN_SPREADSHEETS = dt.date(1899, 12, 30)
#: The year before the first of the Republic of China, by which Taiwan counts.
_BEFORE_REPUBLIC = 1911
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def first_day_of(text: str) -> str | None:
    """The first day of a month that is written without a day (``2026年3月``)."""
    found = re.fullmatch(r"([0-9]{4}) ?[-/.年] ?([0-9]{1,2}) ?月?(?:份|起)?", plain_text(text))
    day = _day(int(found[1]), int(found[2]), 1) if found else None
    return day.written if day is not None else None


def date(value: object) -> Reading | None:
    """A day as ``2026-03-01``, from other notations; of 1-3-2026 nobody knows which is the month."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = plain_text(str(value))
    text = re.sub(r"[T ][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?:Z|[+-][0-9:]+)?$", "", text)
    text = re.sub(r" ?\(?(?:周|星期)[一二三四五六日天]\)?$", "", text)
    since = re.sub(r" ?(?:起|前|后|之前|之后|以前|以后|止|起施行|起实施|起执行|起生效)$", "", text)
    if since != text:
        inner = date(since)
        return Reading(inner.written, certain=False) if inner else None
    found = re.fullmatch(r"([0-9]{4}) ?[-/.年_–—] ?([0-9]{1,2}) ?[-/.月_–—] ?([0-9]{1,2}) ?[日号]?", text)
    if not found:
        found = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if found:
        year, month, day = (int(found[place]) for place in (1, 2, 3))
        return _day(year, month, day) or (_day(year, day, month, certain=False) if day <= 12 else None)
    if re.fullmatch("[0-9]{5}", text):
        return _of_spreadsheet(int(text))
    if isinstance(value, int):
        return None
    found = re.fullmatch(r"民[国國] ?([0-9]{1,3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]", text)
    if found:
        return _day(_BEFORE_REPUBLIC + int(found[1]), int(found[2]), int(found[3]))
    found = re.fullmatch(
        r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]", text
    )
    if found:
        year = int("".join(str("零一二三四五六七八九".index(character.replace("〇", "零"))) for character in found[1]))
        counted = [number_in_words(found[place]) for place in (2, 3)]
        return _day(year, int(counted[0] or 0), int(counted[1] or 0))
    found = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})", text)
    if found and found[2][:3].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1]))
    found = re.fullmatch(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", text)
    if found and found[1][:3].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS.index(found[1][:3].lower()) + 1, int(found[2]))
    found = re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", text)
    if found:
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        if one == two or one > 12 or two > 12:
            return _day(year, min(one, two), max(one, two)) if max(one, two) > 12 or one == two else None
        return _day(year, two, one, certain=False)
    found = re.fullmatch(r"([0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", text)
    return _day(2000 + int(found[1]), int(found[2]), int(found[3]), certain=False) if found else None


def without_year(text: str) -> str | None:
    """A month and a day as ``12-10``, where no year is written."""
    found = re.fullmatch(r"([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?[日号]?", plain_text(text))
    day = _day(2028, int(found[1]), int(found[2])) if found else None  # a leap year: 29 February may be meant
    return day.written[5:] if day is not None else None


def _of_spreadsheet(number: int) -> Reading | None:
    """The day that a spreadsheet shows for a number, where it is one of these decades."""
    day = _FIRST_IN_SPREADSHEETS + dt.timedelta(days=number)
    return Reading(day.isoformat(), certain=False) if 2000 <= day.year < 2050 else None


def _day(year: int, month: int, day: int, certain: bool = True) -> Reading | None:
    try:
        return Reading(dt.date(year, month, day).isoformat(), certain)
    except ValueError:
        return None


def last_day_of(text: str) -> tuple[str, int] | None:
    """The month of a day that it does not have (``2026-02-30``), and how many days it has."""
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})", text)
    if not found or found[1] == "0000":
        return None
    following = dt.date(int(found[1]), int(found[2]), 28) + dt.timedelta(days=4) if found[1] != "9999" else None
    last = (following.replace(day=1) - dt.timedelta(days=1)).day if following else 31
    return (f"{found[1]}-{found[2]}", last) if int(found[3]) > last else None


def clock(value: object) -> Reading | None:
    """A time of day as ``08:40``."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return Reading(f"{int(value):02d}:00", certain=False) if value == int(value) and 0 <= value < 24 else None
    text = plain_text(str(value)).lower()
    found = re.fullmatch("0?([0-9]{1,2})([0-9]{2})", text)
    if found and len(text) >= 3:
        return Reading(f"{int(found[1]):02d}:{found[2]}", False) if int(found[1]) < 24 and int(found[2]) < 60 else None
    until = re.fullmatch(
        r"(.*[0-9点时分半整刻零一二三四五六七八九十] ?) ?(?:-|~|–|—|至|到) ?[0-9上下早晚中零一二三四五六七八九十].*",
        text,
    )
    if until:
        begins = clock(until[1])
        return Reading(begins.written, certain=False) if begins else None
    for quarters, minutes in (("一刻", "15"), ("1刻", "15"), ("三刻", "45"), ("3刻", "45")):
        text = text.replace(quarters, f"{minutes}分")
    text = re.sub("[零一二三四五六七八九十]+(?=[点时分]|$)", lambda word: f"{number_in_words(word[0]) or 0:g}", text)
    later = bool(re.search(r"下午|晚上|晚|傍晚|pm|p\.m", text))
    earlier = bool(re.search(r"上午|早上|早|凌晨|中午|am|a\.m", text))
    bare = re.sub(r"上午|下午|晚上|早上|凌晨|中午|傍晚|[早晚]|[ap]\.?m\.?", "", text).strip()
    found = re.fullmatch(r"([0-9]{1,2}) ?(?:[:.时点h] ?([0-9]{2}|半|整)?)? ?分?(?::[0-9]{2})?", bare)
    if not found or not (found[2] or later or earlier or re.search(r"[时点h]", bare)):
        return None
    hour, minute = int(found[1]), 30 if found[2] == "半" else int(found[2]) if (found[2] or "").isdigit() else 0
    hour += 12 if later and hour < 12 else 0
    return Reading(f"{hour:02d}:{minute:02d}", certain="." not in bare) if hour < 24 and minute < 60 else None


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


_NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth", "最后1": "last", "末": "last", "首": "first"}


def named_day(text: str) -> Reading | None:
    """A day of a rhythm as ``friday``, ``first workday``, ``25``."""
    plain = re.sub(r"^(?:每个?(?:季度?|半年|年)?的?月?|every |on |the )", "", plain_text(text).lower())
    for zh, digit in zip("一二三四", "1234", strict=True):
        plain = re.sub(rf"(?<=第){zh}|(?<=最后){zh}(?=个)", digit if zh != "一" else "1", plain)
    if plain in ("最后1天", "最后一天", "月末", "月底", "末日"):
        return Reading("last day")
    found = re.fullmatch(
        r"(?:第?(?P<nth>[1-4]|最后1|最后|末|首)个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", plain
    )
    if found:
        day = _WEEKDAYS[min("一二三四五六日天".index(found["day"]), 6)]
        nth = {"最后": "last", **_NTH}.get(found["nth"] or "", "")
        return Reading(f"{nth} {day}".strip())
    found = re.fullmatch(r"第?(?P<nth>[1-4]|最后1|最后|末|首)个?工作日", plain)
    if found:
        return Reading(f"{ {'最后': 'last', **_NTH}[found['nth']] } workday")
    found = re.fullmatch(r"(?:第)?([1-9]|[12][0-9]|3[01])(?:日|号|天|st|nd|rd|th)?(?P<moved>[^0-9]*)", plain)
    if found and (not found["moved"] or "顺延" in found["moved"]):
        return Reading(found[1] + (" or next workday" if found["moved"] else ""))
    words = plain.split()
    if words:
        short = next((day for day in _WEEKDAYS if len(words[-1]) >= 3 and day.startswith(words[-1].rstrip("s."))), None)
        nth = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}.get(words[0], words[0])
        if short and len(words) == 1:
            return Reading(short)
        if short and len(words) == 2 and nth in _NTH.values():
            return Reading(f"{nth} {short}")
    return None


_EVERY_WORDS = {"周": "week", "星期": "week", "礼拜": "week", "月": "month", "季": "quarter", "季度": "quarter",
                "半年": "half-year", "年": "year", "天": "day", "日": "day", "个工作日": "workday",
                "工作日": "workday"}  # fmt: skip
_RHYTHM = re.compile(
    r"(?:每|每个)?(?P<every>个?工作日|半年|季度?|月|年|天|日|周|星期|礼拜)的?"
    r"(?P<on>[一二三四五六日天](?![0-9月])|(?:第?[0-9一二三四首末]+个?|最后一?个?)(?:工作日|(?:周|星期)[一二三四五六日天])"
    r"|[0-9一二三十]+[日号]|月底|月末|最后一天)?(?P<at>.*)"
)


def rhythm(text: str) -> dict[str, str] | None:
    """The fields of a rhythm that a day or an hour with it names: ``每周一上午9点`` is every week, on monday, at 09:00.

    Returns:
        ``every``, and ``on`` and ``at`` where they are named; None for a text that names neither.
    """
    found = _RHYTHM.fullmatch(plain_text(text))
    if not found or not (found["on"] or found["at"]):
        return None
    fields = {"every": _EVERY_WORDS.get(found["every"], "month")}
    if found["on"]:
        weekly = fields["every"] == "week"
        day = named_day(f"周{found['on']}" if weekly else found["on"])
        if day is None:
            return None
        fields["on"] = day.written
    hour = clock(found["at"]) if found["at"] else None
    if found["at"] and hour is None and not re.fullmatch("[上下]午|早上|晚上|中午|一次|召开|进行|开会", found["at"]):
        return None
    if hour is not None:
        fields["at"] = hour.written
    return fields if "on" in fields or hour is not None else None
