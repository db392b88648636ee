"""Prose compared word by word: what differs."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

_WORD = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
#: What a word or a number is made of; between two of these no text is cut.
_RUN = f"{string.ascii_letters}{string.digits}."
#: From which share of common characters on two texts are shown as one.
ALIKE = 0.4
#: Word by word up to so many pairs of words; beyond, marking them takes longer than reading them.
_MOST = 4_000_000


@lru_cache(maxsize=20_000)  # pages in another language show what is not translated in the same words
def marked_words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Both texts as one, in stretches: ``("same" | "old" | "new", words)``. Chinese counts by character.

    Texts with little in common stand whole, one after the other: marked words in them would be noise.
    """
    start = len(old[: _shared(old, new)].rstrip(_RUN))  # no word is cut in two
    rest = len(old) - start
    end = len(old[start + rest - _shared(old[start:][::-1], new[start:][::-1]) :].lstrip(_RUN))
    before, after = _WORD.findall(old[start : len(old) - end]), _WORD.findall(new[start : len(new) - end])
    stretches = [("same", old[:start]), *_middle(before, after), ("same", old[len(old) - end :])]
    same = sum(len(words) for side, words in stretches if side == "same")
    if 2 * same < ALIKE * (len(old) + len(new)):
        stretches = [("old", old), ("new", new)]
    told = groupby((stretch for stretch in stretches if stretch[1]), key=lambda stretch: stretch[0])
    return tuple((side, "".join(words for _, words in stretch)) for side, stretch in told)


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
