"""Reporting: report documents and records → the issues of reports: which came in which period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from svcq_build.kinds.report import Report
from svcq_build.load import Graph
from svcq_build.model import CalendarPeriod, PeriodUnit, period_around
from svcq_build.records import Records

#: How many months a period of a length has.
_MONTHS: Mapping[PeriodUnit, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
#: So many issues of a report are kept at hand, the newest, by the length of their periods.
_KEPT: Mapping[PeriodUnit, int] = {"month": 12, "quarter": 8, "half-year": 4, "year": 3}


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of a report: the report (``report:id``), its period, and the last part of its page's address."""

    report: str
    period: CalendarPeriod
    name: str


def reports_of(graph: Graph) -> list[str]:
    """The reports in force, as ``report:id``."""
    entries = graph.corpus.entries.values()
    return [
        entry.ref
        for entry in entries
        if entry.kind.name == "report" and entry.model is not None and entry.model.status == "active"
    ]


def is_of_periods(graph: Graph, ref: str, period: CalendarPeriod) -> bool:
    """Whether a report comes once in each period of a length: a quarterly one in each quarter."""
    return period.unit in _MONTHS and _length_of(graph, ref) == period.unit


def _length_of(graph: Graph, ref: str) -> PeriodUnit | None:
    model = graph.corpus.entries[ref].model
    every = model.every if isinstance(model, Report) else None
    if every is None or every.unit not in ("month", "year"):
        return None
    months = every.amount * (12 if every.unit == "year" else 1)
    return next((unit for unit, length in _MONTHS.items() if length == months), None)


def issues_of(graph: Graph, records: Records, today: dt.date) -> list[Issue]:
    """The issues of all reports in force whose periods are over and have records, each report's newest first.

    Args:
        graph: the documents. records: what happened. today: the day.
    """
    found: list[Issue] = []
    taken = {f"{entry.id}" for entry in graph.corpus.entries.values() if entry.kind.name == "report"}
    for report in reports_of(graph):
        unit = _length_of(graph, report)
        periods = (
            {period_around(dt.date.fromisoformat(f"{month}-01"), unit) for month in records.months}
            if unit is not None
            else set()
        )
        over = sorted((period for period in periods if period.last < today), reverse=True)
        for period in over[: _KEPT[unit]] if unit is not None else ():
            name = str(period)
            if name.lower() in taken:  # another report of such periods, or a document, has it
                name = f"{name}-{report.partition(':')[2]}"
            taken.add(name.lower())
            found.append(Issue(report, period, name))
    return found
