"""Ignore files: what git reads to know what it leaves out. It would wait for ever for one that is a pipe."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
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
    yield from _of_the_user(top)
    for folder in (root, *root.parents):
        yield str(folder / _NAME)
        if folder == top:
            break
    for folder_name in folders:
        yield from _below(os.path.join(root, folder_name))  # noqa: PTH118 - hot path


def _of_the_user(top: Path) -> Iterator[str]:
    """The ignore files that git's settings name, or the one it reads where they name none.

    Git is asked for the setting only where a file of settings may have it: that takes longer than a look.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - does not fail where there is no home
    own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "git"
    yield str(own / "ignore")
    files = [top / ".git/config", home / ".gitconfig", own / "config", Path("/etc/gitconfig")]
    files += [Path(os.environ[name]) for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM") if os.environ.get(name)]
    if "GIT_CONFIG_COUNT" in os.environ or "GIT_CONFIG_PARAMETERS" in os.environ or any(map(_may_name_one, files)):
        command = ["git", "-C", str(top), "config", "--type=path", "--get-all", "core.excludesFile"]
        with contextlib.suppress(OSError):
            told = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL).stdout
            yield from (os.path.join(top, os.fsdecode(line)) for line in told.splitlines()[-1:])  # noqa: PTH118


def _may_name_one(settings: Path) -> bool:
    try:
        text = settings.read_bytes().lower() if settings.is_file() else b""
    except OSError:
        return False
    return b"excludesfile" in text or b"[include" in text


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
        mode = os.stat(path).st_mode if not path.endswith(_NAME) else os.lstat(path).st_mode  # noqa: PTH116 - hot path
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISLNK(mode) and not stat.S_ISDIR(mode)
