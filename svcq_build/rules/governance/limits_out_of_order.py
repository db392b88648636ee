"""An indicator's target, warning and alarm limits contradict its direction.

Why: The lamp turns red while all is well, or stays green while the customer waits.
Bad:
    # standards/indicators/waiting-time.yml
    direction: lower
    target: 15
    warning: 25
    alarm: 20
Good:
    # standards/indicators/waiting-time.yml
    direction: lower
    target: 15
    warning: 20
    alarm: 25
Fix: Where lower is better: target ≤ warning ≤ alarm; where higher is better: target ≥ warning ≥ alarm.
"""

from collections.abc import Iterator
from itertools import pairwise

from svcq_build.kinds.indicator import Indicator
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each limit that lies on the good side of the one before it."""
    model = entry.model
    if not isinstance(model, Indicator) or not not_retired(entry):
        return
    limits = [("target", model.target), ("warning", model.warning), ("alarm", model.alarm)]
    given = [(name, value) for name, value in limits if value is not None]
    for (better, first), (worse, second) in pairwise(given):
        if second < first if model.direction == "lower" else second > first:
            values = {"first": f"{first:g}", "second": f"{second:g}", "better": better, "worse": worse}
            yield Finding(
                Spot(entry.path, (worse,)),
                say("Lower is better, but “{worse}” ({second}) is lower than “{better}” ({first}).", **values)
                if model.direction == "lower"
                else say("Higher is better, but “{worse}” ({second}) is higher than “{better}” ({first}).", **values),
                say("Correct the numbers: target ≤ warning ≤ alarm; or is “direction” wrong?")
                if model.direction == "lower"
                else say("Correct the numbers: target ≥ warning ≥ alarm; or is “direction” wrong?"),
                ((Spot(entry.path, (better,)), say("compared with this")),),
                entry.ref,
            )
