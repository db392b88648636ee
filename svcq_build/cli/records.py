"""records: what is done with all records at once."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import find_language, find_root, language_option, root_option
from svcq_build.cli._tell import tell


@click.group()
def command() -> None:
    """What is done with all records at once."""


@command.command("clear-demonstration")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@root_option
@language_option
def clear_demonstration(dry_run: bool, root: Path | None, language: str | None) -> int:
    """Remove all records that only demonstrate.

    These are the records that say “demonstration: true”, and such rows of tables of measured values. All others stay as
    they are, byte for byte.
    """
    from svcq_build.files import save_below
    from svcq_build.records import load_records, without_demonstration
    from svcq_build.translate import translator

    words = translator(find_language(language))
    folder = find_root(root)
    rests = without_demonstration(load_records(folder), folder)
    if not rests:
        tell(words("There are no demonstration records."))
        return CLEAN
    for path, rest in rests.items():
        if dry_run:
            tell(path)
        elif rest is None:
            (folder / path).unlink()
        else:
            save_below(folder, {folder / path: rest})
    if not dry_run:
        _remove_empty_folders(folder / "records")
    told = (
        words("Files that would be removed or lose rows: {count}.")
        if dry_run
        else words("Files that were removed or lost rows: {count}.")
    )
    tell(told.format(count=len(rests)))
    return CLEAN


def _remove_empty_folders(top: Path) -> None:
    for folder in sorted((path for path in top.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    if not any(top.iterdir()):
        top.rmdir()
