"""Tables of a word processor: rows and cells as they lie in its XML, whatever is wrapped around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svcq_build.intake.word_names import q, short, value

_WRAPPERS = ("w:customXml", "w:ins", "w:del", "w:moveTo", "w:moveFrom")
_MOST_COLUMNS = 100


def rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table."""
    return _inside(table, "w:tr")


def cells_of(row: Any) -> Iterator[Any]:
    """The cells of a row."""
    return _inside(row, "w:tc")


def _inside(element: Any, wanted: str) -> Iterator[Any]:
    for child in element:
        name = short(child)
        if name == wanted:
            yield child
        elif name == "w:sdt":
            content = child.find(q("w:sdtContent"))
            yield from _inside(content, wanted) if content is not None else ()
        elif name in _WRAPPERS:
            yield from _inside(child, wanted)


def columns_before(row: Any) -> int:
    """How many columns a row leaves empty before its first cell."""
    return _count(value(row, "w:trPr/w:gridBefore"), 0)


def span_of(cell: Any) -> int:
    """How many columns a cell takes."""
    return max(_count(value(cell, "w:tcPr/w:gridSpan"), 1), 1)


def _count(written: str, otherwise: int) -> int:
    return min(int(written), _MOST_COLUMNS) if written.isdecimal() else otherwise


def is_merged(cell: Any) -> bool:
    """Whether a cell is one with others above or below it."""
    return cell.find(f"{q('w:tcPr')}/{q('w:vMerge')}") is not None


def goes_on(cell: Any) -> bool:
    """Whether a cell only goes on with the one above it."""
    merge = cell.find(f"{q('w:tcPr')}/{q('w:vMerge')}")
    return merge is not None and merge.get(q("w:val"), "continue") == "continue"


def change_of(element: Any) -> str | None:
    """Whether a tracked change puts a row or a cell in or takes it away: ``ins``, ``del``; None for neither."""
    for path, change in (
        ("w:trPr/w:ins", "ins"),
        ("w:trPr/w:del", "del"),
        ("w:tcPr/w:cellIns", "ins"),
        ("w:tcPr/w:cellDel", "del"),
    ):
        if element.find("/".join(map(q, path.split("/")))) is not None:
            return change
    return None
