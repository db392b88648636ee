"""The graph of documents that are known by their outlines: references are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.graph import Edge, Graph, edges_of, unknown_in
from svcq_build.load.outlines import KnownEntry


def build_known_graph(corpus: Corpus) -> Graph:
    """The same graph as :func:`svcq_build.load.build_graph` makes, for a corpus that may hold known documents."""
    outgoing = _Outgoing(corpus.entries)
    return Graph(corpus, outgoing, _Incoming(corpus.entries, outgoing), unknown_in(corpus))


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
        self._sources: dict[str, list[str]] = {}
        for ref, entry in entries.items():
            targets: Iterable[str] = (
                entry.targets() if isinstance(entry, KnownEntry) else (edge.target.document for edge in outgoing[ref])
            )
            for target in dict.fromkeys(targets):
                self._sources.setdefault(target, []).append(ref)

    def __getitem__(self, target: str) -> Sequence[Edge]:
        made = self._made.get(target)
        if made is None:
            sources = self._sources[target]
            made = [edge for ref in sources for edge in self._outgoing[ref] if edge.target.document == target]
            self._made[target] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
