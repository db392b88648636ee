"""A word processor's file (.docx, as Word, WPS and others write it) → its blocks, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from svcq_build.intake.archive import Archive
from svcq_build.intake.blocks import (
    Block,
    CannotRead,
    Cell,
    Paragraph,
    Place,
    Source,
    Table,
    Tracked,
    Undecided,
)
from svcq_build.intake.word_drawings import alternative, plain_words
from svcq_build.intake.word_fields import Fields
from svcq_build.intake.word_gathered import Whole
from svcq_build.intake.word_lists import Lists
from svcq_build.intake.word_names import is_on, q, short, value
from svcq_build.intake.word_parts import Parts
from svcq_build.intake.word_runs import Runs
from svcq_build.intake.word_styles import Styles
from svcq_build.intake.word_tables import cells_of, change_of, columns_before, goes_on, is_merged, rows_of, span_of
from svcq_build.words import say

#: Names of files that say nothing.
_NAMELESS = re.compile(
    r"(?:新建|副本|未命名|文档|document|doc|untitled|copy|draft|word)[\w\s()（）.-]{0,24}|[\d\s._-]+", re.IGNORECASE
)
#: So many columns or rows of a table are believed.
_MOST_CELLS = 50_000


def read_word(name: str, content: bytes, stem: str, tracked: Tracked | None) -> Source:
    """Read a word processor's file.

    Args:
        name: the file's name. content: its bytes. stem: what its pictures are called, with a number.
        tracked: what is done with tracked changes.
    Raises:
        Undecided: when it holds tracked changes and ``tracked`` is None. CannotRead: when it cannot be read.
    """
    return _Reader(name, Archive(content, ".docx"), stem, tracked).read()


class _Reader:
    """Reads one file."""

    def __init__(self, name: str, archive: Archive, stem: str, tracked: Tracked | None) -> None:
        self.name, self.tracked, self.parts = name, tracked, Parts(archive, stem)
        self.styles = Styles(self.parts.of_kind("styles"))
        self.lists = Lists(self.parts.of_kind("numbering"))
        related = self.parts.related
        self.whole = Whole(tracked, [], Fields(), related, self._note, self._keep, self.parts.words_in)
        self.paragraphs = self.tables = 0
        self.pending: Paragraph | None = None  # the words of paragraphs whose ends a tracked change takes away

    def _note(self, kind: str, id_: str) -> str:
        return self.parts.note(kind, id_, self.whole)

    def _keep(self, target: str, place: Place) -> str | None:
        return self.parts.keep(target, place, self.whole.remarks)

    def read(self) -> Source:
        body = self.parts.root.find(q("w:body"))
        blocks = (*self._blocks(body), *self._flushed()) if body is not None else ()
        if self.whole.undecided and self.tracked is None:
            raise Undecided(
                say(
                    "It holds {count} tracked changes, the first in {place}.",
                    count=len(self.whole.undecided),
                    place=self.whole.undecided[0].words,
                ),
                say("Say what is to be done with them: --tracked accept, or --tracked comment."),
            )
        self.whole.remarks += self.parts.remarks()
        if self.whole.looks:
            told = say("How words look (bold, italic, underlined, coloured, highlighted) is not kept.")
            self.whole.remark(Place("file"), told)
        return Source(self.name, blocks, self.parts.pictures, tuple(self.whole.remarks), self._title())

    def _title(self) -> str:
        """The title that the file's properties have; they are copied from file to file, and no better than its name."""
        if not _NAMELESS.fullmatch(PurePath(self.name).stem):
            return ""
        root = self.parts.archive.xml("docProps/core.xml")
        found = root.find(q("dc:title")) if root is not None else None
        return (found.text or "").strip() if found is not None else ""

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            name = short(element)
            if name == "w:p":
                yield from self._paragraph(element)
            elif name == "w:tbl":
                yield from self._flushed()
                yield from self._table(element)
            elif name == "w:sdt":
                yield from self._blocks(
                    element.find(q("w:sdtContent")) if element.find(q("w:sdtContent")) is not None else ()
                )
            elif name == "mc:AlternateContent":
                yield from self._blocks(list(alternative(element)))
            elif name == "w:altChunk":
                self.whole.remark(
                    self._here(), say("Another file is put in here when the program opens it; it is left out.")
                )
            elif name not in ("w:sectPr", "w:bookmarkStart", "w:bookmarkEnd", ""):
                yield from self._blocks(element)

    def _flushed(self) -> Iterator[Paragraph]:
        """What waits for a paragraph that it is joined with, where none follows."""
        if self.pending is not None:
            block, self.pending = self.pending, None
            if block.text or block.markdown:
                yield block

    def _here(self) -> Place:
        return Place("paragraph", max(self.paragraphs, 1))

    def _paragraph(self, element: Any, cell: Place | None = None, box: bool = False) -> Iterator[Block]:
        if cell is None and not box:
            self.paragraphs += 1
        place = cell or Place("text-box" if box else "paragraph", self.paragraphs)
        style = self.styles.of(value(element, "w:pPr/w:pStyle"))
        began_in_contents = self.whole.fields.in_contents
        runs = Runs(self.whole, place, style.bold, style.size)
        words = runs.read(element)
        if broken := self.whole.fields.end_of_paragraph(style.level > 0):
            words.add(broken)
        text, markdown = words.text().strip(), words.markdown().strip()
        self.whole.looks |= words.looks - ({"bold"} if words.bold else set())  # as a whole, it is a heading
        if style.is_contents or (not style.level and (began_in_contents or self.whole.fields.in_contents)):
            if text:
                self.whole.remark(place, say("A line of the table of contents, which svcq makes itself."), text)
            return
        label = self._label(element, style.list_id, style.list_level) if text else ""
        if words.pictures:
            markdown = "\n\n".join(filter(None, (markdown, *words.pictures)))
        outline = value(element, "w:pPr/w:outlineLvl")
        level = int(outline) + 1 if outline in tuple("012345678") else 0 if outline == "9" else style.level
        block = Paragraph(
            place,
            text,
            markdown,
            label,
            level if text else 0,
            bool(words.bold),
            value(element, "w:pPr/w:jc", "center" if style.centred else "") == "center",
            words.size,
            style.is_title,
        )
        yield from self._joined(block, self._loses_end(element, place))
        for one in words.boxes:
            yield from self._box(one)

    def _joined(self, block: Paragraph, loses_end: bool) -> Iterator[Paragraph]:
        """The paragraph, together with those before it whose ends a tracked change takes away."""
        before, self.pending = self.pending, None
        if before is not None:
            markdown = before.markdown + block.markdown
            block = replace(before, text=before.text + block.text, markdown=markdown, bold=before.bold and block.bold)
        if loses_end:
            self.pending = block
        elif block.text or block.markdown:
            yield block

    def _loses_end(self, element: Any, place: Place) -> bool:
        """Whether a tracked change joins a paragraph with the next one."""
        ends = element.find(f"{q('w:pPr')}/{q('w:rPr')}")
        changes = [name for name in ("w:ins", "w:del") if ends is not None and ends.find(q(name)) is not None]
        self.whole.undecided += [place] * len(changes)
        return ("w:ins" if self.tracked == "comment" else "w:del") in changes

    def _box(self, content: Any) -> Iterator[Block]:
        for child in content:
            if short(child) == "w:p":
                yield from self._paragraph(child, box=True)
            elif short(child) == "w:tbl":
                yield from self._table(child)

    def _label(self, element: Any, list_id: str, level: str) -> str:
        """The number before a paragraph, its own list's or that of its style."""
        own = value(element, "w:pPr/w:numPr/w:numId")
        level = value(element, "w:pPr/w:numPr/w:ilvl") or level or "0"
        if own == "0":
            return ""
        return self.lists.label(own or list_id, int(level) if level.isdecimal() else 0)

    def _table(self, element: Any) -> Iterator[Block]:
        self.tables += 1
        number, heads = self.tables, 0
        rows: list[tuple[Cell, ...]] = []
        above: dict[int, Cell] = {}
        for row in rows_of(element):
            place = Place("cell", number, len(rows) + 1, 1)
            if not self._is_there(row, place):
                continue
            before = columns_before(row)
            cells = [Cell(replace(place, column=column + 1), ()) for column in range(before)]
            here: dict[int, Cell] = {}
            for one in cells_of(row):
                at, count = len(cells), span_of(one)
                cell = self._cell(one, replace(place, column=at + 1), above.get(at))
                if is_merged(one):
                    here |= dict.fromkeys(range(at, at + count), cell)
                cells += [cell] * count
            above = here
            if len(cells) > before:
                heads += len(rows) == heads and is_on(row, "w:trPr/w:tblHeader") is True
                rows.append(tuple(cells))
            if sum(map(len, rows)) > _MOST_CELLS:
                raise CannotRead(say("Table {n} has more than {count} cells.", n=number, count=_MOST_CELLS))
        if any(cell.text or cell.markdown for row in rows for cell in row):
            yield Table(Place("cell", number, 1, 1), tuple(rows), heads)

    def _cell(self, element: Any, place: Place, above: Cell | None) -> Cell:
        """A cell, or the one above that it goes on with."""
        if goes_on(element) and above is not None:
            if hidden := plain_words(element).strip():
                self.whole.remark(place, say("Hidden under a merged cell, and left out."), hidden, stays=True)
            return above
        if not self._is_there(element, place):
            return Cell(place, ())
        return Cell(place, (*self._in_cell(element, place), *self._flushed()))

    def _is_there(self, element: Any, place: Place) -> bool:
        """Whether a row or a cell is there once tracked changes are dealt with as was decided."""
        change = change_of(element)
        if change is None:
            return True
        self.whole.undecided.append(place)
        if change == ("ins" if self.tracked == "comment" else "del"):
            told = say("A row or cell that a tracked change takes away, or would put in, is left out.")
            self.whole.remark(place, told, plain_words(element), stays=True)
            return False
        return True

    def _in_cell(self, cell: Any, place: Place) -> Iterator[Paragraph]:
        for element in cell:
            name = short(element)
            if name == "w:p":
                for block in self._paragraph(element, place):
                    if isinstance(block, Paragraph):
                        yield block
                    else:
                        yield from self._flat(block, place)
            elif name == "w:tbl":
                for block in self._table(element):
                    if isinstance(block, Table):
                        yield from self._flat(block, place)
            elif name != "w:tcPr":
                yield from self._in_cell(element, place)

    def _flat(self, table: Table, place: Place) -> Iterator[Paragraph]:
        """A table inside of a cell: its rows, one after the other."""
        self.whole.remark(place, say("A table inside of a table: its rows now stand one below the other."))
        for row in table.rows:
            once = dict.fromkeys(row)
            text, markdown = (
                "；".join(filter(None, words)) for words in zip(*((c.text, c.markdown) for c in once), strict=True)
            )
            yield Paragraph(place, text, markdown)
