"""What svcq remembers between two runs. It lies in the user's cache folder, never in the repository, and losing it
does no harm: the next run is merely slower."""

from __future__ import annotations

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
    return user_cache_path("svcq") / f"{what}-{blake2b(str(root).encode(), digest_size=12).hexdigest()}.json"


def recall(memory: Path, **stamp: object) -> dict[str, Any]:
    """What is remembered; nothing when there is none, or when it was not written with the same stamp."""
    try:
        value = json.loads(memory.read_bytes())
    except (OSError, ValueError):
        return {}
    good = isinstance(value, dict) and all(value.get(name) == wanted for name, wanted in stamp.items())
    return value if good else {}


def remember(memory: Path, value: dict[str, Any]) -> None:
    """Write what :func:`recall` shall give back. Readers see all of it or nothing."""
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        draft = memory.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(memory)
    except OSError:
        return
