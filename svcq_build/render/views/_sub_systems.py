"""The sub-systems of a standards system (GB/T 24421.2-2023), and which of them a document belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from svcq_build.kinds.standard import Family
from svcq_build.render.views import Context, LocalEntry
from svcq_build.render.views._origins import origins


@dataclass(frozen=True, slots=True)
class SubSystem:
    """One box of the structure chart.

    Attributes:
        number: its place on the chart (``2.3``). zh, en: its title. clause: that of GB/T 24421.2 which names it.
        kinds, families: the kinds whose documents, and the families whose standards, belong to it.
    """

    number: str
    zh: str
    en: str
    clause: str = ""
    kinds: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the three branches. Attributes: number, zh, en: as above. parts: its sub-systems."""

    number: str
    zh: str
    en: str
    parts: tuple[SubSystem, ...]


GUIDES = SubSystem("1.1", "标准化导则", "Guides to standardisation", kinds=("policy",))
EMERGENCY = SubSystem("2.2", "安全与应急", "Safety and emergency", "6.4.3", ("risk",), ("safety",))
BRANCHES = (
    Branch(
        "1",
        "服务通用基础标准体系",
        "General base",
        (
            GUIDES,
            SubSystem("1.2", "术语与缩略语", "Terms and abbreviations", kinds=("term",)),
            SubSystem("1.3", "数值与数据", "Values and data", kinds=("parameters",)),
        ),
    ),
    Branch(
        "2",
        "服务保障标准体系",
        "Service assurance",
        (
            SubSystem("2.1", "环境与能源", "Environment and energy", "6.4.2", families=("environment",)),
            EMERGENCY,
            SubSystem("2.3", "职业健康", "Occupational health", "6.4.4"),
            SubSystem("2.4", "信息", "Information", "6.4.5"),
            SubSystem("2.5", "财务", "Finance", "6.4.6"),
            SubSystem("2.6", "设施设备及用品", "Facilities, equipment and supplies", "6.4.7", families=("facilities",)),
            SubSystem(
                "2.7",
                "人力资源",
                "Human resources",
                "6.4.8",
                ("role", "competence", "path", "appraisal", "curriculum", "incentive"),
                ("personnel",),
            ),
            SubSystem("2.8", "法务与合同", "Legal affairs and contracts", "6.4.9"),
        ),
    ),
    Branch(
        "3",
        "服务提供标准体系",
        "Service provision",
        (
            SubSystem(
                "3.1",
                "服务规范",
                "Service specifications",
                kinds=("commitment",),
                families=("communication", "brand"),
            ),
            SubSystem(
                "3.2",
                "运行管理",
                "Operations",
                "6.3.3",
                ("process", "procedure", "agreement", "meeting"),
                ("process",),
            ),
            SubSystem(
                "3.3",
                "服务评价与改进",
                "Evaluation and improvement",
                "6.3.4",
                ("indicator", "checklist", "assessment", "survey", "channel", "severity", "supervisor", "report"),
                ("quality",),
            ),
        ),
    ),
)
#: The code of the standard whose clauses place what fulfils them.
_SERIES = re.compile(r"GB/T ?24421(?![0-9])")
_CLAUSE = re.compile(r"(?<![0-9.])6\.[34]\.[0-9]+$")


def sub_systems() -> Iterator[SubSystem]:
    """All of them, in the order of the chart."""
    for branch in BRANCHES:
        yield from branch.parts


@cache
def _by_field() -> dict[tuple[str, str], SubSystem]:
    """What the field ``kind`` or ``family`` says of a document's place."""
    by_kind = {("kind", kind): part for part in sub_systems() for kind in part.kinds}
    return {**by_kind, **{("family", family): part for part in sub_systems() for family in part.families}}


def placed(context: Context, entry: LocalEntry) -> SubSystem | None:
    """The sub-system of a document; None for what is no standard of any (a case, a plan).

    A clause of GB/T 24421.2 that it fulfils says so first, then its family, then its kind. A procedure for when a risk
    comes true is one of emergency. An outside standard stands where all that fulfils it stands, or among the guides.
    """
    if entry.kind.name == "framework":
        here = {part for part in _places_of_fulfilling(context, entry) if part is not None}
        return here.pop() if len(here) == 1 else GUIDES
    named = _by_clause(context, entry.ref)
    if named is not None:
        return named
    if entry.kind.name == "procedure" and origins(context, entry.ref, None, "contingency"):
        return EMERGENCY
    family = getattr(entry.doc, "family", None)
    return _by_field().get(("family", family) if family else ("kind", entry.kind.name))


def _places_of_fulfilling(context: Context, framework: LocalEntry) -> Iterator[SubSystem | None]:
    sources = {ref.partition("#")[0] for ref in origins(context, framework.ref, None, "satisfies")}
    for ref in sources:
        family = getattr(context.doc(ref), "family", None)
        yield _by_clause(context, ref) or _by_field().get(
            ("family", family) if family else ("kind", ref.partition(":")[0])
        )


def _by_clause(context: Context, ref: str) -> SubSystem | None:
    """The sub-system of the first clause of GB/T 24421.2 that a document fulfils and that names one."""
    for edge in context.graph.out_of(ref, "satisfies"):
        framework = context.doc(edge.target.document)
        clause = _CLAUSE.search(edge.target.part or "")
        if framework is not None and clause and _SERIES.match(framework.code or ""):
            found = next((part for part in sub_systems() if part.clause == clause[0]), None)
            if found is not None:
                return found
    return None
