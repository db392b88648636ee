"""Number formats of a workbook: 0.95 that is shown as 95 %, 15 that is shown as 15 分钟.

The reader of cells gives numbers without their formats, and a target of 0.95 would be no target of 95 %.
"""

from __future__ import annotations

import re

from svcq_build.intake.archive import Archive

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = {"9": "0%", "10": "0.00%"}
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
#: A format of a number with words around it, as far as one can tell what it shows.
_WITH_WORDS = re.compile(r'(?:"([^"]*)")?([#0,]+(?:\.[#0]+)?)\s*(?:"([^"]*)")?')


def shown_numbers(archive: Archive) -> dict[str, dict[tuple[int, int], str]]:
    """What numbers with a format of their own look like: sheet → row and column, from 0 → words."""
    book = archive.xml("xl/workbook.xml")
    formats = _formats(archive)
    if book is None or not formats:
        return {}
    related = archive.relations("xl/workbook.xml")
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        part = related.get(sheet.get(_RELATION, ""), ("", "", True))
        root = archive.xml(part[1]) if not part[2] else None
        cells = {}
        for cell in root.iter(f"{_MAIN}c") if root is not None else ():
            code, value = formats.get(cell.get("s", "")), cell.find(f"{_MAIN}v")
            at = _CELL.fullmatch(cell.get("r", ""))
            if code and value is not None and at is not None and cell.get("t", "n") == "n":
                words = _shown(value.text or "", code)
                if words:
                    cells[int(at[2]) - 1, _column(at[1])] = words
        found[sheet.get("name", "")] = cells
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


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
