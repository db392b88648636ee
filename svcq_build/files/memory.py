"""What svcq remembers between two runs. It lies in the user's cache folder, never in the repository, and losing it
does no harm: the next run is merely slower."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from platformdirs import user_cache_path

T = TypeVar("T")
#: What was not written for so many seconds is forgotten, and the oldest of more than so many bytes.
_LONGEST, _LARGEST = 60 * 86_400, 256 * 2**20


def memory_of(root: Path, what: str) -> Path:
    """The file in which something is remembered of a repository.

    Args:
        root: the repository. what: the first word of the file's name.
    """
    name = f"{what}-{blake2b(os.fsencode(root), digest_size=12).hexdigest()}.json"
    return (cache_folder() or Path(os.devnull)) / name


def cache_folder() -> Path | None:
    """Where svcq remembers things; None where the user has no such folder (no home, or a relative one)."""
    folder = user_cache_path("svcq")
    return folder if folder.is_absolute() else None


def recall(memory: Path, **stamp: object) -> dict[str, Any]:
    """What is remembered; nothing when there is none, or when it was not written with the same stamp.

    What is remembered is believed without being looked at again. So it is nothing, too, where a single byte of it has
    changed since it was written, and where somebody else may write there.
    """
    try:
        if not is_ours(memory) or not is_ours(memory.parent):
            return {}
        content = memory.read_bytes()
    except OSError:
        return {}
    sealed, _, rest = content.partition(b"\n")
    if sealed != seal(rest):
        return {}
    try:
        value = json.loads(rest)
    except (ValueError, RecursionError):
        return {}
    good = isinstance(value, dict) and all(value.get(name) == wanted for name, wanted in stamp.items())
    return value if good else {}


def remember(memory: Path, value: dict[str, Any]) -> None:
    """Write what :func:`recall` shall give back. Readers see all of it or nothing."""
    try:
        memory.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        drop_drafts(memory)
        drop_old(memory)
        content = json.dumps(value, ensure_ascii=False).encode()
    except (OSError, ValueError, RecursionError):  # also a name of a file that is no text
        return
    content = seal(content) + b"\n" + content
    draft = memory.with_suffix(f".{os.getpid()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(content)
        draft.replace(memory)
    except OSError:  # a full disk, say
        with contextlib.suppress(OSError):
            draft.unlink()


def made_once(memory: Path, stamp: str, make: Callable[[], T]) -> T:
    """What is made of nothing but what a stamp tells: as it was made last, where that was with the same stamp.

    Args:
        memory: where it is remembered. stamp: all that it depends on. make: makes it, of values that JSON holds.
    """
    known = recall(memory, stamp=stamp)
    if "made" in known:
        return cast(T, known["made"])
    made = make()
    remember(memory, {"stamp": stamp, "made": made})
    return made


def drop_drafts(memory: Path) -> None:
    """Remove what runs that were killed have left. One that is still at work loses its draft, and remembers nothing."""
    for draft in memory.parent.glob(f"{memory.stem}.*"):
        if draft.suffix[1:].isdigit() and draft.suffix != f".{os.getpid()}":
            with contextlib.suppress(OSError):
                draft.unlink()


def drop_old(memory: Path) -> None:
    """Remove what was remembered long ago, and the oldest of it where all of it has grown too large."""
    found = []
    for path in memory.parent.glob("*.json"):
        with contextlib.suppress(OSError):
            status = path.stat()
            found.append((status.st_mtime, status.st_size, path))
    size, oldest = 0, time.time() - _LONGEST
    for moment, own, path in sorted(found, reverse=True):
        size += own
        if (moment < oldest or size > _LARGEST) and path != memory:
            with contextlib.suppress(OSError):
                path.unlink()


def seal(content: bytes) -> bytes:
    """What stands before some bytes to tell whether they are as they were written."""
    return blake2b(content, digest_size=16).hexdigest().encode()


def digest_of(content: bytes) -> str:
    """A digest of some bytes; nobody finds others that have the same."""
    return blake2b(content, digest_size=16).hexdigest()


def is_ours(path: Path) -> bool:
    """Whether nobody but the user may write a file or folder, where the system tells."""
    if not hasattr(os, "getuid"):
        return True
    status = path.lstat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022 and not stat.S_ISLNK(status.st_mode)
