"""check: find every fault in the documents at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option
from svcq_build.cli._progress import progress
from svcq_build.cli._tell import tell

if TYPE_CHECKING:
    from svcq_build.check import Result
    from svcq_build.model import Diagnostic

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
@click.option("--fix", is_flag=True, help="First write what mends faults with certainty, and nothing else.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the difference, write nothing.")
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
    fix: bool,
    dry_run: bool,
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

    With --fix, faults whose mend is certain are mended first: full-width punctuation, an unquoted version, a date in
    another notation, a list of one, a unit in the wrong place, the one id that can be meant. Every other byte stays.
    """
    from svcq_build.check import run_check
    from svcq_build.cli._limits import tell_if_shallow, tell_uncompared
    from svcq_build.files import below_top, save
    from svcq_build.reporters import left_out, report
    from svcq_build.translate import translator

    folder = find_root(root)
    spoken = find_language(language)
    words = translator(spoken)
    limits = _relative(paths, folder, words)
    if dry_run and not fix:
        raise click.UsageError(words("--dry-run goes with --fix: it shows what that would write."))
    if fix:
        left = _mend(folder, today, limits, dry_run, spoken, format_ != "text")
        if left is not None:
            return _code(left, fail_on)
    with progress("svcq check") as show:
        more = partial(_tried, folder, today)
        result = run_check(folder, today, cache, lambda doing: show(words(doing)), base, history, more)
    if base is not None or history:
        tell_if_shallow(folder, words)
        tell_uncompared(result.uncompared, spoken)
    chosen = _limited(result, folder, limits) if limits else result
    text = report(format_, chosen, spoken, below_top(folder))
    unseen = left_out(format_, chosen)
    if unseen is not None:
        tell(unseen.render(words, spoken), err=True)
    if output is not None:
        save(output, text.encode())
    else:
        click.echo(text, nl=False)
    return _code(chosen, fail_on)


def _tried(root: Path, today: dt.date) -> Sequence[Diagnostic]:
    """What fails of the repository's own templates and theme files when they are tried."""
    from svcq_build.load import build_graph, load_folder, templates_of, theme_templates_of

    found: list[Diagnostic] = []
    if templates_of(root):
        from svcq_build.render import try_templates

        found += try_templates(build_graph(load_folder(root)), root, today)
    if theme_templates_of(root):
        from svcq_build.site import try_theme

        found += try_theme(build_graph(load_folder(root)), root, today)
    return found


def _code(result: Result, fail_on: str) -> int:
    if fail_on != "never" and any(diagnostic.severity.value in _at_least(fail_on) for diagnostic in result.diagnostics):
        return FINDINGS
    return CLEAN


def _mend(
    root: Path, today: dt.date, limits: tuple[str, ...], dry_run: bool, language: str, aside: bool
) -> Result | None:
    """Mend what is certain. On a dry run show it, and give what a check finds now; else say what was written.

    ``aside`` says it on standard error, because the report is for machines.
    """
    from svcq_build.check import run_check
    from svcq_build.edit import difference, mend, write
    from svcq_build.translate import translator
    from svcq_build.words import Message, clean, no_command, reason

    words = translator(language)
    mended = mend(root, today, limits)
    if dry_run:
        click.echo(no_command(clean(difference(mended.old, mended.new))), nl=False)
        found = run_check(root, today, besides=partial(_tried, root, today))
        return _limited(found, root, limits) if limits else found
    for path, failure in write(root, mended):
        if failure is None:
            tell(words("{path}: {count} faults mended.").format(path=path, count=mended.faults[path]), aside)
        elif isinstance(failure, Message):
            tell(failure.render(words, language), aside)
        else:
            told = reason(failure).render(words, language)
            tell(words("{path} cannot be written: {reason}.").format(path=path, reason=told), aside)
    for refusal in mended.refused.values():
        tell(refusal.render(words, language), aside)
    if not mended.new and not mended.refused:
        tell(words("There is nothing that can be mended with certainty."), aside)
    return None


def _limited(result: Result, root: Path, limits: tuple[str, ...]) -> Result:
    """What a check found in some files and folders; it counts what lies in them, as of the rest nothing is said."""
    from svcq_build.check import within
    from svcq_build.files import RECORDS
    from svcq_build.load import document_paths
    from svcq_build.records import load_records

    documents = sum(within(path, limits) for path in document_paths(root)) if "." not in limits else result.documents
    places = {limit for limit in limits if limit == "." or f"{limit}/".startswith(RECORDS)}
    records = 0
    if places & {".", RECORDS.rstrip("/")}:
        records = result.records
    elif places:
        records = sum(within(record.path, limits) for record in load_records(root).all)
    return result.limited_to(limits, documents, records)


def _at_least(severity: str) -> tuple[str, ...]:
    order = ("error", "warning", "note")
    return order[: order.index(severity) + 1]


def _holds_documents(path: str, root: Path) -> bool:
    """Whether a check looks at a file, or at something in a folder; ``path`` is relative to the root."""
    from svcq_build.files import CONFIGURATION, ENDINGS, RECORDS, below_top, codeowners_places
    from svcq_build.load import top_folders

    if (root / path).is_file() and path.lower().endswith(tuple(ENDINGS)):
        return False
    folders = (*top_folders(), RECORDS.rstrip("/"), "translations", "site_templates")
    if path == "." or path.split("/")[0] in folders:
        return True
    owners = [place for place in codeowners_places(below_top(root)) if (root / place).is_file()]
    places = [CONFIGURATION, *folders, *owners]
    return any(place == path or place.startswith(f"{path}/") for place in places)


def _relative(paths: tuple[str, ...], root: Path, words: Callable[[str], str]) -> tuple[str, ...]:
    found = []
    for path in paths:
        whole = Path(path) if Path(path).exists() else root / path
        if not whole.exists():
            raise click.UsageError(words("There is no file or folder “{path}”.").format(path=path))
        if not whole.resolve().is_relative_to(root):
            raise click.UsageError(words("“{path}” lies outside {root}.").format(path=path, root=root))
        relative = whole.resolve().relative_to(root).as_posix()
        if not _holds_documents(relative, root):
            from svcq_build.load import top_folders

            raise click.UsageError(
                words(
                    "“{path}” is no document of the handbook: documents are .yml and .md files in {folders}. "
                    "Nothing else is checked but mkdocs.yml, translations and templates."
                ).format(path=path, folders=", ".join(f"{top}/" for top in top_folders()))
            )
        found.append(relative)
    return tuple(found)
