"""Accounts: what is wished of an import, and what becomes of each file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from svcq_build.intake.blocks import Place, Remark, Tracked
from svcq_build.intake.demands import Tool
from svcq_build.words import Message


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What somebody wishes of an import.

    Attributes:
        today: the day. language: of the words that are added. kind: that the documents shall have; None to guess.
        id: that the one document shall have. owner: the role that answers for them.
        tracked: what is done with tracked changes; None where nobody has said.
        tool: for requirements, whose files they are; None for files of an office.
    """

    today: dt.date
    language: str
    kind: str | None = None
    id: str | None = None
    owner: str | None = None
    tracked: Tracked | None = None
    tool: Tool | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that is to be written.

    Attributes:
        ref: ``kind:id``. path: from the root. text: its file's. title: its title. kind: its kind.
        open: fields that wait for somebody, as ``modules.0.hours``. guesses: what was chosen, by field.
        pictures: that lie beside it, by path.
    """

    ref: str
    path: str
    text: str
    title: str
    kind: str
    open: tuple[str, ...]
    guesses: Mapping[str, str]
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Understood:
    """Something of a source, what it was understood as, and where it is now; ``document`` is "" for a remark's."""

    place: Place
    text: str
    became: Message
    document: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one file.

    Attributes:
        name: the file's. refused, hint: why nothing became of it, and what to do. kinds: each kind with why it is that.
        documents: what is to be written. understood: what became part of them. left_out: what did not.
        is_undecided: whether it was refused because nobody has said what is done with its tracked changes.
    """

    name: str
    refused: Message | None = None
    hint: Message | None = None
    kinds: tuple[tuple[str, Message], ...] = ()
    documents: tuple[NewDocument, ...] = ()
    understood: tuple[Understood, ...] = ()
    left_out: tuple[Remark, ...] = ()
    is_undecided: bool = False
