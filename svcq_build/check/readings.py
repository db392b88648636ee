"""Readings: what a process makes of its share of the documents, in a form that other processes understand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from svcq_build.check.asked import noting, silent_on
from svcq_build.check.severities import severities_of
from svcq_build.load import (
    Asked,
    Edge,
    Entry,
    Faulty,
    FolderSource,
    Graph,
    KnownEntry,
    Outline,
    Parameters,
    Settings,
    Source,
    TextSource,
    edges_of,
    load_one,
    outline_of,
)
from svcq_build.model import Finding
from svcq_build.rules import Context, all_rules


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as a process read it.

    Attributes:
        path: the file. content: its bytes; None where they were not read (too long, no file).
        outline: what is known of its document; None when the file has a fault, and is to be read by whoever tells it.
        whole: the document, in the process that read it. edges: its references, there.
        faulty: there, what a file with a fault was read as, and its faults.
    """

    path: str
    content: bytes | None
    outline: Outline | None
    whole: Entry | None = None
    edges: list[Edge] | None = None
    faulty: Faulty | None = None

    def known(self, asked: Asked | None, parameters: Parameters) -> KnownEntry | None:
        """The document, known by its outline; the rest as for :class:`KnownEntry`."""
        if self.outline is None or self.content is None:
            return None
        return KnownEntry(self.path, self.content, self.outline, asked, self.whole, self.edges, parameters)


class _Kept:
    """A file whose bytes are kept as they are read."""

    def __init__(self, source: Source) -> None:
        self._source, self.path = source, source.path
        self.content: bytes | None = None

    def size(self) -> int:
        return self._source.size()

    def read(self) -> bytes:
        self.content = self._source.read()
        return self.content

    def head(self, most: int) -> bytes:
        return self._source.head(most)


def read_all(
    root: Path, paths: Iterable[str], contents: Mapping[str, bytes], settings: Settings, parameters: Parameters
) -> list[Reading]:
    """Read documents.

    Args:
        root: the repository. paths: the files. contents: the bytes of those that were read before.
        settings: of the repository. parameters: the values that documents quote.
    """
    found = []
    where = str(root)
    for path in paths:
        content = contents.get(path)
        source = _Kept(FolderSource(where, path) if content is None else TextSource(path, content))
        findings: list[Finding] = []
        entry = load_one(source, settings, findings, root, parameters)
        sound = isinstance(entry, Entry) and entry.is_sound and not findings
        if sound and isinstance(entry, Entry):
            edges = list(edges_of(entry))
            found.append(Reading(path, source.content, outline_of(entry, edges), entry, edges))
        elif entry is not None and source.content is not None:
            found.append(Reading(path, source.content, None, faulty=(entry, tuple(findings))))
        else:
            found.append(Reading(path, source.content, None))
    return found


def silent(graph: Graph, paths: Iterable[str], today: dt.date, asked: Asked | None) -> dict[str, list[str]]:
    """The documents in which no rule for single documents finds anything, and what was asked to know it.

    Args:
        graph: all documents. paths: those to look at; others are passed over.
        today: the day of the check. asked: what the known documents note in; None where nothing is to be remembered.
    """
    paths = list(paths)
    if not paths:
        return {}
    corpus = graph.corpus
    running = frozenset(name for name, severity in severities_of(corpus).items() if severity is not None)
    rules = [rule for rule in all_rules().values() if rule.check_document is not None and rule.name in running]
    context = Context(graph, today, None, running)
    if asked is not None:
        context = noting(context, asked)
    by_path = {entry.path: entry for entry in corpus.entries.values()}
    found = {}
    for path in paths:
        entry = by_path.get(path)
        if isinstance(entry, KnownEntry):
            keys = silent_on(entry.whole, rules, context, asked)
            if keys is not None:
                found[path] = keys
    return found


def sorted_out(
    readings: list[Reading], asked: Asked | None, parameters: Parameters
) -> tuple[dict[str, KnownEntry], dict[str, bytes]]:
    """The documents that are known, and the bytes of those that are not, by their paths."""
    known, contents = {}, {}
    for each in readings:
        entry = each.known(asked, parameters)
        if entry is not None:
            known[each.path] = entry
        elif each.content is not None:
            contents[each.path] = each.content
    return known, contents
