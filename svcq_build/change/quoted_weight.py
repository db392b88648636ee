"""Quoted weight: a parameter that does not say which way is stricter is weighed by the fields and texts quoting it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from svcq_build.change.changes import Change, Weight, What
from svcq_build.change.prose_weight import weigh_prose
from svcq_build.change.weigh import stricter
from svcq_build.load import Corpus, Edge, Entry, build_graph
from svcq_build.model import Amount, field_at, format_amount, with_values

_TELLING = (Weight.STRICTER, Weight.LOOSER)


def weighed_by_quotes(changes: Iterable[Change], read: Callable[[Iterable[str]], Corpus]) -> list[Change]:
    """Changes with the weight of what quotes them, where nothing else tells and all that quotes them agrees.

    Args:
        changes: what changed. read: loads the documents in which some words stand; the result may hold more.
    """
    found = list(changes)
    open_ = [at for at, change in enumerate(found) if _is_open(change)]
    if not open_:
        return found
    graph = build_graph(read({f"param:{found[at].part}" for at in open_}))
    for at in open_:
        change = found[at]
        weights: set[Weight] = set()
        for edge in graph.into(change.document, change.part, "quotes"):
            entry = graph.corpus.entries.get(edge.source)
            if entry is not None:
                weights.update(_weights(entry, edge, change))
        telling = weights & set(_TELLING)
        if len(telling) == 1:
            found[at] = replace(change, weight=telling.pop())
    return found


def _is_open(change: Change) -> bool:
    """Whether a parameter has another value, and nothing says yet what that demands."""
    return (
        change.document.startswith("parameters:")
        and change.what is What.CHANGED
        and change.weight is Weight.STRUCTURE
        and change.part is not None
        and isinstance(change.old, Amount)
        and isinstance(change.new, Amount)
        and bool(change.old.compare(change.new))
    )


def _weights(entry: Entry, edge: Edge, change: Change) -> Iterator[Weight]:
    """How the change weighs where one document quotes the parameter."""
    info = field_at(entry.kind.model, edge.route)
    how = stricter(info) if info is not None else None
    if how == "as:direction":
        how = _beside(entry.data, edge, "direction")
    smaller = change.new.compare(change.old)
    if how in ("lower", "higher"):
        yield Weight.STRICTER if (smaller < 0) == (how == "lower") else Weight.LOOSER
        return
    place: Any = entry.written
    for step in edge.route:
        place = place[step]
    if isinstance(place, str) and how not in ("absent", "undirected", "neither", "other"):
        own = next((one for quote in entry.quotes for one in quote.values if one.id == change.part), None)
        unit = own.unit if own is not None else ""
        yield weigh_prose(*(_with(place, change.part or "", format_amount(amount, "zh", unit))
                            for amount in (change.old, change.new)))  # fmt: skip


def _with(text: str, part: str, shown: str) -> str:
    return with_values(text, lambda name: shown if name == part else None)


def _beside(data: Mapping[str, Any], edge: Edge, name: str) -> str | None:
    place: Any = data
    for step in edge.route[:-1]:
        place = place[step]
    value = place.get(name) if isinstance(place, Mapping) else None
    return value if isinstance(value, str) else None
