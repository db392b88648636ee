"""Training status: who has passed what, by role and staff code, and what has to be repeated since documents changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from svcq_build.model import parse_reference
from svcq_build.records import Acknowledgement, TrainingSession
from svcq_build.render.views import Context, LocalEntry, View


@dataclass(frozen=True, slots=True)
class Standing:
    """One person and one curriculum.

    Attributes:
        who: the staff code. last: the day of the last session that was passed, or attended where nothing was tested.
        since: the day of a change of substance after it that has to be taught again; None where there is none.
        changed: what changed then, ``kind:id``.
    """

    who: str
    last: dt.date | None
    since: dt.date | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """People of a role who stand alike: their staff codes, and how they stand."""

    role: str
    people: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Stale:
    """A document that changed in substance after people confirmed that they had read it.

    Attributes:
        document: ``kind:id``. version: what they have read. now: the version in force. on: the day of the change.
        readers: their staff codes.
    """

    document: str
    version: str
    now: str
    on: str
    readers: tuple[str, ...]


def _data(context: Context) -> Mapping[str, Any]:
    sessions = sorted(context.ledger.of(TrainingSession), key=lambda one: one.date)
    acknowledged = list(context.ledger.of(Acknowledgement))
    roles = _roles(sessions, acknowledged)
    rows = []
    for entry in context.entries("curriculum"):
        learners = {parse_reference(role, "role") for role in entry.doc.learners}
        staff = sorted(who for who, role in roles.items() if parse_reference(role, "role") in learners)
        if staff:
            rows.append((entry, [_standing(context, entry, who, sessions) for who in staff]))
    return {
        "made_up": context.ledger.holds_made_up(),
        "rows": [
            (entry, found, sum(one.last is not None and one.since is None for one in found), _alike(found, roles))
            for entry, found in rows
        ],
        "stale": list(_stale(context, acknowledged)),
    }


def _alike(found: list[Standing], roles: Mapping[str, str]) -> list[Alike]:
    """Who has something to learn first; of equals, the role that comes first in the list."""
    groups: dict[tuple[str, Standing], list[str]] = defaultdict(list)
    for one in found:
        role = roles[one.who]
        groups[(role if ":" in role else f"role:{role}", replace(one, who=""))].append(one.who)
    rows = [Alike(role, tuple(people), standing) for (role, standing), people in groups.items()]
    return sorted(rows, key=lambda row: 0 if row.standing.last is None else 1 if row.standing.since else 2)


def _roles(sessions: list[TrainingSession], acknowledged: list[Acknowledgement]) -> dict[str, str]:
    """The role of each staff code, as it was recorded last."""
    people = [(one.date, person) for one in sessions for person in one.attendance]
    people += [(one.date, reader) for one in acknowledged for reader in one.readers]  # type: ignore[misc]
    return {person.who: person.role for _, person in sorted(people, key=lambda pair: pair[0]) if person.role}


def _standing(context: Context, curriculum: LocalEntry, who: str, sessions: list[TrainingSession]) -> Standing:
    last = max(
        (
            session.date
            for session in sessions
            if _names(session.curriculum, curriculum.ref)
            for person in session.attendance
            if person.who == who and person.present and person.passed is not False
        ),
        default=None,
    )
    if last is None:
        return Standing(who, None)
    taught = [curriculum.ref, *(ref for module in curriculum.doc.modules for ref in module.covers)]
    later = [(day, ref) for ref in dict.fromkeys(taught) if (day := _changed(context, ref)) is not None and day > last]
    if not later:
        return Standing(who, last)
    day, ref = max(later)
    return Standing(who, last, day, ref.partition("#")[0])


def _changed(context: Context, ref: str) -> dt.date | None:
    """The day of the last change of substance of what is taught: a document, or one part of it."""
    document, _, part = ref.partition("#")
    local = context.local(document)
    changes = local.doc.changes if local is not None else ()
    days = [
        change.date
        for change in changes
        if change.class_ != "wording" and (not part or not change.affects or part in change.affects)
    ]
    return max(days, default=None)


def _names(reference: str, ref: str) -> bool:
    return reference == ref or f"curriculum:{reference}" == ref


def _stale(context: Context, acknowledged: list[Acknowledgement]) -> Iterator[Stale]:
    """The newest confirmation of each person that is older than the last change of substance."""
    newest: dict[tuple[str, str], Acknowledgement] = {}
    for one in sorted(acknowledged, key=lambda one: one.date):
        for reader in one.readers:
            newest[(one.document, reader.who)] = one
    readers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (document, who), one in newest.items():
        readers[(document, str(one.version))].append(who)
    for (document, version), people in sorted(readers.items()):
        local = context.local(document)
        if local is None or str(local.doc.version) == version:
            continue
        since = [change for change in local.doc.changes if change.class_ != "wording" and _is_later(change, version)]
        if since:
            day = max(change.date for change in since).isoformat()
            yield Stale(document, version, str(local.doc.version), day, tuple(sorted(people)))


def _is_later(change: Any, version: str) -> bool:
    return [int(part) for part in str(change.version).split(".")] > [int(part) for part in version.split(".")]


VIEW = View(
    name="training-status",
    path="training-status",
    zh="培训情况",
    en="Training status",
    order=47,
    data=_data,
    zh_help="给培训主管：谁通过了哪些课程，标准改了以后谁要重学、谁要重新确认。",
    en_help="For the training officer: who has passed what, and who has to learn or confirm again after a change.",
    icon="material/school-outline",
    records=("training-session", "acknowledgement"),
)
