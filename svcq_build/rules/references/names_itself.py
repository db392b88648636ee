"""A document refers to itself.

Why: A role that stands in for itself is left alone, and a document that is related to itself leads its reader nowhere;
another one was meant.
Bad:
    # roles/charters/clerk.yml
    works_with: [clerk]
Good:
    # roles/charters/clerk.yml
    works_with: [greeter]
    # roles/charters/greeter.yml
    title: 导办员
Fix: Name the document that was meant, or take the reference out.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import MENTIONS, Edge, Entry
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of a document to itself as a whole."""
    for edge in context.graph.out_of(entry.ref):
        if edge.target.document == entry.ref and _leads_on(edge):
            yield Finding(
                Spot(entry.path, edge.route),
                say("This document refers to itself here."),
                say("Name the document that was meant, or take the reference out."),
                document=entry.ref,
            )


def _leads_on(edge: Edge) -> bool:
    """Whether a reference ought to lead elsewhere: a role may answer for its own charter, and words may name parts.

    Of relations that must not lead back at all reference-cycle says it.
    """
    named = edge.target.part is None and edge.mark is not MENTIONS and edge.mark.relation != "owner"
    return named and not edge.mark.acyclic
