"""The risk matrix: all risks by likelihood and impact, and who answers for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcq_build.kinds.risk import Exposure
from svcq_build.render.views import Context, View

_GRADES = (1, 2, 3, 4, 5)


def _data(context: Context) -> Mapping[str, Any]:
    risks = [entry for entry in context.entries("risk") if entry.doc.status != "retired"]
    risks.sort(key=lambda entry: (-entry.doc.after.score, -entry.doc.before.score, entry.ref))
    cells: dict[tuple[int, int], list[Any]] = {}
    for entry in risks:
        cells.setdefault((entry.doc.after.likelihood, entry.doc.after.impact), []).append(entry)
    return {
        "risks": risks,
        "rows": [
            (likelihood, [cells.get((likelihood, impact), []) for impact in _GRADES]) for likelihood in _GRADES[::-1]
        ],
        "ranks": {(likelihood, impact): _rank(likelihood, impact) for likelihood in _GRADES for impact in _GRADES},
        "counts": {
            when: {
                rank: sum(getattr(entry.doc, when).rank == rank for entry in risks)
                for rank in ("high", "medium", "low")
            }
            for when in ("before", "after")
        },
    }


def _rank(likelihood: int, impact: int) -> str:
    return Exposure(likelihood=likelihood, impact=impact).rank


VIEW = View(
    name="risk-matrix",
    path="risk-matrix",
    zh="风险矩阵",
    en="Risk matrix",
    order=32,
    data=_data,
    zh_help="给中心主任：哪些风险最大，防住了多少，谁负责。",
    en_help="For the director: which risks are greatest, how far they are prevented, who answers for them.",
    icon="material/alert-octagon-outline",
)
