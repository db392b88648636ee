"""check: find every fault in the documents at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option
from svcq_build.cli._progress import progress

_FORMATS = ("text", "json", "sarif", "github", "junit")


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True, help="How to report."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="error",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--cache/--no-cache", default=True, help="Reuse the last result when no file has changed.")
@click.option("--base", metavar="REV", help="Also check the change since REV against the rules of change.")
@click.option("--history", is_flag=True, help="Also compare every id with all that ever were in the git history.")
@root_option
@today_option
@language_option
def command(
    paths: tuple[str, ...],
    format_: str,
    fail_on: str,
    output: Path | None,
    cache: bool,
    base: str | None,
    history: bool,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Find every fault in the documents at once.

    PATHS limit the report to files or folders; the whole handbook is always read, since documents
    refer to each other. Exit code 1 when something at least as grave as --fail-on was found.

    With --base, what changed in the working tree since it parted from REV is checked too: versions,
    change entries, what was removed, ids that were used before for something else (as far as the clone holds the
    history). Nothing is checked out; the last result is not reused.
    """
    from svcq_build.cached_check import run_check
    from svcq_build.cli._shallow import tell_if_shallow
    from svcq_build.reporters import report
    from svcq_build.repository import below_top
    from svcq_build.translate.interface import translator

    folder = find_root(root)
    spoken = find_language(language)
    words = translator(spoken)
    limits = _relative(paths, folder, words)
    with progress("svcq check") as show:
        result = run_check(folder, today, cache, lambda doing: show(words(doing)), base, history)
    if base is not None or history:
        tell_if_shallow(folder, words)
    chosen = result.limited_to(limits) if limits else result
    text = report(format_, chosen, spoken, below_top(folder))
    if output is not None:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
    if fail_on != "never" and any(diagnostic.severity.value in _at_least(fail_on) for diagnostic in chosen.diagnostics):
        return FINDINGS
    return CLEAN


def _at_least(severity: str) -> tuple[str, ...]:
    order = ("error", "warning", "note")
    return order[: order.index(severity) + 1]


def _relative(paths: tuple[str, ...], root: Path, words: Callable[[str], str]) -> tuple[str, ...]:
    found = []
    for path in paths:
        whole = Path(path) if Path(path).exists() else root / path
        if not whole.exists():
            raise click.UsageError(words("There is no file or folder “{path}”.").format(path=path))
        if not whole.resolve().is_relative_to(root):
            raise click.UsageError(words("“{path}” lies outside {root}.").format(path=path, root=root))
        found.append(whole.resolve().relative_to(root).as_posix())
    return tuple(found)
