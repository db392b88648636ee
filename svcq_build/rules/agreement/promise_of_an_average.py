"""A promise to customers gives an average for a limit.

Why: An average hides the bad days; the customer who waited an hour cannot check it, and cannot claim anything.
Bad:
    # playbooks/commitments/waiting.yml
    promises:
      - {id: P1, text: 您平均等候不超过 15 分钟。, rests_on: ["standard:queueing#R1"]}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 客户平均等候不超过 15 分钟。}
Good:
    # playbooks/commitments/waiting.yml
    promises:
      - {id: P1, text: 每天九成的客户 20 分钟内叫到，没有人超过 30 分钟。, rests_on: ["standard:queueing#R1"]}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 每位客户的等候不超过 30 分钟，九成在 20 分钟内叫到。}
Fix: Promise each customer a longest time or a share (“nine of ten within 20 minutes”); the average stays a figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.kinds.commitment import Commitment, Promise
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot, limits_in, parse_reference, time_limit
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.rules.agreement._compared import Stated, stated_by
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each promise that bounds an average, or rests on requirements that do nothing else."""
    if not isinstance(entry.model, Commitment) or not not_retired(entry):
        return
    for index, promise in enumerate(entry.model.promises):
        route = ("promises", index, "text")
        hint = say("Promise each customer a longest time, or a share: “nine of ten within 20 minutes”.")
        averages = [limit for limit in limits_in(promise.text) if limit.average and limit.bound != "every"]
        if averages:
            message = say("The promise {id} is of an average: “{limit}”.", id=promise.id, limit=averages[0].said)
            yield Finding(Spot(entry.path, route), message, hint, document=entry.ref)
            continue
        behind = _averages_behind(promise, context)
        if behind is not None and behind.of is not None:
            other = context.graph.find(behind.of)
            assert other is not None
            yield Finding(
                Spot(entry.path, route),
                say(
                    "The promise {id} is made to each customer, but “{title}” {part} only bounds an average.",
                    id=promise.id,
                    title=called(context, other.ref),
                    part=behind.of.part or "",
                ),
                say(
                    "Let {place} bound the time of each customer or the share that is in time, or promise no more.",
                    place=f"{other.path} ({behind.of.part})",
                ),
                ((Spot(other.path, behind.route), say("what the promise rests on")),),
                entry.ref,
            )


def _averages_behind(promise: Promise, context: Context) -> Stated | None:
    """An average that a promise of a time rests on, where it rests on no bound for each customer."""
    times = [limit for limit in limits_in(promise.text) if limit.sort == "time" and limit.bound == "upper"]
    if promise.within is not None:
        times.append(time_limit(promise.within))
    if not times:
        return None
    stated: list[Stated] = []
    for written in promise.rests_on:
        target = parse_reference(written)
        demand = context.graph.demand(target) if target is not None and target.part else None
        if target is not None and demand is not None:
            stated += [one for one in stated_by(demand, target) if one.limit.sort == "time"]
    bounds = [one for one in stated if one.limit.bound in ("upper", "plain")]
    return bounds[0] if bounds and all(one.limit.average for one in bounds) else None
