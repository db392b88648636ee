"""Rows of tables → fields: which column holds what, and what is said of the columns that hold nothing known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from svcq_build.intake.blocks import Cell, Table
from svcq_build.intake.grids import Grid, Row, grid_of, is_number, with_heads
from svcq_build.intake.sections import Outlined, Section

#: A cell of a form, which is ticked on paper.
_TO_TICK = re.compile(
    r"(?:\s*[□☐○]\s*(?:是|否|合格|不合格|符合|不符合|有|无|达标|不达标|不适用|yes|no|n/a|ok)?\s*[/、]?)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table whose columns are known.

    Attributes:
        row: the row. columns: meaning → the head of its column. section: that the table stands in.
    """

    row: Row
    columns: Mapping[str, str]
    section: Section

    def cell(self, meaning: str) -> Cell | None:
        """The cell of a meaning; None where its column is not there or the cell is empty."""
        head = self.columns.get(meaning)
        found = next((cell for name, cell in self.row.cells if name == head), None) if head is not None else None
        return found if found is not None and (found.text.strip() or found.markdown.strip()) else None

    def text(self, meaning: str) -> str:
        """The words of a meaning; "" for none."""
        cell = self.cell(meaning)
        return cell.text.strip() if cell is not None else ""

    def markdown(self, meaning: str) -> str:
        """The words of a meaning as Markdown, paragraphs apart."""
        cell = self.cell(meaning)
        return "\n\n".join(cell.markdown.strip().split("\n")) if cell is not None else ""

    def line(self, meaning: str) -> str:
        """The words of a meaning on one line, as Markdown."""
        return " ".join(self.markdown(meaning).split())

    def rest(self, *used: str) -> str:
        """What stands in the columns of other meanings, and of none, with the words above it."""
        heads = {self.columns[one] for one in used if one in self.columns}
        cells = tuple(
            (head, cell)
            for head, cell in self.row.cells
            if head not in heads and not is_number(head, cell) and not _TO_TICK.fullmatch(cell.text)
        )
        return with_heads(cells, markdown=True)


def tables_with(
    outline: Outlined, meanings: Mapping[str, re.Pattern[str]], *needed: str
) -> Iterator[tuple[Section, Table, Grid, list[Record]]]:
    """The tables that have columns of all the needed meanings, with their rows as records."""
    for section in outline.sections:
        for table in section.tables:
            grid = grid_of(table)
            columns = grid.columns(meanings)
            if grid.rows and all(one in columns for one in needed):
                yield section, table, grid, [Record(row, columns, section) for row in grid.rows]


def joined(*texts: str) -> str:
    """Texts as paragraphs, those that say something."""
    return "\n\n".join(one for one in texts if one.strip())
