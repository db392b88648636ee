"""What a clone cannot tell, said on standard error: it has only part of the history, or not all of a submodule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click


def tell_if_shallow(root: Path, words: Callable[[str], str]) -> None:
    """Say from which day on ids are known, when a clone is too shallow to know all that ever were.

    Raises:
        GitError: when there is no git repository.
    """
    from svcq_build.history import commits, is_shallow

    if is_shallow(root):
        told = words(
            "This clone holds only part of the history (from {day}): whether an id was used before cannot be known. "
            "The rest is fetched with:\n  git fetch --unshallow"
        )
        click.echo(told.format(day=commits(root)[-1].day.isoformat()), err=True)


def tell_uncompared(submodules: Iterable[str], language: str) -> None:
    """Say whose documents could not be compared with what they were."""
    from svcq_build.cli._tell import tell
    from svcq_build.history import not_compared
    from svcq_build.translate import translator

    for path in submodules:
        tell(not_compared(path).render(translator(language), language), err=True)
