"""A role needs a competence at a level that no module teaches.

Why: The handbook asks people for something and gives them no way to learn it.
Bad:
    # roles/charters/complaint-officer.yml
    status: active
    competences:
      - {competence: complaint-resolution, level: 3}
    # roles/competences/complaint-resolution.yml
    title: 投诉化解
    # playbooks/training/complaint-handling.yml
    modules:
      - id: M1
        title: 听完、复述、给编号
        method: role-play
        hours: 2
        trainer: complaint-officer
        teaches: [{competence: complaint-resolution, level: 2}]
Good:
    # roles/charters/complaint-officer.yml
    status: active
    competences:
      - {competence: complaint-resolution, level: 3}
    # roles/competences/complaint-resolution.yml
    title: 投诉化解
    # playbooks/training/complaint-handling.yml
    modules:
      - id: M1
        title: 调查与答复
        method: case-study
        hours: 4
        trainer: complaint-officer
        teaches: [{competence: complaint-resolution, level: 3}]
Fix: Let a module of a curriculum teach it to that level, or lower the level that the role needs.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from svcq_build.kinds.role import Role
from svcq_build.load import Edge, Entry
from svcq_build.model import Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, in_force, living
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR
#: Higher than any level: what a module teaches whose level cannot be read.
_UNKNOWN = 99


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield one finding for each competence and level that is needed and not taught, with all that need it."""
    needs: dict[tuple[str, int], list[tuple[Entry, Spot]]] = {}
    for entry in context.corpus.entries.values():
        if entry.kind.model is Role and in_force(entry) and isinstance(entry.model, Role):
            for index, need in enumerate(entry.model.competences):
                spot = Spot(entry.path, ("competences", index, "level"))
                needs.setdefault((need.competence, need.level), []).append((entry, spot))
    for (competence, level), places in needs.items():
        if competence in context.corpus.entries:
            yield from _judge(context, competence, level, places)


def _judge(context: Context, competence: str, level: int, places: list[tuple[Entry, Spot]]) -> Iterator[Finding]:
    edges = living(context, context.graph.into(competence, None, "teaches"))
    taught = [(_level(context, edge), edge) for edge in edges]
    highest = max((found for found, _ in taught), default=0)
    if highest >= level:
        return
    related: list[tuple[Spot, Message]] = [
        (_spot(context, edge), say("taught here up to level {level}", level=highest))
        for found, edge in taught
        if found == highest
    ][:1]
    related += [(spot, say("needed here too")) for _, spot in places[1:]]
    entry, spot = places[0]
    values = {"role": called(context, entry.ref), "competence": called(context, competence), "level": level}
    yield Finding(
        spot,
        say(
            "{role} needs “{competence}” at level {level}, but modules teach it only up to level {highest}.",
            **values,
            highest=highest,
        )
        if taught
        else say("{role} needs “{competence}” at level {level}, but no module teaches it.", **values),
        say(
            "Let a module teach it: teaches: [{{competence: {id}, level: {level}}}].",
            id=competence.partition(":")[2],
            level=level,
        ),
        tuple(related),
        entry.ref,
        rests_on=(Ground("mentions", competence),),
    )


def _level(context: Context, edge: Edge) -> int:
    value: Any = context.corpus.entries[edge.source].data
    for step in (*edge.route[:-1], "level"):
        value = value.get(step) if isinstance(value, Mapping) else value[step] if isinstance(step, int) else None
    return int(value) if isinstance(value, (int, float)) else _UNKNOWN


def _spot(context: Context, edge: Edge) -> Spot:
    return Spot(context.corpus.entries[edge.source].path, edge.route)
