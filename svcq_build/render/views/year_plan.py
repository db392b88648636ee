"""The year plan: all that is planned by month, whichever plan it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context, View


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the year.

    Attributes:
        ref: the item, as ``plan:id#I1``. title: its words. by: the role that does it. months: 1 to 12.
    """

    ref: str
    title: str
    by: str
    months: tuple[int, ...]


def _data(context: Context) -> Mapping[str, Any]:
    years: dict[int, dict[str, list[Row]]] = {}
    for entry in context.entries("plan"):
        if entry.doc.status == "retired":
            continue
        rows = [Row(f"{entry.ref}#{item.id}", item.title, item.by, item.months) for item in entry.doc.items]
        years.setdefault(entry.doc.year, {}).setdefault(entry.ref, []).extend(rows)
    # what recurs every year stands beside each year's plans
    yearly = {
        entry.ref: [Row(f"{entry.ref}#{stage.id}", stage.title, stage.by, stage.months) for stage in entry.doc.schedule]
        for entry in context.entries("assessment")
        if entry.doc.status != "retired"
    }
    if yearly and not years:
        years[context.today.year] = {}
    ordered = sorted(years, key=lambda year: (year < context.today.year, year))
    return {
        "years": [(year, {**years[year], **yearly}) for year in ordered],
        "loads": {year: _load([*years[year].values(), *yearly.values()]) for year in ordered},
    }


def _load(groups: list[list[Row]]) -> list[int]:
    """How many items fall into each month."""
    return [sum(month in row.months for rows in groups for row in rows) for month in range(1, 13)]


VIEW = View(
    name="year-plan",
    path="year-plan",
    zh="全年安排",
    en="Year plan",
    order=36,
    data=_data,
    zh_help="给质量经理和各责任岗位：检查、培训、审核、演练、评估各在哪个月，哪个月最忙。",
    en_help="For the quality manager and those who do the work: what falls in which month, and which is the busiest.",
    icon="material/calendar-month",
)
