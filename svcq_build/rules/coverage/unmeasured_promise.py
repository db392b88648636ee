"""No indicator shows whether a promise to customers is kept.

Why: A promise whose keeping nobody measures is broken unnoticed, and the published share of kept promises is made up.
Bad:
    # playbooks/commitments/waiting.yml
    status: active
    promises:
      - {id: P1, text: 取号后 15 分钟内叫到您。, rests_on: ["standard:queueing#R1"]}
Good:
    # playbooks/commitments/waiting.yml
    status: active
    promises:
      - {id: P1, text: 取号后 15 分钟内叫到您。, rests_on: ["standard:queueing#R1"], shown_by: [waiting-time]}
    # standards/indicators/waiting-time.yml
    status: active
Fix: Name the indicator under “shown_by”, or let one measure a requirement that the promise rests on.
"""

from collections.abc import Iterable, Iterator

from svcq_build.kinds.commitment import Commitment
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Reference, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force, living
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each promise in force that neither names an indicator nor rests on what one measures."""
    if not isinstance(entry.model, Commitment) or not in_force(entry):
        return
    for index, promise in enumerate(entry.model.promises):
        targets = [target for written in promise.rests_on if (target := parse_reference(written)) is not None]
        if promise.shown_by or _are_measured(targets, context):
            continue
        yield Finding(
            Spot(entry.path, ("promises", index, "id")),
            say("No indicator shows whether the promise {id} is kept.", id=promise.id),
            say("Add “shown_by” with an indicator, or let an indicator measure what the promise rests on."),
            document=entry.ref,
            rests_on=tuple(Ground("mentions", target.document, target.part) for target in targets),
        )


def _are_measured(targets: Iterable[Reference], context: Context) -> bool:
    """Whether an indicator measures one of the things that a promise rests on."""
    return any(living(context, context.graph.into(one.document, one.part, "measures")) for one in targets)
