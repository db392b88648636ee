"""The words that amounts are made of, in Chinese and English: numbers, units, what says on which side they bound."""

from __future__ import annotations

import re
from typing import Literal

from svcq_build.model.durations import UNITS

#: On which side of an amount something has to lie: at most, at least; or when something is due: from more (less) than
#: it on, once it is reached, so long before, so long after; every so often; or nothing is said.
Bound = Literal["upper", "lower", "over", "under", "reach", "ahead", "later", "every", "plain"]

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
TIME_WORDS = {
    **UNITS,
    "business day": "working-day",
    "business days": "working-day",
    "workday": "working-day",
    "workdays": "working-day",
    "calendar day": "day",
    "calendar days": "day",
    "个星期": "week",
    "星期": "week",
    "季度": "quarter",
    "个季度": "quarter",
    "quarter": "quarter",
    "quarters": "quarter",
}
_TIME = "|".join(sorted(map(re.escape, TIME_WORDS), key=len, reverse=True))
#: What is measured rather than counted: how many of the unit that all of its kind are compared in, and that unit.
MEASURED = {
    "毫米": (0.001, "length"),
    "厘米": (0.01, "length"),
    "米": (1, "length"),
    "公里": (1000, "length"),
    "mm": (0.001, "length"),
    "cm": (0.01, "length"),
    "m": (1, "length"),
    "metre": (1, "length"),
    "metres": (1, "length"),
    "meters": (1, "length"),
    "元": (1, "money"),
    "万元": (10_000, "money"),
    "yuan": (1, "money"),
    "分贝": (1, "sound"),
    "decibels": (1, "sound"),
    "℃": (1, "warmth"),
    "°C": (1, "warmth"),
    "degrees": (1, "warmth"),
    "勒克斯": (1, "light"),
    "平方米": (1, "area"),
    "分": (1, "points"),
    "points": (1, "points"),
    "人": (1, "people"),
    "名": (1, "people"),
    "位": (1, "people"),
    "people": (1, "people"),
    "persons": (1, "people"),
    "customers": (1, "people"),
    "guests": (1, "people"),
    "学时": (1, "lessons"),
}
#: The sorts of what is not counted.
SORTS = frozenset({"time", *(sort for _, sort in MEASURED.values())})
_UNIT = "|".join(sorted(map(re.escape, MEASURED), key=len, reverse=True))
_COUNTED = "[倍件份条次台辆副块具题页间张笔户处项遍班套座笔例起单层只盏部箱场趟]"
#: English words that follow a number and are not what is counted.
NO_NOUN = frozenset(
    re.findall(
        r"\w+",
        "of or to and in at on by for from the a an is are was were has have with per as than but not be it if when"
        " after before within until more less fewer out times o pm am",
    )
)
AMOUNT = re.compile(
    rf"(?P<part>{_NUMBER}) (?:out )?(?:of|in) (?:every |each |the )?(?P<whole>{_NUMBER})(?![0-9.:%]| ?(?:{_TIME}|%))"
    rf"|(?P<of>{_NUMBER}) ?(?P<each>[^\W0-9_])[^\W0-9_]{{0,4}}?[中里]\D{{0,6}}?(?P<good>{_NUMBER}) ?(?P=each)"
    rf"|(?<![0-9/])(?P<above>{_NUMBER})/(?P<below>{_NUMBER})(?![0-9/])"
    rf"|(?P<tenths>{_NUMBER}) ?成(?![立员为功品本果])"
    rf"|(?P<share>{_NUMBER}) ?(?:%|per ?cent(?![a-z]))"
    rf"|(?P<minutes>{_NUMBER}) ?分(?= ?[0-9.]+ ?秒)"
    rf"|(?P<time>{_NUMBER})[ -]?(?P<unit>{_TIME})(?![a-z])"
    rf"|(?P<measured>{_NUMBER}) ?(?P<measure>{_UNIT})(?![a-z钟之类析])"
    rf"|(?P<count>{_NUMBER}) ?(?:(?P<counted>{_COUNTED})|个(?P<noun>[^\W0-9_a-z]{{2}})|[ -]?(?P<english>[a-z]{{3,}}))",
    re.IGNORECASE,
)
#: A number without a unit that has that of the next one: 一般 3、较重 5 个工作日; 26–28 ℃; 3 or 5 working days.
SHARED = re.compile(
    rf"(?<![0-9.:A-Za-z第])({_NUMBER})(?= ?(?:[、,，/-]|至|到|–|—|~|to |or |and )"
    rf"[^0-9。；;.]{{0,12}}{_NUMBER} ?({_TIME}|%|{_UNIT})(?![a-z]))",
    re.IGNORECASE,
)
#: All amounts begin with one.
DIGIT = re.compile("[0-9]")
#: Without this no number has the unit of the next.
MAY_SHARE = re.compile("[0-9] ?(?:[、,，/至到–—~-]|to |or |and )", re.IGNORECASE)
CLAUSE = re.compile(r"[,，。;；:：!！?？、()（）\n]|\.(?![0-9])| — ")
AVERAGE = re.compile(r"平均|均值|人均|日均|月均|(?<![a-z])(?:averages?d?|mean)(?![a-z])", re.IGNORECASE)
_WORDS_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "upper",
        "不得?(?:超过|多于|大于|高于|长于|晚于|迟于)|至多|最多|最长|最迟|最晚|最高|控制在|≤|<=|within|in less than"
        "|at most|not? (?:more|later|longer|greater|higher) than|up to|maximum(?: of)?|(?:does not|do not|never) exceed"
        "|at the latest",
    ),
    (
        "lower",
        "不得?(?:少于|低于|小于|短于|亚于)|至少|最少|最低|≥|>=|at least|not? (?:less|fewer|lower|smaller|shorter) than"
        "|minimum(?: of)?",
    ),
    ("ahead", "提前|早于|前"),
    ("over", "超过|高于|大于|多于|超出|more than|over|above|exceed(?:s|ing)?|longer than"),
    ("under", "低于|少于|小于|不足|不满|短于|less than|fewer than|under|below|shorter than"),
    ("reach", "达到|[达满到]|reach(?:es|ed)?"),
    ("every", "每隔?|every|each"),
)
BEFORE = re.compile(
    rf"(?:{'|'.join(f'(?P<{bound}>{words})' for bound, words in _WORDS_BEFORE)})\s*(?:about |the (?:next |first )?)?$",
    re.IGNORECASE,
)
_WORDS_AFTER: tuple[tuple[Bound, str], ...] = (
    ("upper", "以内|之内|内(?![部容在外设])|以下|or (?:less|fewer|under|below)|at (?:the )?(?:most|latest)"),
    ("lower", "及?以上|or (?:more|above|longer)|and (?:above|more)"),
    ("ahead", "[之以]?前(?!台)|before|in advance|ahead|beforehand|prior"),
    ("later", "[之以]?后(?![内台])|after(?:wards)?|later"),
)
AFTER = re.compile(rf"\s*(?:{'|'.join(f'(?P<{bound}>{words})' for bound, words in _WORDS_AFTER)})", re.IGNORECASE)
BOUNDS: dict[str | None, Bound] = {bound: bound for bound, _ in (*_WORDS_BEFORE, *_WORDS_AFTER)}
