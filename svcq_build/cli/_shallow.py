"""What a clone with only part of the history cannot tell, said on standard error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click


def tell_if_shallow(root: Path, words: Callable[[str], str]) -> None:
    """Say from which day on ids are known, when a clone is too shallow to know all that ever were.

    Raises:
        GitError: when there is no git repository.
    """
    from svcq_build.revisions import commits, is_shallow

    if is_shallow(root):
        told = words(
            "This clone holds only part of the history (from {day}): whether an id was used before cannot be known. "
            "The rest is fetched with:\n  git fetch --unshallow"
        )
        click.echo(told.format(day=commits(root)[-1].day.isoformat()), err=True)
