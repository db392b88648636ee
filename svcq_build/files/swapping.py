"""Two folders swapped whole: readers see the old one or the new one, never half of either, on every file system."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def swap(finished: Path, target: Path) -> None:
    """Put ``finished`` in the place of ``target``; what was there, if anything, ends up in the place of ``finished``.

    Raises:
        OSError: when the file system refuses; ``target`` is then as it was.
    """
    if not target.exists():
        finished.rename(target)
    elif not _exchange(finished, target):
        _exchange_by_renaming(finished, target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux); False where it cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _exchange_by_renaming(finished: Path, target: Path) -> None:
    """Swap two folders in steps; if the second fails, the first is undone."""
    aside = finished.with_name(f"{finished.name}-before")
    target.rename(aside)
    try:
        finished.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    aside.rename(finished)
