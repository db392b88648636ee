"""`svcq check` of inspections and measured values beside documents, and what their pages add to a build."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import corpus
import retained
from commands import HERE, say, svcq, without
from measure import Run, Task, alternate, run_once

TITLE = "Inspections and measured values beside documents: `svcq check`, and `svcq build` of this handbook"
AGAINST = "floor"
BASES = {
    "svcq check, second": "svcq check, first",
    "svcq check, one new record": "svcq check, first",
    "svcq report, after a check": "svcq check, first",
    "svcq build, with records": "svcq build, without records",
}
#: So many inspections, and months' values of each indicator, beside so many documents; 24,000 values beside 1,000.
RECORDS = {100: (5_000, 24), 1_000: (50_000, 267)}
#: With more documents, there are not more records.
LARGEST = max(RECORDS)
_REPORT = ("report", "2026-Q3", "--kind", "quarterly-001", "--out", "report.md", "--force")
_HANDBOOK = ("standards", "roles", "playbooks", "translations", "site_templates", "mkdocs.yml")


def measure(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
    """Checks of a corpus with records; builds of this repository's handbook with and without its records."""
    folder = documents.parent / f"records-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    corpus.write(size, folder)
    retained.write(folder, *RECORDS[size])
    memory = documents.parent / "memory"
    kept = {"XDG_CACHE_HOME": str(memory), "HOME": str(memory)}
    forget = partial(shutil.rmtree, memory, ignore_errors=True)
    tasks = [
        Task("floor", [[sys.executable, str(HERE / "floor.py"), str(folder)]], folder),
        Task("svcq check, cold", [svcq(folder, "check", "--no-cache")], folder),
        Task("svcq check, first", [svcq(folder, "check")], folder, forget, kept),
        Task("svcq check, second", [svcq(folder, "check")], folder, environment=kept),
        Task("svcq check, one new record", [svcq(folder, "check")], folder, _inspect_again(folder), kept),
        Task("svcq report, after a check", [svcq(folder, *_REPORT)], folder, environment=kept),
    ]
    run_once(tasks[1])  # byte code, caches of the disk
    done = alternate(tasks, runs, say)
    return done if size > min(RECORDS) else done | _builds(documents.parent, runs)


def _inspect_again(folder: Path) -> Callable[[], None]:
    """A function that records one inspection more each time, which is as one that is there."""
    source = next(iter(sorted((folder / "records/inspections/2026").glob("*.yml"))))
    text, numbers = source.read_text("utf-8"), count(1)

    def add() -> None:
        name = f"{source.stem}-again-{next(numbers)}"
        source.with_name(f"{name}.yml").write_text(text.replace(f"id: {source.stem}", f"id: {name}"), encoding="utf-8")

    return add


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
