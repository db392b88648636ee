"""What the editor starts from: the source of each document, with the places of its values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from svcq_build.edit import CannotEdit, map_source, read_file
from svcq_build.files import is_fit
from svcq_build.files import read_file as read_bytes
from svcq_build.render import EDITOR, Desk, Links
from svcq_build.site.kept_pages import KeptPage, KeptPages
from svcq_build.site.write import write_file
from svcq_build.words import json_text

#: What stands before the bytes of a file where git makes its name of them.
_BLOB = "blob {}\0"


def blob_of(content: bytes) -> str:
    """The name that git gives to a file's content."""
    return hashlib.sha1(_BLOB.format(len(content)).encode() + content, usedforsecurity=False).hexdigest()


class EditorFiles:
    """The sources of one site's documents; each is made again when its document is another."""

    def __init__(self, root: Path, last: KeptPages | None = None) -> None:
        """Begin. root: the repository. last: what the last build left, where it is to be made use of."""
        self._root, self._last = root, last
        self._known: dict[str, object] = {}

    def follow(self, desk: Desk, target: Path) -> Iterator[tuple[str, bool]]:
        """Write what is new since the last time into a site.

        A file that cannot be edited without moving more of it has none: its page offers what it did before.

        Returns:
            for each address that may be another, whether there is a file now.
        """
        entries = desk.corpus.entries if desk.editing is not None else {}
        there = {f"{EDITOR}/documents/{entry.kind.name}/{entry.id}.json": entry for entry in entries.values()}
        for address in self._known.keys() - there.keys():
            del self._known[address]
            yield address, False
        for address, entry in there.items():
            if self._known.get(address) is not entry:
                self._known[address] = entry
                yield address, self._write(address, entry.path, desk.corpus.below, target / address)

    def _write(self, address: str, path: str, below: str, place: Path) -> bool:
        if not is_fit(self._root, path):
            return False
        content = read_bytes(self._root / path)
        about = f"{path} {below} {blob_of(content)}"
        if self._last is not None and self._last.take(address, about, place) is not None:
            return True
        try:
            made = document_source(path, below, content)
        except CannotEdit:
            return False
        write_file(place, json_text(made, compact=True).encode())
        if self._last is not None:
            self._last.note(address, about, (), place, KeptPage(Links(), {}, None))
        return True


def document_source(path: str, below: str, content: bytes) -> dict[str, Any]:
    """A document's source with the places of its values, as JSON holds it.

    Args:
        path: its file. below: where the handbook lies in its git repository. content: the file's bytes.
    Raises:
        CannotEdit: when it cannot be read.
    """
    file = read_file(path, content)
    return {
        "path": path,
        "host_path": f"{below}{path}",
        "blob": blob_of(content),
        "mark": file.has_mark,
        "source": file.text,
        "nodes": map_source(file),
    }
