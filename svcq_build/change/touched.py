"""Impact: whom a change binds, what must follow it, and who should look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from svcq_build.change.changes import Change, Weight, What
from svcq_build.load import Corpus, Edge, Graph, build_graph

#: Relations whose sources must be looked at again when their target changes, beside everything that is touched.
_FOLLOWS = ("promises", "verifies", "covers", "measures", "teaches")
#: The relation of a promise to customers to what it rests on, and the changes that it may not survive.
_PROMISES, _BREAKING = "promises", (Weight.LOOSER, Weight.STRUCTURE)
#: What happens to a document or list without a demand on anyone.
_TOUCHING_NOBODY = (What.REORDERED, What.MOVED, What.RENAMED)


@dataclass(frozen=True, slots=True)
class Touched:
    """Something that a change touches.

    Attributes:
        document: ``kind:id``. part: the part of it, if any. because: the path from it to the change, in words
            such as ``verifies standard:x#R1``; one step when it is touched directly, two at one remove.
    """

    document: str
    part: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """Why a role must know of a change, or look at something because of it.

    Attributes:
        role: ``role:id``. document: what changed. part: the part of it that concerns the role; None for all of it.
        relation: how: that of the document that names the role to what changed; empty where that is the changed
            document itself; ``owner`` for who owns what must follow.
        via, via_part: the document between the two, and the part of it; None where there is none.
        named: by which relation that document names the role: ``for`` who learns, ``trained-by`` who teaches.
    """

    role: str
    document: str
    part: str | None
    relation: str = ""
    via: str | None = None
    via_part: str | None = None
    named: str = ""


@dataclass(frozen=True, slots=True)
class Impact:
    """What a set of changes means for everything else.

    Attributes:
        touched: what refers to the changed, directly and at one remove.
        must_know: roles bound by the change.
        must_follow: what verifies, teaches or measures it, and what promises it to customers.
        reviewers: roles that own what changed or is touched.
        may_break: those of ``must_follow`` that promise customers what is now looser, or otherwise changed.
        concerns: why each role of ``must_know`` must know, and who must look at what of ``must_follow``.
    """

    touched: tuple[Touched, ...]
    must_know: tuple[str, ...]
    must_follow: tuple[Touched, ...]
    reviewers: tuple[str, ...]
    may_break: tuple[Touched, ...] = ()
    concerns: tuple[Concern, ...] = ()


def impact(changes: Sequence[Change], read: Callable[[Iterable[str]], Corpus]) -> Impact:
    """Work out what changes touch.

    Args:
        changes: what changed. read: loads the documents that mention some ids (``complaint-handling``); the
            result may hold more.
    """
    targets = _targets(changes)
    if not targets:
        return Impact((), (), (), ())
    near = build_graph(read(_words(targets)))
    direct = [edge for document, parts in targets.items() for edge in near.into(document) if _concerns(edge, parts)]
    at_hand = _parts_at_hand(changes)
    direct = [edge for edge in direct if edge.source not in targets or _left_alone(edge, at_hand)]
    broken = {edge for edge in direct if edge.mark.relation == _PROMISES and _may_break(edge, changes)}
    direct.sort(key=lambda edge: edge not in broken)  # where something is touched twice, the worse reason is told
    first = _touched((edge, (_why(edge),)) for edge in direct)
    sources: dict[str, set[str] | None] = {edge.source: {edge.part or ""} for edge in direct}
    graph = build_graph(read({*_words(targets), *_words(sources)}))
    second = _touched(
        (edge, (_why(edge), *reached.because))
        for reached in first
        for edge in graph.into(reached.document)
        if edge.mark.binding
        and (edge.target.part is None or reached.part is None or edge.target.part == reached.part)
        and edge.source not in targets
    )
    known = {(item.document, item.part) for item in first}
    touched = (*first, *(item for item in second if (item.document, item.part) not in known))
    follow = _touched((edge, (_why(edge),)) for edge in direct if edge.mark.relation in _FOLLOWS)
    everything = [*targets, *(item.document for item in first)]
    promised = {(edge.source, edge.part) for edge in broken}
    may_break = tuple(item for item in follow if (item.document, item.part) in promised)
    bound = set(_bound(graph, targets, direct))
    looking = {
        Concern(owner.target.document, edge.target.document, edge.target.part, "owner", edge.source, edge.part)
        for edge in direct
        if edge.mark.relation in _FOLLOWS
        for owner in graph.out_of(edge.source, "owner")
    }
    concerns = tuple(sorted(bound | looking, key=_in_order))
    must_know = tuple(sorted({concern.role for concern in bound}))
    return Impact(touched, must_know, follow, _owners(graph, everything), may_break, concerns)


def _in_order(concern: Concern) -> tuple[str, ...]:
    said = (
        concern.role,
        concern.document,
        concern.part,
        concern.relation,
        concern.via,
        concern.via_part,
        concern.named,
    )
    return tuple(word or "" for word in said)


def _words(targets: Mapping[str, set[str] | None]) -> set[str]:
    """What stands in the files of documents that refer to others: their ids, or the quote of a parameter."""
    found = {_id(document) for document in targets}
    for document, parts in targets.items():
        if document.startswith("parameters:"):
            found.update(f"param:{part}" for part in parts or ("",))
    return found


def _targets(changes: Sequence[Change]) -> dict[str, set[str] | None]:
    """Changed documents with their changed parts; None where the document as a whole changed."""
    targets: dict[str, set[str] | None] = {}
    for change in changes:
        if change.bookkeeping or change.what in _TOUCHING_NOBODY or change.weight is Weight.WORDING:
            continue
        parts = targets.setdefault(change.document, set())
        if change.part is None or parts is None:
            targets[change.document] = None
        else:
            parts.add(change.part)
    return targets


def _concerns(edge: Edge, parts: set[str] | None) -> bool:
    return edge.mark.binding and (parts is None or edge.target.part is None or edge.target.part in parts)


def _parts_at_hand(changes: Sequence[Change]) -> set[tuple[str, str | None]]:
    """Parts that are changed themselves, whatever the weight; with None for documents that came or were renamed."""
    return {
        (change.document, change.part)
        for change in changes
        if not change.bookkeeping and (change.part is not None or not change.where)
    }


def _left_alone(edge: Edge, at_hand: set[tuple[str, str | None]]) -> bool:
    """Whether a changed document refers to another changed one from a part that is not changed."""
    return (
        edge.part is not None
        and edge.source != edge.target.document
        and not at_hand & {(edge.source, edge.part), (edge.source, None)}
    )


def _may_break(edge: Edge, changes: Sequence[Change]) -> bool:
    """Whether a promise rests on something that is now looser, or changed otherwise."""
    return any(
        change.document == edge.target.document
        and change.weight in _BREAKING
        and not change.bookkeeping
        and change.what not in _TOUCHING_NOBODY
        and (change.part is None or edge.target.part in (None, change.part))
        for change in changes
    )


def _why(edge: Edge) -> str:
    return f"{edge.mark.relation} {edge.target}"


def _id(document: str) -> str:
    return document.partition(":")[2]


def _touched(found: Iterable[tuple[Edge, tuple[str, ...]]]) -> tuple[Touched, ...]:
    items: dict[tuple[str, str | None], Touched] = {}
    for edge, because in found:
        items.setdefault((edge.source, edge.part), Touched(edge.source, edge.part, because))
    return tuple(sorted(items.values(), key=lambda item: (item.document, item.part or "")))


def _bound(graph: Graph, targets: Mapping[str, set[str] | None], direct: Iterable[Edge]) -> Iterator[Concern]:
    """Roles that the changed parts name, that the whole document binds, that it describes, or that run what follows."""
    for document, parts in targets.items():
        if document.startswith("role:"):
            yield Concern(document, document, None)
        for edge in graph.out_of(document):
            if parts is None or edge.part is None or edge.part in parts:
                for role in _roles(graph, edge):
                    yield Concern(role, document, edge.part)
    for reached in direct:
        why = (reached.target.document, reached.target.part, reached.mark.relation, reached.source, reached.part)
        for edge in graph.out_of(reached.source):
            if edge.part in (None, reached.part):
                for role in _roles(graph, edge):
                    yield Concern(role, *why, edge.mark.relation)
        if reached.source.startswith("role:"):
            yield Concern(reached.source, *why)


def _roles(graph: Graph, edge: Edge) -> Iterator[str]:
    """The roles that a reference binds: the one that it names, or those of the team."""
    if edge.mark.binding and edge.target.kind == "role":
        yield edge.target.document
    elif edge.mark.binding and edge.target.kind == "team":
        for member in graph.out_of(edge.target.document, "has-member", "led-by"):
            yield member.target.document


def _owners(graph: Graph, documents: Iterable[str]) -> tuple[str, ...]:
    owners: dict[str, None] = {}
    for document in documents:
        for edge in graph.out_of(document, "owner"):
            owners[edge.target.document] = None
    return tuple(sorted(owners))
