"""A value is of a period that is not over.

Why: Half a month looks better or worse than a whole one, and nobody remembers to measure it again.
Bad:
    #! records/measurements/waiting-time/2026.csv
    period,value
    2026-03,12.5
Good:
    #! records/measurements/waiting-time/2026.csv
    period,value
    2026-02,12.5
Fix: Wait until the period is over, or give the value to a shorter one.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, parse_period
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("measurement", "survey-result", "improvement")


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for a figure of a period that lasts until today or longer."""
    data = record.data
    inner = record.kind.name == "improvement"
    written = (data.get("effect") or {}).get("period") if inner else data["period"]
    if written is None:
        return
    period = parse_period(written)
    if period.last >= context.today:
        yield Finding(
            record.spot(*(("effect", "period") if inner else ("period",))),
            say("“{period}” is not over: it lasts until {last}, and today is {today}.",
                period=written, last=period.last.isoformat(), today=context.today.isoformat()),
            say("Write the value when the period is over, or give it to a shorter one."),
            document=record.ref,
        )  # fmt: skip
