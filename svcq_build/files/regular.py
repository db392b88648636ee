"""Regular files: what may be read of a repository. A pipe would keep its reader waiting for ever, a device has no end,
and a symbolic link can lead to what nobody meant to publish.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

#: What the operating system has no words for.
NOT_A_FILE = "It is a pipe, a socket or a device"
NOBODY_READS = "It is a pipe, and nobody reads from it"
NOT_INSIDE = "It leads out of the repository through a symbolic link"
#: So that opening a pipe does not wait for someone who writes into it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
#: What the system says of a socket.
_NO_FILE = (errno.ENXIO, errno.EOPNOTSUPP)


class NotAFile(OSError):
    """There is something of that name, but nothing to read from beginning to end."""


def read_file(path: str | Path, most: int = -1) -> bytes:
    """The bytes of a file, or its first ones.

    Args:
        path: the file. most: how many bytes at most; all when negative.
    Raises:
        NotAFile: when it is something else. OSError: when it cannot be opened.
    """
    try:
        number = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno in _NO_FILE:
            raise NotAFile(0, NOT_A_FILE, str(path)) from error
        raise
    try:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(0, NOT_A_FILE, str(path))
        wanted = most if most >= 0 else status.st_size + 1
        content = os.read(number, wanted)
        if most >= 0 or len(content) == status.st_size:
            return content
        with open(number, "rb", closefd=False) as file:
            return content + file.read()
    finally:
        os.close(number)


def is_utf8(path: str) -> bool:
    """Whether a file's name is text, as addresses and reports need it."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def leads_out(root: Path, path: str) -> bool:
    """Whether ``path`` is, through symbolic links, outside the root."""
    try:
        return not Path(root, path).resolve().is_relative_to(root.resolve())
    except RuntimeError:
        return False  # a circle of links leads nowhere at all


def inside(root: Path, folders: Iterable[str]) -> list[str]:
    """Those of some folders that are not, through symbolic links, outside the root: only these are gone through."""
    return [folder for folder in folders if not leads_out(root, folder)]


def is_fit(root: Path, path: str) -> bool:
    """Whether ``path`` is a regular file inside the root, links followed; what a link hides (``.git``) is not."""
    whole = root / path
    if not is_utf8(path) or not whole.is_file() or leads_out(root, path):
        return False
    if not whole.is_symlink():
        return True
    return not any(step.startswith(".") for step in whole.resolve().relative_to(root.resolve()).parts)


def unfit_files(root: Path, folder: str) -> Iterator[str]:
    """Everything below a folder that is neither a folder nor fit to be read, by path.

    These are links that are not followed, special files, folders that may not be looked into, and what has a name that
    is no text.
    """
    if leads_out(root, folder):
        yield folder
        return
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except (NotADirectoryError, PermissionError):
        yield folder
        return
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if not is_utf8(path):
            yield path
        elif entry.is_dir(follow_symlinks=False):
            yield from unfit_files(root, path)
        elif not entry.is_file(follow_symlinks=False) and not is_fit(root, path):
            yield path


def miscalled_folders(root: Path, folders: Collection[str]) -> dict[str, str]:
    """What lies in the root and is called like one of some folders but for its capitals, by name: the right name.

    Some systems take it for that folder, and others, a git host's among them, for another one.
    """
    try:
        names = sorted(os.listdir(root))  # noqa: PTH208 - hot path
    except OSError:
        return {}
    right = {folder.casefold(): folder for folder in folders}
    return {name: right[name.casefold()] for name in names if name.casefold() in right and name not in folders}
