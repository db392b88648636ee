"""Framework coverage: every clause of every outside framework, what carries it, and where nothing does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context, View
from svcq_build.render.views._origins import origins

#: More clauses than these are shown framework by framework, on the frameworks' own pages.
MOST_CLAUSES = 600


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause.

    Attributes:
        framework, id: whose it is, and its number. title: its words. carriers: what fulfils it, as references.
        heading: whether clauses below it divide it, which then carry it.
    """

    framework: str
    id: str
    title: str
    carriers: tuple[str, ...]
    heading: bool

    @property
    def ref(self) -> str:
        """``framework:id#clause``."""
        return f"{self.framework}#{self.id}"

    @property
    def gap(self) -> bool:
        """Whether nothing carries it and no clause below it could."""
        return not self.carriers and not self.heading


def clauses_of(context: Context, framework: str) -> list[Clause]:
    """The clauses of a framework, in its order."""
    clauses = context.doc(framework).clauses
    ids = [clause.id for clause in clauses]
    return [
        Clause(
            framework,
            clause.id,
            clause.title,
            origins(context, framework, clause.id, "satisfies"),
            any(other.startswith((f"{clause.id}.", f"{clause.id}-")) for other in ids),
        )
        for clause in clauses
    ]


def all_clauses(context: Context) -> Mapping[str, Sequence[Clause]]:
    """The clauses of every framework that is in force or on its way there."""
    return {
        entry.ref: clauses_of(context, entry.ref)
        for entry in context.entries("framework")
        if entry.doc.status != "retired"
    }


def shares(clauses: Sequence[Clause]) -> tuple[int, int]:
    """How many clauses could be carried and are, and how many could be."""
    counted = [clause for clause in clauses if clause.carriers or not clause.heading]
    return sum(not clause.gap for clause in counted), len(counted)


def _data(context: Context) -> Mapping[str, Any]:
    found = all_clauses(context)
    return {
        "frameworks": found,
        "shares": {ref: shares(clauses) for ref, clauses in found.items()},
        "too_large": sum(map(len, found.values())) > MOST_CLAUSES,
        "shown": 6,
    }


VIEW = View(
    name="framework-coverage",
    path="framework-coverage",
    zh="条款落实情况",
    en="Framework coverage",
    order=14,
    data=_data,
    zh_help="给内审员和质量经理：外部标准的每一条由哪些要求落实，哪一条还没有。",
    en_help="For internal auditors and the quality manager: which requirements carry each clause, and which has none.",
    icon="material/certificate-outline",
)
