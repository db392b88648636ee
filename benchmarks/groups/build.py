"""Our build, and a plain engine on the same words as Markdown pages, both languages side by side."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import BINARIES, EDITED, edits, say, svcq, without
from measure import Run, Task, alternate, run_once
from plain import write_plain

TITLE = "`svcq build` against a plain `mkdocs build` of the same words as Markdown pages, two languages"
AGAINST = "plain engine"
BASES = {"svcq build, one changed": "svcq build", "svcq build, nothing changed": "svcq build"}
#: The largest site that is built for measuring, in documents.
LARGEST = 1000
LANGUAGES = ("zh", "en")


def measure(size: int, folder: Path, runs: int) -> dict[str, list[Run]]:
    """Our build, and the plain engine on the same words; the engine builds both languages side by side."""
    site, plain = folder.parent / "site", folder.parent / "plain"
    build = Task("svcq build", [svcq(folder, "build", "--site", str(site))], folder, without(site))
    again = Task("svcq build, nothing changed", [svcq(folder, "build", "--site", str(site))], folder)
    edit = edits(folder / EDITED)
    edited = Task("svcq build, one changed", [svcq(folder, "build", "--site", str(site))], folder, edit)
    run_once(build)  # remembers what the theme built
    commands = []
    for language in LANGUAGES:
        pages = site if language == LANGUAGES[0] else site / language
        configuration = write_plain(pages, language, folder.parent / f"plain-{language}")
        commands.append(
            [*(str(BINARIES / "mkdocs"), "build", "--quiet"), "-f", str(configuration), "-d", str(plain / language)]
        )
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    engine = Task("plain engine", commands, folder, lambda: shutil.rmtree(plain, ignore_errors=True), quiet)
    return alternate([engine, build, again, edited], runs, say)
