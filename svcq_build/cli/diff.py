"""diff: what changed in meaning between two revisions, how it weighs, and whom it touches."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import find_language, find_root, language_option, root_option


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to report.",
)
@root_option
@language_option
def command(base: str, head: str | None, format_: str, root: Path | None, language: str | None) -> int:
    """Show what changed in meaning from BASE to HEAD, how it weighs, and whom it touches.

    BASE and HEAD are any names that git takes; without HEAD, the working tree is compared. Comments,
    quotes, line breaks and the order of fields are no changes. Nothing is written or checked out.
    """
    from svcq_build.cli._limits import tell_uncompared
    from svcq_build.files import below_top
    from svcq_build.reporters.reviews import report_review
    from svcq_build.review import review

    folder = find_root(root)
    spoken = find_language(language)
    told = review(folder, base, head, spoken)
    if format_ not in ("text", "markdown"):  # which say it themselves
        tell_uncompared(told.uncompared, spoken)
    click.echo(report_review(format_, told, spoken, below_top(folder)), nl=False)
    return CLEAN
