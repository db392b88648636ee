"""Limits: the amounts that a sentence states (times, shares, counts), and the side on which each bounds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from svcq_build.model.durations import UNITS, Duration
from svcq_build.model.limit_words import (
    AFTER,
    AMOUNT,
    AVERAGE,
    BEFORE,
    BOUNDS,
    CLAUSE,
    DIGIT,
    MAY_SHARE,
    MEASURED,
    NO_NOUN,
    SHARED,
    SORTS,
    TIME_WORDS,
    Bound,
)
from svcq_build.words import ONE, Words, content_words, in_digits, stem

#: So long a time that something looks back over, or a date: no limit.
_NO_LIMIT_BEFORE = re.compile(
    r"(?:近|过去|最近|上|[0-9]年|月|第|滚动|连续"
    r"|(?<![a-z])(?:last|past|previous|recent|step|room|counter|window|floor|clause|article))\s*$",
    re.IGNORECASE,
)
#: Around a time: so much is left of another, which is when something is done, not how long it may take.
_LEFT_BEFORE = re.compile(r"(?:还有|还剩|仅剩|只剩|剩余|剩下|距[^，,；;。]{0,20})\s*$")
_LEFT_BEHIND = re.compile(r"\s*(?:are |is )?(?:left|remain|to go\b)", re.IGNORECASE)
#: The last number of a share that is written as two, with what is counted.
_INNER = re.compile(r"[0-9.]+ ?[^\W0-9]*$")
#: After a time: what must not happen for so long. Nobody knows whether longer demands more.
_NOT_DURING = re.compile("(?:以内|之内|内)?(?:没有|没能|未(?![来成])|不再|不得|不能|不可|无人|禁止)")
#: So many characters before an amount hold the words of comparison.
_FAR_BEFORE = 32
#: How often within a time something happens: 每小时 4 次, 每天消毒 2 次.
_TIMES = re.compile(r"\s*[^\W0-9a-z]{0,6}? ?([0-9]+) ?(?:次|遍|times)")
#: Before a time: so much of the records is looked at.
_LOOKED_AT = re.compile(r"(?:[看抽查调翻取]|随机)\s*$")


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount that a sentence states.

    Attributes:
        sort: what can be compared with it: ``time``, ``%``, ``length``…, or the thing that is counted.
        value: how much, in the one unit of its sort (minutes, a hundredth, metres…). time: the length of time it is.
        bound: on which side of it something has to lie. said: it, as a person may be shown it.
        before, behind: what stands before and behind it in its clause. around: the same up to the next amount.
        topic: what it is about by what stands elsewhere: a title, a question.
    """

    sort: str
    value: float
    time: Duration | None
    bound: Bound
    said: str | Words
    before: str = ""
    behind: str = ""
    around: str = ""
    topic: str = ""

    @property
    def near(self) -> frozenset[str]:
        """The words around it, up to the next amount."""
        return content_words(self.around) | content_words(self.topic)

    @property
    def clause(self) -> frozenset[str]:
        """The words of its clause."""
        return content_words(self.before) | content_words(self.behind) | content_words(self.topic)

    @property
    def average(self) -> bool:
        """Whether it bounds an average."""
        return AVERAGE.search(self.before) is not None or AVERAGE.search(self.behind) is not None

    def is_like(self, other: Limit) -> bool:
        """Whether the two can be said of the same thing: of one sort, bounding on the same side if on any."""
        if self.sort != other.sort:
            return False
        if self.bound == other.bound:
            return True
        bounded = other.bound if self.bound == "plain" else self.bound if other.bound == "plain" else None
        return bounded is not None and bounded not in ("ahead", "later")

    def compare(self, other: Limit) -> int:
        """-1 when this is certainly less than the other, 1 when it is more, else 0."""
        if self.time is not None and other.time is not None:
            if self.time.minutes == other.time.minutes:
                return 0
            return self.time.compare(other.time) or 0
        difference = self.value - other.value
        return 0 if abs(difference) < 1e-6 * max(1, abs(self.value)) else -1 if difference < 0 else 1


@lru_cache(maxsize=1_000)
def spoken(time: Duration) -> Words:
    """A length of time as people write it."""
    unit = next(word for word, unit in UNITS.items() if unit == time.unit and not word.isascii())
    return Words(f"{time.amount:g} {unit}", str(time))


def time_limit(time: Duration, topic: str = "") -> Limit:
    """A limit that a field states: at most that long.

    Args:
        time: how long. topic: what it is about, as the title of a step.
    """
    return Limit("time", time.minutes, time, "upper", spoken(time), topic=topic)


@lru_cache(maxsize=20_000)
def limits_in(text: str) -> tuple[Limit, ...]:
    """The amounts that a text states, in their order; numbers in words, Chinese or English, as well.

    Dates, times of the day, and how far back something is looked at, are none.
    """
    if not _may_state(text):
        return ()
    # a one that may be an article counts nothing
    plain = _with_units(_in_digits(text) if _IN_WORDS.search(text) else text)
    found = list(_joined(plain, _amounts_in(plain)))
    if not found:
        return ()
    counted = 0  # up to where a rhythm has taken what is counted
    ends = [0, *(mark.end() for mark in CLAUSE.finditer(plain)), len(plain)]
    limits = []
    for number, (start, end, sort, value, time) in enumerate(found):
        if start < counted:
            continue
        clause_start = ends[bisect_right(ends, start) - 1]
        clause_end = ends[bisect_left(ends, end)]
        before = plain[clause_start:start]
        if (
            _NO_LIMIT_BEFORE.search(before)
            or (sort == "time" and (_NOT_DURING.match(plain, end) or _LOOKED_AT.search(before)))
            or (sort == "time" and (_LEFT_BEFORE.search(before) or _LEFT_BEHIND.match(plain, end)))
            or (sort == "time" and _is_date(plain, start, end, value, time))
        ):
            continue
        previous = max(clause_start, found[number - 1][1] if number else 0)
        following = min(clause_end, found[number + 1][0] if number + 1 < len(found) else len(plain))
        behind = plain[end:clause_end]
        bound = _bound(before[-_FAR_BEFORE:], behind, sort)
        if sort == "%" and bound == "plain":
            bound = _bound(_INNER.sub("", plain[start:end]), "", sort)  # 10 件中至少 9 件
        often = _TIMES.match(behind) if bound == "every" else None
        if often and time is not None and int(often[1]):
            time = Duration(time.minutes / int(often[1]), "minute")
            value = time.minutes
            counted = end + often.end()
        limits.append(
            Limit(
                sort,
                value,
                time,
                bound,
                plain[start : end + often.end() if often else end].strip(),
                before,
                behind,
                f"{plain[previous:start]} {plain[end:following]}",
            )
        )
    return tuple(limits)


def _in_digits(text: str) -> str:
    """A text with its numbers in digits; “once” stays a word, which counts nothing (一次告知, 再查一遍)."""
    return in_digits(_ONCE.sub(_KEPT, text)).replace(ONE, "a").replace(_KEPT, "一")


#: “Once”, and what stands for it meanwhile.
_ONCE, _KEPT = re.compile("(?<![第零〇一二两三四五六七八九十百千万])一(?=[次遍趟回])"), "\ue002"
#: Numerals in words that count: a bare 一 is part of another word (一般, 统一) unless a unit of time follows.
_NUMERAL = (
    "[二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟廿卅０-９]"
    "|一(?=个?(?:小时|工作日|月|星期|半|季度)|[天日周年分秒刻成半])"
)
_EACH = "每[小天日周月年季工分个]"
#: A sign that a text may state an amount.
_SIGN = re.compile(
    rf"[0-9]|{_NUMERAL}|{_EACH}"
    r"|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|half|hundred|hourly|daily|weekly|monthly|an? [smhdwqy]))"
)
#: A sign that a number may be written in words, or in other digits than ours.
_IN_WORDS = re.compile(
    rf"{_NUMERAL}|{_EACH}|[a-zA-Z]{{3}}|[0-9],[0-9]|[0-9] ?(?:[hm]|个?(?:星期|礼拜|钟头|自然日)|刻钟)"
    "|[℃兩貳參陸萬億卄卌]"
    # all full-width forms, but for the punctuation of every Chinese text; a colon between digits is a time of the day
    r"|[\uff00\uff02-\uff07\uff0a-\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uffef]|[0-9]：[0-9]"
)


def _may_state(text: str) -> bool:
    """Whether a number may stand in a text at all."""
    return _SIGN.search(text) is not None


def _with_units(text: str) -> str:
    """A text in which each number of a list has the unit that stands behind the last of them."""
    if not MAY_SHARE.search(text):
        return text
    return SHARED.sub(lambda found: f"{found[1]}{found[2]}" if found[2] in "%℃" else f"{found[1]} {found[2]}", text)


def _amounts_in(text: str) -> Iterator[re.Match[str]]:
    """What ``AMOUNT.finditer`` gives, faster: most of a text is no digit, and few numbers are of any amount."""
    at = 0
    while start := DIGIT.search(text, at):
        at = start.start()
        found = AMOUNT.match(text, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end()


def _joined(text: str, found: Iterable[re.Match[str]]) -> Iterator[tuple[int, int, str, float, Duration | None]]:
    """Where each amount begins and ends, its sort, how much it is, and the time; 1 hour 30 minutes is one amount."""
    last: tuple[int, int, str, float, Duration | None] | None = None
    for match in found:
        read = _read(match)
        if read is None:
            continue
        sort, value, time = read
        if (
            last is not None
            and time is not None
            and last[4] is not None
            and text[last[1] : match.start()].strip() in ("", "零", "又", "and")
            and last[4].minutes > time.minutes
            and "working-day" not in (last[4].unit, time.unit)
        ):
            minutes = last[4].minutes + time.minutes
            last = (last[0], match.end(), sort, minutes, Duration(minutes, "minute"))
            continue
        if last is not None:
            yield last
        last = (match.start(), match.end(), sort, value, time)
    if last is not None:
        yield last


def _read(found: re.Match[str]) -> tuple[str, float, Duration | None] | None:
    if found["time"] or found["minutes"]:
        amount = float(found["time"] or found["minutes"])
        unit = TIME_WORDS[found["unit"].lower()] if found["unit"] else "minute"
        time = Duration(amount * 3, "month") if unit == "quarter" else Duration(amount, unit)
        return "time", time.minutes, time
    for part, whole in (("part", "whole"), ("good", "of"), ("above", "below")):
        if found[part]:
            some, all_ = float(found[part]), float(found[whole])
            return ("%", 100 * some / all_, None) if 0 < some <= all_ else None
    if found["share"] or found["tenths"]:
        return "%", float(found["share"]) if found["share"] else 10 * float(found["tenths"]), None
    if found["measured"]:
        factor, sort = MEASURED.get(found["measure"], MEASURED.get(found["measure"].lower(), (1, "")))
        return sort, float(found["measured"]) * factor, None
    thing = found["counted"] or found["noun"] or (found["english"] or "").lower()
    if not thing or thing in NO_NOUN:
        return None
    if thing.isascii():
        thing = stem(thing)
        if thing in SORTS:
            thing += " (counted)"  # 3 time slots are no time, 2 areas are no square metres
    return thing, float(found["count"]), None


def _is_date(text: str, start: int, end: int, value: float, time: Duration | None) -> bool:
    """Whether what looks like a time is a day of the month or a year."""
    assert time is not None
    if time.unit == "year":
        return time.amount >= 1900
    if text[end - 1 : end] == "日" and text[end - 3 : end] != "工作日" and "自然" not in text[start:end]:
        return re.match(r"\s*(?:以内|之内|内|[之以]?后)", text[end:]) is None
    return False


def _bound(before: str, after: str, sort: str) -> Bound:
    """On which side of an amount something has to lie, by the words before and after it in its clause."""
    found = AFTER.match(after) or BEFORE.search(before)
    if found is not None:
        return BOUNDS[found.lastgroup]
    if sort == "time" and re.match(r"\D{0,3}(?:1 ?次|一次|once)", after):
        return "every"
    return "plain"
