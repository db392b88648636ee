"""A governed document in force is never reviewed, or nobody knows when it last was.

Why: A standard that nobody has to look at again is out of date before anyone notices.
Bad:
    # standards/service/queueing.yml
    status: active
    review: {every: 6 个月}
Good:
    # standards/service/queueing.yml
    status: active
    review: {every: 6 个月, last: 2026-01-05}
Fix: Write how often it is reviewed under “review.every”, and when it last was under “review.last”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a governed document in force without an interval or a last review."""
    if not entry.kind.governed or not in_force(entry):
        return
    if entry.sound.review is None:
        yield Finding(
            Spot(entry.path, ("review",)),
            say("This document is in force, but nothing says when it is reviewed."),
            say("Add the interval and the last day: review: {{every: 6 个月, last: {today}}}.", today=context.today),
            document=entry.ref,
        )
    elif entry.sound.review.last is None:
        yield Finding(
            Spot(entry.path, ("review",)),
            say("Nothing says when this document was last reviewed."),
            say("Add the day to “review”: last: {today}.", today=context.today),
            document=entry.ref,
        )
