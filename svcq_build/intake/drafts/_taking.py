"""Taking: what of a source becomes part of a document, and what is left over; together they are the whole source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from svcq_build.intake.blocks import Cell, Place, Table
from svcq_build.intake.grids import Grid, Row
from svcq_build.intake.sections import Item, Line, Outlined, Section, title_of
from svcq_build.words import Message, say

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_LONGEST_SUMMARY = 120
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_MARK = re.compile(r"^(?:- |第.{1,5}条\s*)")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something of the source that became part of a document.

    Attributes:
        place: where it stood. text: its words. became: what it was understood as. field: where it is now
            (``requirements.R1``), or "" where its words are in the account only.
    """

    place: Place
    text: str
    became: Message
    field: str = ""


@dataclass(slots=True)
class Draft:
    """A document in the making.

    Attributes:
        kind: its kind's name. title: its title. given: what is known of its fields. claims: where that comes from.
        guesses: what was not said but chosen, by field. more: what belongs to it and has no field, as Markdown.
    """

    kind: str
    title: str
    given: dict[str, Any] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    guesses: dict[str, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft may refer to.

    Attributes:
        role: the id of the role with a title, or None. language: in which words are added.
    """

    role: Callable[[str], str | None]
    language: str


class Taking:
    """A source, of which parts are taken."""

    def __init__(self, outline: Outlined) -> None:
        """Begin with all of it left."""
        self.outline = outline
        self._taken: set[int] = set()
        self._cells: set[Place] = set()
        self._headings: set[int] = set()

    def heading(self, draft: Draft, section: Section, field: str, became: Message) -> None:
        """Take the heading of a section, and those above it that nobody has taken."""
        for one in (*section.above, section.heading):
            if one is not None and id(one) not in self._headings:
                self._headings.add(id(one))
                draft.claims.append(Claim(one.place, one.block.shown, became, field))

    def lines(self, draft: Draft, lines: Iterable[Line], field: str, became: Message) -> None:
        """Take paragraphs."""
        for one in lines:
            self._taken.add(id(one))
            draft.claims.append(Claim(one.place, one.block.shown, became, field))

    def item(self, draft: Draft, item: Item, field: str, became: Message) -> None:
        """Take an item of a list."""
        self.lines(draft, item.lines, field, became)

    def row(self, draft: Draft, row: Row, field: str, became: Message) -> None:
        """Take a row of a table."""
        fresh = tuple((head, cell) for head, cell in row.cells if cell.place not in self._cells)
        self._cells |= {cell.place for _, cell in fresh}
        text = "；".join(cell.text.replace("\n", "；") for _, cell in fresh if cell.text.strip())
        if text:
            draft.claims.append(Claim(fresh[0][1].place, text, became, field))

    def cells(self, draft: Draft, cells: Iterable[Cell], field: str, became: Message) -> None:
        """Take cells."""
        for cell in cells:
            if cell.place not in self._cells:
                self._cells.add(cell.place)
                if cell.text.strip():
                    draft.claims.append(Claim(cell.place, cell.text, became, field))

    def heads(self, draft: Draft, grid: Grid) -> None:
        """Take the heads and the caption of a table whose rows are taken."""
        below = {cell.place for row in grid.rows for _, cell in row.cells}
        cells = [cell for cell in grid.table.cells() if cell.place not in below and cell.place not in self._cells]
        self._cells |= {cell.place for cell in cells}
        text = "；".join(cell.text.replace("\n", "；") for cell in cells if cell.text.strip())
        if text:
            told = say("the head of a table, which told what stands in its columns")
            draft.claims.append(Claim(cells[0].place, text, told))

    def is_open(self, line: Line) -> bool:
        """Whether a paragraph is left."""
        return id(line) not in self._taken

    def is_free(self, cell: Cell) -> bool:
        """Whether a cell is left."""
        return cell.place not in self._cells

    def left(self) -> tuple[Section, ...]:
        """What nobody took, under its headings."""
        found = []
        for section in self.outline.sections:
            content = tuple(
                rest
                for one in section.content
                if (rest := (one if self.is_open(one) else None) if isinstance(one, Line) else self._rest(one))
                is not None
            )
            if content or (section.heading is not None and id(section.heading) not in self._headings):
                found.append(replace(section, content=content))
        needed = {id(one) for section in found for one in section.above}
        by_heading = {id(one.heading): one for one in found}
        return tuple(
            by_heading.get(id(section.heading)) or replace(section, content=())
            for section in self.outline.sections
            if id(section.heading) in by_heading or id(section.heading) in needed
        )

    def _rest(self, table: Table) -> Table | None:
        """A table with the rows of which something is left, below its heads; None where nothing is."""
        open_ = [any(c.place not in self._cells and (c.text or c.markdown) for c in row) for row in table.rows]
        if not any(open_):
            return None
        if all(open_):
            return table
        keep = [row for number, row in enumerate(table.rows) if open_[number] or number == 0]
        return replace(table, rows=tuple(keep))


def fits(pattern: re.Pattern[str], section: Section) -> bool:
    """Whether a section is about something, by its own heading or one above it."""
    return any(pattern.search(words) for words in (section.title, *map(title_of, section.above)) if words)


def headings_above(section: Section) -> str:
    """The headings that a section stands under, its own last, as they are written."""
    headings = (*section.above, section.heading)
    return " / ".join(one.block.shown for one in headings if one is not None)


def summary_of(*texts: str) -> str:
    """A summary out of the first sentence of the first Markdown that has any; "" where none has."""
    for text in texts:
        plain = _MARK.sub("", " ".join(_PICTURE.sub("", text).split()))
        found = _SENTENCE.match(plain)
        if found is not None and len(found[0]) <= _LONGEST_SUMMARY and "](" not in found[0]:
            return found[0].strip()
    return ""


def give(draft: Draft, values: Mapping[str, Any]) -> None:
    """Give a draft what is known of its fields; what says nothing is left out."""
    draft.given |= {name: value for name, value in values.items() if value not in (None, "", [], {})}
