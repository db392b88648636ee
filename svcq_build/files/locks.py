"""Locks: a file that a process holds while it is at work. The system drops the lock when the process is gone, however
it ended; a process number would say nothing, since another process can have it by then."""

from __future__ import annotations

import importlib
import os
from types import ModuleType
from typing import IO, Any


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


#: POSIX has the one, Windows the other.
_fcntl: Any = _module("fcntl")
_msvcrt: Any = _module("msvcrt") if _fcntl is None else None


def hold(file: IO[Any] | int) -> bool:
    """Hold an open file until it is closed, without waiting; False when another process holds it.

    Args:
        file: open for writing, or its number.
    Raises:
        OSError: when the file system knows no locks.
    """
    number = file if isinstance(file, int) else file.fileno()
    try:
        if _fcntl is not None:
            _fcntl.flock(number, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
        elif _msvcrt is not None:
            os.lseek(number, 0, os.SEEK_SET)  # it locks bytes from where the file stands
            _msvcrt.locking(number, _msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True


def closes_before_renaming() -> bool:
    """Whether the system gives an open file no other name (Windows)."""
    return _fcntl is None
