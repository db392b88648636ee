"""A finding is called closed, and nothing proves it.

Why: Without evidence “closed” means that somebody said so, and the same finding comes back.
Bad:
    # records/rectifications/2026/opening-1-f1.yml
    state: closed
    closed_by: quality-manager
    evidence: []
Good:
    # records/rectifications/2026/opening-1-f1.yml
    state: closed
    closed_by: quality-manager
    evidence:
      - name: IMG_9.jpg
        sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
Fix: Add the file's name and SHA-256, and the role that looked at it.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("rectification",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where a closed finding has no evidence, or nobody who closed it."""
    data = record.data
    if data["state"] != "closed":
        return
    if not data.get("evidence"):
        yield Finding(
            record.spot("state"),
            say("This finding is closed without evidence."),
            say("Add to “evidence” the name and the SHA-256 of what proves it."),
            document=record.ref,
        )
    if data.get("closed_by") is None:
        yield Finding(
            record.spot("state"),
            say("This finding is closed, but not by anybody."),
            say("Name in “closed_by” the role that looked at it; it is not the one that put it right."),
            document=record.ref,
        )
