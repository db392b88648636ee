"""Widths: how the columns of a table share its line."""

from __future__ import annotations

from svcq_build.export.blocks import Cell, Table, words_of
from svcq_build.export.texts import texts_of

#: How broad a line of a table is, in Latin letters; which fields are narrow; and what stands around each field.
_LINE, _NARROW, _PADDING = 96.0, 22.0, 5.0


def column_widths(table: Table) -> tuple[float, ...]:
    """How wide the columns of a table are, as shares of 1: short fields have the room they need, long ones the rest."""
    wanted = [
        max(_breadth(words_of(head)), *(_breadth_of(row[place]) for row in table.rows), 2.0) + _PADDING
        for place, head in enumerate(table.head)
    ]
    long = [place for place, breadth in enumerate(wanted) if breadth > _NARROW]
    left = _LINE - sum(breadth for breadth in wanted if breadth <= _NARROW)
    if long and left >= _NARROW * len(long):
        spread = sum(wanted[place] ** 0.6 for place in long)
        for place in long:
            wanted[place] = left * wanted[place] ** 0.6 / spread
    return tuple(round(breadth / sum(wanted), 4) for breadth in wanted)


def _breadth_of(field: Cell) -> float:
    return max((_breadth(text) for text in texts_of(field)), default=0.0)


def _breadth(text: str) -> float:
    """A text's breadth in Latin letters; others take twice the room."""
    return float(sum(1 if character < "\u2e80" else 2 for character in text))
