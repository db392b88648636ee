"""Meetings as pages show them: when each is held, and which of them a role or a team takes part in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from svcq_build.model import Every, Rhythm
from svcq_build.render.rhythms import format_rhythm
from svcq_build.render.views import Context, LocalEntry
from svcq_build.render.views._origins import origins

#: What a role does in a meeting that it is named in itself, the most first.
_PARTS = ("chaired-by", "recorded-by", "presented-by", "attended-by")
_OFTEN = get_args(Every)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A meeting that a role or a team takes part in.

    Attributes:
        ref: the meeting. doc: its model. parts: the relations that name it, the most telling first.
        through: the team through which it attends, or None when it is named itself.
    """

    ref: str
    doc: Any
    parts: tuple[str, ...]
    through: str | None


def meetings_of(context: Context, who: str, teams: tuple[str, ...] = ()) -> tuple[Attendance, ...]:
    """The meetings of a role or a team, the most frequent first; retired ones are left out.

    Args:
        who: ``role:id`` or ``team:id``. teams: the teams whose meetings count as its own.
    """
    parts: dict[str, list[str]] = {}
    for relation in _PARTS:
        for ref in origins(context, who, None, relation):
            held = parts.setdefault(ref.partition("#")[0], [])
            if relation not in held:
                held.append(relation)
    through = {ref: team for team in reversed(teams) for ref in origins(context, team, None, "attended-by")}
    found = [Attendance(ref, context.doc(ref), tuple(held), None) for ref, held in parts.items()]
    found += [Attendance(ref, context.doc(ref), (), team) for ref, team in through.items() if ref not in parts]
    return tuple(sorted(found, key=lambda each: (_often(each.doc), each.ref)))


def by_rhythm(context: Context, items: list[LocalEntry]) -> list[LocalEntry]:
    """Meetings, the most frequent first."""
    return sorted(items, key=lambda item: (_often(item.doc), item.id))


def rhythm_words(context: Context, rhythm: Rhythm) -> str:
    """When something is held and for how long, in one phrase."""
    return format_rhythm(rhythm, context.lang, context.interface.word)


def _often(meeting: Any) -> tuple[int, str]:
    return _OFTEN.index(meeting.rhythm.every), meeting.rhythm.at


PROVIDES = {"meetings_of": meetings_of, "by_rhythm": by_rhythm, "rhythm_words": rhythm_words}
