"""A promise to customers is shorter than the time that the standard behind it allows.

Why: Staff who keep the standard to the letter break the promise, and the customer is right to complain.
Bad:
    # playbooks/commitments/answers.yml
    promises:
      - {id: P1, text: 1 个工作日内答复您。, within: 1 个工作日, rests_on: ["standard:complaints#R1"]}
    # standards/service/complaints.yml
    requirements:
      - {id: R1, level: must, text: 投诉专员在 3 个工作日内书面答复客户。}
Good:
    # playbooks/commitments/answers.yml
    promises:
      - {id: P1, text: 3 个工作日内答复您。, within: 3 个工作日, rests_on: ["standard:complaints#R1"]}
    # standards/service/complaints.yml
    requirements:
      - {id: R1, level: must, text: 投诉专员在 3 个工作日内书面答复客户。}
Fix: Promise no less time than the standard allows, or tighten the standard first.
"""

from collections.abc import Iterator

from svcq_build import change
from svcq_build.kinds.commitment import Commitment
from svcq_build.kinds.procedure import Procedure
from svcq_build.kinds.process import Process
from svcq_build.kinds.standard import Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Duration, Finding, Reference, Route, Severity, Spot, parse_reference, spoken
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each promised time below every time limit of a requirement or step that it rests on."""
    if not isinstance(entry.model, Commitment) or not not_retired(entry):
        return
    for index, promise in enumerate(entry.model.promises):
        promised = promise.within
        if promised is None:
            continue
        for written in promise.rests_on:
            target = parse_reference(written)
            other = context.graph.find(target) if target is not None else None
            if target is None or other is None:
                continue
            route, limits = _limits(other, target)
            if not limits or any(promised.compare(limit) != -1 for limit in limits):
                continue
            yield Finding(
                Spot(entry.path, ("promises", index, "within")),
                say(
                    "The promise {id} gives {promised}, but “{title}” {part} allows {allowed}.",
                    id=promise.id,
                    promised=spoken(promised),
                    title=called(context, other.ref),
                    part=target.part,
                    allowed=spoken(min(limits, key=lambda limit: limit.minutes)),
                ),
                say("Promise no less time than that, or tighten the standard first."),
                ((Spot(other.path, route), say("what the promise rests on")),),
                entry.ref,
            )


def _limits(other: Entry, target: Reference) -> tuple[Route, list[Duration]]:
    """The time limits that a requirement states or a step has, and where they stand; none for whole documents."""
    if isinstance(other.model, Standard):
        for index, requirement in enumerate(other.model.requirements):
            if requirement.id == target.part:
                return ("requirements", index, "text"), change.time_limits(requirement.text)
    if isinstance(other.model, (Process, Procedure)):
        for index, step in enumerate(other.model.steps):
            if step.id == target.part:
                return ("steps", index, "within"), [step.within] if step.within is not None else []
    return (), []
