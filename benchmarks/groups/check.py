"""`svcq check` with and without its memory, against the least that any checker must do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from commands import EDITED, HERE, edits, say, svcq
from measure import Run, Task, alternate

TITLE = "`svcq check` against the floor"
AGAINST = "floor"
#: What follows a check is measured against that one; an edit against a check that knows nothing.
BASES = {"svcq check, second": "svcq check, first", "svcq check, one changed": "svcq check, cold"}


def measure(size: int, folder: Path, runs: int) -> dict[str, list[Run]]:
    """The floor; a check without memory; one that finds no memory; one with nothing changed; one document changed."""
    memory = folder.parent / "memory"
    kept = {"XDG_CACHE_HOME": str(memory), "HOME": str(memory)}
    check = svcq(folder, "check", "--fail-on", "note")
    tasks = [
        Task("floor", [[sys.executable, str(HERE / "floor.py"), str(folder)]], folder),
        Task("svcq check, cold", [[*check, "--no-cache"]], folder),
        Task("svcq check, first", [check], folder, lambda: shutil.rmtree(memory, ignore_errors=True), kept),
        Task("svcq check, second", [check], folder, environment=kept),
        Task("svcq check, one changed", [check], folder, edits(folder / EDITED), kept),
    ]
    return alternate(tasks, runs, say)
