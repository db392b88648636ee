"""Which past versions of a document can be read, and which one applies while today's is still to come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from svcq_build.render.views import Context, LocalEntry


@dataclass(frozen=True, slots=True)
class Awaited:
    """A document that is to come.

    Attributes:
        day: from which it applies. applies: the past version that applies today; None where none does, or none that
            can be read.
    """

    day: dt.date
    applies: str | None


def past_versions(context: Context, ref: str) -> tuple[str, ...]:
    """The past versions of ``kind:id`` that have a page, the newest first; it lies below the document's own."""
    return tuple(past.version for past in context.history.of(ref))


def commit_of_version(context: Context, ref: str) -> str:
    """The commit with which today's version of ``kind:id`` came; empty where the history at hand does not tell."""
    past = context.history.of(ref)
    return past[0].successor.id if past and past[0].successor is not None else ""


def awaited(context: Context, entry: LocalEntry) -> Awaited | None:
    """From when an active document applies, where that day has not come; None where it applies, or never will."""
    day: dt.date | None = entry.doc.effective
    if entry.doc.status != "active" or day is None or day <= context.today:
        return None
    for past in context.history.of(entry.ref):
        then = past.entry.model if past.entry is not None else None
        if then is None or then.status == "retired":
            break
        if then.status == "active" and (then.effective is None or then.effective <= context.today):
            return Awaited(day, past.version)
    return Awaited(day, None)


PROVIDES = {"past_versions": past_versions, "commit_of_version": commit_of_version, "awaited": awaited}
