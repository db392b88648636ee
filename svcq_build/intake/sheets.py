"""Workbooks (.xlsx, .xls, .ods) and .csv → a source a sheet, with the cells' names as places."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, load_workbook

from svcq_build.intake.archive import Archive
from svcq_build.intake.blocks import Block, CannotRead, Cell, Paragraph, Place, Remark, Source, Table
from svcq_build.intake.decoded import decoded, without_steering
from svcq_build.intake.extents import largest_sheet
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.intake.sheet_pictures import pictures_by_sheets
from svcq_build.intake.shown_cells import Shown, shown_by_sheets
from svcq_build.words import say

#: So many cells of a sheet are read: a list of the handbook has hundreds.
_MOST_CELLS = 200_000
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_KEPT_PARTS = (
    ("xl/comments", say("Comments on cells are left out.")),
    ("xl/threadedComments/", say("Comments on cells are left out.")),
    ("xl/charts/", say("Charts are left out.")),
    ("xl/vbaProject.bin", say("The file holds macros; they are left out.")),
)
_SAVE_AGAIN = say("Open it in the program that made it, save it again, and import that.")
_TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"


def read_workbook(name: str, content: bytes, ending: str, stem: str) -> list[Source]:
    """Read a workbook.

    Args:
        name: the file's name. content: its bytes. ending: of its name. stem: what its pictures are called.
    Raises:
        CannotRead: when it cannot be read.
    """
    archive = Archive(content, ending) if ending != ".xls" else None
    if archive is not None and largest_sheet(archive) > _MOST_CELLS:
        raise CannotRead(
            say("A sheet reaches over more than {count} cells.", count=_MOST_CELLS),
            say("Delete empty rows and columns below and beside the list, or split it."),
        )
    remarks: list[Remark] = []
    looks = shown_by_sheets(archive) if archive is not None and ending in (".xlsx", ".xlsm") else {}
    if archive is not None:
        remarks = _parts_left_out(archive)
    try:
        book = load_workbook(io.BytesIO(content))
    except PasswordError:
        raise CannotRead(say("The file is protected by a password.")) from None
    except (CalamineError, OSError, ValueError):
        raise CannotRead(say("The file is damaged, or no {ending} file.", ending=ending), _SAVE_AGAIN) from None
    try:
        sources = _sheets(name, book, looks, remarks)
    except (CalamineError, ValueError):
        raise CannotRead(say("A sheet of the file is damaged."), _SAVE_AGAIN) from None
    return _with_pictures(sources, archive, stem) if archive is not None else [one for _, one in sources]


def _with_pictures(sources: list[tuple[str, Source]], archive: Archive, stem: str) -> list[Source]:
    """The sources of sheets, each with the pictures that lie on it."""
    pictures, told = pictures_by_sheets(archive, stem, [sheet for sheet, one in sources if one.blocks])
    found = [replace(one, pictures=tuple(pictures.get(sheet, ()))) for sheet, one in sources]
    return [replace(one, remarks=(*one.remarks, *(told if one is found[0] else ()))) for one in found]


def _sheets(
    name: str, book: CalamineWorkbook, looks: Mapping[str, Shown], remarks: list[Remark]
) -> list[tuple[str, Source]]:
    """A source for each sheet that is shown, with the sheet's name."""
    sources: list[tuple[str, Source]] = []
    for one in book.sheets_metadata:
        if "WorkSheet" not in str(one.typ):
            remarks.append(Remark(Place("sheet", 0, 1, 1, one.name), say("A sheet without cells is left out.")))
            continue
        sheet = book.get_sheet_by_name(one.name)
        if sheet.total_height * sheet.total_width > _MOST_CELLS:
            raise CannotRead(say("A sheet reaches over more than {count} cells.", count=_MOST_CELLS))
        look = looks.get(one.name, Shown())
        rows = [
            [look.words.get((row, column)) or _words(value) for column, value in enumerate(values)]
            for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        ]
        if one.visible != SheetVisibleEnum.Visible:
            words = "；".join(cell for row in rows for cell in row if cell)
            remarks.append(Remark(Place("sheet", 0, 1, 1, one.name), say("A hidden sheet is left out."), words))
            continue
        told = say("The sheet does not show this row; it was read like the others.")
        remarks += [Remark(Place("sheet", 0, row + 1, 1, one.name), told) for row in look.hidden if row < len(rows)]
        merged = [(first, last) for first, last in sheet.merged_cell_ranges or ()]
        blocks = _blocks(rows, merged, lambda r, c, sheet=one.name: Place("sheet", 0, r + 1, c + 1, sheet))
        title = one.name if not _UNNAMED.fullmatch(one.name) else ""
        sources.append((one.name, Source(name, blocks, (), (), title)))
    if sources:
        sources[0] = sources[0][0], replace(sources[0][1], remarks=tuple(remarks))
    return sources


def read_table(name: str, content: bytes) -> Source:
    """Read a file of values that commas, semicolons or tabs part.

    Raises:
        CannotRead: when it is no text, or no such table.
    """
    text, remarks = decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max("\t;,，", key=first.count)
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error:
        raise CannotRead(say("The file is damaged, or no {ending} file.", ending=".csv")) from None
    if sum(map(len, rows)) > _MOST_CELLS:
        raise CannotRead(say("The file has more than {count} cells.", count=_MOST_CELLS))
    blocks = _blocks(rows, [], lambda row, column: Place("line", row + 1, row + 1, column + 1))
    return Source(name, blocks, (), tuple(remarks))


def _blocks(rows: Sequence[Sequence[str]], merged: Sequence[Any], place: Any) -> tuple[Block, ...]:
    """Tables, parted by empty rows; a row of one cell above or below a table is a paragraph."""
    covers: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in merged:
        covers |= {(r, c): (top, left) for r in range(top, bottom + 1) for c in range(left, right + 1)}
    cells: dict[tuple[int, int], Cell] = {}

    def cell(row: int, column: int) -> Cell:
        at = covers.get((row, column), (row, column))
        if at not in cells:
            words = rows[at[0]][at[1]] if at[0] < len(rows) and at[1] < len(rows[at[0]]) else ""
            cells[at] = Cell(place(*at), tuple(_paragraphs(words, place(*at))))
        return cells[at]

    width = max(map(len, rows), default=0)
    grid = [[cell(row, column) for column in range(width)] for row in range(len(rows))]
    blocks: list[Block] = []
    group: list[list[Cell]] = []
    for row in [*grid, []]:
        if any(one.text for one in row):
            group.append(row)
        elif group:
            blocks += _group(group)
            group = []
    return tuple(blocks)


def _group(rows: list[list[Cell]]) -> list[Block]:
    used = [column for column in range(len(rows[0])) if any(row[column].text for row in rows)]
    kept = [tuple(row[column] for column in used) for row in rows]

    def alone(row: tuple[Cell, ...]) -> Cell | None:
        filled = [one for one in dict.fromkeys(row) if one.text]
        return filled[0] if len(filled) == 1 else None

    before: list[Cell] = []
    after: list[Cell] = []
    while kept and (one := alone(kept[0])) is not None and (len(used) > 1 or len(kept) == 1):
        before.append(one)
        kept.pop(0)
    while kept and (one := alone(kept[-1])) is not None and len(used) > 1 and len(kept[-1]) > 2:
        after.insert(0, one)
        kept.pop()
    heads = [Paragraph(p.place, p.text, p.markdown, centred=True) for one in before for p in one.paragraphs]
    feet = [paragraph for one in after for paragraph in one.paragraphs]
    return [*heads, *([Table(kept[0][0].place, tuple(kept))] if kept else []), *feet]


def _paragraphs(words: str, place: Place) -> list[Paragraph]:
    lines = [without_steering(line).strip() for line in words.split("\n")]
    return [Paragraph(place, line, as_markdown(line)) for line in lines if line]


def _words(value: object) -> str:
    """A value as a reader of the sheet sees it, more or less."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else str(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    return str(value)


def _parts_left_out(archive: Archive) -> list[Remark]:
    """A remark for each sort of thing that is no cell."""
    found: dict[str, Remark] = {}
    for begin, told in _KEPT_PARTS:
        names = [name for name in archive.names if name.startswith(begin)]
        words = []
        for name in names if "omments" in begin else ():
            root = archive.xml(name)
            words += ["".join(one.itertext()) for one in root.iter(_TEXT, "{*}text")] if root is not None else []
        if names:
            found[str(told)] = Remark(Place("file"), told, "；".join(dict.fromkeys(filter(str.strip, words))))
    return list(found.values())
