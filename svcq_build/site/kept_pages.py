"""Kept pages: those of the last build that would be the same again are taken over with their files, not made anew.

What is remembered of a page is what it asked for when it was made, and a digest of the answers; of its file, how the
file system knew it. The page itself lies in the last site and nowhere else. A file that is not as it was written then,
or a site that is gone, only means that the page is made as ever.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from svcq_build.files import Rows, memory_of
from svcq_build.render import EVERYTHING, FIELDS, WHOLE, Links, States, is_of_records
from svcq_build.search import Found, Stand, Unread
from svcq_build.site.kept_files import known_by, link
from svcq_build.site.kept_index import KeptIndex, row_of
from svcq_build.site.origin import FilesChanged

#: What the names of rows begin with that are no pages: what a page is found by, and the search index.
_FOUND, _INDEX = "found:", "index:"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What is known of a page besides its file.

    Attributes:
        links: what it offers and asks for. pictures: files of the repository that it shows, by their address.
        found: what search finds it by; None for one that search passes over.
    """

    links: Links
    pictures: Mapping[str, str]
    found: Found | Unread | None


class KeptPages:
    """The pages of one language: as the last build left them, and as this one does."""

    def __init__(self, root: Path, last: Path, states: States) -> None:
        """Begin.

        Args:
            root: the repository. last: the site of the last build. states: of what pages ask for, as it is now.
        """
        self._states, self._last = states, last
        stamp = blake2b(os.fsencode(f"{states.stamp} {last}"), digest_size=16).hexdigest()
        self._is_there = last.is_dir()
        self._rows = Rows(memory_of(root, f"pages-{states.audience}-{states.language}"), stamp)

    def take(self, name: str, about: str, place: Path) -> KeptPage | None:
        """Take a page over, with its file; what is known of it is known after this build too.

        Args:
            name: the page's file in the whole site. about: all that it depends on besides what it asked for.
            place: where the file is to be.
        Returns:
            what is known of it; None when there is none, or it would be another one now.
        """
        row = self._rows.find(name) if self._is_there else None
        if row is None:
            return None
        try:
            if row["key"] != self._key(about, row["asked"]):
                return None
            links = Links(*map(tuple, row["links"]))
            found = Unread(row["url"], row["found"], partial(self._read, row["url"])) if row["found"] else None
            kept = KeptPage(links, row["pictures"], found)
            wanted = row["file"]
        except (KeyError, TypeError, ValueError, AttributeError):  # someone else's, as if nothing were remembered
            return None
        if found is not None and not self._rows.carry(_FOUND + found.url):
            return None
        if not link(self._last / name, place, wanted):
            return None
        self._rows.carry(name)
        return kept

    def note(self, name: str, about: str, asked: Iterable[str], place: Path, page: KeptPage) -> None:
        """Note a page that was made anew, for the next build.

        Args:
            name, about, place: as for :meth:`take`. asked: for what it asked. page: what is known of it.
        """
        needed = _least(asked)
        with contextlib.suppress(OSError):
            row: dict[str, Any] = {
                "key": self._key(about, needed),
                "asked": needed,
                "file": known_by(place),
                "links": [list(held) for held in (page.links.anchors, page.links.links, page.links.foreign)],
                "pictures": dict(page.pictures),
                "url": page.found.url if page.found is not None else None,
                "found": page.found.digest if page.found is not None else None,
            }
            if isinstance(page.found, Found):
                self._rows.note(_FOUND + page.found.url, page.found.plainly())
            self._rows.note(name, row)

    def index(self, folder: str) -> KeptIndex | None:
        """The search index of the last build; None where it is not as it was.

        Args:
            folder: where it lies in the whole site.
        """
        row = self._rows.find(_INDEX) if self._is_there else None
        if row is None:
            return None
        with contextlib.suppress(OSError, KeyError, TypeError, ValueError, AttributeError):
            return KeptIndex(self._last / folder, row, self._found)
        return None

    def note_index(self, folder: Path, stand: Stand) -> None:
        """Note the search index of this build. Args: folder: where it lies. stand: what is known of it."""
        with contextlib.suppress(OSError):
            self._rows.note(_INDEX, row_of(stand, folder))

    def _found(self, url: str) -> Found | None:
        row = self._rows.find(_FOUND + url)
        return Found.of(row) if row is not None else None

    def _read(self, url: str) -> Found:
        found = self._found(url)
        if found is None:
            raise FilesChanged([url])
        return found

    def keep(self) -> None:
        """Let the next build know these pages: the site is in its place."""
        self._rows.keep()

    def drop(self) -> None:
        """Forget these pages: the site was not put in its place. Harmless after :meth:`keep`."""
        self._rows.drop()

    def _key(self, about: str, asked: Collection[str]) -> str:
        answers = "\n".join(self._states.of(asked))
        return blake2b(f"{about}\n{answers}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _least(asked: Iterable[str]) -> list[str]:
    """What was asked, in order; who asked for everything need not name one, but for fields and what is meant wholly."""
    found = set(asked)
    return sorted(one for one in found if EVERYTHING not in found or one == EVERYTHING or _is_more(one))


def _is_more(asked: str) -> bool:
    """Whether a note is about fields, about a document wholly, or about records."""
    return asked.startswith((WHOLE, FIELDS)) or ":" not in asked or is_of_records(asked)
