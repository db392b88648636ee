"""Readings: words that offices write into cells → values of fields, where they can only mean one."""

from __future__ import annotations

import re

from svcq_build.intake.matching import matched
from svcq_build.mends import duration

#: How often, as columns that say nothing else have it.
_RHYTHMS = {
    "1 天": ("日", "天", "每日", "每天"),
    "1 周": ("周", "每周", "周度"),
    "1 个月": ("月", "每月", "月度"),
    "3 个月": ("季", "季度", "每季", "每季度"),
    "6 个月": ("半年", "每半年", "半年度"),
    "1 年": ("年", "每年", "年度"),
}
_BY_WORD = {word: time for time, words in _RHYTHMS.items() for word in words}
_NUMBER_ALONE = re.compile(r"[\d.]+")
_NUMBER = r"(\d+(?:\.\d+)?)"
_TARGET = re.compile(
    rf"(?P<before>≥|>=|＞|>|≤|<=|＜|<|不低于|不少于|不小于|达到|大于等于|高于|大于|至少|不超过|不高于|不多于|小于等于|低于|小于|少于)?\s*"
    rf"{_NUMBER}\s*(?P<unit>[%％‰]|[\u4e00-\u9fffA-Za-z/]{{0,6}}?)\s*(?P<after>以上|及以上|以内|以下|及以下|内)?"
)
_HIGHER = {
    "≥",
    ">=",
    "＞",
    ">",
    "不低于",
    "不少于",
    "不小于",
    "达到",
    "大于等于",
    "高于",
    "大于",
    "至少",
    "以上",
    "及以上",
}
_LOWER = {
    "≤",
    "<=",
    "＜",
    "<",
    "不超过",
    "不高于",
    "不多于",
    "小于等于",
    "低于",
    "小于",
    "少于",
    "以内",
    "以下",
    "及以下",
    "内",
}
_HOURS = re.compile(r"(\d+(?:\.\d+)?)\s*(小时|学时|课时|h|hours?|分钟|min|天)?", re.IGNORECASE)
_DEMANDS = re.compile(r"必须|必需|应(?!急|用|答(?!复|覆))|须|不得|严禁|禁止|不准|不许|shall|must", re.IGNORECASE)
_ADVISES = re.compile(r"(?<![适便事])宜|建议|鼓励|提倡|尽量|should|recommend", re.IGNORECASE)
_ALLOWS = re.compile(r"可以|允许|(?<![许认不])可(?=根据|视|由|在|向|按|采用|通过)|\bmay\b", re.IGNORECASE)


def time_in(text: str) -> str | None:
    """A length of time, or a rhythm, where words mean only that: ``30分钟内`` → ``30 分钟``, ``每月`` → ``1 个月``."""
    plain = text.strip()
    if rhythm := _BY_WORD.get(plain.removesuffix("一次").removesuffix("1次")):
        return rhythm
    found = duration(plain) if plain else None
    return found.written if found is not None and found.certain and not _NUMBER_ALONE.fullmatch(plain) else None


def number_in(text: str) -> float | int | None:
    """A number, if a cell holds that and no more."""
    found = re.fullmatch(rf"{_NUMBER}\s*[%％分人名个次]?", text.strip())
    return plain_number(found[1]) if found is not None else None


def plain_number(text: str) -> float | int:
    """``95.0`` as 95."""
    value = float(text)
    return int(value) if value == int(value) else value


def target_in(text: str) -> tuple[float | int, str, str | None] | None:
    """A target with its unit and direction: ``≥95%`` → 95, ``%``, ``higher``; None where it says anything else."""
    found = _TARGET.fullmatch(text.strip())
    if found is None:
        return None
    sign = {found["before"], found["after"]} - {None}
    direction = "higher" if sign & _HIGHER else "lower" if sign & _LOWER else None
    return plain_number(found[2]), found["unit"].replace("％", "%"), direction


def hours_in(text: str) -> float | int | None:
    """Hours of teaching; a lesson (课时, 学时) counts as one."""
    found = _HOURS.fullmatch(text.strip())
    if found is None or float(found[1]) <= 0 or found[2] == "天":
        return None
    value = float(found[1]) / (60 if (found[2] or "").lower() in ("分钟", "min") else 1)
    return plain_number(f"{value:.2f}")


def level_of(text: str) -> tuple[str, bool]:
    """How strict a requirement is, and whether its words say so."""
    text = matched(text)
    if _DEMANDS.search(text):
        return "must", True
    if _ADVISES.search(text):
        return "should", True
    if _ALLOWS.search(text):
        return "may", True
    return "must", False
