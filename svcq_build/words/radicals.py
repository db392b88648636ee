"""Radicals: signs of Unicode that look like a Chinese character and are another one, so that no search finds them.

They come with text that is copied out of a PDF: where a font has one drawing for the radical ⾏ and the character 行,
the file may name the radical (findings/a-printed-handbook-is-not-found.sh).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: Of the block “CJK Radicals Supplement” those that look like a character which words are written with.
_SUPPLEMENT = dict(
    zip(
        "⺒⺓⺛⺟⺠⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻱⻲⻳",
        "巳幺旡母民臼虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿竜龙龜亀龟",
        strict=True,
    )
)
_RADICAL = re.compile(f"[\u2f00-\u2fd5{''.join(_SUPPLEMENT)}]")


def radical_places(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The places of such signs in a text, or in a stretch of it."""
    for found in _RADICAL.finditer(text, start, len(text) if end is None else end):
        yield found.start()


def without_radicals(text: str) -> str:
    """A text with the characters that such signs look like; Kangxi radicals by Unicode's own table."""
    return _RADICAL.sub(lambda sign: _SUPPLEMENT.get(sign[0]) or unicodedata.normalize("NFKC", sign[0]), text)
