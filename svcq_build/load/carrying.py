"""Which documents carry a system: those that any of its selectors fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcq_build.kinds.system import System
from svcq_build.load.corpus import Entry
from svcq_build.load.graph import Graph

#: The fields by which a system names its carriers, other than one by one.
SELECTORS = ("kinds", "families", "topics", "relations")


def carriers(graph: Graph, system: System) -> dict[str, list[str]]:
    """The documents that carry a system: ``kind:id`` of each, in the order of the files, with what makes it one.

    Args:
        graph: all documents. system: which it is.
    Returns:
        retired documents, those that could not be read and the systems themselves are left out. What makes a document
        a carrier is written ``selector value`` (``kinds process``), or ``carried_by``.
    """
    named, entries = set(system.carried_by), graph.corpus.entries
    # that only what is named carries it is told without a look at every document, for each of a hundred systems
    is_open = any(getattr(system, selector) for selector in SELECTORS)
    looked_at = entries.values() if is_open else _in_order(entries[ref] for ref in named if ref in entries)
    found = {}
    for entry in looked_at:
        if entry.kind.model is not System and entry.is_sound and entry.says("status") != "retired":
            why = list(_fitting(graph, entry, system))
            if entry.ref in named:
                why.append("carried_by")
            if why:
                found[entry.ref] = why
    return found


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Documents in the order of their files, as a corpus has them."""
    return sorted(entries, key=lambda entry: entry.path)


def _fitting(graph: Graph, entry: Entry, system: System) -> Iterator[str]:
    if entry.kind.name in system.kinds:
        yield f"kinds {entry.kind.name}"
    if system.families and (family := entry.says("family")) in system.families:
        yield f"families {family}"
    if system.topics:
        yield from (f"topics {tag}" for tag in entry.says("tags") or () if tag in system.topics)
    if system.relations:
        relations = {edge.mark.relation for edge in graph.out_of(entry.ref)}
        yield from (f"relations {name}" for name in system.relations if name in relations)
