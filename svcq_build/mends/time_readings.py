"""Readings of times: lengths, days, hours of the day, and days of a rhythm that are written in another way."""

from __future__ import annotations

import re
from fractions import Fraction

from svcq_build.mends.readings import ABOUT, MORE, Reading, number, plain_text
from svcq_build.model import UNITS

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
    "monthly": "1 month", "quarterly": "3 months", "half-yearly": "6 months", "semiannually": "6 months",
    "semi-annually": "6 months", "yearly": "1 year", "annually": "1 year",
    "half a year": "6 months", "half year": "6 months",
    "annual": "1 year", "fortnight": "2 weeks", "季度": "3 个月", "年度": "1 年", "月度": "1 个月", "半年": "6 个月",
    "半年度": "6 个月",
}  # fmt: skip
_EVERY_UNIT = {
    "日": "1 天",
    "工作日": "1 个工作日",
    "星期": "1 周",
    "月": "1 个月",
    "季": "3 个月",
    "季度": "3 个月",
    "半年": "6 个月",
}
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
    more = re.fullmatch(r"每个?(天|日|工作日|周|星期|月|季度?|半年|年).*[^次]", text)
    if more:
        return Reading(_EVERY_UNIT.get(more[1]) or f"1 {more[1]}", certain=False)
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


def _and_a_half(count: str, unit: str) -> Reading | None:
    name = UNITS.get(unit) or _OTHER_UNITS.get(unit) or {"月": "month", "钟": "hour"}.get(unit)
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
