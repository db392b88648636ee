"""Spreadsheets: a file as people save it (.xlsx, .xls, .ods, .csv in any usual encoding) → its sheets, cell by cell.

What a reader of values does not tell is looked up in the workbook itself: formulas, percentages, hidden rows.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from svcq_build.words import Message, say

#: What a cell may hold: text, a number, a day, a moment, a time of day, a truth; None where nothing stands in it.
Value = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
#: Larger files are no tables of measured values.
MOST_BYTES = 20 * 2**20
MOST_ROWS = 20_000
_ENCODINGS = ("utf-8-sig", "gb18030")
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENT_FORMATS = (9, 10)


class Unimportable(Exception):
    """A file that is no table; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell.

    Attributes:
        value: what stands in it. place: its name (``B3``). formula: whether it is computed.
        percent: whether it is shown as a percentage, so that 0.935 means 93.5 %.
        merged: the cells that it is one with (``A2:A4``); empty where it stands alone.
    """

    value: Value
    place: str
    formula: bool = False
    percent: bool = False
    merged: str = ""

    @property
    def text(self) -> str:
        """What stands in it, as text without blanks around it; empty where nothing does."""
        return "" if self.value is None else str(self.value).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: it; empty of a CSV file. rows: its cells, row by row. hidden_rows: numbers of rows that are not shown.
        hidden: whether the sheet as a whole is not shown.
    """

    name: str
    rows: list[list[SheetCell]]
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file.

    Raises:
        Unimportable: when it is no table that can be read. OSError: when it cannot be opened.
    """
    if path.stat().st_size > MOST_BYTES:
        raise Unimportable(say("This file is larger than {most} MB.", most=MOST_BYTES // 2**20))
    content = path.read_bytes()
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return [_read_csv(content)]
    return _read_workbook(content)


def column_name(index: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _read_csv(content: bytes) -> Sheet:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "replace")
    else:
        text = next((found for found in (_decoded(content, name) for name in _ENCODINGS) if found is not None), "")
    if not text and content:
        raise Unimportable(say("This file is neither UTF-8 nor GBK: save it as CSV again."))
    if "\0" in text:
        raise Unimportable(say("This file is no text; a workbook ends in .xlsx."))
    first = text[:4096]
    delimiter = max(",;\t，；", key=first.count)
    lines = io.StringIO(text.replace(delimiter, ",") if delimiter in "，；" and "," not in text else text, newline="")
    rows = csv.reader(lines, delimiter="," if delimiter in "，；" else delimiter)
    try:
        cells = [
            [SheetCell(value or None, f"{column_name(at)}{number}") for at, value in enumerate(row)]
            for number, row in enumerate(rows, 1)
        ]
    except csv.Error as error:
        raise Unimportable(say("This file is no CSV: {reason}.", reason=str(error))) from None
    return Sheet("", _limited(cells))


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _limited(rows: list[list[SheetCell]]) -> list[list[SheetCell]]:
    if len(rows) > MOST_ROWS:
        raise Unimportable(say("This table has more than {most} rows.", most=MOST_ROWS))
    return rows


def _read_workbook(content: bytes) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        marks = _Marks.read(content)
        found = []
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            merged = _merged(sheet.merged_cell_ranges or ())
            own = marks.get(about.name, _Marks())
            rows = [
                [
                    SheetCell(
                        _plain(value),
                        place,
                        place in own.formulas,
                        place in own.percentages,
                        merged.get((number, at), ""),
                    )
                    for at, value in enumerate(row)
                    for place in (f"{column_name(at)}{number + 1}",)
                ]
                for number, row in enumerate(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1))
            ]
            hidden = about.visible != SheetVisibleEnum.Visible
            found.append(Sheet(about.name, _limited(rows), own.hidden_rows, hidden))
    except (CalamineError, zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError) as error:
        raise Unimportable(say("This file is no workbook that can be read: {reason}.", reason=str(error))) from None
    return found


def _plain(value: Any) -> Value:
    return None if value == "" else value


def _merged(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> dict[tuple[int, int], str]:
    """From each cell (row, column; from 0) that is one with others to the name of them all."""
    found = {}
    for (top, left), (bottom, right) in ranges:
        name = f"{column_name(left)}{top + 1}:{column_name(right)}{bottom + 1}"
        if (bottom - top + 1) * (right - left + 1) <= MOST_ROWS:
            found.update({(row, column): name for row in range(top, bottom + 1) for column in range(left, right + 1)})
    return found


@dataclass(frozen=True, slots=True)
class _Marks:
    """What the workbook says of a sheet's cells beside their values."""

    formulas: frozenset[str] = frozenset()
    percentages: frozenset[str] = frozenset()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def read(cls, content: bytes) -> Mapping[str, _Marks]:
        """The marks of each sheet of an .xlsx file, by its name; of other files nothing is known."""
        if content[:2] != b"PK":
            return {}
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
            if "xl/workbook.xml" not in names:
                return {}
            targets = {
                one.get("Id"): "xl/" + re.sub(r"^/?(?:xl/)?", "", one.get("Target") or "")
                for one in _parse(parts, "xl/_rels/workbook.xml.rels")
            }
            percent = _percent_styles(_parse(parts, "xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
            found = {}
            for sheet in _parse(parts, "xl/workbook.xml").iter(f"{_NS}sheet"):
                part = targets.get(sheet.get(_RELATION))
                if part in names and part is not None:
                    found[sheet.get("name") or ""] = _marks_of(_parse(parts, part), percent)
            return found


def _parse(parts: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if parts.getinfo(name).file_size > 10 * MOST_BYTES:
        raise ValueError(name)
    return ElementTree.fromstring(parts.read(name))  # noqa: S314 - expat since 2.4.1 refuses entities that explode


def _percent_styles(styles: ElementTree.Element) -> frozenset[int]:
    """The numbers of the styles that show a percentage."""
    formats = {
        int(one.get("numFmtId") or 0) for one in styles.iter(f"{_NS}numFmt") if "%" in (one.get("formatCode") or "")
    }
    formats |= set(_PERCENT_FORMATS)
    cells = styles.find(f"{_NS}cellXfs")
    listed = list(cells) if cells is not None else []
    return frozenset(index for index, one in enumerate(listed) if int(one.get("numFmtId") or 0) in formats)


def _marks_of(sheet: ElementTree.Element, percent: frozenset[int]) -> _Marks:
    formulas, percentages, hidden = set(), set(), set()
    for row in sheet.iter(f"{_NS}row"):
        if row.get("hidden") in ("1", "true") or row.get("ht") == "0":
            hidden.add(int(row.get("r") or 0))
        for cell in row:
            place = cell.get("r") or ""
            if cell.find(f"{_NS}f") is not None:
                formulas.add(place)
            if int(cell.get("s") or 0) in percent:
                percentages.add(place)
    return _Marks(frozenset(formulas), frozenset(percentages), frozenset(hidden))
