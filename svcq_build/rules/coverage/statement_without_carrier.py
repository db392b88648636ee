"""Nothing puts a point of a policy into practice.

Why: What stands on the wall and in no standard, process or scheme is a slogan.
Bad:
    # standards/policies/purpose.yml
    status: active
    statements:
      - {id: A1, title: 群众少跑, text: 能一次办的不让群众跑两次。}
Good:
    # standards/policies/purpose.yml
    status: active
    statements:
      - {id: A1, title: 群众少跑, text: 能一次办的不让群众跑两次。, carried_by: ["standard:window-service#R3"]}
Fix: Name the standards, processes, roles or schemes that carry it under “carried_by”, or write them.
"""

from collections.abc import Iterator

from svcq_build.kinds.policy import Policy
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each statement of a policy in force that nothing carries."""
    if not isinstance(entry.model, Policy) or not in_force(entry):
        return
    for index, statement in enumerate(entry.model.statements):
        if not statement.carried_by:
            yield Finding(
                Spot(entry.path, ("statements", index, "id")),
                say("Nothing puts {id} “{title}” into practice.", id=statement.id, title=statement.title),
                say("Name what carries it: carried_by: [standard:ID#R1]."),
                document=entry.ref,
            )
