"""What a rhythm says does not fit together.

Why: The calendar that people subscribe to is made of it; a day that never comes is a meeting that nobody attends.
Bad:
    # playbooks/meetings/briefing.yml
    rhythm: {every: month, on: friday, at: "08:40", lasts: 15 分钟}
Good:
    # playbooks/meetings/briefing.yml
    rhythm: {every: month, on: first friday, at: "08:40", lasts: 15 分钟}
Fix: Give what the hint asks for: a weekday for weeks, a day of the month for more, a month for quarters and years.
"""

from collections.abc import Iterator

from svcq_build.kinds.meeting import Meeting
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot, misfits
from svcq_build.rules import Context

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each field of a rhythm that does not fit the others."""
    if not isinstance(entry.model, Meeting):
        return
    for misfit in misfits(entry.model.rhythm):
        spot = Spot(entry.path, ("rhythm", misfit.field)) if misfit.given else Spot(entry.path, ("rhythm",), key=True)
        yield Finding(spot, misfit.message, misfit.hint, document=entry.ref)
