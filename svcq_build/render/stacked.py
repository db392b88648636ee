"""Stacked: tables that become cards on a phone, a row below the other, each cell with the head of its column.

The style sheet (``site_templates/assets/stacked.css``) does it; here the cells get the words of their heads. A matrix,
which is read across and down, stays one: its box scrolls.
"""

from __future__ import annotations

import re

_TABLE = re.compile(r'<table class="(sv-(?:matrix|table)\b[^"]*)"([^>]*)>(.*?)</table>', re.DOTALL)
#: Those that stay as they are, and those whose cells say it themselves.
_LEFT_ALONE = ("sv-matrix--dense", "sv-riskmatrix", "sv-stack")
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(td|th)\b([^>]*)>")
_HEAD = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_COLUMNS = re.compile(r'\bcolspan="(\d+)"')
_ELEMENT = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


def with_stacked_tables(html: str) -> str:
    """A page whose tables can be stacked on a phone."""
    return _TABLE.sub(_stacked, html) if "<thead" in html else html


def _stacked(table: re.Match[str]) -> str:
    style, rest, inside = table.groups()
    head, found, body = inside.partition("</thead>")
    if not found or "rowspan=" in inside or any(name in style for name in _LEFT_ALONE):
        return table[0]
    labels: list[str] = []
    for attributes, words in _HEAD.findall(head):
        label = _BLANKS.sub(" ", _ELEMENT.sub("", words)).strip().replace('"', "&quot;")
        labels += [label] * _columns(attributes)
    rows = _ROW.sub(lambda row: _labelled(row[0], labels), body)
    return f'<table class="{style} sv-stack"{rest}>{head}</thead>{rows}</table>'


def _labelled(row: str, labels: list[str]) -> str:
    """A row whose cells say under which head they stand."""
    column = 0

    def label(cell: re.Match[str]) -> str:
        nonlocal column
        here, column = column, column + _columns(cell[2])
        if cell[1] == "th" or column - here > 1 or here >= len(labels) or not labels[here]:
            return cell[0]
        return f'<td{cell[2]} data-sv-label="{labels[here]}">'

    return _CELL.sub(label, row)


def _columns(attributes: str) -> int:
    found = _COLUMNS.search(attributes)
    return int(found[1]) if found else 1
