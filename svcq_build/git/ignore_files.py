"""Ignore files: what git reads to know what it leaves out. It would wait for ever for one that is a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from svcq_build.files import git_top

_NAME = ".gitignore"


def endless_ignore_files(root: Path, folders: Iterable[str]) -> list[str]:
    """The ignore files from which git would read without end: pipes and devices; relative to the root.

    Args:
        root: the handbook. folders: those that git is to look through, relative to ``root``.
    """
    return sorted(os.path.relpath(path, root).replace(os.sep, "/") for path in _places(root, folders) if _waits(path))


def _places(root: Path, folders: Iterable[str]) -> Iterator[str]:
    top = git_top(root)
    yield str(top / ".git/info/exclude")
    for folder in (root, *root.parents):
        yield str(folder / _NAME)
        if folder == top:
            break
    for folder_name in folders:
        yield from _below(os.path.join(root, folder_name))  # noqa: PTH118 - hot path


def _below(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name == _NAME:
            yield entry.path
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)


def _waits(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode if path.endswith("exclude") else os.lstat(path).st_mode  # noqa: PTH116 - hot path
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISLNK(mode) and not stat.S_ISDIR(mode)
