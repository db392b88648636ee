"""A governed document is in force, but nothing says since when.

Why: Whether a complaint or a mistake falls under the old rule or the new one depends on that day.
Bad:
    # standards/service/queueing.yml
    status: active
Good:
    # standards/service/queueing.yml
    status: active
    effective: 2026-01-01
Fix: Write the day from which it applies under “effective”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a governed document in force without a day from which it applies."""
    if entry.kind.governed and in_force(entry) and entry.sound.effective is None:
        yield Finding(
            Spot(entry.path, ("effective",)),
            say("This document is in force, but nothing says since when."),
            say("Add the day from which it applies: effective: {today}.", today=context.today),
            document=entry.ref,
        )
