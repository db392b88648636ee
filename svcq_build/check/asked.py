"""What a rule asks beyond the document that it looks at: noted, so that a remembered answer is known to hold still.

A note is a sign and, for most, a ``kind:id``: ``=`` its outline or that there is none, ``~`` more than its outline,
``>`` its references, ``<`` the references to it, ``@`` all documents, ``%`` the words of all terms, ``?`` what unread
files mention, ``!`` which documents exist but could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from svcq_build.load import Asked, Edge, Entry, Graph
from svcq_build.rules import Context, Rule

V = TypeVar("V")


class _Noted(Mapping[str, V]):
    """A mapping by ``kind:id`` that notes what is looked up in it."""

    def __init__(self, inner: Mapping[str, V], sign: str, asked: Asked) -> None:
        self._inner, self._sign, self._asked = inner, sign, asked

    def __getitem__(self, ref: str) -> V:
        self._asked.keys.add(self._sign + ref)
        return self._inner[ref]

    def get(self, ref: str, default: V | None = None) -> V | None:  # type: ignore[override]
        """See Mapping."""
        self._asked.keys.add(self._sign + ref)
        return self._inner.get(ref, default)

    def __contains__(self, ref: object) -> bool:
        self._asked.keys.add(f"{self._sign}{ref}")
        return ref in self._inner

    def __iter__(self) -> Iterator[str]:
        self._asked.keys.add("@")
        return iter(self._inner)

    def __len__(self) -> int:
        self._asked.keys.add("@")
        return len(self._inner)


class _NotedSet(Set[str]):
    """A set that notes that it was looked at."""

    def __init__(self, inner: Set[str], asked: Asked) -> None:
        self._inner, self._asked = inner, asked

    def __contains__(self, ref: object) -> bool:
        self._asked.keys.add("!")
        return ref in self._inner

    def __iter__(self) -> Iterator[str]:
        self._asked.keys.add("!")
        return iter(self._inner)

    def __len__(self) -> int:
        self._asked.keys.add("!")
        return len(self._inner)


@dataclass(frozen=True)
class _NotedGraph(Graph):
    """A graph that notes what is asked of it."""

    real: Graph | None = None
    asked: Asked | None = None

    def may_be_mentioned_unread(self, document: str, part: str | None = None) -> bool:
        """See :class:`Graph`."""
        assert self.real is not None
        assert self.asked is not None
        self.asked.keys.add("?")
        return self.real.may_be_mentioned_unread(document, part)

    def given_up(self) -> dict[str, str]:
        """See :class:`Graph`."""
        assert self.real is not None
        assert self.asked is not None
        self.asked.keys.add("%")
        return self.real.given_up()

    def term_names(self) -> list[str]:
        """See :class:`Graph`."""
        assert self.real is not None
        assert self.asked is not None
        self.asked.keys.add("%")
        return self.real.term_names()

    def acyclic_edges(self) -> Iterator[Edge]:
        """See :class:`Graph`."""
        assert self.real is not None
        assert self.asked is not None
        self.asked.keys.add("@")
        return self.real.acyclic_edges()

    @property
    def renamed(self) -> Mapping[str, str]:
        """See :class:`Graph`."""
        assert self.real is not None
        assert self.asked is not None
        self.asked.keys.update(("@", "!"))
        return self.real.renamed


def noting(context: Context, asked: Asked) -> Context:
    """The same context, which notes what is asked of it."""
    graph = context.graph
    outgoing: Mapping[str, list[Edge]] = _Noted(graph.outgoing, ">", asked)  # type: ignore[arg-type]
    incoming: Mapping[str, list[Edge]] = _Noted(graph.incoming, "<", asked)  # type: ignore[arg-type]
    entries: Mapping[str, Entry] = _Noted(graph.corpus.entries, "=", asked)
    corpus = replace(graph.corpus, entries=entries)
    return replace(
        context, graph=_NotedGraph(corpus, outgoing, incoming, _NotedSet(graph.unknown, asked), graph, asked)
    )


def silent_on(entry: Entry, rules: list[Rule], context: Context, asked: Asked | None) -> list[str] | None:
    """Whether no rule finds anything in a document.

    Args:
        entry: the document, as it was read. rules: those that look at one document.
        context: one that notes (:func:`noting`), unless nobody wants to know. asked: where it notes.
    Returns:
        what was asked to find nothing; None when something was found, or a rule failed.
    """
    if asked is not None:
        asked.keys = set()
    try:
        for rule in rules:
            assert rule.check_document is not None
            for _ in rule.check_document(entry, context):
                return None
    except Exception:  # whoever looks at the document again meets it again, and tells it
        return None
    if asked is None:
        return []
    ref = entry.ref
    return least(asked.keys - {f"~{ref}", f"={ref}", f">{ref}"})


def least(keys: set[str]) -> list[str]:
    """The notes without those that others say, too: who asked for all documents need not name one."""
    return sorted(key for key in keys if key[0] not in "=><") if "@" in keys else sorted(keys)
