"""Blocks: what a paper is made of, whatever file it becomes. Values only; the writers know what they look like."""

from __future__ import annotations

import datetime as dt
import re
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


def opening(blocks: tuple[Block, ...]) -> tuple[Inline, tuple[Block, ...]]:
    """The words that some blocks begin with, none where they begin with something else; and what follows them."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].words, blocks[1:]
    return (), blocks


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
        on_site: the same as SVG for a page of the site, whose style sheet gives it its colours and its width.
    """

    content: bytes
    format: Literal["png", "jpeg", "gif", "webp", "svg"]
    words: str
    captioned: bool = False
    values: Table | None = None
    on_site: str = ""


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
        colon: between a name and its value.
    """

    contents: str = "Contents"
    page: str = "Page {n} of {total}"
    appendix: str = "Appendix {letter}"
    colon: str = ": "


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
