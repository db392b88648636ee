"""A change bears no higher version than the change before it.

Why: Two texts under one version, or a version that goes back: nobody can tell which text applied when.
Bad:
    # standards/service/queueing.yml
    version: "1.2"
    changes:
      - {version: "1.2", date: 2026-01-05, class: wording}
      - {version: "1.2", date: 2025-07-01, class: wording}
Good:
    # standards/service/queueing.yml
    version: "1.3"
    changes:
      - {version: "1.3", date: 2026-01-05, class: wording}
      - {version: "1.2", date: 2025-07-01, class: wording}
Fix: Give each change a higher version than the one before, and put the newest on top.
"""

from collections.abc import Iterator
from itertools import pairwise

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each change without a higher version than the next older; one if all stand upside down."""
    changes = entry.sound.changes
    if len(changes) > 1 and all(
        above.version < below.version and above.date <= below.date for above, below in pairwise(changes)
    ):
        yield Finding(
            Spot(entry.path, ("changes",), key=True),
            say("The changes stand with the oldest on top."),
            say(
                "Put the newest on top: {newest} first, {oldest} last.",
                newest=changes[-1].version,
                oldest=changes[0].version,
            ),
            document=entry.ref,
        )
        return
    for index, (newer, older) in enumerate(pairwise(changes)):
        if newer.version <= older.version:
            yield Finding(
                Spot(entry.path, ("changes", index, "version")),
                say(
                    "This change made version {newer}, but the one before it had already made {older}.",
                    newer=newer.version,
                    older=older.version,
                ),
                say("Give each change a higher version than the one below it."),
                ((Spot(entry.path, ("changes", index + 1, "version")), say("the change before it")),),
                entry.ref,
            )
