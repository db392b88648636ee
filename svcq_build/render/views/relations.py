"""Relations as templates show them: who refers to this page, and the kinds' names in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from svcq_build.kinds import all_kinds
from svcq_build.render.views import Context
from svcq_build.render.views._origins import origins


@dataclass(frozen=True, slots=True)
class LevelUse:
    """Who needs a competence at one level, and which modules teach it to that level."""

    needed: tuple[str, ...]
    taught: tuple[str, ...]


def relations_to(context: Context, document: str) -> list[tuple[str, list[str]]]:
    """Documents that refer to ``document``, by the name of the relation as seen from there.

    Returns:
        ``[("verified-by", ["checklist:complaint-file-review", …]), …]``, sorted by relation; each document once.
    """
    found: dict[str, dict[str, None]] = {}
    for edge in context.graph.into(document):
        if edge.source != document and context.doc(edge.source) is not None:
            found.setdefault(edge.mark.inverse, {}).setdefault(edge.source)
    return [(relation, list(refs)) for relation, refs in sorted(found.items())]


def origins_of(context: Context, reference: str, *relations: str) -> tuple[str, ...]:
    """References of everything that stands in one of ``relations`` to ``kind:id`` or ``kind:id#part``."""
    document, _, part = reference.partition("#")
    return origins(context, document, part or None, *relations)


def levels_of(context: Context, competence: str) -> Mapping[int, LevelUse]:
    """For each level of a competence: the roles that need it and the modules that teach it."""
    needed: dict[int, list[str]] = {}
    taught: dict[int, list[str]] = {}
    for source in dict.fromkeys(edge.source for edge in context.graph.into(competence, None, "needs")):
        role = context.doc(source)
        for need in role.competences if role else ():
            if need.competence == competence:
                needed.setdefault(need.level, []).append(source)
    for source in dict.fromkeys(edge.source for edge in context.graph.into(competence, None, "teaches")):
        curriculum = context.doc(source)
        for module in curriculum.modules if curriculum else ():
            for item in module.teaches:
                if item.competence == competence:
                    taught.setdefault(item.level, []).append(f"{source}#{module.id}")
    return {
        level: LevelUse(tuple(needed.get(level, ())), tuple(taught.get(level, ())))
        for level in sorted({*needed, *taught})
    }


def kind_name(context: Context, name: str) -> str:
    """The name of a kind for a list of its documents, in the language of the page; a word that is no kind stays."""
    kind = all_kinds().get(name)
    if kind is None:
        return name
    return context.interface.named(kind.zh_plural, kind.en_plural)


PROVIDES = {"relations_to": relations_to, "origins_of": origins_of, "levels_of": levels_of, "kind_name": kind_name}
