"""Nothing measures or verifies a requirement.

Why: A demand that no indicator measures and no checklist verifies is a wish: nobody can tell whether it is met.
Bad:
    # standards/service/queueing.yml
    status: active
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
Good:
    # standards/service/queueing.yml
    status: active
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # playbooks/checklists/queue-patrol.yml
    sections:
      - title: 等候
        items:
          - {id: C1, text: 等候超过 30 分钟的客户得到说明, verifies: ["standard:queueing#R1"]}
Fix: Name it under “verifies” of a checklist item or “measures” of an indicator, or lower it to “may”.
"""

from collections.abc import Iterator

from svcq_build.kinds.standard import Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force, living
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each binding requirement of an active standard, of people and place too, that has neither."""
    if not isinstance(entry.model, Standard) or not in_force(entry):
        return
    for field, index, requirement in entry.model.demands():
        if requirement.level == "may":
            continue
        if living(context, context.graph.into(entry.ref, requirement.id, "measures", "verifies")):
            continue
        yield Finding(
            Spot(entry.path, (field, index, "id")),
            say("Nothing measures or verifies the requirement {id}.", id=requirement.id),
            say(
                "Add “{target}” to “verifies” of a checklist item, or to “measures” of an indicator.",
                target=f"{entry.ref}#{requirement.id}",
            ),
            document=entry.ref,
            rests_on=(Ground("mentions", entry.ref, requirement.id),),
        )
