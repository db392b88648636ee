"""Cells: the text of a CSV file → its rows, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from svcq_build.model import Span
from svcq_build.syntax import Fault
from svcq_build.words import say

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_BARE = re.compile(r"[^,\n]*")


class Cell(NamedTuple):
    """A value of a table. ``text`` is without blanks around it and without quotes."""

    text: str
    span: Span


class Row(NamedTuple):
    """A line of a table (several, where a cell in quotes holds line breaks)."""

    line: int
    cells: list[Cell]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text for cell in self.cells)


def read_rows(text: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows of a CSV file with commas between its cells; what is no such row is added to ``faults``.

    Args:
        text: the file, with ``\\n`` at the end of each line. faults: gets what is wrong with quotes.
    """
    at, line, begin = 0, 1, 0
    while at < len(text):
        row_line, cells = line, []
        while True:
            start_line, start = line, at
            quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
            if quoted is not None:
                value, at = quoted[1].replace('""', '"'), quoted.end()
                line += quoted[0].count("\n")
                if "\n" in quoted[0]:
                    column, begin = start - begin + 1, text.rfind("\n", 0, at) + 1
                else:
                    column = start - begin + 1
                rest = _BARE.match(text, at)
                if rest is not None and rest[0].strip():
                    faults.append(_behind_quotes(line, at - begin + 1, rest[0].strip()))
                at = rest.end() if rest is not None else at
            else:
                column = start - begin + 1
                found = _BARE.match(text, at)
                assert found is not None
                value, at = found[0], found.end()
                if value.startswith('"'):
                    faults.append(_open_quotes(line, column))
            cells.append(Cell(value.strip(), Span(start_line, column, line, max(at - begin + 1, 1))))
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        yield Row(row_line, cells)
        at, line, begin = at + 1, line + 1, at + 1


def _behind_quotes(line: int, column: int, words: str) -> Fault:
    return Fault(
        "table-syntax",
        Span(line, column, line, column + len(words)),
        say("“{text}” stands behind the closing quotation mark of a cell.", text=words),
        say('Put the whole cell in quotation marks, and write a mark inside of it twice ("").'),
    )


def _open_quotes(line: int, column: int) -> Fault:
    return Fault(
        "table-syntax",
        Span(line, column, line, column + 1),
        say("The quotation mark that opens this cell is never closed."),
        say("Close it at the end of the cell, or take it away."),
    )
