"""A supervising body inside the house watches what one of its own members answers for.

Why: Whoever watches their own work finds that it is in order; the finding is worth nothing to those who rely on it.
Bad:
    # playbooks/supervision/inspection.yml
    status: active
    position: inside
    exercised_by: ["role:hall-manager"]
    watches: ["standard:queueing"]
    # standards/service/queueing.yml
    owner: hall-manager
Good:
    # playbooks/supervision/inspection.yml
    status: active
    position: inside
    exercised_by: ["role:quality-manager"]
    watches: ["standard:queueing"]
    # standards/service/queueing.yml
    owner: hall-manager
Fix: Let another role watch it, give the document to another owner, or leave it out of what this body watches.
"""

from collections.abc import Iterator

from svcq_build.kinds.supervisor import Supervisor
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import called, in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each watched document whose owner exercises the body, or is watched as a role by itself."""
    model = entry.model
    if not isinstance(model, Supervisor) or not in_force(entry) or model.position != "inside":
        return
    for index, written in enumerate(model.watches):
        target = parse_reference(written)
        other = context.graph.find(target) if target is not None else None
        if other is None:
            continue
        owners = (
            {other.ref}
            if other.kind.name == "role"
            else {each.target.document for each in context.graph.out_of(other.ref) if each.mark.relation == "owner"}
        )
        for role in model.exercised_by:
            if role in owners:
                yield Finding(
                    Spot(entry.path, ("watches", index)),
                    say(
                        "“{role}” watches “{title}”, for which it answers itself.",
                        role=called(context, role),
                        title=called(context, other.ref),
                    ),
                    say("Let another role watch it, or leave it out."),
                    ((Spot(entry.path, ("exercised_by", model.exercised_by.index(role))), say("who watches")),),
                    entry.ref,
                    rests_on=(Ground("shape", other.ref),),
                )
