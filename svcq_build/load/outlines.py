"""Outlines: what rules may know of a document without reading it, as plain values that JSON can hold.

A sound document that another process has read, or an earlier run, is known by its outline; whatever the outline does
not hold is read from the document's bytes as soon as somebody asks for it, so that a known document answers as any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.kinds._document import Document
from svcq_build.load.corpus import Entry
from svcq_build.load.decoding import decode
from svcq_build.load.documents import read_document
from svcq_build.load.graph import MENTIONS, Edge, edges_of
from svcq_build.load.parameters import UNKNOWN, Parameters
from svcq_build.model import QUOTES, Finding, Prose, Quote, Ref, Route, mark_at, parse_reference

#: What an outline is written as: kind, parts, edges, the fields of :data:`HEAD` and more of them.
Outline = list[Any]
#: The fields that rules ask of any document; an outline holds their values.
HEAD = frozenset(
    {"status", "title", "code", "owner", "unit", "aliases", "formerly", "former_parts", "waivers", "more"}
    | {"instead_of", "rhythm", "room", "where", "posts", "effective", "family", "tags", "audience"}
)


#: Where an outline holds what a document demands.
_DEMANDS = "*"


class Asked:
    """What has been asked of documents beyond their own text, as names that :mod:`svcq_build.check` explains."""

    def __init__(self) -> None:
        self.keys: set[str] = set()


class KnownEntry(Entry):
    """A sound document of which the outline is known."""

    __slots__ = ("_asked", "_content", "_edges", "_head", "_last", "_parameters", "_raw_edges", "_whole")
    _asked: Asked | None
    _content: bytes
    _edges: list[Edge] | None
    _head: dict[str, Any]
    _last: str | None
    _parameters: Parameters
    _raw_edges: list[Any]
    _whole: Entry | None

    def __init__(
        self,
        path: str,
        content: bytes,
        outline: Outline,
        asked: Asked | None,
        whole: Entry | None = None,
        edges: list[Edge] | None = None,
        parameters: Parameters = UNKNOWN,
    ) -> None:
        """Take what is known of a document.

        Args:
            path: the file. content: its bytes. outline: what :func:`outline_of` gave of them.
            asked: is told when more than the outline is asked for, if anybody wants to know.
            whole: the document as it was read, if it was. edges: its references, if they were made.
            parameters: for :func:`read_document`.
        """
        kind, parts, raw_edges, head, last = outline
        stem = path.rpartition("/")[2].rpartition(".")[0]
        put = object.__setattr__
        put(self, "kind", all_kinds()[kind])
        put(self, "id", stem)
        put(self, "ref", f"{kind}:{stem}")
        put(self, "path", path)
        put(self, "parts", {name: _route(where) for name, where in parts.items()} if parts else {})
        put(self, "parts_are_certain", True)
        put(self, "claims", frozenset())
        put(self, "_last", last)
        put(self, "_head", head)
        put(self, "_raw_edges", raw_edges)
        put(self, "_content", content)
        put(self, "_asked", asked)
        put(self, "_whole", whole)
        put(self, "_edges", edges)
        put(self, "_parameters", parameters)

    @property
    def is_sound(self) -> bool:
        """See :class:`Entry`."""
        return True

    @property
    def last_change(self) -> str | None:
        """See :class:`Entry`."""
        return self._last

    @property
    def text(self) -> str:
        """See :class:`Entry`."""
        self._note()
        return self._whole.text if self._whole is not None else decode(self._content)

    @property
    def data(self) -> Mapping[str, Any]:
        """See :class:`Entry`."""
        return _Data(self)

    @property
    def model(self) -> Document | None:
        """See :class:`Entry`."""
        return self.whole.model

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """See :class:`Entry`."""
        return self.whole.quotes

    @property
    def whole(self) -> Entry:
        """The document as it was read; it is read now if it was not yet."""
        self._note()
        if self._whole is None:
            findings: list[Finding] = []
            whole = read_document(self.path, self._content, findings, parameters=self._parameters)
            assert isinstance(whole, Entry), self.path
            assert whole.is_sound, self.path
            object.__setattr__(self, "_whole", whole)
            return whole
        return self._whole

    def _note(self) -> None:
        if self._asked is not None:
            self._asked.keys.add(f"~{self.ref}")

    @property
    def demands(self) -> list[Any]:
        """See :class:`Entry`."""
        demands: list[Any] = self._head.get(_DEMANDS, [])
        return demands

    def says(self, field: str) -> Any:
        """See :class:`Entry`."""
        return self._head.get(field) if field in HEAD else self.whole.data.get(field)

    def holds(self, sign: str) -> bool:
        """See :class:`Entry`."""
        return sign.encode() in self._content

    def head(self) -> dict[str, Any]:
        """The fields of :data:`HEAD` that it has."""
        return self._head

    def targets(self) -> Iterator[str]:
        """The ``kind:id`` that each of its edges leads to."""
        for edge in self._raw_edges:
            yield edge[2].partition("#")[0]

    def may_lead_back(self) -> bool:
        """Whether any of its references is of a relation that must never lead back to its start."""
        kind = self.kind.name
        return any(_mark(kind, edge[1]).acyclic for edge in self._raw_edges)

    def find_edges(self) -> list[Edge]:
        """Its references."""
        if self._edges is None:
            ref, kind = self.ref, self.kind.name
            object.__setattr__(self, "_edges", [_edge(ref, kind, *raw) for raw in self._raw_edges])
        assert self._edges is not None
        return self._edges


class _Data(Mapping[str, Any]):
    """The plain values of a known document; the fields of its outline are there without reading it."""

    __slots__ = ("_entry", "_head")

    def __init__(self, entry: KnownEntry) -> None:
        self._entry, self._head = entry, entry.head()

    def get(self, name: str, default: Any = None) -> Any:
        """See Mapping."""
        return self._head.get(name, default) if name in HEAD else self._entry.whole.data.get(name, default)

    def __getitem__(self, name: str) -> Any:
        return self._head[name] if name in HEAD else self._entry.whole.data[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entry.whole.data)

    def __len__(self) -> int:
        return len(self._entry.whole.data)


#: What the place of a reference begins with that quotes a parameter.
_QUOTING = "{"


def _edge(source: str, kind: str, part: str | None, where: str, target: str) -> Edge:
    reference = parse_reference(target)
    assert reference is not None, target
    return Edge(source, part, _route(where), _mark(kind, where), reference)


@lru_cache(maxsize=10_000)  # documents have their references and parts at the same places
def _mark(kind: str, where: str) -> Ref:
    if where.startswith(_QUOTING):
        return QUOTES
    names = tuple(step for step in _route(where) if isinstance(step, str))
    found = mark_at(all_kinds()[kind].model, names)
    assert isinstance(found, (Ref, Prose)), where
    return found if isinstance(found, Ref) else MENTIONS


@lru_cache(maxsize=10_000)
def _written(route: Route) -> str:
    """A route in one word (``steps/3/by``); no field is called by a number, or has a slash in its name."""
    return "/".join(map(str, route))


@lru_cache(maxsize=10_000)
def _route(where: str) -> Route:
    return tuple(int(step) if step.isdigit() else step for step in where.removeprefix(_QUOTING).split("/"))


def _place(edge: Edge) -> str:
    where = _written(edge.route)
    return f"{_QUOTING}{where}" if edge.mark is QUOTES else where


def outline_of(entry: Entry, edges: Sequence[Edge] | None = None) -> Outline:
    """The outline of a document, sound or not.

    Args:
        entry: the document. edges: its references, if they are known already.
    Returns:
        plain values; two documents with the same outline, at the same path, are the same to all that reads no more.
    """
    found = edges if edges is not None else edges_of(entry)
    raw_edges = [[edge.part, _place(edge), str(edge.target)] for edge in found]
    head = {name: value for name, value in entry.data.items() if name in HEAD}
    demands = entry.demands
    if demands:
        head[_DEMANDS] = demands
    parts = {name: _written(route) for name, route in entry.parts.items()}
    outline: Outline = [entry.kind.name, parts, raw_edges, head, entry.last_change]
    if not entry.is_sound:
        outline.append([entry.parts_are_certain, sorted(entry.claims)])
    return outline
