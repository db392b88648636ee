"""Those who can earn a reward decide who gets it, or hear the appeal.

Why: A reward that a role can give itself is believed by nobody else, and stops encouraging them.
Bad:
    # playbooks/incentives/service-star.yml
    status: active
    eligible: ["role:hall-manager", "role:greeter"]
    decided_by: role:hall-manager
Good:
    # playbooks/incentives/service-star.yml
    status: active
    eligible: ["role:greeter"]
    decided_by: role:hall-manager
    appeal: {to: quality-manager, within: 5 个工作日, answered_within: 5 个工作日}
Fix: Let a role that cannot earn it decide, or leave that role out of those who can.
"""

from collections.abc import Iterator

from svcq_build.kinds.incentive import Incentive
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a decider that can win, and for an appeal to the decider or a winner."""
    model = entry.model
    if not isinstance(model, Incentive) or not in_force(entry):
        return
    if model.decided_by in model.eligible:
        yield Finding(
            Spot(entry.path, ("decided_by",)),
            say("“{role}” decides, and can earn the reward itself.", role=called(context, model.decided_by)),
            say("Let a role decide that cannot earn it."),
            ((Spot(entry.path, ("eligible", model.eligible.index(model.decided_by))), say("can earn it")),),
            entry.ref,
        )
    if model.appeal.to == model.decided_by or model.appeal.to in model.eligible:
        yield Finding(
            Spot(entry.path, ("appeal", "to")),
            say(
                "The appeal goes to “{role}”, who decides or can earn the reward.",
                role=called(context, model.appeal.to),
            ),
            say("Name a role that has no part in it."),
            document=entry.ref,
        )
