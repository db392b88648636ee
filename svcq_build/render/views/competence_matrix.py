"""The competence matrix: what each role must be able to do, and whether some module teaches it.

Where a column for each role would make it too large for a page, each competence lists the roles that need it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context, View
from svcq_build.render.views._origins import living
from svcq_build.render.views.raci import MOST_CELLS


@dataclass(frozen=True, slots=True)
class Need:
    """A competence that a role needs.

    Attributes:
        competence: its ref. level: the level needed. taught: the highest level taught, 0 for none.
        modules: the modules that teach it, as ``curriculum:id#M1``. offered: whether a curriculum that
            teaches the needed level is meant for this role (else it is taught, but to others).
    """

    competence: str
    level: int
    taught: int
    modules: tuple[str, ...]
    offered: bool

    @property
    def hole(self) -> bool:
        """Whether nothing teaches the level that is needed."""
        return self.taught < self.level


def needs_of(context: Context, role: str) -> tuple[Need, ...]:
    """The competences that ``role`` needs, each with what teaches it."""
    document = context.doc(role)
    return tuple(_need(context, role, needed) for needed in document.competences) if document else ()


def _need(context: Context, role: str, needed: Any) -> Need:
    taught, offered = 0, False
    modules = []
    for ref, module, level, learners in _teaching(context, needed.competence):
        modules.append(f"{ref}#{module}")
        taught = max(taught, level)
        offered = offered or (level >= needed.level and role in learners)
    return Need(needed.competence, needed.level, taught, tuple(modules), offered)


def _teaching(context: Context, competence: str) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """(curriculum, module, level, learners) of every module that teaches a competence."""
    found: list[tuple[str, str, int, tuple[str, ...]]] = []
    for source in dict.fromkeys(edge.source for edge in context.graph.into(competence, None, "teaches")):
        if not living(context, source):
            continue
        curriculum = context.doc(source)
        for module in curriculum.modules:
            found.extend(
                (source, module.id, taught.level, curriculum.learners)
                for taught in module.teaches
                if taught.competence == competence
            )
    return found


def _data(context: Context) -> Mapping[str, Any]:
    roles = [entry.ref for entry in context.entries("role")]
    needs = {role: {need.competence: need for need in needs_of(context, role)} for role in roles}
    competences = [entry.ref for entry in context.entries("competence")]
    taught = {
        competence: max((level for _, _, level, _ in _teaching(context, competence)), default=0)
        for competence in competences
    }
    every = [need for row in needs.values() for need in row.values()]
    needed: dict[str, list[tuple[str, Need]]] = {}
    for role, row in needs.items():
        for need in row.values():
            needed.setdefault(need.competence, []).append((role, need))
    return {
        "roles": roles,
        "competences": competences,
        "needs": needs,
        "taught": taught,
        "needed": needed,
        "too_large": len(roles) * len(competences) > MOST_CELLS,
        "total": len(every),
        "holes": [(role, need) for role in roles for need in needs[role].values() if need.hole],
        "elsewhere": sum(not need.hole and not need.offered for need in every),
    }


VIEW = View(
    name="competence-matrix",
    path="competence-matrix",
    zh="能力矩阵",
    en="Competence matrix",
    order=30,
    data=_data,
    zh_help="每个岗位要会什么、会到几级，有没有课程在教。",
    en_help="What each role must be able to do, to which level, and what teaches it.",
    icon="material/school",
)
