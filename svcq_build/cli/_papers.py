"""What commands that write papers share: which language, and that no file is written over unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli._options import did_you_mean

if TYPE_CHECKING:
    from svcq_build.load import Settings

#: What the names of files of some format end in.
_ENDINGS = (".docx", ".pdf", ".doc", ".html", ".htm", ".md")


def find_paper_language(settings: Settings, asked: str | None, words: Callable[[str], str]) -> str:
    """The language of a paper: what was asked for, else the handbook's first.

    Raises:
        UsageError: when the handbook does not have it.
    """
    from svcq_build.words import nearest

    there = settings.svcq.languages
    if asked is None or asked in there:
        return asked or there[0]
    raise click.UsageError(
        words("The handbook has no language “{name}”; it has: {languages}.").format(
            name=asked, languages=", ".join(there)
        )
        + did_you_mean(nearest(asked, there), words)
    )


def named(out: Path | None, name: str, form: str) -> Path:
    """Where a paper goes: what was asked for, in a folder by its name, and with the ending that programs open it by.

    Args:
        out: what was asked for, if anything. name: what it is called, without an ending. form: its format.
    """
    if out is None:
        return Path(f"{name}.{form}")
    if out.is_dir():
        return out / f"{name}.{form}"
    return out if out.suffix or out.exists() else out.with_name(f"{out.name}.{form}")


def refuse_to_overwrite(files: Iterable[Path], form: str, force: bool, words: Callable[[str], str]) -> None:
    """Keep what is there: somebody may have gone on with an earlier copy.

    Raises:
        UsageError: when a file is there and nobody said that it may be written over, when a folder has its name, or
            when the name ends as if it were of the other format.
    """
    for path in files:
        if path.is_dir():
            raise click.UsageError(words("{path} is a folder; name a file with --out.").format(path=path))
        if form and path.suffix.lower() in _ENDINGS and path.suffix.lower() != f".{form}":
            raise click.UsageError(
                words("{path} would hold a {format} file: let its name end in .{format}.").format(
                    path=path, format=form
                )
            )
        if (path.exists() or path.is_symlink()) and not force:
            raise click.UsageError(
                words("{path} is there already, and somebody may have gone on with it. Name another --out, or "
                      "write over it with --force.").format(path=path)
            )  # fmt: skip
