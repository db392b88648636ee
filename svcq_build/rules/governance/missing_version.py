"""A governed document in force has no version.

Why: Without a version nobody can say which text they were trained in, and nobody sees that it changed.
Bad:
    # standards/service/queueing.yml
    status: active
Good:
    # standards/service/queueing.yml
    status: active
    version: "1.0"
Fix: Write the version in quotes: version: "1.0".
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
    """Yield a finding for a governed document without a version that is in force or has a history."""
    model = entry.sound
    if model.version is not None or not entry.kind.governed:
        return
    if model.changes:
        newest = max(change.version for change in model.changes)
        yield Finding(
            Spot(entry.path, ("version",)),
            say("This document has no version, though its changes lead up to {version}.", version=newest),
            say('Add the line “version: "{version}"”.', version=newest),
            document=entry.ref,
        )
    elif in_force(entry):
        yield Finding(
            Spot(entry.path, ("version",)),
            say("This document is in force, but has no version."),
            say('Add the line “version: "{version}"”.', version="1.0"),
            document=entry.ref,
        )
