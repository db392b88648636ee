"""What is installed: svcq's own code and the packages beside it, told from other states of them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from svcq_build.files.templates import our_templates


@cache
def code_stamp() -> str:
    """A digest that is another one whenever svcq's code, its templates, a package that it may use, or Python is."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for folder in (Path(__file__).parents[1], our_templates()):
        for path in _files(folder):
            status = path.stat()
            digest.update(os.fsencode(f"{path} {status.st_mtime_ns} {status.st_size}\n"))
    for place in sys.path:  # installing anything changes its folder
        if place.endswith("-packages"):
            with contextlib.suppress(OSError):
                digest.update(f"{Path(place).stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def stamp_of_files(folders: Iterable[Path]) -> str:
    """A digest of what is in some folders: names and contents."""
    digest = blake2b(digest_size=16)
    for folder in folders:
        for path in _files(folder):
            digest.update(os.fsencode(f"{path}\0"))
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            yield path
