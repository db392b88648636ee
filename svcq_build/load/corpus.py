"""The corpus: everything that could be read from a repository's folders, and what could not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from svcq_build.files import Picture
from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.load.demands import demands_in
from svcq_build.load.own_fields import OwnSchema
from svcq_build.load.parameters import Parameters
from svcq_build.load.quoting import as_written
from svcq_build.load.settings import Settings
from svcq_build.model import Finding, Quote, Route

#: For whom documents, parts of them and sites are.
Audience = Literal["public", "internal"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as it was read.

    Attributes:
        kind: its kind. id: its file's stem. path: its file, relative to the root, with ``/``.
        text: the file's text. data: its plain values (with ``body`` for Markdown).
        model: the validated document, or None when its shape has faults.
        parts: the ids of its parts and where they stand.
        parts_are_certain: whether no fault of the document may hide a part of it.
        quotes: where it quotes parameters, whose values stand in ``data`` and ``model``.
        claims: other ``kind:id`` that a fault makes it lay claim to (by its folder, by its ``id``). ref: ``kind:id``.
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
    quotes: tuple[Quote, ...] = ()
    ref: str = field(init=False, repr=False, compare=False)

    @property
    def written(self) -> Mapping[str, Any]:
        """Its plain values as they stand in its file, with quotes of parameters in the place of their values."""
        return as_written(self.data, self.quotes) if self.quotes else self.data

    def __post_init__(self) -> None:
        object.__setattr__(self, "ref", f"{self.kind.name}:{self.id}")

    @property
    def is_sound(self) -> bool:
        """Whether its shape has no fault."""
        return self.model is not None

    @property
    def demands(self) -> list[Any]:
        """Its requirements or steps, for ``demands_of``; none where its shape has faults."""
        return demands_in(self.data) if self.model is not None else []

    @property
    def last_change(self) -> str | None:
        """The day of its latest change that is more than words, as in 2026-03-01; None where it records none."""
        changes = self.model.changes if self.model is not None else ()
        return max((change.date.isoformat() for change in changes if change.class_ != "wording"), default=None)

    def says(self, field: str) -> Any:
        """What a field of it says, at first sight; None where it says nothing."""
        return self.data.get(field)

    def holds(self, sign: str) -> bool:
        """Whether a sign stands anywhere in its file."""
        return sign in self.text

    @property
    def sound(self) -> Document:
        """The validated document, for a rule that rests on its shape. Raises ValueError where it has faults."""
        if self.model is None:
            raise ValueError(self.ref)
        return self.model


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
        parameters: the values that documents may quote.
        pictures: the pictures that lie beside documents, by path; None where nobody looked for them (a revision).
        below: where the handbook lies in its git repository (``docs/handbook/``); empty at git's top level.
        audience: for whom it is; that of the public has been narrowed to what the public may know.
    """

    settings: Settings
    entries: Mapping[str, Entry]
    unread: tuple[UnreadFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    own_schemas: Mapping[str, OwnSchema] = field(default_factory=dict)
    below: str = ""
    parameters: Parameters = field(default_factory=Parameters)
    pictures: Mapping[str, Picture] | None = None
    audience: Audience = "internal"

    def texts_when_asked(self) -> Mapping[str, str]:
        """The text of every file that a finding may point into; a document's is looked at when it is asked for."""
        return _Texts(self)

    def texts_by_path(self) -> dict[str, str]:
        """The text of every file that a finding may point into."""
        texts = dict(self.texts)
        texts.update((entry.path, entry.text) for entry in self.entries.values())
        texts.update((file.path, file.text or "") for file in self.unread)
        return texts


class _Texts(Mapping[str, str]):
    """Texts by their paths."""

    def __init__(self, corpus: Corpus) -> None:
        self._texts = dict(corpus.texts)
        self._entries = {entry.path: entry for entry in corpus.entries.values()}
        self._texts.update((file.path, file.text or "") for file in corpus.unread)

    def __getitem__(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self._entries[path].text
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._texts, *self._entries]))

    def __len__(self) -> int:
        return len(self._texts.keys() | self._entries.keys())
