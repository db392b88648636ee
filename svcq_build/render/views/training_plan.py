"""The training plan: what each role learns, how many hours that takes, and how many its people can give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context, LocalEntry, View
from svcq_build.render.views._origins import origins


@dataclass(frozen=True, slots=True)
class Row:
    """What one role learns.

    Attributes:
        role: it. curricula: each curriculum that is meant for it, with the hours that it must take. total: all of them.
        planned: the hours a person that the plans of the year take, as the role or in a team. budget: the hours a
            year that a person can give; None where no plan says so.
    """

    role: str
    curricula: tuple[tuple[str, float], ...]
    total: float
    planned: float
    budget: float | None

    @property
    def over(self) -> float:
        """By how many hours the year's plans, or without any the curricula, take more than there are."""
        return max(0.0, (self.planned or self.total) - self.budget) if self.budget is not None else 0.0


def _data(context: Context) -> Mapping[str, Any]:
    curricula = [entry for entry in context.entries("curriculum") if entry.doc.status != "retired"]
    year, plans = _plans(context)
    rows = []
    for role in context.entries("role"):
        if role.doc.status == "retired":
            continue
        attends = {role.ref, *origins(context, role.ref, None, "has-member", "led-by")}
        taken = tuple((entry.ref, _hours(entry, role.ref)) for entry in curricula if role.ref in entry.doc.learners)
        budgets = [float(one.hours) for plan in plans for one in plan.doc.budgets if one.role == role.ref]
        planned = sum(
            float(item.hours)
            for plan in plans
            for item in plan.doc.items
            if item.hours and not attends.isdisjoint(item.attended_by)
        )
        total = sum(of for _, of in taken)
        if taken or planned or budgets:
            rows.append(Row(role.ref, taken, total, planned, sum(budgets) if budgets else None))
    return {
        "rows": rows,
        "year": year,
        "plans": [plan.ref for plan in plans],
        "curricula": len(curricula),
        "without_budget": sum(row.budget is None for row in rows),
        "over": sum(row.over > 0 for row in rows),
    }


def _hours(curriculum: LocalEntry, role: str) -> float:
    """The hours of the modules that a role must take."""
    return sum(
        float(module.hours)
        for module in curriculum.doc.modules
        if not module.required_for or role in module.required_for
    )


def _plans(context: Context) -> tuple[int | None, list[LocalEntry]]:
    """The training plans of this year; where there are none, of the next year that has some, else of the last."""
    found = [plan for plan in context.entries("plan") if plan.doc.status != "retired" and plan.doc.about == "training"]
    this = context.today.year
    year = min((plan.doc.year for plan in found), key=lambda each: (each < this, abs(each - this)), default=None)
    return year, [plan for plan in found if plan.doc.year == year]


VIEW = View(
    name="training-plan",
    path="training-plan",
    zh="培训计划",
    en="Training plan",
    order=32,
    data=_data,
    zh_help="给培训主管和各岗位：每个岗位学哪些课、多少学时，一年拿不拿得出。",
    en_help="For the training officer and every role: which courses, how many hours, and whether the year has them.",
    icon="material/school-outline",
)
