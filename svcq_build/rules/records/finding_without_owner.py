"""A finding has nobody who puts it right, or no day by which that is done.

Why: What belongs to nobody stays as it is, and what has no day is never overdue.
Bad:
    # records/inspections/2026/opening-1.yml
    findings:
      - {id: F1, item: C1, text: 叫号屏未开机。}
Good:
    # records/inspections/2026/opening-1.yml
    findings:
      - {id: F1, item: C1, text: 叫号屏未开机。, responsible: hall-manager, due: 2026-02-05}
Fix: Name the role (“responsible”, of an action: “owner”) and the day (“due”).
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
#: The lists whose items somebody has to see to, and the field that names who.
_LISTS = {
    "inspection": ("findings", "responsible"),
    "incident": ("findings", "responsible"),
    "drill": ("findings", "responsible"),
    "minutes": ("actions", "owner"),
    "improvement": ("measures", "owner"),
}
KINDS = (*_LISTS, "rectification")


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each finding, action or measure without a role or a day."""
    if record.kind.name == "rectification":
        if record.data["state"] == "extended" and record.data.get("due") is None:
            yield _extended(record, "state")
        return
    for index, one in enumerate(record.data.get("followed_up") or ()):
        if one["state"] == "extended" and one.get("due") is None:
            yield _extended(record, "followed_up", index, "state")
    name, who = _LISTS[record.kind.name]
    for index, one in enumerate(record.data.get(name) or ()):
        lacking = [field for field in (who, "due") if one.get(field) is None]
        if not lacking or one.get("done") is not None:
            continue
        missing = ", ".join(lacking)
        yield Finding(
            record.spot(name, index, "id"),
            say("“{id}” does not say who sees to it and by when: “{fields}” is missing.", id=one["id"], fields=missing),
            say("Name the role and the day: {who}: ROLE, due: 2026-03-01", who=who),
            document=record.ref,
        )


def _extended(record: Record, *route: str | int) -> Finding:
    return Finding(
        record.spot(*route),
        say("This is extended, but not to a day."),
        say("Write the new day: due: 2026-03-01"),
        document=record.ref,
    )
