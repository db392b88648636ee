"""Internal audit checklists, made out of frameworks: clause by clause what to look at, and where the evidence lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from svcq_build.model import parse_reference
from svcq_build.render.views import Context, Older, View
from svcq_build.render.views._origins import origins
from svcq_build.render.views.framework_coverage import Clause, all_clauses, clauses_of

#: So much is looked at for one clause at the most; an audit takes samples.
SAMPLE = 6
_PARTS = ("requirements", "people", "environment", "steps")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that the auditor looks at.

    Attributes:
        ref: what carries the clause. text: what it demands, if it says so in a sentence.
        evidence: what verifies or measures it, as references.
    """

    ref: str
    text: str
    evidence: tuple[str, ...]


def looks_at(context: Context, clause: Clause) -> list[Look]:
    """What an auditor looks at to judge a clause."""
    return [_look(context, carrier) for carrier in clause.carriers[:SAMPLE]]


def _look(context: Context, carrier: str) -> Look:
    reference = parse_reference(carrier)
    assert reference is not None
    document = context.doc(reference.document)
    parts = [part for name in _PARTS for part in getattr(document, name, ())]
    text = next((part.text for part in parts if part.id == reference.part), None) or document.summary
    return Look(carrier, text, origins(context, reference.document, reference.part, "verifies", "measures"))


def _data(context: Context) -> Mapping[str, Any]:
    return {"framework": None, "frameworks": all_clauses(context)}


def _one(framework: str, context: Context) -> Mapping[str, Any]:
    clauses: Sequence[Clause] = clauses_of(context, framework)
    return {
        "framework": framework,
        "clauses": [(clause, looks_at(context, clause)) for clause in clauses],
        "sample": SAMPLE,
    }


def _pages(context: Context) -> list[Older]:
    return [
        Older(entry.id, partial(_one, entry.ref), entry.doc.title)
        for entry in context.entries("framework")
        if entry.doc.status != "retired"
    ]


VIEW = View(
    name="audit-checklist",
    path="audit-checklist",
    zh="内部审核检查表",
    en="Internal audit checklists",
    order=16,
    data=_data,
    zh_help="给内审员：按外部标准逐条列出看什么、证据在哪里，打印后现场填写。",
    en_help="For internal auditors: clause by clause what to look at and where evidence lies, to print and fill in.",
    icon="material/clipboard-search-outline",
    older=_pages,
)
