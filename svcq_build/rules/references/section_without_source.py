"""A section of a report names nothing that its figures come from.

Why: What no source feeds is written from memory, and next quarter it is written differently.
Bad:
    # playbooks/reports/quarter.yml
    status: active
    sections:
      - {id: B1, title: 等候, text: 本季平均等候，与上季比较。}
Good:
    # playbooks/reports/quarter.yml
    status: active
    sections:
      - {id: B1, title: 等候, text: 本季平均等候，与上季比较。, shows: ["indicator:waiting-time"]}
Fix: Name the indicators, checklists, commitments or plans under “shows”.
"""

from collections.abc import Iterator

from svcq_build.kinds.report import Report
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each section of a report in force without a source."""
    if not isinstance(entry.model, Report) or not in_force(entry):
        return
    for index, section in enumerate(entry.model.sections):
        if not section.shows:
            yield Finding(
                Spot(entry.path, ("sections", index, "id")),
                say(
                    "Nothing says where the section {id} “{title}” has its figures from.",
                    id=section.id,
                    title=section.title,
                ),
                say("Name the sources: shows: [indicator:ID]."),
                document=entry.ref,
            )
