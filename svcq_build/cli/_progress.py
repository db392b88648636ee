"""Progress of long work: a line on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A function that shows a few words on what is being done.

    Drawn only when something is said, never from a thread: builds fork, and threads do not survive that.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda words: None
        return

    def say(words: str) -> None:
        console.print(f"\r\x1b[2K[bold]{title}[/bold] · {words}", end="", highlight=False)

    try:
        yield say
    finally:
        console.print("\r\x1b[2K", end="")
