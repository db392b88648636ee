"""A step has a control point that no checklist item verifies.

Why: A key check that stands on nobody's checklist is made when someone happens to think of it.
Bad:
    # standards/processes/complaint.yml
    status: active
    steps:
      - {id: S1, title: 定级, text: 受理后 2 小时内定级。, by: complaint-officer, control_point: 级别与事实相符。}
Good:
    # standards/processes/complaint.yml
    status: active
    steps:
      - {id: S1, title: 定级, text: 受理后 2 小时内定级。, by: complaint-officer, control_point: 级别与事实相符。}
    # playbooks/checklists/complaint-desk.yml
    sections:
      - title: 定级
        items:
          - {id: C1, text: 抽查的 5 件投诉，级别都与事实相符吗？, verifies: ["process:complaint#S1"]}
Fix: Name the step under “verifies” of a checklist item, or delete the control point.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force, living
from svcq_build.rules._ways import steps_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each control point in force that no living checklist verifies."""
    if not in_force(entry):
        return
    for index, step in enumerate(steps_of(entry.model)):
        if step.control_point is None or living(context, context.graph.into(entry.ref, step.id, "verifies")):
            continue
        yield Finding(
            Spot(entry.path, ("steps", index, "control_point"), key=True),
            say("No checklist verifies the control point of step {id}.", id=step.id),
            say("Add “{target}” to “verifies” of a checklist item.", target=f"{entry.ref}#{step.id}"),
            document=entry.ref,
            rests_on=(Ground("mentions", entry.ref, step.id),),
        )
