"""Prose compared word by word: what differs, and whether it can differ in meaning."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from svcq_build.changes import Weight
from svcq_build.fields import UNITS, Duration

_WORD = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
#: What a word or a number is made of; between two of these no text is cut.
_RUN = f"{string.ascii_letters}{string.digits}."
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
#: A time limit in prose: a length of time followed by “within”, or preceded by it.
_LIMIT = re.compile(
    rf"([0-9]+(?:\.[0-9]+)?) ?({_UNIT})\s*(?:以内|之内|内)"
    rf"|(?:within|in less than|不超过|不多于|至多|最多) ?([0-9]+(?:\.[0-9]+)?) ?({_UNIT})",
    re.IGNORECASE,
)
#: From which share of common characters on two texts are shown as one.
_ALIKE = 0.4
#: Word by word up to so many pairs of words; beyond, marking them takes longer than reading them.
_MOST = 4_000_000
_LEVELS = (
    (re.compile(r"必须|\bmust\b", re.IGNORECASE), 3),
    (re.compile(r"应当|应该|\bshould\b", re.IGNORECASE), 2),
    (re.compile(r"可以|\bmay\b", re.IGNORECASE), 1),
)

#: Words that forbid: where they come or go, a text says the contrary.
_FORBIDDING = re.compile(
    r"不得|不可以?|不能|不许|不准|不应当?|不要|禁止|严禁|切勿|请勿"
    r"|\b(?:must|may|shall|should|can) ?not\b|\b(?:never|forbidden|prohibited)\b",
    re.IGNORECASE,
)


def marked_words(old: str, new: str) -> list[tuple[str, str]]:
    """Both texts as one, in stretches: ``("same" | "old" | "new", words)``. Chinese counts by character.

    Texts with little in common stand whole, one after the other: marked words in them would be noise.
    """
    start = len(old[: _shared(old, new)].rstrip(_RUN))  # no word is cut in two
    rest = len(old) - start
    end = len(old[start + rest - _shared(old[start:][::-1], new[start:][::-1]) :].lstrip(_RUN))
    before, after = _WORD.findall(old[start : len(old) - end]), _WORD.findall(new[start : len(new) - end])
    stretches = [("same", old[:start]), *_middle(before, after), ("same", old[len(old) - end :])]
    same = sum(len(words) for side, words in stretches if side == "same")
    if 2 * same < _ALIKE * (len(old) + len(new)):
        stretches = [("old", old), ("new", new)]
    told = groupby((stretch for stretch in stretches if stretch[1]), key=lambda stretch: stretch[0])
    return [(side, "".join(words for _, words in stretch)) for side, stretch in told]


def _shared(one: str, other: str) -> int:
    """How many characters at the beginning of both are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _middle(left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    if len(left) * len(right) > _MOST or set(left).isdisjoint(right):
        yield "old", "".join(left)
        yield "new", "".join(right)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(left[i1:i2])
            continue
        yield "old", "".join(left[i1:i2])
        yield "new", "".join(right[j1:j2])


def weigh_prose(old: str, new: str) -> Weight:
    """How a change of prose weighs.

    Wording, unless a number, a time limit or a binding word in it changed. Time limits and binding words
    tell the direction when all that changed point the same way; otherwise the change is one of structure.
    So it is when something becomes forbidden, or no longer is.
    """
    before, after = _demands(old), _demands(new)
    if before.forbidding != after.forbidding:
        return Weight.STRUCTURE
    directions = {*_limits(before.limits, after.limits), *_bindings(before.binding, after.binding)}
    if directions:
        return directions.pop() if len(directions) == 1 else Weight.STRUCTURE
    return Weight.WORDING if before.numbers == after.numbers else Weight.STRUCTURE


def time_limits(text: str) -> list[Duration]:
    """The time limits that a text states (“within 3 working days”, “不超过 15 分钟”), in their order."""
    return [
        Duration(float(found[1] or found[3]), UNITS[(found[2] or found[4]).lower()]) for found in _LIMIT.finditer(text)
    ]


@dataclass(frozen=True, slots=True)
class _Demands:
    """What in a text can make it mean more or less.

    Attributes:
        forbidding: how many words forbid. limits: its time limits in minutes. numbers: all its numbers, sorted.
        binding: how much its strongest word binds, from 0 to 3.
    """

    forbidding: int
    limits: tuple[float, ...]
    numbers: tuple[str, ...]
    binding: int


@lru_cache(maxsize=10_000)  # a version of a text is compared with every other
def _demands(text: str) -> _Demands:
    return _Demands(
        len(_FORBIDDING.findall(text)),
        tuple(limit.minutes for limit in time_limits(text)),
        tuple(sorted(_NUMBER.findall(text))),
        max((rank for pattern, rank in _LEVELS if pattern.search(text)), default=0),
    )


def _limits(before: tuple[float, ...], after: tuple[float, ...]) -> Iterator[Weight]:
    if len(before) != len(after):
        if before or after:
            yield Weight.STRICTER if len(after) > len(before) else Weight.LOOSER
        return
    for first, second in zip(before, after, strict=True):
        if first != second:
            yield Weight.STRICTER if second < first else Weight.LOOSER


def _bindings(before: int, after: int) -> Iterator[Weight]:
    if before and after and before != after:
        yield Weight.STRICTER if after > before else Weight.LOOSER
