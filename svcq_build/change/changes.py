"""What changed between two corpora, by meaning: one value per changed field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.model import Mark, Model, Reference, Route, mark_at, says_nothing
from svcq_build.words import Words

#: What tells an item of a list from the others: an id or another name, what it refers to, or its place (from 0).
Key = str | int | Reference


class What(Enum):
    """What happened to a document, a part or a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"
    MOVED = "moved"
    RENAMED = "renamed"
    UNREADABLE = "unreadable"


class Weight(Enum):
    """How a change weighs: does it demand more, less, the same in other words, or is it of another nature?"""

    STRICTER = "stricter"
    LOOSER = "looser"
    WORDING = "wording"
    STRUCTURE = "structure"

    @property
    def opposite(self) -> Weight:
        """The weight of the reverse change."""
        return {Weight.STRICTER: Weight.LOOSER, Weight.LOOSER: Weight.STRICTER}.get(self, self)


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        document: ``kind:id``. path: its file (the newer one where it has two).
        where: the field, as an address for machines; empty for the document itself. Items of lists are named by
            their ids (``requirements.R1.level``), by what they are about (``competences.teamwork.level``), or, where
            nothing tells them apart, by their places, counted from 0 (``sections.0.title``).
        titles: the same for people: titles of fields, ids, what an item refers to, places counted from 1 (as ints).
        part: the innermost part's id, if any.
        what: what happened. old, new: the values, None where there is none; of a moved part the titles of the groups
            that held it.
        weight: how it weighs. bookkeeping: it only records a change (version, entries of ``changes``, reviews).
        route: leads to the newer value in its file; to the list that it stood in when it is gone.
    """

    document: str
    path: str
    where: str
    titles: tuple[Words | Key, ...]
    part: str | None
    what: What
    old: Any
    new: Any
    weight: Weight
    bookkeeping: bool = False
    route: Route = ()


def mark_of(change: Change) -> Mark | None:
    """What the strings are that a change is about: prose, references…; None where nothing says so."""
    names = tuple(step for step in change.route if isinstance(step, str))
    return mark_at(all_kinds()[change.document.partition(":")[0]].model, names)


def plain(value: Any) -> Any:
    """A value as JSON and people can show it."""
    if isinstance(value, Model):
        return {
            (info.alias or name): plain(getattr(value, name))
            for name, info in type(value).model_fields.items()
            if not says_nothing(getattr(value, name))
        }
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (str, bool, int)) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return str(value)
