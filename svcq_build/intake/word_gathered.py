"""Gathered: what the reading of a word processor's file has found so far, of a paragraph and of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from svcq_build.intake.blocks import Place, Remark, Tracked
from svcq_build.intake.markdown_text import beginnings, inline
from svcq_build.intake.word_fields import Fields
from svcq_build.words import Message


@dataclass(slots=True)
class Words:
    """What a paragraph says, gathered.

    Attributes:
        pieces: its words, each with the Markdown that shows it, or None where it is words and no more.
        pictures: those in it, as Markdown. boxes: text boxes that are anchored in it.
        bold: whether all of its words are; None while it has none. size: of its largest letters, in points.
        looks: how some of them look, which will look like all others.
    """

    pieces: list[tuple[str, str | None]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    bold: bool | None = None
    size: float = 0
    looks: set[str] = field(default_factory=set)

    def add(self, text: str, markdown: str | None = None) -> None:
        """Add words, and how they are written in Markdown where they are more than words."""
        self.pieces.append((text, markdown))

    def text(self, begin: int = 0) -> str:
        """The words, from a piece on."""
        return "".join(text for text, _ in self.pieces[begin:])

    def markdown(self, begin: int = 0) -> str:
        """The same as Markdown; words that stand together are escaped together."""
        groups = groupby(self.pieces[begin:], key=lambda piece: piece[1] is None)
        return beginnings(
            "".join(
                inline("".join(text for text, _ in group)) if bare else "".join(markdown or "" for _, markdown in group)
                for bare, group in groups
            )
        )

    def replace(self, begin: int, text: str, markdown: str) -> None:
        """Put something in the place of all pieces from one on."""
        self.pieces[begin:] = [(text, markdown)]


@dataclass(slots=True)
class Whole:
    """What the reading of a whole file shares.

    Attributes:
        tracked: what is done with tracked changes; None where nobody has said. remarks: what was met.
        fields: that are open. related: id → kind, target, whether outside. notes: reads a foot- or endnote.
        keep: keeps the picture in a part, and gives its name back; None where it cannot be shown.
        undecided: where tracked changes stand. looks: how words look in the file that will look like all others.
    """

    tracked: Tracked | None
    remarks: list[Remark]
    fields: Fields
    related: dict[str, tuple[str, str, bool]]
    notes: Callable[[str, str], str]
    keep: Callable[[str, Place], str | None]
    words_of_part: Callable[[str], str]
    undecided: list[Place] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)

    def remark(self, place: Place, what: Message, text: str = "", stays: bool = False) -> None:
        """Note what does not become part of a document as it stands; ``stays``: the draft keeps it as a remark."""
        self.remarks.append(Remark(place, what, text.strip(), stays))
