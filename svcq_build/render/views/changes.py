"""Changes: what the documents' histories tell, the newest first, with the reason and whom it binds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from svcq_build.change import Weight
from svcq_build.kinds import all_kinds
from svcq_build.render.views import INTERNAL, PUBLIC, Context, LocalEntry, Older, View
from svcq_build.render.views.duties import Duties, duties

#: How many changes the first page shows; with more it would come slowly to a phone.
MOST = 60


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry of a document's history.

    Attributes:
        entry: the document. change: the entry in its history. first: whether it is the document's first version.
    """

    entry: LocalEntry
    change: Any
    first: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A change as the page lists it.

    Attributes:
        recorded: the change. parts: what it touched, each with a reference where the part is still there, or None.
        roles: the ids of the roles that the document binds or that answer for it.
        weights: how the version weighs beside the one before it (``stricter``), as far as git still has both.
    """

    recorded: Recorded
    parts: tuple[tuple[str, str | None], ...]
    roles: tuple[str, ...]
    weights: tuple[str, ...]


def recorded_changes(context: Context) -> list[Recorded]:
    """The entries of all documents' histories, the newest first, none of them in the future."""
    return sorted(
        (found for found in _all(context) if found.change.date <= context.today),
        key=lambda found: (found.change.date, found.entry.ref),
        reverse=True,
    )


def _all(context: Context) -> Iterator[Recorded]:
    for kind in all_kinds():
        for entry in context.entries(kind):
            last = len(entry.doc.changes) - 1
            for index, change in enumerate(entry.doc.changes):
                yield Recorded(entry, change, index == last)


def affected_parts(recorded: Recorded) -> tuple[tuple[str, str | None], ...]:
    """The parts that a change touched, as :func:`parts_today` gives them."""
    return parts_today(recorded.entry, recorded.change.affects)


def parts_today(entry: LocalEntry, parts: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
    """Parts of a document: the id as it was written, and a reference to what it is called today.

    A part that was removed since has None instead of a reference.
    """
    names = {former.was: former.now for former in entry.doc.former_parts}
    there = entry.entry.parts
    return tuple(
        (part, f"{entry.ref}#{now}" if (now := part if part in there else names.get(part)) in there else None)
        for part in parts
    )


def bound_roles(context: Context) -> dict[str, tuple[str, ...]]:
    """For every document the ids of the roles that must know of its changes: all that :func:`duties` finds for them,
    and for a retired document, which binds nobody any more, those that it bound.
    """
    found: dict[str, list[str]] = {}
    for role in context.entries("role"):
        for ref in bound_by(role.ref, duties(context, role.ref)):
            found.setdefault(ref, []).append(role.id)
    for kind in all_kinds():
        for entry in context.entries(kind):
            if entry.doc.status == "retired":
                found[entry.ref] = _once_bound(context, entry.ref)
    return {ref: tuple(roles) for ref, roles in found.items()}


def _once_bound(context: Context, document: str) -> list[str]:
    """The ids of the roles that a document names as its owner, or as those who do what it says, also through a team."""
    named = [edge.target for edge in context.graph.out_of(document) if edge.mark.binding]
    for team in [target for target in named if target.kind == "team"]:
        named += [edge.target for edge in context.graph.out_of(team.document, "has-member", "led-by")]
    return list(dict.fromkeys(target.id for target in named if target.kind == "role"))


def bound_by(role: str, held: Duties) -> list[str]:
    """Every document whose changes a role with these duties must know, its own charter first."""
    refs = [role, *(binding.ref for binding in held.standards), *held.steps, *held.escalations]
    refs += [*held.checklists, *held.checks, *held.curricula, *held.indicators, *held.teams, *held.leads]
    refs += [ref.partition("#")[0] for ref in held.trains]
    refs += [ref for owned in held.owned.values() for ref in owned]
    return list(dict.fromkeys(refs))


def _month(row: Row) -> dt.date:
    day: dt.date = row.recorded.change.date
    return day.replace(day=1)


def newest_and_older(context: Context) -> tuple[list[Recorded], dict[int, list[Recorded]]]:
    """All changes, cut in two: those of the last twelve months, :data:`MOST` at most, and by year all before them.

    A day is never cut in two, unless it alone has more than :data:`MOST`: what came at once is read at once.
    """
    found = recorded_changes(context)
    since = context.today - dt.timedelta(days=365)
    count = sum(one.change.date > since for one in found)
    if count > MOST:
        edge = found[MOST].change.date
        count = sum(one.change.date > edge for one in found) or MOST
    count = count or min(MOST, len(found))  # a handbook that rests shows its last changes, however old
    years = groupby(found[count:], lambda one: int(one.change.date.year))
    return found[:count], {year: list(those) for year, those in years}


def _data(context: Context) -> Mapping[str, Any]:
    newest, older = newest_and_older(context)
    return _told(context, newest, None, {year: len(those) for year, those in older.items()})


def _of_year(year: int, context: Context) -> Mapping[str, Any]:
    _, older = newest_and_older(context)
    return _told(context, older[year], year, {other: len(those) for other, those in older.items()})


def _older(context: Context) -> list[Older]:
    return [Older(str(year), partial(_of_year, year)) for year in newest_and_older(context)[1]]


def _told(context: Context, those: list[Recorded], year: int | None, years: Mapping[int, int]) -> Mapping[str, Any]:
    roles = bound_roles(context)
    rows = [
        Row(found, affected_parts(found), roles.get(found.entry.ref, ()), _weights(context, found)) for found in those
    ]
    named = {role for row in rows for role in row.roles}
    return {
        "year": year,
        "years": years,
        "months": [(month, list(found)) for month, found in groupby(rows, _month)],
        "total": len(rows),
        "roles": [(role.id, role.doc.title) for role in context.entries("role") if role.id in named],
        "weights": [weight.value for weight in Weight if any(weight.value in row.weights for row in rows)],
        "classes": [name for name in ("safety", "substance", "wording") if any(_is(row, name) for row in rows)],
    }


def _weights(context: Context, recorded: Recorded) -> tuple[str, ...]:
    found = context.history.weights(recorded.entry.ref).get(str(recorded.change.version), frozenset())
    return tuple(weight.value for weight in Weight if weight in found)


def _is(row: Row, name: str) -> bool:
    return bool(row.recorded.change.class_ == name)


VIEW = View(
    name="changes",
    path="changes",
    zh="修改记录",
    en="Changes",
    order=47,
    data=_data,
    zh_help="最近改了什么、为什么改、改到了哪些岗位要遵守的内容。",
    en_help="What changed lately, why, and whose work it touches.",
    icon="material/history",
    older=_older,
    audiences=INTERNAL | PUBLIC,
)
PROVIDES = {"parts_today": lambda context, entry, parts: parts_today(entry, parts)}
