"""A governed document is in force, but no role answers for it.

Why: When it is wrong or out of date, nobody is there to mend it.
Bad:
    # standards/service/queueing.yml
    status: active
Good:
    # standards/service/queueing.yml
    status: active
    owner: hall-manager
Fix: Name the role that answers for the document under “owner”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a governed document in force without an owner; indicators have their own rule."""
    if not entry.kind.governed or not in_force(entry) or entry.kind.name == "indicator":
        return
    if entry.sound.owner is None:
        yield Finding(
            Spot(entry.path, ("owner",)),
            say("This document is in force, but no role answers for it."),
            say("Add the line “owner: ROLE”."),
            document=entry.ref,
        )
