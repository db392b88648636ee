"""A finding is closed by the role that had to put it right.

Why: Nobody judges their own work; a finding is closed by somebody who has looked at it with other eyes.
Bad:
    # records/rectifications/2026/opening-1-f1.yml
    state: closed
    responsible: hall-manager
    closed_by: hall-manager
Good:
    # records/rectifications/2026/opening-1-f1.yml
    state: closed
    responsible: hall-manager
    closed_by: quality-manager
Fix: Have another role look at it and close it.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, parse_reference
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("rectification",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where who closes it is who had to put it right, by this record or by the finding's own."""
    data = record.data
    closer = data.get("closed_by")
    if data["state"] != "closed" or closer is None:
        return
    answering = {_role(data["responsible"]), _role(_asked(str(data["finding"]), context))}
    if _role(closer) in answering:
        yield Finding(
            record.spot("closed_by"),
            say("“{role}” closes what it had to put right itself.", role=_role(closer)),
            say("Another role looks at it and closes it."),
            document=record.ref,
        )


def _asked(finding: str, context: Context) -> str:
    """The role that the finding itself names."""
    reference = parse_reference(finding, "inspection")
    source = context.records.find(reference.document) if reference is not None else None
    if source is None or reference is None:
        return ""
    found = (one.get("responsible") for one in source.data.get("findings") or () if one.get("id") == reference.part)
    return next(found, None) or ""


def _role(reference: str) -> str:
    return reference.removeprefix("role:") or "–"
