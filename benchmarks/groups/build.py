"""Our build, and the plain engine on the very Markdown that it was handed; both languages side by side in both."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import BINARIES, say, svcq
from measure import Run, Task, alternate, run_once

TITLE = "`svcq build` against the plain engine on the same Markdown, two languages"
AGAINST = "plain engine"
#: The largest site that is built for measuring, in documents.
LARGEST = 1000
LANGUAGES = ("zh", "en")


def measure(size: int, folder: Path, runs: int) -> dict[str, list[Run]]:
    """Our build, and the plain engine on the very Markdown that it was handed; both languages side by side in both."""
    site, plain = folder.parent / "site", folder.parent / "plain"
    build = Task("svcq build", [svcq(folder, "build", "--site", str(site))], folder)
    run_once(build)  # writes the Markdown, and jieba its dictionary
    made = folder / ".svcq" / "build"
    commands = [
        [
            *(str(BINARIES / "mkdocs"), "build", "--quiet"),
            "-f",
            str(made / f"{language}.yml"),
            "-d",
            str(plain / language),
        ]
        for language in LANGUAGES
    ]
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    engine = Task("plain engine", commands, folder, lambda: shutil.rmtree(plain, ignore_errors=True), quiet)
    return alternate([engine, build], runs, say)
