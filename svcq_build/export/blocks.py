"""Blocks: what a paper is made of, whatever file it becomes. Values only; the writers know what they look like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from svcq_build.words import clean

#: What :func:`svcq_build.words.clean` leaves and no XML can hold.
_NO_XML = re.compile("[\ufffe\uffff]")
#: What stands in the place of a character that no file can hold.
REPLACED = "\ufffd"


def printable(text: str) -> str:
    """A text with U+FFFD in the place of every character that no file can hold, or that steers its reader."""
    return _NO_XML.sub(REPLACED, clean(text))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that look alike.

    Attributes:
        text: the words. strong, emphasis, code, struck: how they look. link: the web address that they lead to.
        language: theirs, where it is not the paper's.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    struck: bool = False
    link: str = ""
    language: str = ""


#: The words of one line or paragraph.
Inline: TypeAlias = tuple[Run, ...]


def plain(text: str, strong: bool = False) -> Inline:
    """Words without any marks, or strong throughout; none where there is no text."""
    return (Run(text, strong=strong),) if text else ()


def words_of(inline: Inline) -> str:
    """The words alone."""
    return "".join(run.text for run in inline)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        words: it. level: 1 for a chapter. mark: the id of the part that it names (``S1``).
        numbered: by its place (``2.1``), as the first of an appendix and what follows in it, or not at all.
    """

    words: Inline
    level: int = 1
    mark: str = ""
    numbered: Literal["chapter", "appendix", "no"] = "chapter"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. role: ``lead`` opens a paper, ``label`` names what follows, ``small`` says how it is to be read."""

    words: Inline
    role: Literal["plain", "lead", "label", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph that is numbered like a heading of its level and is none.

    Attributes:
        words: it. level: of the number. mark: the id of the part.
    """

    words: Inline
    level: int = 2
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``start`` is the number of its first item where it is ordered."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A part with an id of its own, which stands before its first words: ``R1``."""

    mark: str
    blocks: tuple[Block, ...]


#: What stands in one field of a table.
Cell: TypeAlias = "tuple[Block, ...]"


def cell(text: str) -> Cell:
    """A field of a table that holds one line of plain words."""
    return (Paragraph(plain(text)),)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a line of headings.

    Attributes:
        head: the headings. rows: as many fields each. caption: what it shows.
        right: the columns whose fields stand at the right, as numbers do.
    """

    head: tuple[Inline, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inline = ()
    right: frozenset[int] = frozenset()

    def widths(self) -> tuple[float, ...]:
        """How wide its columns are, as shares of 1: short fields have the room that they need, long ones the rest."""
        wanted = [
            max(_breadth(words_of(head)), *(_breadth_of(row[place]) for row in self.rows), 2.0) + _PADDING
            for place, head in enumerate(self.head)
        ]
        long = [place for place, breadth in enumerate(wanted) if breadth > _NARROW]
        left = _LINE - sum(breadth for breadth in wanted if breadth <= _NARROW)
        if long and left >= _NARROW * len(long):
            spread = sum(wanted[place] ** 0.6 for place in long)
            for place in long:
                wanted[place] = left * wanted[place] ** 0.6 / spread
        return tuple(round(breadth / sum(wanted), 4) for breadth in wanted)


#: How broad a line of a table is, in Latin letters; which fields are narrow; and what stands around each field.
_LINE, _NARROW, _PADDING = 96.0, 22.0, 5.0


def _breadth_of(field: Cell) -> float:
    return max((_breadth(text) for text in texts(field)), default=0.0)


def _breadth(text: str) -> float:
    """A text's breadth in Latin letters; others take twice the room."""
    return float(sum(1 if character < "\u2e80" else 2 for character in text))


@dataclass(frozen=True, slots=True)
class Definitions:
    """Names with what stands under each: facts about a document, the fields of a part.

    Attributes:
        pairs: name and value. wide: whether they stand as a table by itself; else among the words of a part.
    """

    pairs: tuple[tuple[str, tuple[Block, ...]], ...]
    wide: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose breaks and blanks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody else has said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What must not be passed over, in a frame. title: in a word, what it is."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Attributes:
        content: its bytes. format: what they are. words: what it shows, for who cannot see it; they stand under it
            where ``captioned``. values: the same as a table, for a file that cannot hold the picture.
    """

    content: bytes
    format: Literal["png", "jpeg", "gif", "webp", "svg"]
    words: str
    captioned: bool = False
    values: Table | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


Block: TypeAlias = (
    Heading | Paragraph | Clause | Listing | Item | Table | Definitions | Code | Quotation | Note | Picture | Break
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What a paper says of itself, in its language.

    Attributes:
        contents: the heading of the table of contents. page: ``Page {n} of {total}``. appendix: ``Appendix {letter}``.
        colon: between a name and its value. separator: between short values of one part.
    """

    contents: str = "Contents"
    page: str = "Page {n} of {total}"
    appendix: str = "Appendix {letter}"
    colon: str = ": "
    separator: str = "; "


@dataclass(frozen=True, slots=True)
class Front:
    """The cover that GB/T 1.1 gives a standard, as it is laid out there; nothing stands where a field is empty.

    Attributes:
        kind: what sort of standard it is. code: its number. replaces: what it replaces.
        second_title: its title in another language. issued, effective: the days. publisher: who issued it.
    """

    kind: str
    code: str
    replaces: str
    second_title: str
    issued: str
    effective: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole paper.

    Attributes:
        title: its title. language: its language. organisation: whose it is. day: of the state that it shows.
        blocks: what it says. kicker: what it is, above the title. facts: name and value, under it.
        notices: sentences on how it may be used; the first stands at the foot of every page.
        running: what stands at the head of every page beside the organisation. stamp: what tells this copy from others,
            at the foot. warning: what nobody may miss (``Retired``), with what it means.
        contents: how many levels the table of contents has; 0 for none. cover: whether the title has a page of its own.
        front: the cover of a standard, in the place of kicker, facts and notices.
        labels: the words around it.
    """

    title: str
    language: str
    organisation: str
    day: dt.date
    blocks: tuple[Block, ...]
    kicker: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    running: str = ""
    stamp: str = ""
    warning: tuple[str, str] | None = None
    contents: int = 2
    cover: bool = False
    front: Front | None = None
    labels: Labels = field(default_factory=Labels)


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text of some blocks, in the order in which it is read."""
    for block in blocks:
        match block:
            case Heading() | Clause():
                yield from (text for text in (block.mark, words_of(block.words)) if text)
            case Paragraph():
                yield words_of(block.words)
            case Listing():
                for item in block.items:
                    yield from texts(item)
            case Item():
                yield from (text for text in (block.mark,) if text)
                yield from texts(block.blocks)
            case Table():
                yield from (words_of(head) for head in block.head)
                for row in block.rows:
                    for inner in row:
                        yield from texts(inner)
                yield from (text for text in (words_of(block.caption),) if text)
            case Definitions():
                for name, inner in block.pairs:
                    yield name
                    yield from texts(inner)
            case Code():
                yield block.text
            case Quotation():
                yield from texts(block.blocks)
            case Note():
                yield block.title
                yield from texts(block.blocks)
            case Picture():
                yield block.words
            case Break():
                pass


def pictures_in(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    """Every picture of some blocks, in order."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Listing():
                for item in block.items:
                    yield from pictures_in(item)
            case Item() | Quotation() | Note():
                yield from pictures_in(block.blocks)
            case Table():
                for row in block.rows:
                    for inner in row:
                        yield from pictures_in(inner)
            case Definitions():
                for _, inner in block.pairs:
                    yield from pictures_in(inner)
            case _:
                pass


def replaced(outline: Outline) -> int:
    """How many characters of a paper no file can hold; they are shown as U+FFFD."""
    return sum(printable(text) != text and _count(text) for text in (outline.title, *texts(outline.blocks)))


def _count(text: str) -> int:
    return sum(printable(one) != one for one in text)
