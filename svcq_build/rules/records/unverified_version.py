"""A record's score cannot be recomputed, because the version that it speaks of cannot be read here.

Why: A score that nobody recomputes is one that somebody typed; on a clone without the history no check can tell.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    changes:
      - {version: "2.1", date: 2026-01-05, class: substance, trigger: correction, reason: 增加一项。}
      - {version: "2.0", date: 2025-01-05, class: substance, trigger: correction, reason: 增加一项。}
    # records/inspections/2025/opening-1.yml
    checklist: opening
    version: "2.0"
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    changes:
      - {version: "2.1", date: 2026-01-05, class: substance, trigger: correction, reason: 增加一项。}
      - {version: "2.0", date: 2025-01-05, class: substance, trigger: correction, reason: 增加一项。}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
Fix: Fetch the whole history (git fetch --unshallow); versions are committed before they are used.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._versions import versioned
from svcq_build.words import say

SEVERITY = Severity.NOTE


def check_records(context: Context) -> Iterator[Finding]:
    """Yield one finding for each version of a checklist that inspections ran and that cannot be read."""
    unread: dict[tuple[str, str], list[Record]] = {}
    for record in context.records.entries("inspection"):
        found = versioned(record, context)
        if found is not None and found.stood.standing in ("lost", "untold"):
            unread.setdefault((found.entry.ref, found.version), []).append(record)
    for (document, version), records in unread.items():
        yield Finding(
            records[0].spot("version"),
            say("Version {version} of “{document}” cannot be read here, so {n} scores were not recomputed.",
                version=version, document=document, n=len(records)),
            say("Fetch the whole history: git fetch --unshallow"),
            document=records[0].ref,
        )  # fmt: skip
