"""No way leads to a step.

Why: A step that nobody comes to is never done, though readers rely on it.
Bad:
    # standards/processes/complaint.yml
    steps:
      - {id: S1, title: 登记, text: 记入投诉台账。, by: complaint-officer, then: S3}
      - {id: S2, title: 重大投诉升级, text: 报告中心主任。, by: hall-manager}
      - {id: S3, title: 答复, text: 书面答复客户。, by: complaint-officer}
Good:
    # standards/processes/complaint.yml
    steps:
      - id: S1
        title: 登记
        text: 记入投诉台账。
        by: complaint-officer
        then: S3
        branches:
          - {when: 属于重大投诉, go: S2}
      - {id: S2, title: 重大投诉升级, text: 报告中心主任。, by: hall-manager}
      - {id: S3, title: 答复, text: 书面答复客户。, by: complaint-officer}
Fix: Let a step before it lead there (“then”, or a branch with its condition), or delete it.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules._ways import first_of_each_group, reached, steps_of, ways_through
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each step that cannot be come to, but not for those that only follow it."""
    steps = steps_of(entry.model)
    ways = ways_through(steps)
    if ways is None or not not_retired(entry):
        return
    entered = reached(ways, [steps[0].id])
    lost = [step.id for step in steps if step.id not in entered]
    for group in first_of_each_group(lost, ways):
        index = next(index for index, step in enumerate(steps) if step.id == group[0])
        yield Finding(
            Spot(entry.path, ("steps", index, "id")),
            say(
                "No way leads from {first} to the step {id} “{title}”.",
                first=steps[0].id,
                id=group[0],
                title=steps[index].title,
            ),
            say("Let a step lead there, with “then: {id}” or a branch “go: {id}”.", id=group[0]),
            document=entry.ref,
        )
