"""The graph: which part of which document refers to which, in both directions.

Dangling references are edges like any other; a rule reports them. Inverse relations are derived
here and written nowhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.demands import Demand, demands_of
from svcq_build.load.links import find_links
from svcq_build.model import (
    ID_PATTERN,
    PART_PATTERN,
    QUOTES,
    Model,
    Prose,
    Ref,
    Reference,
    Route,
    leaves,
    parse_reference,
)
from svcq_build.words import PLACEHOLDER, nearest

#: So many references to one document that is gone are no slips, each by itself.
_OFTEN = 3
#: The relation of a Markdown link (``[words](kind:id#part)``) inside prose.
MENTIONS = Ref("mentions", "mentioned-by", (), "may", binding=False)

_NAME = re.compile(rf"({ID_PATTERN})(#{PART_PATTERN})?", re.ASCII)


#: A file without any of these holds no link, however its YAML is written.
_LINKING = ("](", "]:", "<", "\\")


class Edge(NamedTuple):
    """A reference from one document (or part of it) to another.

    Attributes:
        source: ``kind:id`` of the document that refers. part: the part of it that does, if any.
        route: where the reference stands. mark: the relation, in both directions.
        target: what it refers to.
    """

    source: str
    part: str | None
    route: Route
    mark: Ref
    target: Reference

    @property
    def origin(self) -> str:
        """``kind:id`` or ``kind:id#part`` of what refers."""
        return f"{self.source}#{self.part}" if self.part else self.source


@dataclass(frozen=True)
class Graph:
    """All references of a corpus.

    Attributes:
        corpus: the documents. outgoing: edges by the ``kind:id`` that refers, in document order.
        incoming: edges by the ``kind:id`` that is referred to.
        unknown: ``kind:id`` of documents that exist but could not be read.
    """

    corpus: Corpus
    outgoing: Mapping[str, Sequence[Edge]]
    incoming: Mapping[str, Sequence[Edge]]
    unknown: Set[str]

    def edges(self) -> Iterator[Edge]:
        """Every edge, by document."""
        for edges in self.outgoing.values():
            yield from edges

    def acyclic_edges(self) -> Iterator[Edge]:
        """Every edge of a relation that must never lead back to its start."""
        return (edge for edge in self.edges() if edge.mark.acyclic)

    def dangling(self) -> dict[str, Sequence[Edge]]:
        """The edges to documents that were not read, by the ``kind:id`` that they lead to."""
        return {ref: self.incoming[ref] for ref in self.incoming if ref not in self.corpus.entries}

    def into(self, document: str, part: str | None = None, *relations: str) -> list[Edge]:
        """Edges to a document (``part=None``: to it or any of its parts) or to one part of it.

        Args:
            document: ``kind:id``. part: a part's id. relations: names to keep; all when empty.
        """
        return [
            edge
            for edge in self.incoming.get(document, ())
            if (part is None or edge.target.part == part) and (not relations or edge.mark.relation in relations)
        ]

    def out_of(self, document: str, *relations: str) -> list[Edge]:
        """Edges from a document and its parts; all relations when none is named."""
        edges = self.outgoing.get(document, ())
        return [edge for edge in edges if edge.mark.relation in relations] if relations else list(edges)

    def find(self, reference: Reference) -> Entry | None:
        """The document that a reference leads to, if it was read."""
        return self.corpus.entries.get(reference.document)

    def demand(self, reference: Reference) -> Demand | None:
        """The requirement or step that a reference leads to, if it was read."""
        return self.demands(reference.document).get(reference.part or "")

    def demands(self, document: str) -> Mapping[str, Demand]:
        """The requirements or steps of a document by their ids; none where it was not read, or is retired."""
        entry = self.corpus.entries.get(document)
        if entry is None or entry.says("status") == "retired":
            return {}
        known = self._demands.get(document)
        if known is None:
            known = self._demands[document] = {each.part: each for each in demands_of(entry.demands)}
        return known

    def given_up(self) -> dict[str, str]:
        """The words that terms stand in the place of, each with its term's ``kind:id``."""
        return self._words[0]

    def term_names(self) -> list[str]:
        """What terms are called."""
        return self._words[1]

    @cached_property
    def _words(self) -> tuple[dict[str, str], list[str]]:
        given_up: dict[str, str] = {}
        names = []
        for entry in self.corpus.entries.values():
            if entry.kind.name == "term" and entry.is_sound and entry.says("status") != "retired":
                given_up.update((str(word), entry.ref) for word in entry.says("instead_of") or ())
                names += [str(entry.says("title")), *(str(alias) for alias in entry.says("aliases") or ())]
        return given_up, names

    @cached_property
    def _demands(self) -> dict[str, Mapping[str, Demand]]:
        return {}

    def may_be_mentioned_unread(self, document: str, part: str | None = None) -> bool:
        """Whether something unread speaks of this document (or part of it), so that a hole may be none.

        Unread are files of which nothing is known, and in documents whose shape has faults whatever
        names an id without having become an edge (a reference under a misspelt field).
        """
        name = document.partition(":")[2]
        words = f"{name}#{part}" if part else name
        return self._something_is_lost or self._unread_names[words] > 0

    @cached_property
    def _something_is_lost(self) -> bool:
        """Whether words are missing of which nobody knows what they named: of a file, or of a required field."""
        return any(file.text is None or not file.text.strip() for file in self.corpus.unread) or any(
            not entry.is_sound and not _required(entry.kind.model) <= entry.data.keys()
            for entry in self.corpus.entries.values()
        )

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Documents that are gone though several others name them, each with the one, named by nobody, that it became.

        It has the parts that are named; of several that nobody names it is the one with an id much like the old one.
        """
        found = {}
        for document, edges in self.dangling().items():
            if document in self.unknown or document.endswith(f":{PLACEHOLDER}"):
                continue  # what stands for an id that nobody knows yet was never a document
            if len(edges) < _OFTEN or len({edge.source for edge in edges}) == 1:
                continue
            kind, _, name = document.partition(":")
            parts = {edge.target.part for edge in edges if edge.target.part}
            strangers = [
                entry
                for entry in self.corpus.entries.values()
                if entry.kind.name == kind and parts <= entry.parts.keys() and not self._named_by_others(entry.ref)
            ]
            near = [entry for entry in strangers if nearest(name, [entry.id])]
            if len(near) == 1 or len(strangers) == 1:
                found[document] = (near or strangers)[0].ref
        return found

    def _named_by_others(self, document: str) -> bool:
        return any(edge.source != document for edge in self.incoming.get(document, ()))

    @cached_property
    def _unread_names(self) -> Counter[str]:
        """How often ``id`` and ``id#part`` are written where no edge comes from them."""
        names: Counter[str] = Counter()
        for file in self.corpus.unread:
            names.update(_names(file.text or ""))
        for entry in self.corpus.entries.values():
            if not entry.is_sound:
                written = Counter(_names(entry.text))
                written.subtract(name for edge in self.outgoing[entry.ref] for name in _names(str(edge.target)))
                del written[entry.id]
                names.update(+written)
        return names


@cache
def _required(model: type[Model]) -> frozenset[str]:
    return frozenset(info.alias or name for name, info in model.model_fields.items() if info.is_required())


def _names(text: str) -> Iterator[str]:
    """Everything in ``text`` that could be an id, and again with its part where one follows."""
    for found in _NAME.finditer(text):
        yield found[1]
        if found[2]:
            yield found[0]


def build_graph(corpus: Corpus) -> Graph:
    """Gather every reference of a corpus, also from documents whose shape has faults."""
    outgoing: dict[str, list[Edge]] = {}
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for ref, entry in corpus.entries.items():
        edges = list(edges_of(entry))
        outgoing[ref] = edges
        for edge in edges:
            incoming[edge.target.document].append(edge)
    return Graph(corpus, outgoing, dict(incoming), unknown_in(corpus))


def unknown_in(corpus: Corpus) -> frozenset[str]:
    """``kind:id`` of documents that exist, but of which too little could be read to say what is in them."""
    claims = (entry.claims for entry in corpus.entries.values() if entry.claims)
    return frozenset(file.ref for file in corpus.unread if file.ref).union(*claims)


def edges_of(entry: Entry) -> Iterator[Edge]:
    """Every reference of a document, in the order of its kind's fields."""
    ref = entry.ref
    for quote in entry.quotes:
        for parameter in quote.values:
            quoted = parse_reference(parameter.target)
            if quoted is not None:
                yield Edge(ref, quote.part, quote.route, QUOTES, quoted)
    linked = any(sign in entry.text for sign in _LINKING)
    for leaf in leaves(entry.kind.model, entry.data, *((Ref, Prose) if linked else (Ref,))):
        if isinstance(leaf.mark, Ref):
            target = leaf.mark.parse(leaf.value)
            if target is not None:
                yield Edge(ref, leaf.part, leaf.route, leaf.mark, target)
        else:
            for link in find_links(leaf.value):
                target = parse_reference(link.target)
                if target is not None and target.kind not in ("mailto", "tel"):
                    yield Edge(ref, leaf.part, leaf.route, MENTIONS, target)
