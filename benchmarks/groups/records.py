"""`svcq check` of inspections and measured values beside documents, and what their pages add to a build."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

import corpus
import retained
from commands import HERE, say, svcq, without
from measure import Run, Task, alternate, run_once

TITLE = "5,000 inspections, two years of values, documents: `svcq check`, and `svcq build` of this handbook"
AGAINST = "floor"
BASES = {"svcq check, second": "svcq check, first", "svcq build, with records": "svcq build, without records"}
#: With more documents, there are not more records.
LARGEST = 100
INSPECTIONS = 5000
_HANDBOOK = ("standards", "roles", "playbooks", "translations", "site_templates", "mkdocs.yml")


def measure(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
    """Checks of a corpus with records; builds of this repository's handbook with and without its records."""
    folder = documents.parent / f"records-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    corpus.write(size, folder)
    retained.write(folder, INSPECTIONS)
    memory = documents.parent / "memory"
    kept = {"XDG_CACHE_HOME": str(memory), "HOME": str(memory)}
    forget = partial(shutil.rmtree, memory, ignore_errors=True)
    tasks = [
        Task("floor", [[sys.executable, str(HERE / "floor.py"), str(folder)]], folder),
        Task("svcq check, cold", [svcq(folder, "check", "--no-cache")], folder),
        Task("svcq check, first", [svcq(folder, "check")], folder, forget, kept),
        Task("svcq check, second", [svcq(folder, "check")], folder, environment=kept),
    ]
    run_once(tasks[1])  # byte code, caches of the disk
    return alternate(tasks, runs, say) | _builds(documents.parent, runs)


def _builds(work: Path, runs: int) -> dict[str, list[Run]]:
    tasks = []
    for name, more in (("without records", ()), ("with records", ("records",))):
        folder = work / name.replace(" ", "-")
        shutil.rmtree(folder, ignore_errors=True)
        for part in (*_HANDBOOK, *more):
            source, target = HERE.parent / part, folder / part
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
        site = folder.with_name(f"{folder.name}-site")
        command = svcq(folder, "build", "--site", str(site), today=False)
        tasks.append(Task(f"svcq build, {name}", [command], folder, without(site)))
        run_once(tasks[-1])  # what runs remember
    return alternate(tasks, runs, say)
