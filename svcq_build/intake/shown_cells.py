"""Shown: what cells of a workbook show where that is not their bare value.

The reader of cells gives numbers without their formats (a target of 0.95 is none of 95 %), and nothing at all where a
formula has an error or was never computed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from svcq_build.intake.archive import Archive
from svcq_build.intake.extents import cell_at

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = {"9": "0%", "10": "0.00%"}
#: A format of a number with words around it, as far as one can tell what it shows.
_WITH_WORDS = re.compile(r'(?:"([^"]*)")?([#0,]+(?:\.[#0]+)?)\s*(?:"([^"]*)")?')


@dataclass(frozen=True, slots=True)
class Shown:
    """What a sheet shows.

    Attributes:
        words: by row and column, from 0, where they are not the bare value. hidden: the rows that it does not show.
    """

    words: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()


def shown_by_sheets(archive: Archive) -> dict[str, Shown]:
    """What each sheet of an .xlsx file shows, by its name.

    Raises:
        CannotRead: when a part of it is damaged.
    """
    book = archive.xml("xl/workbook.xml")
    formats = _formats(archive)
    related = archive.relations("xl/workbook.xml") if book is not None else {}
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet") if book is not None else ():
        part = related.get(sheet.get(_RELATION, ""), ("", "", True))
        root = archive.xml(part[1]) if not part[2] else None
        if root is not None:
            hidden = [one.get("r", "0") for one in root.iter(f"{_MAIN}row") if one.get("hidden") in ("1", "true")]
            rows = tuple(int(row) - 1 for row in hidden if row.isdecimal())
            found[sheet.get("name", "")] = Shown(_words(root, formats), rows)
    return found


def _words(root: Any, formats: dict[str, str]) -> dict[tuple[int, int], str]:
    found = {}
    for cell in root.iter(f"{_MAIN}c"):
        at, value = cell_at(cell.get("r", "")), cell.findtext(f"{_MAIN}v")
        formula, kind = cell.findtext(f"{_MAIN}f"), cell.get("t", "n")
        words = ""
        if kind == "e":
            words = value or "#N/A"
        elif formula and not value and cell.find(f"{_MAIN}is") is None:
            words = f"={formula}"
        elif kind == "n" and value:
            words = _shown(value, formats.get(cell.get("s", ""), ""))
        if at is not None and words:
            found[at] = words
    return found


def _formats(archive: Archive) -> dict[str, str]:
    """The formats that show more than a number, by the number of the style."""
    root = archive.xml("xl/styles.xml")
    if root is None:
        return {}
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    codes |= _BUILT_IN
    found = {}
    styles = root.find(f"{_MAIN}cellXfs")
    for number, one in enumerate(styles if styles is not None else ()):
        code = codes.get(one.get("numFmtId", ""), "").partition(";")[0]
        if code.rstrip().endswith("%") or _WITH_WORDS.fullmatch(code):
            found[str(number)] = code
    return found


def _shown(text: str, code: str) -> str:
    try:
        value = float(text)
    except ValueError:
        return ""
    if code.rstrip().endswith("%"):
        return f"{value * 100:.10g}%"
    words = _WITH_WORDS.fullmatch(code)
    if words is None or not (words[1] or words[3]):
        return ""
    return f"{words[1] or ''}{value:.15g}{words[3] or ''}"
