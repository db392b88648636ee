"""Where the parts of a build lie: everything between documents and site, in an ignored folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from svcq_build.files import hold
from svcq_build.site.failures import SiteError
from svcq_build.words import say

#: The ignored folder of a repository.
WORK = ".svcq"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one build.

    Attributes:
        root: the repository. work: the folder for what is made on the way.
    """

    root: Path
    work: Path


def make_layout(root: Path, name: str = "build") -> Layout:
    """The layout of a build; ``name`` keeps builds apart that run at the same time."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    ignore = work / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return Layout(root, work / name)


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Keep other builds out of the same folders meanwhile (where the system has file locks).

    Raises:
        SiteError: when another build is at work.
    """
    layout.work.mkdir(parents=True, exist_ok=True)
    with (layout.work / "lock").open("w", encoding="utf-8") as file:
        with contextlib.suppress(OSError):  # a file system without locks
            if not hold(file):
                raise SiteError(say("Another build of this handbook is at work ({folder}).", folder=layout.work))
        yield
