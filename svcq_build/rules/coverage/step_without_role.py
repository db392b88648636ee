"""A step says what is done, but not who does it.

Why: What is everybody's task is nobody's: when it is left undone, no one was at fault.
Bad:
    # standards/processes/complaint.yml
    steps:
      - id: S1
        title: 登记
        text: 在投诉台账记下时间、事由和诉求。
Good:
    # standards/processes/complaint.yml
    steps:
      - id: S1
        title: 登记
        text: 在投诉台账记下时间、事由和诉求。
        by: complaint-officer
Fix: Name the role that does the step under “by”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules._ways import steps_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each step with no responsible role."""
    if not not_retired(entry):
        return
    for index, step in enumerate(steps_of(entry.model)):
        if step.by is None:
            yield Finding(
                Spot(entry.path, ("steps", index, "id")),
                say("No role does the step {id} “{title}”.", id=step.id, title=step.title),
                say("Name the role that does it: by: ROLE."),
                document=entry.ref,
            )
