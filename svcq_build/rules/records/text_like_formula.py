"""A text in a table begins like a formula.

Why: Whoever opens the table, or an export of it, in Excel or WPS runs it; that can be an attack.
Bad:
    #! records/measurements/waiting-time/2026.csv
    period,value,note
    2026-01,12.5,=cmd|' /C calc'!A0
Good:
    #! records/measurements/waiting-time/2026.csv
    period,value,note
    2026-01,12.5,两台叫号机停用
Fix: Write what is meant in words; a text does not begin with =, +, - or @.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("measurement",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text that a spreadsheet would run."""
    for name in ("note", "source", "unit"):
        text = record.data.get(name)
        if isinstance(text, str) and text.startswith(("=", "+", "-", "@")):
            yield Finding(
                record.spot(name),
                say("“{value}” begins like a formula, which spreadsheets would run.", value=text),
                say("Write what is meant in words; a text does not begin with =, +, - or @."),
                document=record.ref,
            )
