"""The graph and the history as a desk gives them out: whoever asks them leaves a note of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from svcq_build.change import Compared, History, Weight
from svcq_build.history import PastVersion
from svcq_build.load import Edge, Entry, Graph
from svcq_build.model import Reference

#: The note that a page makes when it looks at the whole corpus.
EVERYTHING = "*"
#: What a note begins with that means all of a document, whichever fields are noted (``svcq_build.render.reading``).
WHOLE = "="
#: Takes a note.
Note = Callable[..., None]
#: What of a graph tells of relations and nothing else, or is noted by itself.
_OF_RELATIONS = frozenset({"corpus", "incoming", "outgoing", "edges"})


class NotedGraph:
    """A graph that notes what it is asked."""

    def __init__(self, graph: Graph, note: Note) -> None:
        self._asked, self._note = graph, note

    def into(self, document: str, part: str | None = None, *relations: str) -> list[Edge]:
        """As :meth:`Graph.into`."""
        self._note(document)
        return self._asked.into(document, part, *relations)

    def out_of(self, document: str, *relations: str) -> list[Edge]:
        """As :meth:`Graph.out_of`."""
        self._note(document)
        return self._asked.out_of(document, *relations)

    def find(self, reference: Reference) -> Entry | None:
        """As :meth:`Graph.find`."""
        self._note(reference.document)
        return self._asked.find(reference)

    def __getattr__(self, name: str) -> Any:
        self._note(EVERYTHING)
        if name not in _OF_RELATIONS:
            self._note(f"{WHOLE}{EVERYTHING}")
        return getattr(self._asked, name)


class NotedHistory:
    """A history that notes what it is asked; what former names mean today belongs to no document."""

    def __init__(self, history: History, note: Note, noting: Callable[[], AbstractContextManager[object]]) -> None:
        """Begin.

        Args:
            history: that is asked. note: takes a note. noting: keeps meanwhile what is noted from whoever asks.
        """
        self._asked, self._note, self._noting = history, note, noting

    def of(self, document: str) -> Sequence[PastVersion]:
        """As :meth:`History.of`."""
        self._note(document)
        with self._noting():
            return self._asked.of(document)

    def returned(self, document: str) -> Sequence[PastVersion]:
        """As :meth:`History.returned`."""
        self._note(document)
        with self._noting():
            return self._asked.returned(document)

    def compared(self, document: str) -> Compared:
        """As :meth:`History.compared`."""
        self._note_compared(document)
        return self._asked.compared(document)

    def weights(self, document: str) -> Mapping[str, frozenset[Weight]]:
        """As :meth:`History.weights`."""
        self._note_compared(document)
        with self._noting():
            return self._asked.weights(document)

    def _note_compared(self, document: str) -> None:
        """Note a document that is compared with what it was; where it was nothing else, that alone is noted."""
        if self.of(document):
            self._note(f"{WHOLE}{document}")

    def __getattr__(self, name: str) -> Any:
        if name == "documents":
            self._note(EVERYTHING)
        elif name == "on":
            self._note(f"{WHOLE}{EVERYTHING}")
        return getattr(self._asked, name)
