"""A public document leads its readers to one that is internal.

Why: On the public site the link is gone and its words lead nowhere; whoever needs what stands there does not get it.
Bad:
    # playbooks/commitments/waiting.yml
    audience: public
    claim: 找大厅值班经理，怎样处理见[排队等候](standard:queueing)。
    # standards/service/queueing.yml
    audience: internal
Good:
    # playbooks/commitments/waiting.yml
    audience: public
    claim: 找大厅值班经理，怎样处理见[排队等候](standard:queueing)。
    # standards/service/queueing.yml
    audience: public
Fix: Say here what readers need to know, and take the link away; or write “audience: public” in what it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import MENTIONS, Edge, Entry, audience_of, find_addresses
from svcq_build.model import QUOTES, Finding, Prose, Severity, Spot, is_shown, leaves, shown_parts
from svcq_build.rules import Context
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each link that the public site shows and that leads to what it does not have."""
    if audience_of(entry) != "public":
        return
    for edge in context.graph.out_of(entry.ref):
        if edge.mark is QUOTES or not is_shown(entry.kind.model, entry.data, edge.route, followed=True):
            continue  # of a parameter the value is shown
        told = what_is_internal(edge, context)
        if told is not None:
            message, place = told
            yield Finding(
                Spot(entry.path, edge.route, within=str(edge.target) if edge.mark is MENTIONS else None),
                message,
                say(
                    "Say here what the public needs to know, without the link; or write “audience: public” in {place}.",
                    place=place,
                ),
                document=entry.ref,
            )
    yield from _to_the_internal_site(entry, context)


def what_is_internal(edge: Edge, context: Context) -> tuple[Message, str] | None:
    """Why the public cannot follow a reference, and where that is said; None where it can, or nobody knows."""
    target = context.graph.find(edge.target)
    if target is None:
        return None
    if audience_of(target) != "public":
        return say(
            "“{document}” is internal, and this document is open to the public.", document=target.ref
        ), target.path
    part = edge.target.part
    if part is None or part not in target.parts or target.model is None or part in shown_parts(target.model):
        return None
    return say("“{part}” is internal, and this document is open to the public.", part=str(edge.target)), target.path


def _to_the_internal_site(entry: Entry, context: Context) -> Iterator[Finding]:
    """A finding for each address of the internal site that stands in a text of the public one."""
    settings = context.corpus.settings
    site = settings.site_url
    if not site or site == settings.svcq.public.site_url or not entry.holds(site):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        for address in find_addresses(leaf.value):
            if address.target.startswith(site) and is_shown(entry.kind.model, entry.data, leaf.route):
                yield Finding(
                    Spot(entry.path, leaf.route, within=address.target),
                    say(
                        "{address} is on the internal site, and this document is open to the public.",
                        address=address.target,
                    ),
                    say("Write the document that is meant, as [words](kind:id), if the public may read it."),
                    document=entry.ref,
                )
