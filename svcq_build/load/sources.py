"""Where documents come from: today a folder; any other source offers the same two questions."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from svcq_build.files import inside, read_file
from svcq_build.git import ignored_files
from svcq_build.kinds import all_kinds

#: How documents end; ``.yaml`` is told to be ``.yml``.
_DOCUMENTS = (".yml", ".md", ".yaml")


class Source(Protocol):
    """A file somewhere: its name, its size in bytes, and its bytes."""

    @property
    def path(self) -> str:
        """Relative to the root, with ``/``."""

    def size(self) -> int:
        """Bytes, without reading them. Raises OSError when the file has vanished."""

    def read(self) -> bytes:
        """The bytes. Raises OSError when the file has vanished, may not be read, or is no regular file."""

    def head(self, most: int) -> bytes:
        """The first bytes, ``most`` at most. Raises OSError as :meth:`read` does."""


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A file in the working tree."""

    root: str
    path: str

    def size(self) -> int:
        """See :class:`Source`."""
        return os.stat(f"{self.root}{os.sep}{self.path}").st_size  # noqa: PTH116 - hot path

    def read(self) -> bytes:
        """See :class:`Source`."""
        return read_file(f"{self.root}{os.sep}{self.path}")

    def head(self, most: int) -> bytes:
        """The first bytes. Raises OSError as :meth:`read` does."""
        return read_file(os.path.join(self.root, self.path), most)  # noqa: PTH118 - hot path


@dataclass(frozen=True, slots=True)
class TextSource:
    """A file held in memory."""

    path: str
    content: bytes

    def size(self) -> int:
        """See :class:`Source`."""
        return len(self.content)

    def read(self) -> bytes:
        """See :class:`Source`."""
        return self.content

    def head(self, most: int) -> bytes:
        """See :class:`Source`."""
        return self.content[:most]


def text_sources(files: Iterable[tuple[str, str]]) -> list[Source]:
    """Sources from (path, text) pairs, for tests and for text that is not yet saved."""
    return [TextSource(path, text.encode()) for path, text in files]


def split_name(path: str) -> tuple[str, str]:
    """A file's name without its ending, and the ending: what a path calls stem and suffix, at a tenth of the cost."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return (name[:dot], name[dot:]) if 0 < dot < len(name) - 1 else (name, "")


def top_folders() -> tuple[str, ...]:
    """The folders that hold documents: the first parts of the kinds' folders."""
    return tuple(dict.fromkeys(kind.folder.split("/")[0] for kind in all_kinds().values()))


def folder_sources(
    root: Path,
    ignored: Collection[str] | None = None,
    tops: Sequence[str] | None = None,
    closed: list[tuple[str, OSError]] | None = None,
) -> list[Source]:
    """Every file below the document folders of ``root``, sorted by path.

    Hidden files are passed over, and those that git ignores. Symbolic links that lead out of the root are listed, so
    that loading can say they are not followed, but never opened.

    Args:
        root: the repository. ignored: what git ignores, where that is known already. tops: other folders to look in.
        closed: receives the folders that cannot be looked into, and why.
    Raises:
        OSError: when a folder cannot be looked into and nobody asked for it: what lies there is not gone.
    """
    tops = top_folders() if tops is None else tops
    if ignored is None:
        ignored = ignored_files(root, tops)
    found = [path for top in inside(root, tops) for path in _files(str(root), top, closed) if path not in ignored]
    return [FolderSource(str(root), path) for path in sorted(found)]


def document_paths(root: Path) -> list[str]:
    """The files below the document folders that are documents by their names; pictures lie beside them."""
    paths = [source.path for source in folder_sources(root, closed=[])]
    return [path for path in paths if split_name(path)[1] in _DOCUMENTS]


def _files(root: str, folder: str, closed: list[tuple[str, OSError]] | None) -> Iterator[str]:
    try:
        entries = list(os.scandir(os.path.join(root, folder)))  # noqa: PTH118 - hot path
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        if closed is None:
            raise
        closed.append((folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield path  # a link to nowhere is still a name that someone counts on
        elif entry.is_dir():
            yield from _files(root, path, closed)
        else:
            yield path
