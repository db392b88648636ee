"""Pages: the issues of reports whose periods are over → a page each on the site (``/reports/2026-Q3/``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from svcq_build.export import Block, Papers, Picture, State, html_of
from svcq_build.render import (
    ALL_RECORDS,
    EVERYTHING,
    Page,
    Plan,
    RenderedPage,
    Renderer,
    issue_address,
    issue_title,
    make_page,
    render_page,
)
from svcq_build.reports.paper import quality_report
from svcq_build.watch import Issue, issues_of

_TABLE = Markup('<table class="sv-matrix sv-matrix--warnings">')


def issue_pages(renderer: Renderer, root: Path, only: Callable[[Page], bool]) -> Iterator[RenderedPage]:
    """The pages of all issues that ``only`` lets through.

    Args:
        renderer: of a language. root: the repository.
    Raises:
        RenderError: when one cannot be made.
    """
    desk = renderer.desk
    for issue in issues_of(desk.graph, desk.records, desk.today) if desk.audience == "internal" else ():
        page = make_page(
            renderer,
            issue_address(issue),
            issue_title(desk, issue),
            desk.title(issue.report),
            ref=issue.report,
            kind="report",
            beside=True,
        )
        if only(page):
            plan = Plan(page, ["pages/report-issue.html.jinja"], lambda issue=issue: _variables(renderer, root, issue))  # type: ignore[misc]
            yield render_page(renderer, plan)


def _variables(renderer: Renderer, root: Path, issue: Issue) -> Mapping[str, Any]:
    desk = renderer.desk
    desk.note(EVERYTHING, ALL_RECORDS)  # changes and names of any document, and records of any kind
    papers = Papers(desk, root, State(desk.today))
    outline = quality_report(issue.report, issue.period, desk.graph, desk.records, papers, desk.today)
    body = html_of(tuple(map(_on_site, outline.blocks))).replace(
        Markup("<table>"), _TABLE
    )  # the theme wraps tables without a class
    return {"outline": outline, "body": body, "report": issue.report}


def _on_site(block: Block) -> Block:
    """A chart takes the page's colours, also the dark ones, and its width; a picture that stands alone is on white."""
    return replace(block, content=block.on_site.encode()) if isinstance(block, Picture) and block.on_site else block
