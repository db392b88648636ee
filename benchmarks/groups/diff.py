"""`svcq diff` and `svcq check --base` in a repository where one document changed, against a check of all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import corpus
from commands import EDITED, say, svcq
from commits import write_commits
from measure import Run, Task, alternate
from versions import month, monthly, version_of

TITLE = "`svcq diff` of one changed document against a check of all"
AGAINST = "svcq check, cold"


def measure(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
    """A check without memory; the working tree against HEAD; HEAD^ against HEAD; a check of the change, too.

    The check of the change is measured as in continuous integration, where nothing is remembered.
    """
    folder, memory = documents.parent / f"diff-{size}", documents.parent / "memory-diff"
    write_changed(size, folder)
    kept = {"XDG_CACHE_HOME": str(memory), "HOME": str(memory)}
    check = svcq(folder, "check", "--fail-on", "note")

    def forget() -> None:
        shutil.rmtree(memory, ignore_errors=True)

    tasks = [
        Task("svcq check, cold", [[*check, "--no-cache"]], folder),
        Task("svcq diff, one changed", [svcq(folder, "diff", "HEAD", today=False)], folder),
        Task("svcq diff, two commits", [svcq(folder, "diff", "HEAD^", "HEAD", today=False)], folder),
        Task("svcq check --base, one changed", [[*check, "--base", "HEAD"]], folder, forget, kept),
    ]
    return alternate(tasks, runs, say)


def write_changed(size: int, folder: Path) -> None:
    """Write ``size`` documents as a git repository: one of them changed with the last commit, and again since."""
    documents = dict(corpus.documents(size))
    days = monthly(documents[EDITED], 3)
    first, second, third = (version_of(documents[EDITED], number, days) for number in range(3))
    commits = [
        (f"{month(0, 3)}-28", {"mkdocs.yml": corpus.CONFIGURATION, **documents, EDITED: first}),
        (f"{month(1, 3)}-28", {EDITED: second}),
    ]
    write_commits(folder, commits)
    (folder / EDITED).write_text(third, encoding="utf-8")
