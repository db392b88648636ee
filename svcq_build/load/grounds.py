"""Whether a finding stands on firm ground: whether what it rests on was read."""

from __future__ import annotations

from functools import cached_property

from svcq_build.load.graph import Graph
from svcq_build.model import Ground


class Grounds:
    """What of a repository was read, asked for by what findings rest on; nothing else decides that."""

    def __init__(self, graph: Graph) -> None:
        """Take all references, and with them all that was read and all that was not."""
        self._graph = graph

    @cached_property
    def _faulty_files(self) -> frozenset[str]:
        return frozenset(finding.spot.path for finding in self._graph.corpus.findings)

    @cached_property
    def _all_documents(self) -> bool:
        corpus = self._graph.corpus
        return (
            not corpus.unread and not self._graph.renamed and all(not entry.claims for entry in corpus.entries.values())
        )

    def hold(self, ground: Ground, document: str | None = None) -> bool:
        """Whether a ground holds.

        Args:
            ground: it. document: ``kind:id`` of what the finding is about, for a ground that names nothing.
        """
        name = ground.name or document or ""
        entry = self._graph.corpus.entries.get(name)
        if ground.what == "file":
            return name not in self._faulty_files
        if ground.what == "documents":
            return self._all_documents
        if ground.what == "existence":
            return name not in self._graph.unknown and name not in self._graph.renamed
        if ground.what == "shape":
            return entry is not None and entry.is_sound
        if ground.what == "parts":
            claimed = bool(ground.name) and name in self._graph.unknown  # a second file of the same id may have others
            return entry is not None and entry.parts_are_certain and not claimed
        renamed = name in self._graph.renamed.values()
        return not renamed and not self._graph.may_be_mentioned_unread(name, ground.part)
