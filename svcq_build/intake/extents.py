"""Extents: how far the cells of a workbook reach, looked at before it is read.

The reader makes room for every cell between the first and the last: one in the farthest corner would ask for 500 GB,
and the system would end the program.
"""

from __future__ import annotations

import re
from typing import Any

from svcq_build.intake.archive import Archive

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def cell_at(name: str) -> tuple[int, int] | None:
    """Row and column, from 0, of a cell by its name (``B3``); None where it is no such name."""
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def largest_sheet(archive: Archive) -> int:
    """How many cells the largest sheet of a workbook spans (.xlsx, .ods).

    Raises:
        CannotRead: when a part of it is damaged.
    """
    content = archive.xml("content.xml")
    if content is not None:
        return max((_of_open_document(one) for one in content.iter(f"{_TABLE}table")), default=0)
    sheets = [name for name in archive.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    return max((_of_sheet(archive.xml(name)) for name in sheets), default=0)


def _of_sheet(root: Any) -> int:
    rows, columns = [0], [0]
    for cell in root.iter(f"{_MAIN}c"):
        at = cell_at(cell.get("r", ""))
        if at is not None:
            rows.append(at[0] + 1)
            columns.append(at[1] + 1)
    return max(rows) * max(columns)


def _of_open_document(table: Any) -> int:
    """As far as cells hold anything; programs repeat the empty ones to the end of the sheet."""
    row = last_row = last_column = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column, used = 0, 0
        for cell in line:
            column += _times(cell.get(f"{_TABLE}number-columns-repeated"))
            used = column if len(cell) else used
        row += _times(line.get(f"{_TABLE}number-rows-repeated"))
        if used:
            last_row, last_column = row, max(last_column, used)
    return last_row * last_column


def _times(written: str | None) -> int:
    return int(written) if written is not None and written.isdecimal() else 1
