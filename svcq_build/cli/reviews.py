"""reviews: what has to be looked at: reviews overdue or due soon, suspects, waivers that end."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to report; markdown is for an issue, and empty when there is nothing to do.",
)
@click.option(
    "--due-within",
    "within",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="How many days ahead counts as soon.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the list to a file.")
@root_option
@today_option
@language_option
def command(
    format_: str, within: int, output: Path | None, root: Path | None, today: dt.date, language: str | None
) -> int:
    """List what has to be looked at: reviews overdue or due soon, suspects, and waivers that end.

    A document is suspect when what it serves changed in substance after someone last looked at it. Documents are
    called by their titles in the language of the list, where they are translated.
    """
    from svcq_build.check import agenda
    from svcq_build.files import save
    from svcq_build.load import build_graph, load_folder
    from svcq_build.reporters.agenda import report_agenda
    from svcq_build.translate import lookup_for

    folder, spoken = find_root(root), find_language(language)
    corpus = load_folder(folder)
    lookup = None if spoken == corpus.settings.svcq.languages[0] else lookup_for(folder, spoken)
    pressing = agenda(build_graph(corpus), today, within).pressing()
    text = report_agenda(format_, pressing, corpus, spoken, lookup)
    if output is not None:
        save(output, text.encode())
    else:
        click.echo(text, nl=False)
    return CLEAN
