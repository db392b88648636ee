"""From a step, the end can never be reached.

Why: Whoever follows the steps goes round in circles, and the customer's matter is never finished.
Bad:
    # standards/processes/complaint.yml
    steps:
      - {id: S1, title: 调查, text: 听取双方说法。, by: complaint-officer}
      - {id: S2, title: 复核, text: 换人复核。, by: hall-manager, then: S1}
Good:
    # standards/processes/complaint.yml
    steps:
      - {id: S1, title: 调查, text: 听取双方说法。, by: complaint-officer}
      - id: S2
        title: 复核
        text: 换人复核。
        by: hall-manager
        then: end
        branches:
          - {when: 复核发现事实不清, go: S1}
Fix: Give one of the steps of the loop a way out: “then: end”, or a branch under a condition.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import END, OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules._ways import backwards, first_of_each_group, reached, steps_of, ways_through
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each loop that is entered and never left."""
    steps = steps_of(entry.model)
    ways = ways_through(steps)
    if ways is None or not not_retired(entry):
        return
    leading_out = reached(backwards(ways), [END])
    if len(leading_out) > len(steps):  # every step, and the end itself
        return
    entered = reached(ways, [steps[0].id])
    trapped = [step.id for step in steps if step.id in entered and step.id not in leading_out]
    for loop in first_of_each_group(trapped, backwards(ways)):
        index = next(index for index, step in enumerate(steps) if step.id == loop[-1])
        route = ("steps", index, "then" if steps[index].then else "id")
        yield Finding(
            Spot(entry.path, route),
            say("The steps {steps} lead only to each other: the end is never reached.", steps=", ".join(loop))
            if len(loop) > 1
            else say("The step {step} leads only to itself: the end is never reached.", step=loop[0]),
            say("Give {step} a way out: “then: end”, or a branch with its condition.", step=loop[-1]),
            document=entry.ref,
        )
