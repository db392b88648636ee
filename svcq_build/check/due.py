"""Agenda: which documents have to be looked at, when and by whom, and which exceptions are on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from svcq_build.change import Suspicion, suspicions
from svcq_build.kinds._document import Document
from svcq_build.load import Entry, Graph

#: How many days ahead counts as soon, unless someone says otherwise.
SOON = 30

Urgency = Literal["overdue", "soon", "later"]


@dataclass(frozen=True, slots=True)
class Due:
    """A review that a document in force asks for.

    Attributes:
        document: ``kind:id``. owner: ``role:id``, or None. day: when it is due.
        since: the day that it is counted from: of the last review, or on which the document took effect.
        reviewed: whether it was ever reviewed. urgency: overdue, soon or later.
    """

    document: str
    owner: str | None
    day: dt.date
    since: dt.date
    reviewed: bool
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Suspect:
    """A document to be looked at before its time, because what it serves has changed.

    Attributes:
        document: ``kind:id``. owner: ``role:id``, or None. reasons: one for each document that changed.
    """

    document: str
    owner: str | None
    reasons: tuple[Suspicion, ...]


@dataclass(frozen=True, slots=True)
class Exemption:
    """A waiver on record.

    Attributes:
        document: ``kind:id``. owner: ``role:id``, or None. index: where it stands among the document's waivers.
        rule: what it silences. part: the part that it is limited to, or None. approver: ``role:id``.
        until: its last day. urgency: overdue when it has ended, soon, or later.
    """

    document: str
    owner: str | None
    index: int
    rule: str
    part: str | None
    approver: str
    until: dt.date
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Agenda:
    """What has to be looked at, on one day.

    Attributes:
        today: that day. within: how many days ahead is soon.
        reviews: the earliest first. suspects: by document. waivers: those that end first come first.
    """

    today: dt.date
    within: int
    reviews: tuple[Due, ...]
    suspects: tuple[Suspect, ...]
    waivers: tuple[Exemption, ...]

    def pressing(self) -> Agenda:
        """What somebody has to do now: reviews and waivers that are overdue or soon, and all suspects."""
        return replace(
            self,
            reviews=tuple(item for item in self.reviews if item.urgency != "later"),
            waivers=tuple(item for item in self.waivers if item.urgency != "later"),
        )

    def owners(self) -> tuple[str | None, ...]:
        """Who answers for something on this agenda, by id; None, when someone should, comes last."""
        found = {item.owner for items in (self.reviews, self.suspects, self.waivers) for item in items}
        return tuple(sorted(found, key=lambda owner: (owner is None, owner or "")))

    def of(self, owner: str | None) -> Agenda:
        """The part of the agenda that one role answers for."""
        return replace(
            self,
            reviews=tuple(item for item in self.reviews if item.owner == owner),
            suspects=tuple(item for item in self.suspects if item.owner == owner),
            waivers=tuple(item for item in self.waivers if item.owner == owner),
        )

    def __bool__(self) -> bool:
        """Whether there is anything on it."""
        return bool(self.reviews or self.suspects or self.waivers)


def agenda(graph: Graph, today: dt.date, within: int = SOON) -> Agenda:
    """Work out what has to be looked at.

    Args:
        graph: the documents with their references; those whose shape has faults are passed over.
        today: the day that reviews are measured against. within: how many days ahead is soon.
    """
    reviews: list[Due] = []
    suspects: list[Suspect] = []
    waivers: list[Exemption] = []
    for entry in graph.corpus.entries.values():
        model = entry.model
        if model is None:
            continue
        waivers += _exemptions(entry, model, today, within)
        if model.status != "active":
            continue
        day = review_day(model)
        if day is not None and model.review is not None:
            since = model.review.last or model.effective or day
            urgency = _urgency(day, today, within)
            reviews.append(Due(entry.ref, model.owner, day, since, model.review.last is not None, urgency))
        reasons = tuple(suspicions(graph, entry, today))
        if reasons:
            suspects.append(Suspect(entry.ref, model.owner, reasons))
    return Agenda(
        today,
        within,
        tuple(sorted(reviews, key=lambda item: (item.day, item.document))),
        tuple(sorted(suspects, key=lambda item: item.document)),
        tuple(sorted(waivers, key=lambda item: (item.until, item.document, item.index))),
    )


def review_day(model: Document) -> dt.date | None:
    """The day on which a document is to be looked at again; None when none is set, or it lies beyond the calendar."""
    if model.review is None:
        return None
    since = model.review.last or model.effective
    day = model.review.every.after(since) if since else None
    return None if day == dt.date.max else day


def _exemptions(entry: Entry, model: Document, today: dt.date, within: int) -> Iterator[Exemption]:
    for index, waiver in enumerate(model.waivers):
        yield Exemption(
            entry.ref, model.owner, index, waiver.rule, waiver.part, waiver.approved_by,
            waiver.until, _urgency(waiver.until, today, within),
        )  # fmt: skip


def _urgency(day: dt.date, today: dt.date, within: int) -> Urgency:
    if day < today:
        return "overdue"
    return "soon" if (day - today).days <= within else "later"
