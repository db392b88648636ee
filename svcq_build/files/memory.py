"""What svcq remembers between two runs. It lies in the user's cache folder, never in the repository, and losing it
does no harm: the next run is merely slower."""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path


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
    """What is remembered; nothing when there is none, or when it was not written with the same stamp."""
    try:
        value = json.loads(memory.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    good = isinstance(value, dict) and all(value.get(name) == wanted for name, wanted in stamp.items())
    return value if good else {}


def remember(memory: Path, value: dict[str, Any]) -> None:
    """Write what :func:`recall` shall give back. Readers see all of it or nothing."""
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        _drop_drafts(memory)
        content = json.dumps(value, ensure_ascii=False).encode()
    except (OSError, ValueError):  # also a name of a file that is no text
        return
    draft = memory.with_suffix(f".{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(memory)
    except OSError:  # a full disk, say
        with contextlib.suppress(OSError):
            draft.unlink()


def _drop_drafts(memory: Path) -> None:
    """Remove what runs that were killed have left. One that is still at work loses its draft, and remembers nothing."""
    for draft in memory.parent.glob(f"{memory.stem}.*"):
        if draft.suffix[1:].isdigit() and draft.suffix != f".{os.getpid()}":
            with contextlib.suppress(OSError):
                draft.unlink()
