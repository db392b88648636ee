"""Suspects: dependents that nobody has looked at since what they serve last changed in substance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.kinds._document import Document
from svcq_build.load import Entry, Graph
from svcq_build.model import Reference

#: Kinds that documents name because of who acts, not because they serve them.
_PEOPLE = ("role", "team")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A reason to look at a document again.

    Attributes:
        document: ``kind:id`` of the dependent. target: of what it serves. title: the target's title.
        parts: the parts of the target that it refers to; empty when it refers to the whole.
        change: the index of the entry in the target's ``changes``. changed: its date.
        looked: when the dependent was last reviewed or itself changed in substance.
    """

    document: str
    target: str
    title: str
    parts: tuple[str, ...]
    change: int
    changed: dt.date
    looked: dt.date


def suspicions(graph: Graph, entry: Entry, today: dt.date) -> Iterator[Suspicion]:
    """Why a document should be looked at again, one reason for each document that it serves.

    A document that was never reviewed is not suspect; another rule says that its review is missing. Nor does a change
    count that is dated after ``today``: that date is the fault, and a rule of its own tells it.
    """
    model = entry.model
    if model is None or model.status != "active" or model.review is None or model.review.last is None:
        return
    looked = max([model.review.last, *(change.date for change in model.changes if change.class_ != "wording")])
    targets: dict[str, tuple[Reference, set[str | None]]] = {}
    for edge in graph.out_of(entry.ref):
        if edge.mark.binding and edge.target.kind not in _PEOPLE and edge.target.document != entry.ref:
            targets.setdefault(edge.target.document, (edge.target, set()))[1].add(edge.target.part)
    for target, (reference, named) in targets.items():
        other = graph.find(reference)
        if other is None or other.last_change is None or other.last_change <= looked.isoformat():
            continue
        assert other.model is not None  # a document that could not be read records no change
        found = _last_change(other.model, named, today)
        if found is not None and found[1] > looked:
            yield Suspicion(
                entry.ref, target, other.model.title, tuple(sorted(part for part in named if part)), *found, looked
            )


def _last_change(model: Document, parts: set[str | None], today: dt.date) -> tuple[int, dt.date] | None:
    """The latest change of substance that touches one of some parts (or, with None among them, any)."""
    dates = [
        (change.date, index)
        for index, change in enumerate(model.changes)
        if change.class_ != "wording"
        and change.date <= today
        and (None in parts or not change.affects or parts & set(change.affects))
    ]
    if not dates:
        return None
    date, index = max(dates)
    return index, date
