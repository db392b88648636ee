"""References that must lead somewhere lead back to where they began.

Why: A course that must be finished before itself can never begin, and a role that reports to itself answers to nobody.
Bad:
    # roles/charters/clerk.yml
    reports_to: manager
    # roles/charters/manager.yml
    reports_to: clerk
Good:
    # roles/charters/clerk.yml
    reports_to: manager
    # roles/charters/manager.yml
    title: 值班经理
Fix: Decide which of the references is wrong, and delete it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from svcq_build.load import Edge
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
#: How much of a long cycle is told.
_TOLD = 8


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each cycle of a relation that allows none, at its first document by name."""
    relations: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in context.graph.acyclic_edges():
        if edge.target.document in context.corpus.entries:
            relations[edge.mark.relation][edge.source].append(edge)
    for edges in relations.values():
        for cycle in _cycles(edges):
            yield _finding(cycle, context)


def _finding(cycle: Sequence[Edge], context: Context) -> Finding:
    entries = context.corpus.entries
    names = [edge.source for edge in cycle]
    told = names if len(names) <= _TOLD else [*names[: _TOLD - 1], "…"]
    related = tuple(
        (Spot(entries[edge.source].path, edge.route), say("which leads to {next}", next=edge.target.document))
        for edge in cycle[1 : _TOLD + 1]
    )
    return Finding(
        Spot(entries[cycle[0].source].path, cycle[0].route),
        say("These references lead in a circle: {circle}.", circle=" → ".join([*told, names[0]])),
        say("Decide which of them is wrong, and delete it."),
        related,
        cycle[0].source,
    )


def _cycles(edges: Mapping[str, Sequence[Edge]]) -> Iterator[list[Edge]]:
    """One cycle for each edge that closes one in a walk from the first name to the last.

    Depth first without recursion, so that a chain of any length is followed; each cycle is turned so
    that it begins at its first name.
    """
    done: set[str] = set()
    for start in sorted(edges):
        if start in done:
            continue
        path: list[Edge] = []
        depth = {start: 0}
        waiting = [iter(edges[start])]
        while waiting:
            edge = next(waiting[-1], None)
            if edge is None:
                waiting.pop()
                finished = path.pop().target.document if path else start
                done.add(finished)
                depth.pop(finished)
                continue
            target = edge.target.document
            if target in depth:
                yield _turned([*path[depth[target] :], edge])
            elif target not in done:
                depth[target] = len(waiting)
                path.append(edge)
                waiting.append(iter(edges.get(target, ())))


def _turned(cycle: list[Edge]) -> list[Edge]:
    first = min(range(len(cycle)), key=lambda index: cycle[index].source)
    return cycle[first:] + cycle[:first]
