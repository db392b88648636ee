"""Dialling: numbers that a text says to call become links that a phone calls."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]*>)")
_LINKED = re.compile(r"<(/?)a\b")
#: A number after a word for calling: 拨打 119, call 120. Other numbers (120 seconds, 119 cases) have none before them.
_CALLED = re.compile(
    r"((?:拨打|拨|打|致电)\s?|\b(?:[Cc]all|[Dd]ial|[Rr]ing|[Pp]hone)(?:s|ed|ing)?\s)([0-9]{3,12})(?!\.?[0-9]|\s?[%％]|\s?[分秒次个人份件元])"
)


def with_calls(html: str) -> str:
    """HTML in which each number that it says to call is a link; what stands in a link already is left alone."""
    if not _CALLED.search(html):
        return html
    pieces, depth = [], 0
    for piece in _TAG.split(html):
        tag = _LINKED.match(piece)
        if tag:
            depth += -1 if tag[1] else 1
        elif depth == 0 and not piece.startswith("<"):
            piece = _CALLED.sub(r'\1<a class="sv-call" href="tel:\2">\2</a>', piece)
        pieces.append(piece)
    return "".join(pieces)
