"""What a site was made from: the contents of files, and one short text for them all, which publishing compares."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from svcq_build.files import CONFIGURATION, RECORDS, inside, read_file
from svcq_build.git import ignored_files
from svcq_build.load import top_folders
from svcq_build.site.failures import SiteError, listed
from svcq_build.words import Message, say

T = TypeVar("T")
#: The digests of files, by path.
Contents = Mapping[str, bytes]
#: How often a build begins anew when files change meanwhile.
TURNS = 3


class FilesChanged(SiteError):
    """Files changed while a site was made from them.

    Attributes:
        paths: which.
    """

    def __init__(self, paths: list[str]) -> None:
        names = [path.encode("utf-8", "replace").decode() for path in paths]
        super().__init__(
            say(
                "These files changed or vanished while the site was being built:\n{lines}\nThe last good site is kept.",
                lines=listed(names),
            )
        )
        self.paths = paths

    def __reduce__(self) -> tuple[type[FilesChanged], tuple[list[str]]]:  # type: ignore[override]
        """See :class:`SiteError`."""
        return (FilesChanged, (self.paths,))


def contents(root: Path) -> Contents:
    """The digest of every file that a repository's site is made from; those that vanish meanwhile are left out."""
    found = {}
    for path in sorted(_files(root), key=lambda path: path.split("/")):
        try:
            content = read_file(os.path.join(root, path))  # noqa: PTH118 - thousands of files
        except OSError as error:
            if isinstance(error, FileNotFoundError):
                continue
            raise
        found[path] = blake2b(content, digest_size=16).digest()
    return found


def origin(root: Path) -> str:
    """A digest of every file that a repository's site is made from: names and contents, never dates.

    What git ignores is no part of it.

    Args:
        root: the repository.
    Raises:
        OSError: when a file cannot be read.
    """
    return digest_of(contents(root))


def digest_of(files: Contents) -> str:
    """One digest of all."""
    digest = blake2b(digest_size=16)
    for path, content in files.items():
        digest.update(os.fsencode(f"{path}\0"))
        digest.update(content)
    return digest.hexdigest()


def changes_since(root: Path, before: Contents) -> list[str]:
    """The files that are not as they were: changed, gone or new."""
    now = contents(root)
    return sorted(path for path in {*before, *now} if before.get(path) != now.get(path))


def steadily(root: Path, make: Callable[[Contents], T], tell: Callable[[Message], None]) -> T:
    """Make something of a repository's files, again when they changed meanwhile.

    Args:
        root: the repository. make: is given the files as they are, and may raise :class:`FilesChanged` itself.
        tell: hears why it is begun again.
    Raises:
        FilesChanged: when they changed every time. Whatever ``make`` raises while they stay the same.
    """
    for _ in range(TURNS):
        before, failure = contents(root), None
        try:
            made = make(before)
        except Exception as error:
            failure = error
        changed = failure.paths if isinstance(failure, FilesChanged) else changes_since(root, before)
        if not changed:
            if failure is not None:
                raise failure
            return made
        tell(say("{path} changed while the site was being built; it is built again.", path=changed[0]))
    raise FilesChanged(changed)


def _files(root: Path) -> Iterator[str]:
    yield CONFIGURATION
    folders = (*top_folders(), RECORDS.rstrip("/"))
    ignored = ignored_files(root, folders)
    for folder in inside(root, (*folders, "translations", "site_templates")):
        yield from (path for path in _below(root, folder) if path not in ignored)


def _below(root: Path, folder: str) -> Iterator[str]:
    """All files below a folder but hidden ones and links."""
    try:
        entries = list(os.scandir(os.path.join(root, folder)))  # noqa: PTH118 - thousands of files
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if not entry.name.startswith("."):
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _below(root, path)
            elif entry.is_file(follow_symlinks=False):
                yield path
