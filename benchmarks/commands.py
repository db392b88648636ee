"""What all groups measure with: the command of this environment, and an editor that saves."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import corpus

HERE = Path(__file__).parent
BINARIES = Path(sys.executable).parent
#: The document that is edited.
EDITED = "standards/service/queueing-001.yml"


def say(words: str) -> None:
    """Tell the person who waits."""
    print(words, flush=True)


def svcq(folder: Path, *arguments: str, today: bool = True) -> list[str]:
    """The command of this environment, on the day that the corpus was written for where the command asks for one."""
    day = ("--today", corpus.TODAY) if today else ()
    return [str(BINARIES / "svcq"), *arguments, "--root", str(folder), *day]


def edits(path: Path) -> Callable[[], str]:
    """A function that gives a document's goal other words each time, as an editor would, and returns them."""
    counter = iter(range(1, 1000))
    original = path.read_text("utf-8")
    line = next(line for line in original.split("\n") if line.startswith("goal:"))

    def edit() -> str:
        words = f"客户等候的时间第 {next(counter)} 次改短"
        path.write_text(original.replace(line, f"goal: {words}。"), encoding="utf-8")
        return words

    return edit


def without(site: Path) -> Callable[[], None]:
    """A function that takes a built site away: one that is as it would be is left alone by the next build."""
    return lambda: shutil.rmtree(site, ignore_errors=True)
