"""review: the whole comment on a pull request, as Markdown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option

if TYPE_CHECKING:
    from svcq_build.check import Result
    from svcq_build.edit import LikelyRecord
    from svcq_build.reporters.comment import Pages

#: The rules that find a change which is not recorded.
_UNRECORDED = ("unversioned-change", "missing-change-entry", "retired-without-successor")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


@click.command()
@click.argument("base")
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="The built site of the working tree.")
@click.option("--base-site", type=click.Path(path_type=Path, file_okay=False), help="The built site of BASE.")
@click.option("--preview", metavar="URL", help="Where the built site can be looked at.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the comment to a file.")
@click.option(
    "--suggestions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what can be mended with certainty, and the record that a change lacks, to a file (JSON), to be offered "
    "beside the lines.",
)
@root_option
@today_option
@language_option
def command(
    base: str,
    site: Path | None,
    base_site: Path | None,
    preview: str | None,
    output: Path | None,
    suggestions: Path | None,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Write the comment on a pull request: what it changes since it parted from BASE, and what follows from it.

    It says what changed by weight, whom it touches, what must follow and what “svcq check” finds; with --site and
    --base-site, also which pages read differently. At most 60,000 characters; nothing is posted anywhere.
    """
    from svcq_build.change import compare_with
    from svcq_build.check import run_check
    from svcq_build.cli._limits import tell_if_shallow
    from svcq_build.edit import likely_records
    from svcq_build.files import CONFIGURATION, below_top, read_file, save
    from svcq_build.history import merge_base
    from svcq_build.load import read_settings
    from svcq_build.render import host_name
    from svcq_build.reporters.comment import write_comment
    from svcq_build.review import review
    from svcq_build.translate import translator

    spoken = find_language(language)
    words = translator(spoken)
    if (site is None) != (base_site is None):
        raise click.UsageError(words("--site and --base-site go together: two sites are compared."))
    if preview is not None and not _ADDRESS.fullmatch(preview):
        raise click.UsageError(words("“{address}” is not a web address.").format(address=preview))
    folder = find_root(root)
    fork = merge_base(folder, base, "HEAD")
    found = run_check(folder, today, base=fork)
    tell_if_shallow(folder, words)
    lacking = [item.document for item in found.diagnostics if item.document and item.rule in _UNRECORDED]
    records: tuple[LikelyRecord, ...] = ()
    if lacking:
        compared = compare_with(folder, fork)
        records = tuple(likely_records(compared, lacking, today, lambda path: read_file(folder / path)))
    if suggestions is not None:
        _write_suggestions(suggestions, folder, found, spoken, records)
    pages = _compared(base_site, site) if site is not None and base_site is not None else None
    text = write_comment(
        review(folder, fork, language=spoken),
        found,
        pages,
        preview,
        spoken,
        below_top(folder),
        host=host_name(read_settings(read_file(folder / CONFIGURATION))),
        records=records,
    )
    if output is not None:
        save(output, text.encode())
    else:
        click.echo(text, nl=False)
    return CLEAN


def _write_suggestions(target: Path, root: Path, found: Result, language: str, records: Sequence[LikelyRecord]) -> None:
    from svcq_build.files import below_top, is_fit, read_file, save
    from svcq_build.reporters.suggestions import write_suggestions

    paths = {edit.path for item in found.diagnostics for edit in item.fix}
    contents = {path: read_file(root / path) for path in sorted(paths) if is_fit(root, path)}
    text = write_suggestions(found, contents, language, below_top(root), records)
    save(target, text.encode())


def _compared(base_site: Path, site: Path) -> Pages:
    from svcq_build.reporters.comment import Pages
    from svcq_build.review import differing_pages

    missing = tuple(str(folder) for folder in (base_site, site) if not (folder / "index.html").is_file())
    return Pages(missing=missing) if missing else Pages(tuple(differing_pages(base_site, site)))
