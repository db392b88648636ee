"""A channel for the public has no time limit for a level of severity.

Why: Whoever complains waits without knowing for how long, and nobody can say that the answer is late.
Bad:
    # playbooks/feedback/hotline.yml
    status: active
    users: public
    scale: complaint
    # playbooks/severities/complaint.yml
    status: active
    levels:
      - {id: L1, title: 一般, criteria: 只影响时间。, resolve: 3 个工作日}
      - {id: L2, title: 重大, criteria: 涉及人身安全。}
Good:
    # playbooks/feedback/hotline.yml
    status: active
    users: public
    scale: complaint
    # playbooks/severities/complaint.yml
    status: active
    levels:
      - {id: L1, title: 一般, criteria: 只影响时间。, resolve: 3 个工作日}
      - {id: L2, title: 重大, criteria: 涉及人身安全。, resolve: 10 个工作日}
Fix: Name the scale of the channel, and give each of its levels “resolve”, there or under the channel's “limits”.
"""

from collections.abc import Iterator

from svcq_build.kinds.channel import Channel
from svcq_build.kinds.severity import Severity as Scale
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a channel in force without a scale, and for each level that has no limit to resolve."""
    if not isinstance(entry.model, Channel) or not in_force(entry) or entry.model.users != "public":
        return
    if entry.model.scale is None:
        yield Finding(
            Spot(entry.path, ("users",)),
            say("Nothing says within what time matters are resolved that come in here."),
            say("Name the scale that sets the times: scale: ID."),
            document=entry.ref,
        )
        return
    target = parse_reference(entry.model.scale)
    scale = context.graph.find(target) if target is not None else None
    if scale is None or not isinstance(scale.model, Scale):
        return
    set_here = {limit.level for limit in entry.model.limits if limit.resolve is not None}
    for index, level in enumerate(scale.model.levels):
        here = f"{scale.ref}#{level.id}"
        if level.resolve is None and here not in set_here:
            yield Finding(
                Spot(entry.path, ("scale",)),
                say(
                    "Nothing says within what time a matter of the level {id} “{title}” is resolved.",
                    id=level.id,
                    title=level.title,
                ),
                say(
                    "Give the level “resolve”, or write it here: limits: [{{level: {level}, resolve: TIME}}].",
                    level=here,
                ),
                ((Spot(scale.path, ("levels", index, "id")), say("the level without a limit")),),
                entry.ref,
                rests_on=(Ground("shape", scale.ref),),
            )
