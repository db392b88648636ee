"""A document's version is lower than that of its newest change.

Why: The page shows the old version above the new text, and readers believe that nothing changed.
Bad:
    # standards/service/queueing.yml
    version: "1.1"
    changes:
      - {version: "1.2", date: 2026-01-05, class: wording}
      - {version: "1.1", date: 2025-07-01, class: wording}
Good:
    # standards/service/queueing.yml
    version: "1.2"
    changes:
      - {version: "1.2", date: 2026-01-05, class: wording}
      - {version: "1.1", date: 2025-07-01, class: wording}
Fix: Raise “version” to that of the newest change.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding when a change has made a higher version than the document bears."""
    model = entry.sound
    if model.version is None or not model.changes:
        return
    newest = max(change.version for change in model.changes)
    if model.version < newest:
        index = next(index for index, change in enumerate(model.changes) if change.version == newest)
        yield Finding(
            Spot(entry.path, ("version",)),
            say(
                "The version is {version}, but a change has already made it {newest}.",
                version=model.version,
                newest=newest,
            ),
            say('Write version: "{newest}".', newest=newest),
            ((Spot(entry.path, ("changes", index, "version")), say("changed here")),),
            entry.ref,
        )
