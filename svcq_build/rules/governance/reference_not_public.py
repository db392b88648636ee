"""A public document rests on one that is internal, and its public page does not say so.

Why: Fields such as “related” are shown to the public as far as what they name is public; where none of it is, the page
    has a gap that nobody meant.
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

from svcq_build.load import Entry, audience_of
from svcq_build.model import QUOTES, Finding, Severity, Spot, is_shown
from svcq_build.rules import Context
from svcq_build.rules.governance.public_links_internal import what_is_internal
from svcq_build.words import say

SEVERITY = Severity.NOTE
ON_REQUEST = True
#: Who answers for a document is nothing that its public page needs to say.
_INSIDE = ("owner", "replaces")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of a public page that is left out because it leads to what is internal."""
    if audience_of(entry) != "public":
        return
    for edge in context.graph.out_of(entry.ref):
        field = next(step for step in reversed(edge.route) if isinstance(step, str))
        if edge.mark is QUOTES or field in _INSIDE or is_shown(entry.kind.model, entry.data, edge.route, followed=True):
            continue  # what readers are meant to follow is told by public-links-internal
        if not is_shown(entry.kind.model, entry.data, edge.route):
            continue
        told = what_is_internal(edge, context)
        if told is not None:
            message, place = told
            yield Finding(
                Spot(entry.path, edge.route),
                message,
                say("The public page leaves it out. If the public may read it, write “audience: public” in {place}.",
                    place=place),
                document=entry.ref,
            )  # fmt: skip
