"""Scripts: how Traditional characters that a reader types are read as the Simplified ones of the index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from opencc import OpenCC

from svcq_build.search.alphabet import dump
from svcq_build.search.keys import simplified
from svcq_build.search.sounds import is_word

#: The ways in which Simplified words are written in Traditional characters: as such, and in Taiwan.
_WAYS = ("s2t", "s2twp")
#: What some write where the dictionaries write another character (計畫 beside 計劃), by the Simplified one.
_ALSO_WRITTEN = str.maketrans("划复了着借干征余伙", "畫覆瞭著藉乾徵餘夥")


def used_characters(pairs: Iterable[str]) -> dict[str, str]:
    """The Traditional characters whose Simplified forms the index has."""
    used = set("".join(pairs))
    return {old: new for old, new in simplified().items() if new in used}


def as_simplified(text: str) -> str:
    """A text in Traditional characters as it is written in Simplified ones, word by word."""
    return str(_converter("tw2s").convert(text))


def traditional_phrases(pairs: Sequence[str]) -> dict[str, str]:
    """Pairs of characters that must be read together, since one by one they become others (計畫 is 计划)."""
    table = str.maketrans(simplified())
    own, found = set(pairs), dict[str, str]()
    words = [pair for pair in pairs if is_word(pair)]  # others are written character by character
    for way in _WAYS:
        for pair, written in zip(words, _converted(way, words), strict=True):
            if len(written) == len(pair) and written not in own and written.translate(table) != pair:
                found.setdefault(written, pair)
    odd = [pair for pair in pairs if pair.translate(_ALSO_WRITTEN) != pair]
    forms = _converted("s2t", [form.translate(_ALSO_WRITTEN) for form in odd])
    for pair, written, read in zip(odd, forms, _converted("t2s", forms), strict=True):
        if read == pair and written not in own and written.translate(table) != pair:
            found.setdefault(written, pair)
    return dict(sorted(found.items()))


def traditional_file(pairs: Sequence[str]) -> bytes:
    """How a query in Traditional characters is read: by pairs where one character has no right answer, else singly."""
    return dump({"pairs": traditional_phrases(pairs), "letters": used_characters(pairs)}).encode()


def _converted(way: str, pairs: Sequence[str]) -> list[str]:
    """All pairs at once: a line between them keeps each by itself."""
    return str(_converter(way).convert("\n".join(pairs))).split("\n") if pairs else []


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)
