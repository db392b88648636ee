"""Nothing refers to a document, and it refers to nothing.

Why: Readers find a document through others; one that stands alone is neither found nor kept up.
Bad:
    # roles/competences/calligraphy.yml
    status: active
    title: 书法
Good:
    # roles/competences/calligraphy.yml
    status: active
    title: 书法
    # roles/charters/greeter.yml
    competences:
      - {competence: calligraphy, level: 1}
Fix: Refer to it from what it serves or from what needs it, or retire it.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
#: Kinds that are read for their own sake, found by their words wherever these occur, or find others by theirs.
_EXEMPT = ("term", "guide", "framework", "case", "system")
#: Relations that say who keeps a document and what it was, not what it is good for.
_KEEPING = ("owner", "replaces")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a document in force without any relation but to its owner and to terms."""
    if entry.kind.name in _EXEMPT or not in_force(entry):
        return
    graph = context.graph
    if any(edge.source != entry.ref and edge.mark.relation not in _KEEPING for edge in graph.into(entry.ref)):
        return
    for edge in graph.out_of(entry.ref):
        if edge.mark.relation not in _KEEPING and edge.target.kind != "term" and edge.target.document != entry.ref:
            return
    yield Finding(
        Spot(entry.path, ("title",)),
        say("Nothing refers to “{title}”, and it refers to nothing.", title=entry.data.get("title")),
        say("Refer to “{ref}” from what needs it, or retire it.", ref=entry.ref),
        document=entry.ref,
        rests_on=(Ground("mentions"),),
    )
