"""A document or a part was removed, or its id changed, while something still refers to it.

Why: Each of these references now leads nowhere: what they verify, measure or teach is not there any more.
Bad:
    #base standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
      - {id: R2, level: must, text: 导办员每 30 分钟巡看一遍等候区}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R2"]
Good:
    #base standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
      - {id: R2, level: must, text: 导办员每 30 分钟巡看一遍等候区}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R1"]
Fix: Change what refers to it first, or keep it. “svcq rename” gives it another id and rewrites the references.
"""

from collections.abc import Iterator

from svcq_build.load import Edge
from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._gone import is_gone
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield one finding for each removed document or part that is still referred to, with all that refers to it."""
    base = context.review_base
    if base is None:
        return
    for reference in sorted(base.gone):
        document, _, part = reference.partition("#")
        if not is_gone(context, reference) or (part and is_gone(context, document)):
            continue
        edges = context.graph.into(document, part or None)
        if not edges:
            continue
        now, before = context.corpus.entries.get(document), base.old.entries[document]
        spot = _list_of(context, document, part) if now is not None else Spot(before.path, span=FILE_START)
        message = (
            say("“{reference}” was removed, but {count} references still lead to it.", reference=reference,
                count=len(edges))
            if len(edges) > 1
            else say("“{reference}” was removed, but “{origin}” still refers to it.", reference=reference,
                     origin=edges[0].origin)
        )  # fmt: skip
        yield Finding(
            spot,
            message,
            say(
                "Change what refers to it first. If it only got another id, give it the old one back; how an id is "
                "changed in all places at once tells “svcq rename --help”.",
            ),
            tuple((_spot(context, edge), say("referred to here, by “{origin}”", origin=edge.origin)) for edge in edges),
            document,
        )  # fmt: skip


def _spot(context: Context, edge: Edge) -> Spot:
    target = str(edge.target)
    words = target if edge.route == ("body",) or edge.mark.relation == "mentions" else target.partition(":")[2]
    return Spot(context.corpus.entries[edge.source].path, edge.route, within=words)


def _list_of(context: Context, document: str, part: str) -> Spot:
    """Where a removed part stood: the list that held it."""
    base = context.review_base
    assert base is not None
    route = base.old.entries[document].parts[part]
    return Spot(context.corpus.entries[document].path, route[:1], key=True)
