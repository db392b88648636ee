"""Readings of times: lengths, days, hours of the day, and days of a rhythm that are written in another way."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from svcq_build.mends.readings import ABOUT, MORE, Reading, number, plain_text
from svcq_build.model import UNITS
from svcq_build.words import number_in_words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Other words for units of time; what a number before them counts.
_OTHER_UNITS = {
    "s": "second", "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "m": "minute",
    "minutes": "minute", "分": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "钟头": "hour", "个钟头": "hour",
    "个钟": "hour", "时": "hour", "d": "day", "自然日": "day", "个自然日": "day", "个日历日": "day", "日历日": "day",
    "working-day": "working-day", "working-days": "working-day", "workday": "working-day", "workdays": "working-day",
    "business day": "working-day", "business days": "working-day", "个工作天": "working-day", "工作天": "working-day",
    "w": "week", "wk": "week", "wks": "week", "星期": "week", "个星期": "week", "礼拜": "week", "个礼拜": "week",
    "个周": "week", "mo": "month", "mos": "month", "mth": "month", "个月份": "month", "月份": "month",
    "yr": "year", "yrs": "year", "y": "year", "个年": "year", "calendar days": "day",
}  # fmt: skip
_MULTIPLES = {"季度": ("month", 3), "个季度": ("month", 3), "季": ("month", 3), "quarter": ("month", 3),
              "quarters": ("month", 3), "刻钟": ("minute", 15), "刻": ("minute", 15)}  # fmt: skip
_ZH_UNIT = {"second": "秒", "minute": "分钟", "hour": "小时", "working-day": "个工作日", "day": "天", "week": "周",
            "month": "个月", "year": "年"}  # fmt: skip
#: Half of a unit, where that is a whole number of another.
_HALVES = {"hour": (30, "minute"), "minute": (30, "second"), "year": (6, "month")}
_OFTEN = {
    "hourly": "1 hour", "daily": "1 day", "weekly": "1 week", "biweekly": "2 weeks", "fortnightly": "2 weeks",
    "monthly": "1 month", "quarterly": "3 months", "half-yearly": "6 months", "yearly": "1 year", "annually": "1 year",
    "annual": "1 year", "fortnight": "2 weeks", "季度": "3 个月", "年度": "1 年", "月度": "1 个月", "半年": "6 个月",
    "半年度": "6 个月",
}  # fmt: skip
_EVERY = re.compile(r"^(?:按|每隔?|every |each |per |once (?:a|every) )|(?:1次|一次| once)$", re.IGNORECASE)
_WITHIN = re.compile(r"^within |(?:之内|以内|内)$", re.IGNORECASE)
_ISO = re.compile(r"P(?:([0-9]+)([YMWD])|T([0-9]+)([HMS]))")
_RANGE = re.compile(r"(?P<low>.+?) ?(?:-|~|–|—|至|到| to ) ?(?P<high>.+)")


def duration(value: object, likely: str = "分钟") -> Reading | None:
    """A length of time as ``2 小时`` or ``15 minutes``, from other ways to say it.

    Args:
        value: what is written. likely: the unit to offer where a number stands alone.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return Reading(f"{value:g} {likely}", certain=False)
    if not isinstance(value, str):
        return None
    text = re.sub(r"(?<=个) (?=[月工小])", "", plain_text(value))
    bare = _EVERY.sub("", _EVERY.sub("", text)).strip()
    if re.fullmatch(r"(?:周|星期|礼拜)[一二三四五六日天]", bare):
        return Reading("1 周", certain=False)
    bare = re.sub(r" ?\((?:含|不含|内|以内)\)?$", "", bare)
    found = _of_pieces(text) or _length(_WITHIN.sub("", bare).strip(), every=bare != text)
    if found is not None:
        return found
    if bare in ("当天", "当日", "同日"):
        return Reading("1 天", certain=False)
    about = MORE.sub("", ABOUT.sub("", text)).strip()
    if about != text:
        inner = _length(about, every=False)
        return Reading(inner.written, certain=False) if inner else None
    more = re.fullmatch(r"每(天|日|周|月|年).*[^次]", text)
    if more:
        return Reading(f"1 { {'月': '个月', '日': '天'}.get(more[1], more[1]) }", certain=False)
    clock_like = re.fullmatch(r"0?0:([0-9]{2})", text)
    if clock_like:
        return Reading(f"{int(clock_like[1])} 分钟", certain=False)
    span = _RANGE.fullmatch(text)
    inner = duration(span["high"]) if span else None
    return Reading(inner.written, certain=False) if inner and not span["high"].isdigit() else None  # type: ignore[index]


def _length(text: str, every: bool) -> Reading | None:
    lower = text.lower()
    if lower in _OFTEN:
        return Reading(_OFTEN[lower], certain=every or lower not in ("季度", "年度", "月度"))
    iso = _ISO.fullmatch(text)
    if iso:
        unit = (
            {"Y": "年", "M": "个月", "W": "周", "D": "天"}[iso[2]]
            if iso[1]
            else {"H": "小时", "M": "分钟", "S": "秒"}[iso[4]]
        )
        return Reading(f"{iso[1] or iso[3]} {unit}")
    half = re.fullmatch(r"(?P<count>.*?) ?个?半个?(?P<unit>.+)|(?P<count2>.+?)(?P<unit2>小时|钟头|天|年)半", text)
    if half:
        return _and_a_half(half["count"] or half["count2"] or "", half["unit"] or half["unit2"])
    found = number(text)
    amount, unit = (found.written, found.unit) if found is not None else ("1", text) if every else ("", "")
    unit = unit.rstrip(".") if unit.isascii() else unit
    if re.fullmatch(r"an? [a-z ]+", lower):
        amount, unit = "1", lower.partition(" ")[2]
    if unit in ("月", "个月") and amount:
        return Reading(f"{amount} 个月", certain=unit == "个月" or every)
    if not amount and (UNITS.get(text.lower()) or text in ("月", "季度", "日")):
        return _length(text, every=True)
    if not amount or not unit:
        return Reading(f"{amount} 分钟", certain=False) if amount else None
    if unit.lower() in _MULTIPLES:
        name, times = _MULTIPLES[unit.lower()]
        return Reading(_said(f"{float(amount) * times:g}", name, unit))
    if unit in UNITS:
        return Reading(f"{amount} {_ZH_UNIT[UNITS[unit]] if unit not in ('天', '日') and not unit.isascii() else unit}")
    name_of = _OTHER_UNITS.get(unit.lower()) or UNITS.get(unit.lower())
    if name_of is None:
        return None
    return Reading(_said(amount, name_of, unit), certain=unit not in ("m", "M", "时"))


_COUNTED_IN = {"seconds": "second", "minutes": "minute", "hours": "hour", "days": "day"}
_IN_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def in_unit(amount: str, unit: str, field: str) -> Reading | None:
    """A length of time as a number of the unit that a field's name names (``hours``)."""
    wanted = _COUNTED_IN.get(field)
    found = converted(amount, unit, wanted) if wanted is not None else None
    return Reading(found.written, found.certain, field) if found is not None else None


def converted(amount: str, unit: str, wanted: str) -> Reading | None:
    """A number of seconds, minutes or hours as one of another of these; None for anything else."""
    to, given = _unit_called(wanted), _unit_called(unit)
    if to is None or given is None or to == given or to not in _IN_SECONDS or given not in _IN_SECONDS:
        return None
    value = Fraction(amount) * _IN_SECONDS[given] / _IN_SECONDS[to]
    return Reading(f"{float(value):g}", certain=value * 100 == int(value * 100))


def same_unit(one: str, other: str) -> bool:
    """Whether two words mean the same unit of time."""
    return _unit_called(one) is not None and _unit_called(one) == _unit_called(other)


def _unit_called(word: str) -> str | None:
    plain = word.strip().lower()
    bare = plain.removeprefix("个")
    return UNITS.get(plain) or UNITS.get(bare) or _OTHER_UNITS.get(plain) or _OTHER_UNITS.get(bare)


_NO_LENGTH = frozenset(
    ["随时", "不定期", "按需", "视情况", "即时", "立即", "马上", "尽快", "当场", "及时", "实时", "每班", "适时", "待定"]
)
_PIECES = re.compile(r"(?P<amount>[0-9.]+) ?(?P<unit>个?小时|钟头|时|h|分钟|分|min|m|秒钟?|s) ?")
_TIMES_A = re.compile(r"每?(?P<per>天|日|周|星期|月|个月|年)(?P<count>[0-9一二两三四五六七八九十]+)次")
_SPANS = {"天": (24, "小时"), "日": (24, "小时"), "周": (7, "天"), "星期": (7, "天"), "月": (30, "天"),
          "个月": (30, "天"), "年": (12, "个月")}  # fmt: skip


def is_no_length(text: str) -> bool:
    """Whether a text says that something has no fixed length or rhythm."""
    return plain_text(text).lower() in _NO_LENGTH


def _of_pieces(text: str) -> Reading | None:
    """``1小时30分`` in the smaller of its units; ``每日两次`` as the time between two."""
    pieces = list(_PIECES.finditer(text))
    if len(pieces) > 1 and "".join(piece[0] for piece in pieces) == text:
        units = [_unit_called(piece["unit"]) or "" for piece in pieces]
        sizes = [_IN_SECONDS.get(unit, 0) for unit in units]
        if sizes == sorted(set(sizes), reverse=True) and all(sizes):
            total = sum(Fraction(piece["amount"]) * size for piece, size in zip(pieces, sizes, strict=True))
            return Reading(f"{float(total / sizes[-1]):g} {_ZH_UNIT[units[-1]]}")
    clock_like = re.fullmatch("0?([0-9]{1,2}):([0-9]{2}):([0-9]{2})", text)
    if clock_like:
        seconds = int(clock_like[1]) * 3600 + int(clock_like[2]) * 60 + int(clock_like[3])
        return Reading(f"{seconds // 60} 分钟" if seconds % 60 == 0 else f"{seconds} 秒", certain=False)
    often = _TIMES_A.fullmatch(text)
    count = number(often["count"]) if often else None
    if often and count is not None and float(count.written) > 1:
        whole, unit = _SPANS[often["per"]]
        return Reading(f"{max(1, int(whole // float(count.written)))} {unit}", certain=False)
    return None


def first_day_of(text: str) -> str | None:
    """The first day of a month that is written without a day (``2026年3月``)."""
    found = re.fullmatch(r"([0-9]{4}) ?[-/.年] ?([0-9]{1,2}) ?月?(?:份|起)?", plain_text(text))
    day = _day(int(found[1]), int(found[2]), 1) if found else None
    return day.written if day is not None else None


def _and_a_half(count: str, unit: str) -> Reading | None:
    name = UNITS.get(unit) or _OTHER_UNITS.get(unit) or {"月": "month"}.get(unit)
    whole = number(count) if count else Reading("0")
    if name is None or whole is None or whole.unit not in ("", "个"):
        return None
    if name == "day":  # of a day of 24 hours, or of a working day: nobody knows
        return Reading(_said(f"{float(whole.written) + 0.5:g}", name, unit), certain=False)
    if name in _HALVES:
        share, smaller = _HALVES[name]
        return Reading(_said(f"{(float(whole.written) * 2 + 1) * share:g}", smaller, unit))
    return Reading(_said(f"{float(whole.written) + 0.5:g}", name, unit), certain=name != "month")


def _said(amount: str, name: str, like: str) -> str:
    """An amount and a unit in the language of the unit that was written."""
    if not like.isascii():
        return f"{amount} {_ZH_UNIT[name]}"
    return f"{amount} {name.replace('-', ' ')}{'' if float(amount) == 1 else 's'}"


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
    if isinstance(value, int):
        return None
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
    text = re.sub("[零一二三四五六七八九十]+(?=[点时分])", lambda word: f"{number_in_words(word[0]) or 0:g}", text)
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
