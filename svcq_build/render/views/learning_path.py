"""The learning path of a role: the courses that it goes through, and the documents that it reads and confirms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context
from svcq_build.render.views.duties import Duties
from svcq_build.render.views.reading import reading_minutes


@dataclass(frozen=True, slots=True)
class Module:
    """A module that the role takes. minutes: that its reading takes; 0 where there is nothing to read."""

    module: Any
    minutes: int


@dataclass(frozen=True, slots=True)
class Course:
    """A curriculum on the path.

    Attributes:
        ref: it. doc: its model. modules: those that the role must take. minutes: that the reading for them takes.
        same: versions that are the same in substance, today's first.
    """

    ref: str
    doc: Any
    modules: tuple[Module, ...]
    minutes: int
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that the role confirms as read and understood; as for courses."""

    ref: str
    doc: Any
    minutes: int
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearningPath:
    """What a role learns, in the order in which it can be learned, and what it confirms."""

    courses: tuple[Course, ...]
    documents: tuple[Reading, ...]

    @property
    def minutes(self) -> int:
        """How long it takes to read the documents that it confirms; courses have their own reading in them."""
        return sum(one.minutes for one in self.documents)


def learning_path(context: Context, role: str, held: Duties) -> LearningPath:
    """The path of a role (``role:id``), which has these duties."""
    courses = [_course(context, ref, role) for ref in _in_order(context, held.curricula)]
    refs = [role, *(one.ref for one in held.standards), *held.steps, *held.checklists]
    documents = [_reading(context, ref) for ref in dict.fromkeys(refs)]
    return LearningPath(
        tuple(one for one in courses if one is not None), tuple(one for one in documents if one is not None)
    )


def _course(context: Context, ref: str, role: str) -> Course | None:
    doc = context.doc(ref)
    if doc is None or doc.status != "active":
        return None
    taken = [one for one in doc.modules if not one.required_for or role in one.required_for]
    modules = tuple(Module(one, reading_minutes(context, one.covers)) for one in taken)
    minutes = reading_minutes(context, [target for one in taken for target in one.covers])
    return Course(ref, doc, modules, minutes, same_in_substance(doc))


def _reading(context: Context, ref: str) -> Reading | None:
    doc = context.doc(ref)
    if doc is None or doc.status != "active" or not doc.version:
        return None
    return Reading(ref, doc, reading_minutes(context, [ref]), same_in_substance(doc))


def same_in_substance(doc: Any) -> tuple[str, ...]:
    """Today's version of a document and those before it since which only its wording has changed."""
    found = [str(doc.version or "")]
    for change in doc.changes:
        found.append(str(change.version))
        if change.class_ != "wording":
            break
    return tuple(dict.fromkeys(found))


def _in_order(context: Context, refs: Sequence[str]) -> Iterable[str]:
    """Courses with those first that others need, and before others those that one may not work without."""
    placed: dict[str, None] = {}

    def place(ref: str, above: frozenset[str]) -> None:
        doc = context.doc(ref)
        for needed in doc.prerequisites if doc is not None else ():
            if needed in refs and needed not in above:
                place(needed, above | {needed})
        placed.setdefault(ref)

    docs = {ref: context.doc(ref) for ref in refs}
    for ref in sorted(refs, key=lambda each: docs[each] is None or docs[each].certificate is None):
        place(ref, frozenset({ref}))
    return placed


PROVIDES = {"learning_path": learning_path}
