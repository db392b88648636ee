"""report: say how the service is doing in a period, from the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import did_you_mean, find_language, find_root, language_option, root_option, today_option
from svcq_build.cli._papers import find_paper_language, named, refuse_to_overwrite
from svcq_build.cli._periods import find_period

if TYPE_CHECKING:
    from svcq_build.load import Graph
    from svcq_build.model import CalendarPeriod

_FORMATS = ("md", "html", "docx", "pdf")


@click.command()
@click.argument("period", metavar="PERIOD")
@click.option(
    "--kind", "report", metavar="REPORT-ID", default=None, help="Which report (default: that of such periods)."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="md", show_default=True, help="Of the file.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="The file (default: standard output for md)."
)
@click.option(
    "--language", "paper", metavar="LANGUAGE", default=None, help="One of the handbook's (default: its first)."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@root_option
@today_option
@language_option
def command(
    period: str,
    report: str | None,
    form: str,
    out: Path | None,
    paper: str | None,
    force: bool,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Say how the service is doing: figures, inspections, cases, training, improvements, and what is to be decided.

    PERIOD is 2026-Q3, 2026-09, 2026-H1 or 2026. What stands in the report, and in which order, a document of the kind
    “report” says; the figures come from the records below records/. The same commit makes the same file.
    """
    from svcq_build.cli._tell import tell
    from svcq_build.export import open_papers, write_docx, write_html, write_markdown, write_pdf
    from svcq_build.files import save
    from svcq_build.load import build_graph, load_folder
    from svcq_build.records import named_as_today, recalled_records
    from svcq_build.reports import quality_report
    from svcq_build.translate import translator

    words = translator(find_language(language))
    span = find_period(period, words)
    if span.first > today:
        raise click.UsageError(words("{period} has not begun.").format(period=span))
    folder = find_root(root)
    corpus = load_folder(folder)
    graph = build_graph(corpus)
    ref = _report(graph, report, span, words)
    records = named_as_today(recalled_records(folder), corpus)
    if not records.all:
        raise click.UsageError(words("There are no records below records/, so there is nothing to report."))
    papers = open_papers(folder, graph, find_paper_language(corpus.settings, paper, words), today)
    day = min(today, papers.state.day) if papers.state.commit else today
    outline = quality_report(ref, span, graph, records, papers, day)
    write = {"md": write_markdown, "html": write_html, "docx": write_docx, "pdf": write_pdf}[form]
    content = write(outline)
    if out is None and form == "md":
        click.echo(content.decode(), nl=False)
        return CLEAN
    target = named(out, f"{ref.partition(':')[2]}-{span}", form)
    refuse_to_overwrite([target], form, force, words)
    target.parent.mkdir(parents=True, exist_ok=True)
    save(target, content)
    tell(words("Written: {path}").format(path=target))
    return CLEAN


def _report(graph: Graph, asked: str | None, period: CalendarPeriod, words: Callable[[str], str]) -> str:
    """The report document: the one that was asked for, else the only one, or the only one of such periods.

    Raises:
        UsageError: when there is none, no such one, or several to choose from.
    """
    from svcq_build.watch import is_of_periods, reports_of
    from svcq_build.words import nearest

    there = {ref.partition(":")[2]: ref for ref in reports_of(graph)}
    if asked is not None:
        name = asked.removeprefix("report:")
        if name in there:
            return there[name]
        raise click.UsageError(
            words("There is no report “{name}” in force.").format(name=name)
            + did_you_mean(nearest(name, list(there)), words)
        )
    if not there:
        raise click.UsageError(words("No document of the kind “report” is in force: svcq new report ID"))
    fitting = [ref for ref in there.values() if is_of_periods(graph, ref, period)]
    if len(fitting) == 1:
        return fitting[0]
    if len(there) > 1:
        raise click.UsageError(words("Say which report with --kind: {names}").format(names=", ".join(sorted(there))))
    return next(iter(there.values()))
