"""Kept files: those of the last site that get a second place in the new one, if they are as they were written."""

from __future__ import annotations

import os
from pathlib import Path


def known_by(path: Path) -> list[int]:
    """What tells a file from what else may ever be found at its path. Raises OSError when there is none."""
    status = os.lstat(path)
    return [status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode]


def link(last: Path, place: Path, wanted: object) -> bool:
    """Give a file of the last site a second place in the new one. Returns: whether it is the file that is wanted."""
    try:
        try:
            os.link(last, place, follow_symlinks=False)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(last, place, follow_symlinks=False)
        if known_by(place) == wanted:  # looked at where nobody else puts another in its place
            return True
        place.unlink()
    except (OSError, NotImplementedError):  # it is gone, or a file system without links
        return False
    return False
