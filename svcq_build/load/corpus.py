"""The corpus: everything that could be read from a repository's folders, and what could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from svcq_build.files import Picture
from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.load.own_fields import OwnSchema
from svcq_build.load.settings import Settings
from svcq_build.model import Finding, Route


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as it was read.

    Attributes:
        kind: its kind. id: its file's stem. path: its file, relative to the root, with ``/``.
        text: the file's text. data: its plain values (with ``body`` for Markdown).
        model: the validated document, or None when its shape has faults.
        parts: the ids of its parts and where they stand.
        parts_are_certain: whether no fault of the document may hide a part of it.
        claims: other ``kind:id`` that a fault makes it lay claim to (by its folder, by its ``id``).
    """

    kind: Kind
    id: str
    path: str
    text: str
    data: Mapping[str, Any]
    model: Document | None
    parts: Mapping[str, Route]
    parts_are_certain: bool = True
    claims: frozenset[str] = frozenset()

    @property
    def ref(self) -> str:
        """``kind:id``."""
        return f"{self.kind.name}:{self.id}"


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file of which nothing could be learned but its name.

    Attributes:
        path: the file. ref: the ``kind:id`` that it would have had, if the name tells.
        text: what could be decoded of it, to look for mentions; None when it was not even opened.
    """

    path: str
    ref: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents of a repository, at one moment.

    Attributes:
        settings: from ``mkdocs.yml``. entries: documents by ``kind:id``, sorted by path.
        unread: files that could not be read. findings: the syntax and shape faults found on the way.
        texts: the text of every other file that findings may point into (``mkdocs.yml``, CODEOWNERS).
        own_schemas: what rules the organisation's own fields, by kind.
        pictures: the pictures that lie beside documents, by path; None where nobody looked for them (a revision).
        below: where the handbook lies in its git repository (``docs/handbook/``); empty at git's top level.
    """

    settings: Settings
    entries: Mapping[str, Entry]
    unread: tuple[UnreadFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    own_schemas: Mapping[str, OwnSchema] = field(default_factory=dict)
    below: str = ""
    pictures: Mapping[str, Picture] | None = None

    def texts_by_path(self) -> dict[str, str]:
        """The text of every file that a finding may point into."""
        texts = dict(self.texts)
        texts.update((entry.path, entry.text) for entry in self.entries.values())
        texts.update((file.path, file.text or "") for file in self.unread)
        return texts
