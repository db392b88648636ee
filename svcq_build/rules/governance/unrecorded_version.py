"""A governed document in force bears a version that no change entry explains.

Why: Readers see a new number and cannot learn what is new, who decided it and why.
Bad:
    # standards/service/queueing.yml
    status: active
    version: "1.2"
    changes:
      - {version: "1.1", date: 2025-07-01, class: wording}
Good:
    # standards/service/queueing.yml
    status: active
    version: "1.2"
    changes:
      - {version: "1.2", date: 2026-01-05, class: wording}
      - {version: "1.1", date: 2025-07-01, class: wording}
Fix: Add an entry for this version to “changes”, on top: version, date, class, trigger and reason.
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
    """Yield a finding when the document's version is higher than that of every change (lower: another rule)."""
    model = entry.sound
    if model.version is None or not entry.kind.governed or not in_force(entry):
        return
    if context.review_base is not None and "missing-change-entry" in context.running:
        before = context.review_base.before(entry.ref)
        if before is not None and before.model is not None and before.model.version != model.version:
            return  # that rule says it of the change under review
    if all(change.version < model.version for change in model.changes):
        yield Finding(
            Spot(entry.path, ("version",)),
            say("No change entry explains the version {version}.", version=model.version),
            say(
                'Add to “changes”, on top: version "{version}", the date, class, trigger and reason.',
                version=model.version,
            ),
            document=entry.ref,
        )
