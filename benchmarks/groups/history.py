"""`svcq build` with the pages of past versions, against the build of the same documents without their history."""

from __future__ import annotations

import shutil
from pathlib import Path

import corpus
from commands import say, svcq, without
from measure import Run, Task, alternate, run_once

TITLE = "`svcq build` with the pages of past versions, five versions of every document, against one without them"
AGAINST = "svcq build, no history"
#: The largest site that is built for measuring, in documents.
LARGEST = 1000
VERSIONS = 5


def measure(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
    """A build in a repository that holds five versions of every document, and one of its last state alone."""
    with_history, last_state = documents.parent / f"history-{size}", documents.parent / f"no-history-{size}"
    corpus.write_history(size, VERSIONS, with_history)
    shutil.rmtree(last_state, ignore_errors=True)
    shutil.copytree(with_history, last_state, ignore=shutil.ignore_patterns(".git"))
    tasks = []
    for name, folder in (("svcq build, no history", last_state), ("svcq build, five versions", with_history)):
        site = folder.with_name(f"{folder.name}-site")
        tasks.append(Task(name, [svcq(folder, "build", "--site", str(site))], folder, without(site)))
    run_once(tasks[0])  # what runs remember
    return alternate(tasks, runs, say)
