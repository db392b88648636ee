"""A document holds what looks like personal data.

Why: The handbook is read by everybody and kept for years; a person's number was not theirs to find, and changes.
Bad:
    # standards/service/queueing.yml
    summary: 排队问题请找值班经理，电话 13912345678。
Good:
    # standards/service/queueing.yml
    summary: 排队问题请找值班经理，内线 8012。
Fix: Write the office's number or address, or the role.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Severity, Span, Spot
from svcq_build.rules import Context
from svcq_build.words import find_personal, mask, say

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each number or mailbox of a person; an office's address of e-mail is none."""
    text = entry.text
    for found in find_personal(text):
        line = text.count("\n", 0, found.start) + 1
        column = found.start - text.rfind("\n", 0, found.start)
        yield Finding(
            Spot(entry.path, span=Span(line, column, line, column + found.end - found.start)),
            say("This looks like a person's {what}: {value}.", what=found.what,
                value=mask(text[found.start : found.end])),
            say("Write the office's number or address, or the role."),
            document=entry.ref,
        )  # fmt: skip
