"""Notices: what a change of the handbook means for each role, and what the role is to do.

A role is told of what binds it, of what it inspects, teaches, learns or does that rests on what changed, and of what it
owns that must be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from svcq_build.change import Change, Concern, Weight, What
from svcq_build.review.account import Recorded, Review

#: What there is to do: read what changed and understand it; stop going by what no longer applies; learn again, or
#: teach anew; work with something that rests on what changed; look whether something still fits.
Task = Literal["read", "stop", "learn", "teach", "use", "look"]
_ORDER: tuple[Task, ...] = ("read", "stop", "learn", "teach", "use", "look")
_BY_RELATION: Mapping[str, Task] = {"for": "learn", "trained-by": "teach"}
_TO_NOBODY = (What.REORDERED, What.MOVED, What.RENAMED)


@dataclass(frozen=True, slots=True)
class News:
    """A document that changed, as far as that concerns a role.

    Attributes:
        document: ``kind:id``. changes: those that concern the role. recorded: what the document says of them; None
            when it is gone.
    """

    document: str
    changes: tuple[Change, ...]
    recorded: Recorded | None


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that a role is to do.

    Attributes:
        task: what. document: with which, ``kind:id``. part: of it. because: what changed, ``kind:id`` or a part of it;
            empty where that is the document itself.
    """

    task: Task
    document: str
    part: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a role must know and do.

    Attributes:
        role: ``role:id``. news: what changed for it. to_do: what it is to do, the most important first.
    """

    role: str
    news: tuple[News, ...]
    to_do: tuple[ToDo, ...]


def notices(review: Review, roles: Sequence[str] = ()) -> tuple[Notice, ...]:
    """The notices that a change calls for, by role.

    Args:
        review: what changed, and whom it touches. roles: those to be told, ``role:id``; all when empty.
    """
    concerns: dict[str, list[Concern]] = {}
    for concern in review.impact.concerns:
        if concern.role in review.titles and (not roles or concern.role in roles):
            concerns.setdefault(concern.role, []).append(concern)
    found = (_notice(review, role, own) for role, own in sorted(concerns.items()))
    return tuple(notice for notice in found if notice.news)


def _notice(review: Review, role: str, concerns: Sequence[Concern]) -> Notice:
    news = tuple(
        News(document, changes, review.recorded.get(document))
        for document in dict.fromkeys(concern.document for concern in concerns)
        if not _is_draft(review.recorded.get(document))
        and (changes := tuple(_concerning(review.changes, document, concerns)))
    )
    told = {item.document: item for item in news}
    to_do = dict.fromkeys(todo for concern in concerns if concern.document in told for todo in _to_do(concern, told))
    return Notice(role, news, tuple(sorted(to_do, key=lambda todo: _ORDER.index(todo.task))))


def _is_draft(recorded: Recorded | None) -> bool:
    """Whether nobody has to follow a document yet."""
    return recorded is not None and recorded.status == "draft"


def _concerning(changes: Iterable[Change], document: str, concerns: Sequence[Concern]) -> Iterator[Change]:
    parts = {concern.part for concern in concerns if concern.document == document}
    for change in changes:
        is_news = not change.bookkeeping and change.what not in _TO_NOBODY and change.weight is not Weight.WORDING
        if change.document == document and is_news and (None in parts or change.part is None or change.part in parts):
            yield change


def _to_do(concern: Concern, told: dict[str, News]) -> Iterator[ToDo]:
    changed = f"{concern.document}#{concern.part}" if concern.part else concern.document
    if concern.relation == "owner":
        if concern.via is not None and concern.via not in told:
            yield ToDo("look", concern.via, None, changed)
        return
    recorded = told[concern.document].recorded
    if recorded is None or recorded.status == "retired":
        yield ToDo("stop", concern.document)
        return
    yield ToDo("read", concern.document)
    if concern.via is None or concern.via == concern.role:
        return
    yield ToDo(_BY_RELATION.get(concern.named, "use"), concern.via, concern.via_part, changed)
