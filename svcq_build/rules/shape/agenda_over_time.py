"""A meeting's agenda takes longer than the meeting lasts.

Why: The last items are never reached, or people are late for what comes after.
Bad:
    # playbooks/meetings/briefing.yml
    rhythm: {every: workday, at: "08:40", lasts: 15 分钟}
    agenda:
      - {id: A1, title: 昨日问题, minutes: 10}
      - {id: A2, title: 今日安排, minutes: 10}
Good:
    # playbooks/meetings/briefing.yml
    rhythm: {every: workday, at: "08:40", lasts: 20 分钟}
    agenda:
      - {id: A1, title: 昨日问题, minutes: 10}
      - {id: A2, title: 今日安排, minutes: 10}
Fix: Give the items fewer minutes, leave one out, or let the meeting last longer.
"""

from collections.abc import Iterator

from svcq_build.kinds.meeting import Meeting
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for an agenda whose minutes add up to more than the meeting's."""
    if not isinstance(entry.model, Meeting):
        return
    taken, lasts = sum(item.minutes for item in entry.model.agenda), entry.model.rhythm.lasts.minutes
    if taken > lasts:
        yield Finding(
            Spot(entry.path, ("agenda",), key=True),
            say("The agenda takes {taken} minutes; the meeting lasts {lasts}.", taken=f"{taken:g}", lasts=f"{lasts:g}"),
            say("Shorten the items, or let the meeting last longer."),
            ((Spot(entry.path, ("rhythm", "lasts")), say("compared with this")),),
            entry.ref,
        )
