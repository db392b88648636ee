"""Kept index: the search index of the last build, of which this one takes over what has not changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from svcq_build.files import digest_of, read_file
from svcq_build.search import Found, Stand
from svcq_build.site.kept_files import known_by, link
from svcq_build.site.origin import FilesChanged


class KeptIndex:
    """The index of the last build, as long as it is as it was.

    Attributes:
        stand: what is known of it.
    """

    def __init__(self, folder: Path, row: dict[str, Any], page: Callable[[str], Found | None]) -> None:
        """Begin.

        Args:
            folder: where it lies. row: what was remembered of it (:func:`row_of`).
            page: what a page was found by, by its address.
        Raises:
            OSError: when some of its files are not as they were. KeyError, TypeError, ValueError: for no such row.
        """
        self._folder, self._page = folder, page
        self._files = {str(name): list(known) for name, known in row["files"].items()}
        for name, known in self._files.items():
            if known_by(folder / name) != known[1:]:
                raise OSError(name)
        digests = {name: str(known[0]) for name, known in self._files.items()}
        self._digests = dict(digests)
        del digests[_ABOUT]
        pages = [(str(url), str(digest)) for url, digest in row["pages"]]
        pairs = {str(pair): int(many) for pair, many in row["pairs"].items()}
        self.stand = Stand(pages, digests, list(row["cuts"]), int(row["postings"]), pairs, list(row["titled"]))

    def file(self, name: str) -> bytes:
        """One of its files. Raises OSError when it is not as it was."""
        content = read_file(self._folder / name)
        if digest_of(content) != self._digests[name]:
            raise OSError(name)
        return content

    def page(self, url: str) -> Found:
        """What a page was found by. Raises OSError when that is not known any more."""
        found = self._page(url)
        if found is None:
            raise OSError(url)
        return found

    def take(self, name: str, place: Path) -> None:
        """Take a file over. Raises FilesChanged when it has changed meanwhile."""
        if not link(self._folder / name, place, self._files[name][1:]):
            raise FilesChanged([str(self._folder / name)])


_ABOUT = "index.json"


def row_of(stand: Stand, folder: Path) -> dict[str, Any]:
    """What is to be remembered of an index that was written.

    Args:
        stand: what is known of it. folder: where it lies.
    Raises:
        OSError: when its files are not there.
    """
    digests = {**stand.files, _ABOUT: digest_of(read_file(folder / _ABOUT))}
    return {
        "files": {name: [digest, *known_by(folder / name)] for name, digest in digests.items()},
        "pages": [list(page) for page in stand.pages],
        "cuts": list(stand.cuts),
        "postings": stand.postings,
        "pairs": dict(stand.pairs),
        "titled": list(stand.titled),
    }
