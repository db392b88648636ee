"""Grids: tables whose first row says what stands in each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from svcq_build.intake.blocks import Cell, Table
from svcq_build.intake.markdown_text import as_markdown, colon, on_one_line, semicolon
from svcq_build.intake.matching import matched

_LONGEST_HEAD = 24
_NUMBER_HEAD = re.compile(
    r"序\s*号|编\s*号|号|项次|条款号|[顺次]\s*序|步\s*骤|环\s*节|阶\s*段|no\.?|nr\.?|#|id|steps?|stages?", re.IGNORECASE
)
_NUMBER = re.compile(
    r"[A-Za-z]{0,4}[-–]?\d{1,4}(?:[.\-]\d{1,4})*[.、]?|[一二三四五六七八九十]{1,3}[、.]?"
    r"|(?:第|步骤|step|stage)\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:步|环节|阶段)?",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[。！？；;]$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the heads: its cells by the words above them, merged cells once, in the order of the columns."""

    cells: tuple[tuple[str, Cell], ...]

    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text.strip() for _, cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, read by its heads.

    Attributes:
        table: the table. caption: cells that stand over all columns, above the heads. heads: the words above each
            column, "" where there are none. rows: what stands below.
    """

    table: Table
    caption: tuple[Cell, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def columns(self, meanings: Mapping[str, re.Pattern[str]]) -> dict[str, str]:
        """Which column holds what: meaning → head. Each meaning takes the first column that nobody has taken.

        A column that only counts the rows (步骤: 1, 2, 3) holds nothing.
        """
        found: dict[str, str] = {}
        heads = [head for head in self.heads if head and not self.counts(head)]
        for exact in (True, False):
            for meaning, pattern in meanings.items():
                if meaning in found:
                    continue
                for head in heads:
                    if head not in found.values() and (
                        pattern.fullmatch(matched(head)) if exact else pattern.search(matched(head))
                    ):
                        found[meaning] = head
                        break
        return found

    def counts(self, head: str) -> bool:
        """Whether the column of a head says nothing but the number of each row."""
        cells = [cell for row in self.rows for name, cell in row.cells if name == head and cell.text.strip()]
        return bool(cells) and all(is_number(head, cell) for cell in cells)


def grid_of(table: Table) -> Grid:
    """Read a table by its heads; a table without heads has rows only."""
    rows = list(table.rows)
    caption: list[Cell] = []
    while len(rows) > 1 and len(set(map(_place, rows[0]))) == 1 and len(rows[0]) > 1:
        caption.append(rows.pop(0)[0])
    count = _head_rows(rows, max(table.heads - len(caption), 0))
    width = max(map(len, rows), default=0)
    heads: list[str] = []
    for column in range(width):
        words = dict.fromkeys(
            " ".join(row[column].text.split()) for row in rows[:count] if column < len(row) and row[column].text.strip()
        )
        heads.append("/".join(words).rstrip("：:"))
    seen: dict[str, int] = {}
    for column, head in enumerate(heads):  # two columns of one name are two
        merged = (
            column > 0 and count and rows[0][column - 1 : column + 1].count(rows[0][column]) == 2
            if column < len(rows[0])
            else False
        )
        seen[head] = seen.get(head, 0) + 1
        if head and seen[head] > 1 and not merged:
            heads[column] = f"{head} {seen[head]}"
    below = [Row(_cells(row, heads)) for row in rows[count:]]
    return Grid(table, tuple(caption), tuple(heads), tuple(row for row in below if not row.is_empty()))


def _place(cell: Cell) -> object:
    return cell.place


def _cells(row: tuple[Cell, ...], heads: list[str]) -> tuple[tuple[str, Cell], ...]:
    found, seen = [], set()
    for column, cell in enumerate(row):
        if cell.place not in seen:
            seen.add(cell.place)
            found.append((heads[column] if column < len(heads) else "", cell))
    return tuple(found)


def _head_rows(rows: list[tuple[Cell, ...]], told: int) -> int:
    """How many of the first rows are heads."""
    if told:
        return min(told, len(rows))
    if len(rows) < 2:
        return 0
    first = rows[0]
    words = [cell.text.strip() for cell in dict.fromkeys(first)]
    if not all(_is_head(one) for one in words if one) or sum(map(bool, words)) < max(1, len(words) // 2):
        return 0
    if len(words) == 1:
        return 0
    goes_on = any(a.place == b.place for a, b in zip(first, rows[1], strict=False))
    is_split = len({cell.place for cell in first}) < len(first)
    return 2 if goes_on and is_split and len(rows) > 2 else 1


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not _ENDS_SENTENCE.search(text) and not _NUMBER.fullmatch(text)


def is_number(head: str, cell: Cell) -> bool:
    """Whether a cell only counts its row."""
    text = cell.text.strip()
    return not text or (bool(_NUMBER_HEAD.fullmatch(head.replace(" ", ""))) and _NUMBER.fullmatch(text) is not None)


def with_heads(cells: tuple[tuple[str, Cell], ...], markdown: bool = False) -> str:
    """Cells in one sentence, each after the word above it; those that are empty are left out."""
    said = []
    for head, cell in cells:
        words = on_one_line(cell.markdown if markdown else cell.text)
        if words:
            name = as_markdown(head) if markdown else head
            said.append(f"{name}{colon(head + words)}{words}" if head else words)
    return semicolon("".join(said)).join(said)


def pairs_of(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """The cells of a form, which says in one cell what stands in the next: 岗位名称 | 大堂经理 | 部门 | 前厅部."""
    for row in table.rows:
        cells = list(dict.fromkeys(row))
        for name, value in zip(cells[::2], cells[1::2], strict=False):
            if name.text.strip() and len(name.text.strip()) <= _LONGEST_HEAD:
                yield name, value
