"""Issues of reports, for the pages that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svcq_build.model import CalendarPeriod
from svcq_build.render.addresses import list_address
from svcq_build.render.formats import format_date
from svcq_build.render.interface import Interface
from svcq_build.render.views import Context
from svcq_build.watch import Issue, issues_of


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """An issue, its title, and the page that shows it (``reports/2026-Q3``)."""

    issue: Issue
    title: str
    page: str


def issue_address(issue: Issue) -> str:
    """The address of an issue's page: ``reports/2026-Q3/``."""
    return f"{list_address('report')}{issue.name}/"


def issue_title(context: Context, issue: Issue) -> str:
    """What an issue is called."""
    spoken = spoken_period(context.interface, context.lang, issue.period)
    return context.interface.word("{title}, {period}", title=context.title(issue.report), period=spoken)


def spoken_period(words: Interface, language: str, period: CalendarPeriod) -> str:
    """A period as readers call it."""
    year, month = period.first.year, period.first.month
    if period.unit == "quarter":
        return words.word("quarter {n} of {year}", n=(month + 2) // 3, year=year)
    if period.unit == "half-year":
        return words.word("half-year {n} of {year}", n=1 if month == 1 else 2, year=year)
    if period.unit == "year":
        return words.word("the year {year}", year=year)
    if period.unit == "month":
        return words.word("month {n} of {year}", n=month, year=year)
    return f"{format_date(period.first, language)} – {format_date(period.last, language)}"


def report_issues(context: Context, report: str = "") -> Sequence[ListedIssue]:
    """The issues of a report (``report:id``), or of all, the newest first."""
    found = issues_of(context.graph, context.ledger.whole(), context.today) if context.ledger.has_any() else []
    listed = [
        ListedIssue(issue, issue_title(context, issue), issue_address(issue).rstrip("/"))
        for issue in found
        if not report or issue.report == report
    ]
    return sorted(listed, key=lambda one: one.issue.period.last, reverse=True)


PROVIDES = {"report_issues": report_issues}
