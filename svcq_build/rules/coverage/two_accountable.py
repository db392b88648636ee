"""More than one role is accountable for a step.

Why: Two who answer for the same result wait for each other, and each can point at the other.
Bad:
    # standards/processes/complaint.yml
    steps:
      - id: S1
        title: 答复
        text: 书面答复客户。
        by: complaint-officer
        accountable: [hall-manager, quality-manager]
Good:
    # standards/processes/complaint.yml
    steps:
      - id: S1
        title: 答复
        text: 书面答复客户。
        by: complaint-officer
        accountable: [hall-manager]
        consulted: [quality-manager]
Fix: Keep the one role that answers for the result; the others are consulted or informed.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.rules._ways import steps_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each step that more than one role is accountable for."""
    if not not_retired(entry):
        return
    for index, step in enumerate(steps_of(entry.model)):
        roles = list(dict.fromkeys(step.accountable))
        if len(roles) < 2:
            continue
        route = ("steps", index, "accountable")
        yield Finding(
            Spot(entry.path, (*route, step.accountable.index(roles[1]))),
            say(
                "{count} roles are accountable for the step {id}: {roles}.",
                count=len(roles),
                id=step.id,
                roles=", ".join(called(context, role) for role in roles),
            ),
            say("Keep the one that answers for the result; move the others to “consulted” or “informed”."),
            ((Spot(entry.path, (*route, 0)), say("the first accountable role")),),
            entry.ref,
        )
