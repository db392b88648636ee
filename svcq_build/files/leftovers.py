"""Leftovers: the folders that killed builds left beside a site, told from those of builds that are at work.

A build holds a lock (:mod:`svcq_build.files.locks`) on a file in its folder.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from svcq_build.files.locks import closes_before_renaming, hold

#: The file in a build's folder whose lock says that the build is at work.
HELD = ".held"
#: What stands in a folder of a build that was killed before it could hold a lock, or of an older version.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_OLD = 3600.0


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A new folder beside ``target``, held while it is in use, and removed afterwards; so are those of killed builds.

    Raises:
        OSError: when nothing can be written there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(target)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        soon = HELD if closes_before_renaming() else f"{HELD}-soon"
        with (folder / soon).open("wb") as held:
            with contextlib.suppress(OSError):  # a file system without locks
                hold(held)
            if soon != HELD:  # there is never a moment at which it has this name and nobody holds it
                (folder / soon).rename(folder / HELD)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(target: Path) -> None:
    """Remove the folders beside ``target`` that builds of it made and no process holds; what is not ours stays."""
    for folder in target.parent.glob(f".{glob.escape(target.name)}-????????"):
        with contextlib.suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and _is_free(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_free(folder: Path) -> bool:
    try:
        number = os.open(folder / HELD, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        names = [name for name in os.listdir(folder) if name != f"{HELD}-soon"]  # noqa: PTH208 - names are enough
        ours = all(_LANGUAGE.fullmatch(name) for name in names)
        return ours and time.time() - folder.stat().st_mtime > _OLD
    try:
        return hold(number)
    except OSError:
        return False
    finally:
        os.close(number)
