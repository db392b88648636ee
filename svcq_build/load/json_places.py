"""Places in JSON that its parser does not tell: a name that is given twice, and a comma too many."""

from __future__ import annotations

import json
import re

from svcq_build.model import FILE_START, Span

#: A text in quotes, or a brace or bracket; with a colon behind it, a text is a name.
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"(?P<colon>\s*:)?|[{}\[\]]')


def second_name(text: str) -> Span:
    """Where a name stands for the second time in the same braces, the first such place."""
    names: list[set[str]] = []
    for found in _PIECE.finditer(text):
        sign = found[0][0]
        if sign in "{[":
            names.append(set())
        elif sign in "}]":
            del names[-1:]
        elif found["colon"] and names:
            end = found.start("colon")
            name = json.loads(text[found.start() : end], strict=False)
            if name in names[-1]:
                return _span(text, found.start(), end)
            names[-1].add(name)
    return FILE_START


def last_comma(text: str, at: int) -> Span | None:
    """The comma before the sign that ends a group, where the parser stumbles at ``at``; None where there is none."""
    before = text[:at].rstrip()
    if not before.endswith(",") or text[at : at + 1] not in ("}", "]"):
        return None
    return _span(text, len(before) - 1, len(before))


def _span(text: str, start: int, end: int) -> Span:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Span(line, column, line, column + end - start)
