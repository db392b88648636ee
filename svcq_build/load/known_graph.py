"""The graph of documents that are known by their outlines: references are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.graph import Edge, Graph, edges_of, unknown_in
from svcq_build.load.outlines import KnownEntry


def build_known_graph(corpus: Corpus) -> Graph:
    """The same graph as :func:`svcq_build.load.build_graph` makes, for a corpus that may hold known documents."""
    outgoing = _Outgoing(corpus.entries)
    return _KnownGraph(corpus, outgoing, _Incoming(corpus.entries, outgoing), unknown_in(corpus))


class _KnownGraph(Graph):
    """A graph that makes no more edges than it is asked for."""

    def acyclic_edges(self) -> Iterator[Edge]:
        """See :class:`Graph`."""
        for ref, entry in self.corpus.entries.items():
            if not isinstance(entry, KnownEntry) or entry.may_lead_back():
                yield from (edge for edge in self.outgoing[ref] if edge.mark.acyclic)


class _Outgoing(Mapping[str, Sequence[Edge]]):
    """Edges by the document that refers."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._made: dict[str, list[Edge]] = {}

    def __getitem__(self, ref: str) -> Sequence[Edge]:
        made = self._made.get(ref)
        if made is None:
            entry = self._entries[ref]
            made = entry.find_edges() if isinstance(entry, KnownEntry) else list(edges_of(entry))
            self._made[ref] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class _Incoming(Mapping[str, Sequence[Edge]]):
    """Edges by the document that is referred to, in the order of those that refer."""

    def __init__(self, entries: Mapping[str, Entry], outgoing: Mapping[str, Sequence[Edge]]) -> None:
        self._outgoing = outgoing
        self._made: dict[str, list[Edge]] = {}
        self._entries = entries

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, int]]]:
        """Where the references to each document stand."""
        places: dict[str, list[tuple[str, int]]] = {}
        for ref, entry in self._entries.items():
            for number, target in enumerate(self._targets(ref, entry)):
                places.setdefault(target, []).append((ref, number))
        return places

    def _targets(self, ref: str, entry: Entry) -> Iterable[str]:
        if isinstance(entry, KnownEntry):
            return entry.targets()
        return (edge.target.document for edge in self._outgoing[ref])

    def __getitem__(self, target: str) -> Sequence[Edge]:
        made = self._made.get(target)
        if made is None:
            made = [self._outgoing[ref][number] for ref, number in self._places[target]]
            self._made[target] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
