"""A document was last looked at before the last change of substance in what it serves.

Why: A checklist, a module or an indicator may still say what the standard said before; nobody knows until one looks.
Bad:
    # standards/service/queueing.yml
    status: active
    changes:
      - {version: "1.0", date: 2026-02-01, class: substance, trigger: regulation, reason: 时限缩短, affects: [R1]}
    requirements:
      - {id: R1, level: must, text: 等候超过 20 分钟时由导办员当面说明原因}
    # standards/indicators/waiting-time.yml
    status: active
    review: {every: 1 年, last: 2026-01-01}
    measures: ["standard:queueing#R1"]
Good:
    # standards/service/queueing.yml
    status: active
    changes:
      - {version: "1.0", date: 2026-02-01, class: substance, trigger: regulation, reason: 时限缩短, affects: [R1]}
    requirements:
      - {id: R1, level: must, text: 等候超过 20 分钟时由导办员当面说明原因}
    # standards/indicators/waiting-time.yml
    status: active
    review: {every: 1 年, last: 2026-02-03}
    measures: ["standard:queueing#R1"]
Fix: Look whether it still fits, mend it if not, and record that you looked: svcq reviewed KIND:ID.
"""

from collections.abc import Iterator

from svcq_build.change import suspicions
from svcq_build.load import Entry
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose change of substance ``entry`` has not been reviewed against."""
    for suspicion in suspicions(context.graph, entry, context.today):
        target = context.corpus.entries[suspicion.target]
        change = Spot(target.path, ("changes", suspicion.change, "date"))
        yield Finding(
            Spot(entry.path, ("review", "last")),
            say(
                "{title} changed on {changed}, after the last look at this document on {looked}.",
                title=suspicion.title,
                changed=suspicion.changed.isoformat(),
                looked=suspicion.looked.isoformat(),
            ),
            say(
                "See whether it still fits, mend it if not, and write the day under “review.last”. In a terminal: "
                "svcq reviewed {ref}",
                ref=entry.ref,
            ),
            ((change, say("the change")),),
            entry.ref,
        )
