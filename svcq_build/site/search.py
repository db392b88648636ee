"""Search: what a reader types in Traditional characters finds Simplified text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

_HAN = (0x3400, 0x9FFF)


def traditional_table(texts: Iterable[str]) -> str:
    """The Traditional forms of the characters that the site uses, for ``assets/search.js``.

    Args:
        texts: the site's pages.
    Returns:
        a JSON object from Traditional to Simplified.
    """
    used: set[str] = set()
    for text in texts:
        used.update(text)
    pairs = {old: new for old, new in _all_pairs().items() if new in used}
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) + "\n"


@cache
def _all_pairs() -> dict[str, str]:
    """Every Traditional character whose Simplified form differs (OpenCC)."""
    from opencc import OpenCC

    characters = [chr(number) for number in range(_HAN[0], _HAN[1] + 1)]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, simplified, strict=True) if old != new and len(new) == 1}
