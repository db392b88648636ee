"""A percentage lies above 100, or below 0.

Why: No share is larger than the whole: the value was mistyped, or is of another unit.
Bad:
    # standards/indicators/satisfaction.yml
    unit: "%"
    #! records/measurements/satisfaction/2026.csv
    period,value
    2026-01,120
Good:
    # standards/indicators/satisfaction.yml
    unit: "%"
    #! records/measurements/satisfaction/2026.csv
    period,value
    2026-01,92
Fix: Correct the value. Where more than all is possible (a plan that is exceeded), the unit is no “%” but “% of plan”.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._figures import figure_of, share_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("measurement",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for a value that no share can have."""
    value = record.data.get("value")
    figure = figure_of(record, context) if value is not None else None
    whole = share_of(figure) if figure is not None else None
    if value is not None and whole is not None and figure is not None and not 0 <= value <= whole:
        yield Finding(
            record.spot("value"),
            say("{value} is no share in {unit}: it lies between 0 and {whole}.",
                value=value, unit=figure.unit, whole=whole),
            say("Correct the value, or write it in the indicator's unit."),
            document=record.ref,
        )  # fmt: skip
