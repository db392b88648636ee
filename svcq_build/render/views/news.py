"""News: the newest changes of substance that touch one role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context, LocalEntry
from svcq_build.render.views.changes import bound_by, parts_today
from svcq_build.render.views.duties import Duties

#: How many a role's page tells; the page of changes has all.
MOST = 5


@dataclass(frozen=True, slots=True)
class News:
    """A change that a role must know.

    Attributes:
        entry: the document. change: the entry in its history. parts: references to what it touched of the role's own.
    """

    entry: LocalEntry
    change: Any
    parts: tuple[str, ...]


def news_for(context: Context, role: str, held: Duties) -> tuple[News, ...]:
    """The newest changes of substance or of safety in what ``role`` has to do, the newest first.

    Of standards and of steps only those count that touch a demand or a step of this role (and only those parts are
    told), or name no part that is still there.
    """
    own: dict[str, set[str]] = {
        binding.ref: {f"{binding.ref}#{demand.id}" for demand in binding.requirements} for binding in held.standards
    }
    own |= {ref: {duty.ref for duty in steps} for ref, steps in held.steps.items()}
    found = []
    for ref in bound_by(role, held):
        entry = context.local(ref)
        if entry is None:
            continue
        for change in entry.doc.changes:
            if change.class_ != "wording" and change.date <= context.today:
                parts = tuple(part for _, part in parts_today(entry, change.affects) if part is not None)
                touched = tuple(part for part in parts if part in own.get(ref, parts))
                if touched or not parts:
                    found.append(News(entry, change, touched))
    found.sort(key=lambda one: (one.change.date, one.entry.ref), reverse=True)
    return tuple(found[:MOST])


PROVIDES = {"news_for": news_for}
