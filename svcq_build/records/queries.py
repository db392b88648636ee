"""Queries: what a report counts, said once with Ibis, for any engine that reads the exported tables.

They hand out sums and counts and round nothing: engines round ties each in its own way. A share is then computed from
the two sums, as a report does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcq_build.model import CalendarPeriod, PeriodUnit, period_around
from svcq_build.records.records import NO_RECORDS
from svcq_build.records.table_files import MissingLibraryError
from svcq_build.records.tables import ColumnType, tidy_tables
from svcq_build.words import say

_TYPES: Mapping[ColumnType, str] = {
    "text": "string", "number": "float64", "integer": "int64", "boolean": "boolean", "date": "date",
    "moment": "timestamp('UTC')",
}  # fmt: skip


def report_queries(period: CalendarPeriod) -> Mapping[str, Any]:
    """The queries of a report as Ibis expressions over the exported tables, by name.

    ``figures`` sums numerators, denominators and values by indicator, of values of the period and of shorter ones in
    it; ``inspections`` counts runs and sums scores by checklist; ``cases`` counts feedback cases by nature, severity
    and outcome. A moment counts in the month that it lies in where it is read (the time zone of the engine's session).

    Raises:
        MissingLibraryError: Ibis is not installed.
    """
    try:
        import ibis
    except ImportError as error:
        raise MissingLibraryError(
            say("The queries need Ibis, which is not installed: pip install 'svcq[analysis]'.")
        ) from error
    tables = {
        table.name: ibis.table({column.name: _TYPES[column.type] for column in table.columns}, name=table.name)
        for table in tidy_tables(NO_RECORDS)
    }
    months = _within(period, "month")
    values = tables["measurements"]
    values = values.filter(values.period.isin(_names(period)))
    counted = values.numerator.notnull() & (values.denominator > 0)
    runs = tables["inspections"]
    runs = runs.filter(runs.started.cast("string").substr(0, 7).isin(months))
    whole = ~runs.partial.fill_null(False)
    cases = tables["feedback_cases"]
    cases = cases.filter(cases.received.cast("string").substr(0, 7).isin(months))
    return {
        "figures": values.group_by("indicator").aggregate(
            rows=values.count(),
            counted=counted.cast("int64").sum(),
            numerators=values.numerator.sum(),
            denominators=values.denominator.sum(),
            valued=values.value.count(),
            sum_of_values=values.value.sum(),
        ).order_by("indicator"),
        "inspections": runs.group_by("checklist").aggregate(
            runs=runs.count(),
            scored=(whole & runs.score.notnull()).cast("int64").sum(),
            sum_of_scores=ibis.ifelse(whole, runs.score, ibis.null("float64")).sum(),
        ).order_by("checklist"),
        "cases": cases.group_by(["nature", "severity", "outcome"]).aggregate(cases=cases.count()).order_by(
            ["nature", "severity", "outcome"]
        ),
    }  # fmt: skip


def report_sql(period: CalendarPeriod, dialect: str) -> Mapping[str, str]:
    """The same as SQL of an engine, by name.

    Raises:
        MissingLibraryError: Ibis is not installed. ValueError: it does not know the engine.
    """
    made = report_queries(period)
    import ibis

    known = {entry.name for entry in ibis.util.backend_entry_points()}
    if dialect not in known:
        raise ValueError(", ".join(sorted(known)))
    return {name: str(ibis.to_sql(query, dialect=dialect)) for name, query in made.items()}


def _names(period: CalendarPeriod) -> list[str]:
    """The period and all shorter ones in it, as records write them."""
    units: tuple[PeriodUnit, ...] = ("half-year", "quarter", "month", "week", "day")
    inside = [name for unit in units for name in _within(period, unit)]
    return list(dict.fromkeys([str(period), *inside]))


def _within(period: CalendarPeriod, unit: PeriodUnit) -> list[str]:
    """The periods of a length that lie within another."""
    one, found = period_around(period.first, unit), []
    while one.last <= period.last:
        if one.first >= period.first:
            found.append(str(one))
        one = one.next
    return found
