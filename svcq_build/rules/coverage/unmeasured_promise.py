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

from collections.abc import Iterator

from svcq_build.kinds.commitment import Commitment, Promise
from svcq_build.load import Entry
from svcq_build.model import Finding, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force, living
from svcq_build.words import say

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each promise in force that neither names an indicator nor rests on what one measures."""
    if not isinstance(entry.model, Commitment) or not in_force(entry):
        return
    for index, promise in enumerate(entry.model.promises):
        if promise.shown_by or _is_measured(promise, context):
            continue
        yield Finding(
            Spot(entry.path, ("promises", index, "id")),
            say("No indicator shows whether the promise {id} is kept.", id=promise.id),
            say("Add “shown_by” with an indicator, or let an indicator measure what the promise rests on."),
            document=entry.ref,
        )


def _is_measured(promise: Promise, context: Context) -> bool:
    """Whether an indicator measures, or something unread may measure, one of the things that a promise rests on."""
    for written in promise.rests_on:
        target = parse_reference(written)
        assert target is not None  # the model took it
        if living(context, context.graph.into(target.document, target.part, "measures")):
            return True
        if context.graph.may_be_mentioned_unread(target.document, target.part):
            return True
    return False
