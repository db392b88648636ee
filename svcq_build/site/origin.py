"""What a site was made from, as one short text: publishing compares it with what is there now."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from svcq_build.ignored import ignored_files
from svcq_build.repository import CONFIGURATION
from svcq_build.sources import top_folders


def origin(root: Path) -> str:
    """A digest of every file that a repository's site is made from: names and contents, never dates.

    What git ignores is no part of it.

    Args:
        root: the repository.
    Raises:
        OSError: when a file cannot be read.
    """
    digest = blake2b(digest_size=16)
    for path in sorted(_files(root)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    yield root / CONFIGURATION
    ignored = ignored_files(root, top_folders())
    for folder in (*top_folders(), "translations", "site_templates"):
        for path in (root / folder).rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            left_out = hidden or path.relative_to(root).as_posix() in ignored
            if not left_out and path.is_file() and not path.is_symlink():
                yield path
