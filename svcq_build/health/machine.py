"""The machine: what svcq uses of it, whatever handbook it works on."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from svcq_build import __version__
from svcq_build.export import fonts_for
from svcq_build.files import cache_folder
from svcq_build.git import GitMissing, run_git
from svcq_build.health.signs import Sign
from svcq_build.words import say

_UTF8 = ("utf-8", "utf8", "cp65001")


def machine_signs(languages: Sequence[str]) -> Iterator[Sign]:
    """What is there and what is missing on this machine. languages: those that PDFs are wanted in."""
    yield Sign("svcq", "good", say("svcq {version}, Python {python}.", version=__version__, python=_python()))
    yield _git()
    yield from _pdf(languages)
    yield _cache()
    yield _terminal()


def _python() -> str:
    return platform.python_version()


def _git() -> Sign:
    try:
        told = run_git(Path.cwd(), "--version").stdout.decode("utf-8", "replace").strip()
    except GitMissing as missing:
        mend = say("Install it (https://git-scm.com); without it, no handbook has a past, a review or a place to go.")
        return Sign("git", "missing", missing.message, mend)
    return Sign("git", "good", say("{version}.", version=told))


def _pdf(languages: Sequence[str]) -> Iterator[Sign]:
    found = {language: fonts_for(language) for language in languages}
    if any(fonts is None for fonts in found.values()):
        yield Sign(
            "typst",
            "advice",
            say("“svcq export --format pdf” needs typst, which is not installed; Word files need nothing more."),
            say("pip install 'svcq[pdf]'"),
        )
        return
    yield Sign("typst", "good", say("typst is installed, for “svcq export --format pdf”."))
    for language, fonts in found.items():
        if fonts:
            yield Sign(
                "fonts",
                "good",
                say("A PDF in “{language}” is set in {fonts}.", language=language, fonts=", ".join(fonts)),
            )
        else:
            yield Sign(
                "fonts",
                "advice",
                say("No font for a PDF in “{language}” is known here.", language=language),
                say("Install one, such as Noto Serif CJK and Noto Sans CJK (Debian: apt install fonts-noto-cjk)."),
            )


def _cache() -> Sign:
    folder = cache_folder()
    there = next((place for place in (folder, *folder.parents) if place.exists()), None) if folder else None
    if there is not None and os.access(there, os.W_OK):
        return Sign("cache", "good", say("What is remembered between two runs lies in {folder}.", folder=folder))
    return Sign(
        "cache",
        "advice",
        say("Nothing can be remembered between two runs, which makes them slower: {folder}.", folder=folder or "–"),
        say("Let the environment variable XDG_CACHE_HOME name a folder that may be written to."),
    )


def _terminal() -> Sign:
    encoding = (sys.stdout.encoding or "").lower()
    if encoding in _UTF8:
        return Sign("terminal", "good", say("The terminal shows all characters (UTF-8)."))
    return Sign(
        "terminal",
        "advice",
        say("The terminal's encoding is {encoding}, which lacks many characters.", encoding=encoding or "–"),
        say("Set the environment variable PYTHONUTF8=1."),
    )
