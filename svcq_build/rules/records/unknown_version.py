"""A record speaks of a version that its document never had.

Why: Nobody can look up what was inspected, taught or read, and the record proves nothing.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    changes:
      - {version: "2.1", date: 2026-01-05, class: substance, trigger: correction, reason: 增加一项。}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "3.0"
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    changes:
      - {version: "2.1", date: 2026-01-05, class: substance, trigger: correction, reason: 增加一项。}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
Fix: Write the version that was in force on that day; “svcq show KIND:ID” tells which that was.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._versions import VERSIONED, versioned
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR
KINDS = tuple(VERSIONED)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where the version that a record names surely never was."""
    found = versioned(record, context)
    if found is None or found.stood.standing != "never":
        return
    had = [version for version in found.stood.versions if version]
    yield Finding(
        record.spot("version"),
        say("“{document}” never had version {version}; it had: {versions}.",
            document=found.entry.ref, version=found.version, versions=", ".join(had) or "–"),
        _then(found.entry, record) or say("Write the version that was in force on that day."),
        document=record.ref,
    )  # fmt: skip


def _then(entry: Entry, record: Record) -> Message | None:
    """The version that a document had on a record's day, as its changes tell."""
    changes = entry.model.changes if entry.model is not None else ()
    before = [change for change in changes if change.date <= record.day]
    if not before:
        return None
    last = max(before, key=lambda change: (change.date, change.version))
    return say("On {day} it had version {version}.", day=record.day.isoformat(), version=str(last.version))
