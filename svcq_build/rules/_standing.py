"""Whether a document is in force, and what people call it: questions that many rules ask."""

from __future__ import annotations

from svcq_build.load import Edge, Entry
from svcq_build.rules import Context


def in_force(entry: Entry) -> bool:
    """Whether a document was read without faults and is active: drafts may still have holes."""
    return entry.is_sound and entry.data.get("status") == "active"


def not_retired(entry: Entry) -> bool:
    """Whether a document was read without faults and is in force or on its way there."""
    return entry.is_sound and entry.data.get("status") != "retired"


def living(context: Context, edges: list[Edge]) -> list[Edge]:
    """The edges that do not come from retired documents, which no longer do what they promise."""
    return [edge for edge in edges if context.corpus.entries[edge.source].says("status") != "retired"]


def called(context: Context, ref: str) -> str:
    """What readers call a document: its title, or its id where it has none that could be read."""
    entry = context.corpus.entries.get(ref)
    title = entry.data.get("title") if entry else None
    return title if isinstance(title, str) and title.strip() else ref.partition(":")[2]
