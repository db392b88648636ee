"""Lines of a file that are to be others: where they stand, and what stands there then."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

#: Changes with no more lines between them are one: a git host shows as many around what a pull request changes.
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class LineChange:
    """Lines that are replaced.

    Attributes:
        first, last: the lines, counted from 1. old, new: what stands there, and what is to.
        added: what of it is new, where nothing else changes; else None.
    """

    first: int
    last: int
    old: str
    new: str
    added: str | None


def split_lines(content: bytes) -> list[str]:
    """The lines of a file, however they are broken."""
    text = content.decode("utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def line_changes(before: bytes, after: bytes) -> list[LineChange]:
    """What lines of a file become others. Where lines are only added, the line below them is replaced with them."""
    old, new = split_lines(before), split_lines(after)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    spans = [(i1, max(i2, i1 + 1), j1, j2 + (i1 == i2)) for step, i1, i2, j1, j2 in steps if step != "equal"]
    joined: list[tuple[int, int, int, int]] = []
    for span in spans:
        if joined and span[0] - joined[-1][1] <= _BETWEEN:
            joined[-1] = (joined[-1][0], span[1], joined[-1][2], span[3])
        else:
            joined.append(span)
    found = []
    for i1, i2, j1, j2 in joined:
        is_added = i2 - i1 == 1 and old[i1:i2] == new[j2 - 1 : j2] and j2 - j1 > 1
        added = "\n".join(new[j1 : j2 - 1]) if is_added else None
        found.append(LineChange(i1 + 1, i2, "\n".join(old[i1:i2]), "\n".join(new[j1:j2]), added))
    return found
