"""Progress of long work: a line on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A function that shows a few words on what is being done.

    Drawn only when something is said, never from a thread: builds fork, and threads do not survive that.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda words: None
        return
    from rich.console import Console
    from rich.control import Control
    from rich.segment import ControlType

    console = Console(stderr=True)
    clear = Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2))

    def say(words: str) -> None:
        console.control(clear)
        console.print(f"[bold]{title}[/bold] · {words}", end="", highlight=False)

    try:
        yield say
    finally:
        console.control(clear)
