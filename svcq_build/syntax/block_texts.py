"""Block texts: which lines of a YAML file belong to a text behind ``|`` or ``>``, where signs are only signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The end of such a line: looked for first, because it costs next to nothing.
_MAY_BE = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?$", re.MULTILINE)
_BLOCK = re.compile(r"^( *(?:- +)*)([^\s#\-|>][^\n]*: +)?[|>][-+0-9]*[ \t]*(?:#[^\n]*)?$", re.MULTILINE)


def block_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """The first and last line of each block text, and how far its header is indented."""
    if not ("|" in text or ">" in text) or _MAY_BE.search(text) is None or _BLOCK.search(text) is None:
        return
    lines = text.split("\n")
    above, counted = 0, 0
    for found in _BLOCK.finditer(text):
        above, counted = above + text.count("\n", counted, found.end()), found.end()
        first = above + 2
        last = first - 1
        indent = len(found[1]) if found[2] else len(found[1].rstrip()) - 1  # that of the name, or of the item's dash
        for number in range(first, len(lines) + 1):
            line = lines[number - 1]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                break
            last = number
        yield first, last, indent


#: A line that belongs to no text: a field, an item that begins with one, a remark, a mark between documents.
_GOES_ON = re.compile(r" *(?:#|---|\.\.\.|(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?: |$))")
#: So many lines above the place where the parser gave up the header is looked for.
_REACH = 40

_HEADER = re.compile(r"(?:^|[ \t])[|>][-+]?[ \t]*(?:#.*)?$")


def long_blank(lines: list[str], header: int) -> int | None:
    """A line of nothing but spaces that keeps a block text from being read, since it is longer than its indentation.

    Args:
        lines: of the YAML. header: the number of the line that ends in ``|`` or ``>``, from 0.
    Returns:
        the number of the line, from 0; None where there is none, or the header gives the indentation.
    """
    if _HEADER.search(lines[header]) is None:
        return None
    for number in range(header + 1, len(lines)):
        if lines[number].strip(" "):
            indent = len(lines[number]) - len(lines[number].lstrip(" "))
            outside = len(lines[header]) - len(lines[header].lstrip(" "))
            longer = (blank for blank in range(header + 1, number) if len(lines[blank]) > indent)
            return next(longer, None) if indent > outside else None
    return None


def long_blank_above(lines: list[str], number: int) -> int | None:
    """As :func:`long_blank`, for the header above a line at which the parser stopped."""
    while number > 0:
        number -= 1
        if lines[number].strip(" ") and not lines[number].lstrip(" ").startswith("#"):
            return long_blank(lines, number)
    return None


def unindented(lines: list[str], number: int) -> tuple[int, int, int] | None:
    """The text that begins directly below a line ending in ``|`` or ``>`` and is not indented below it.

    Args:
        lines: of the YAML. number: of the line at which the parser stopped, from 0.
    Returns:
        the first and the last line of the text, from 0, and how far its header is indented; None where there is none.
    """
    for header in range(min(number, len(lines)) - 1, max(-1, number - 1 - _REACH), -1):
        found = _BLOCK.fullmatch(lines[header])
        if found is None or not found[2]:
            continue
        first = next((at for at in range(header + 1, len(lines)) if lines[at].strip()), len(lines))
        last = first - 1
        while last + 1 < len(lines) and not _ends_text(lines[last + 1], len(found[1])):
            last += 1
        while last >= first and not lines[last].strip():
            last -= 1
        return (first, last, len(found[1])) if first <= last else None
    return None


def _ends_text(line: str, indent: int) -> bool:
    """Whether a line is no more of a text whose header is so far indented; a dash left of it begins the next item."""
    dash = line.lstrip(" ").startswith("- ") and len(line) - len(line.lstrip(" ")) < indent
    return dash or _GOES_ON.match(line) is not None
