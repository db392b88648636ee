"""A public document rests on one that is internal, and its public page does not say so.

Why: Fields such as “related” are shown to the public as far as what they name is public; where none of it is, the page
    has a gap that nobody meant. Posts and clauses of frameworks are not meant for customers and leave none.
Bad:
    # mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {reference-not-public: warning}}}
    # standards/service/queueing.yml
    audience: public
    related: ["checklist:patrol"]
    # playbooks/checklists/patrol.yml
    audience: internal
Good:
    # mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {reference-not-public: warning}}}
    # standards/service/queueing.yml
    audience: public
    related: ["checklist:patrol"]
    # playbooks/checklists/patrol.yml
    audience: public
Fix: Write “audience: public” in what is named, if customers may read it; or leave it so and keep the rule off.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import Edge, Entry, audience_of
from svcq_build.model import QUOTES, Finding, Route, Severity, Spot, is_shown
from svcq_build.rules import Context
from svcq_build.rules.governance.public_links_internal import what_is_internal
from svcq_build.words import Message, say

SEVERITY = Severity.NOTE
ON_REQUEST = True
#: Who answers for a document is nothing that its public page needs to say.
_INSIDE = ("owner", "replaces")
#: Nor are posts, and the clauses that auditors look for: pages for customers say what is done for them.
_NO_GAP = ("role", "team", "framework")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each field of a public page that is left empty because all that it names is internal."""
    if audience_of(entry) != "public":
        return
    fields: dict[Route, list[tuple[Edge, tuple[Message, str] | None]]] = {}
    for edge in context.graph.out_of(entry.ref):
        name = next(step for step in reversed(edge.route) if isinstance(step, str))
        if edge.mark is QUOTES or name in _INSIDE or is_shown(entry.kind.model, entry.data, edge.route, followed=True):
            continue  # what readers are meant to follow is told by public-links-internal
        if is_shown(entry.kind.model, entry.data, edge.route):
            field = edge.route[:-1] if isinstance(edge.route[-1], int) else edge.route
            fields.setdefault(field, []).append((edge, what_is_internal(edge, context)))
    for named in fields.values():
        if any(told is None for _, told in named):
            continue  # the page shows these
        for edge, told in named:
            if told is None or edge.target.kind in _NO_GAP:
                continue
            message, place = told
            yield Finding(
                Spot(entry.path, edge.route),
                message,
                say("The public page leaves it out. If the public may read it, write “audience: public” in {place}.",
                    place=place),
                document=entry.ref,
            )  # fmt: skip
