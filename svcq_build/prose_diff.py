"""Prose compared word by word: what differs, and whether it can differ in meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from svcq_build.changes import Weight
from svcq_build.fields import MINUTES, UNITS

_WORD = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
#: A time limit in prose: a length of time followed by “within”, or preceded by it.
_LIMIT = re.compile(
    rf"([0-9]+(?:\.[0-9]+)?) ?({_UNIT})\s*(?:以内|之内|内)"
    rf"|(?:within|in less than|不超过|不多于|至多|最多) ?([0-9]+(?:\.[0-9]+)?) ?({_UNIT})",
    re.IGNORECASE,
)
_LEVELS = (
    (re.compile(r"必须|\bmust\b", re.IGNORECASE), 3),
    (re.compile(r"应当|应该|\bshould\b", re.IGNORECASE), 2),
    (re.compile(r"可以|\bmay\b", re.IGNORECASE), 1),
)


def marked_words(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Both texts as one, in stretches: ``("same" | "old" | "new", words)``. Chinese counts by character."""
    left, right = _WORD.findall(old), _WORD.findall(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(left[i1:i2])
            continue
        if i1 < i2:
            yield "old", "".join(left[i1:i2])
        if j1 < j2:
            yield "new", "".join(right[j1:j2])


def weigh_prose(old: str, new: str) -> Weight:
    """How a change of prose weighs.

    Wording, unless a number, a time limit or a binding word in it changed. Time limits and binding words
    tell the direction when all that changed point the same way; otherwise the change is one of structure.
    """
    directions = {*_limits(old, new), *_bindings(old, new)}
    if directions:
        return directions.pop() if len(directions) == 1 else Weight.STRUCTURE
    if sorted(_NUMBER.findall(old)) != sorted(_NUMBER.findall(new)):
        return Weight.STRUCTURE
    return Weight.WORDING


def _limits(old: str, new: str) -> Iterator[Weight]:
    before, after = (
        [_minutes(found) for found in _LIMIT.finditer(old)],
        [_minutes(found) for found in _LIMIT.finditer(new)],
    )
    if len(before) != len(after):
        if before or after:
            yield Weight.STRICTER if len(after) > len(before) else Weight.LOOSER
        return
    for first, second in zip(before, after, strict=True):
        if first != second:
            yield Weight.STRICTER if second < first else Weight.LOOSER


def _minutes(found: re.Match[str]) -> float:
    amount, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    return float(amount) * MINUTES[UNITS[unit.lower()]]


def _bindings(old: str, new: str) -> Iterator[Weight]:
    first, second = _binding(old), _binding(new)
    if first and second and first != second:
        yield Weight.STRICTER if second > first else Weight.LOOSER


def _binding(text: str) -> int:
    return max((rank for pattern, rank in _LEVELS if pattern.search(text)), default=0)
