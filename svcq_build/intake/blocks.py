"""Blocks: what every file is read as, whatever its format: paragraphs and tables with their places in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from svcq_build.words import Message, say

#: What is done with the tracked changes of a word processor.
Tracked = Literal["accept", "comment"]
Where = Literal[
    "paragraph",
    "cell",
    "sheet",
    "line",
    "footnote",
    "endnote",
    "comment",
    "header",
    "footer",
    "text-box",
    "item",
    "file",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its file.

    Attributes:
        where: in what it stands. number: which one of these, counted from 1 (paragraphs, tables, lines, notes).
        row, column: in a table or on a sheet, counted from 1. name: of the sheet, or of the item.
    """

    where: Where
    number: int = 0
    row: int = 0
    column: int = 0
    name: str = ""

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Message:
        """The place in words."""
        match self.where:
            case "paragraph":
                return say("paragraph {n}", n=self.number)
            case "cell":
                return say("table {n}, row {row}, column {column}", n=self.number, row=self.row, column=self.column)
            case "sheet":
                return say("sheet “{name}”, {cell}", name=self.name, cell=f"{column_letters(self.column)}{self.row}")
            case "line":
                return say("line {n}", n=self.number)
            case "footnote":
                return say("footnote {n}", n=self.number)
            case "endnote":
                return say("endnote {n}", n=self.number)
            case "comment":
                return say("comment {n}", n=self.number)
            case "header":
                return say("page header")
            case "footer":
                return say("page footer")
            case "item":
                return say("item {name}", name=self.name)
            case "text-box":
                return say("text box in paragraph {n}", n=self.number)
            case "file":
                return say("whole file")


def column_letters(number: int) -> str:
    """A spreadsheet's name of a column: A, Z, AA; counted from 1."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lay in the file; ``name`` is that of the file that it becomes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        place: where it stands. text: its words, without the number that the program shows before them.
        markdown: the same as Markdown, with its pictures.
        label: the number that the program shows before it (``（一）``), or the sign of a list (``•``).
        level: of a heading, from 1, as the program knows it; 0 for anything else.
        bold: whether every word of it is. centred: whether it stands in the middle. size: of its letters, in points.
        is_title: whether its style says that it is the title of the whole.
    """

    place: Place
    text: str
    markdown: str
    label: str = ""
    level: int = 0
    bold: bool = False
    centred: bool = False
    size: float = 0
    is_title: bool = False

    @property
    def shown(self) -> str:
        """Its words as a reader of the file sees them, with the number."""
        return f"{self.label}{self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; where cells are merged, one cell stands in several rows or columns."""

    place: Place
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "\n".join(one.shown for one in self.paragraphs if one.shown.strip())

    @property
    def markdown(self) -> str:
        """Its words as Markdown, a line a paragraph."""
        return "\n".join(
            f"- {one.markdown}" if one.label == "•" else f"{one.label}{one.markdown}"
            for one in self.paragraphs
            if one.markdown.strip()
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each column. ``heads``: how many rows the program repeats on each page."""

    place: Place
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0

    def cells(self) -> Iterator[Cell]:
        """Each cell once."""
        seen: set[Place] = set()
        for row in self.rows:
            for cell in row:
                if cell.place not in seen:
                    seen.add(cell.place)
                    yield cell


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that does not become part of a document, or not as it stood in the file.

    Attributes:
        place: where it stands. what: what it is, and what became of it. text: its words.
        stays: whether the draft keeps it as a remark: words that are in the file only would be lost with it.
    """

    place: Place
    what: Message
    text: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file, read.

    Attributes:
        name: the file's, without folders. blocks: what stands in it, in order. pictures: by name.
        remarks: what does not become part of a document as it stood there. title: that the file says it has.
    """

    name: str
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[Remark, ...] = ()
    title: str = ""


class CannotRead(Exception):
    """A file that cannot be taken in; ``message`` says why, ``hint`` what to do."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint


class Undecided(CannotRead):
    """A file holds tracked changes, and nobody has said what is to be done with them."""
