"""warnings: what is getting worse, late or too little, by what was recorded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option, words_of_run

if TYPE_CHECKING:
    from svcq_build.check import Result


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif", "markdown"]),
    default="text",
    show_default=True,
    help="How to report; markdown is for an issue, and empty when there is nothing to tell.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the warnings to a file.")
@click.option("--append", is_flag=True, help="With --output: add the warnings at the end of what the file holds.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where there are warnings.")
@root_option
@today_option
@language_option
def command(
    format_: str,
    output: Path | None,
    append: bool,
    exit_zero: bool,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Warn of what is getting worse, late or too little, by what was recorded.

    Limits that were broken, changes for the worse that are no chance, values, findings, actions and cases that are
    overdue, certificates that end, promises that were not kept, inspections that were too few, and samples too small
    for what they are to show. Exit code 1 when there are any.
    """
    from svcq_build.files import below_top, save
    from svcq_build.reporters import report

    folder, spoken = find_root(root), find_language(language)
    if append and output is None:
        words = words_of_run()
        raise click.UsageError(words("--append goes with --output: it names the file to add to."))
    result = _warnings(folder, today)
    text = report(format_, result, spoken, below_top(folder))
    if output is not None:
        before = output.read_bytes() if append and output.is_file() else b""
        save(output, before + text.encode())
    else:
        click.echo(text, nl=False)
    return FINDINGS if result.diagnostics and not exit_zero else CLEAN


def _warnings(folder: Path, today: dt.date) -> Result:
    """The warnings, each with its place in a file."""
    from svcq_build.check import Locator, Result
    from svcq_build.load import build_graph, load_folder
    from svcq_build.model import Finding
    from svcq_build.records import Background, named_as_today, recalled_records
    from svcq_build.watch import alerts

    corpus = load_folder(folder)
    records = named_as_today(recalled_records(folder), corpus)
    locator = Locator(corpus, records.texts)
    found = (
        (Finding(alert.spot, alert.message, document=alert.document, rule=alert.kind), alert.severity)
        for alert in alerts(build_graph(corpus), records, today, Background(corpus, folder).on)
    )
    return Result(tuple(locator.locate(finding, severity) for finding, severity in found), len(corpus.entries))
