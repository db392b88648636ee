"""Block texts: which lines of a YAML file belong to a text behind ``|`` or ``>``, where signs are only signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The end of such a line: looked for first, because it costs next to nothing.
_MAY_BE = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?$", re.MULTILINE)
_BLOCK = re.compile(r"^( *(?:- +)*)([^\s#\-|>][^\n]*: +)?[|>][-+0-9]*[ \t]*(?:#[^\n]*)?$", re.MULTILINE)


def block_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """The first and last line of each block text, and how far its header is indented."""
    if _MAY_BE.search(text) is None or _BLOCK.search(text) is None:
        return
    lines = text.split("\n")
    for found in _BLOCK.finditer(text):
        first = text.count("\n", 0, found.end()) + 2
        last = first - 1
        indent = len(found[1]) if found[2] else len(found[1].rstrip()) - 1  # that of the name, or of the item's dash
        for number in range(first, len(lines) + 1):
            line = lines[number - 1]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                break
            last = number
        yield first, last, indent
