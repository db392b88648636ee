"""A value is not what its numerator and denominator come to.

Why: One of the three is wrong, and the chart and the report would show different figures.
Bad:
    # standards/indicators/satisfaction.yml
    unit: "%"
    #! records/measurements/satisfaction/2026.csv
    period,value,numerator,denominator
    2026-01,95.3,187,200
Good:
    # standards/indicators/satisfaction.yml
    unit: "%"
    #! records/measurements/satisfaction/2026.csv
    period,value,numerator,denominator
    2026-01,93.5,187,200
Fix: Correct the one that is wrong, or leave the value out: it is computed from the two others.
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
    """Yield a finding for a share that its two counts do not come to, as far as its decimals tell."""
    data = record.data
    value, numerator, denominator = (data.get(name) for name in ("value", "numerator", "denominator"))
    if value is None or numerator is None or not denominator:
        return
    figure = figure_of(record, context)
    whole = share_of(figure) if figure is not None else None
    if whole is None or denominator <= 0 or numerator > denominator:
        return
    found = numerator / denominator * whole
    if abs(found - value) > _step(value) * 1.0001:
        yield Finding(
            record.spot("value"),
            say("The value is {value}, but {numerator} of {denominator} are {found}.",
                value=value, numerator=numerator, denominator=denominator, found=round(found, 2)),
            say("Correct the one that is wrong, or leave the value out."),
            document=record.ref,
        )  # fmt: skip


def _step(value: float) -> float:
    """A unit of the last decimal that a value is written with; a value may have been rounded or cut off there."""
    decimals = len(repr(value).partition(".")[2]) if value != int(value) else 0
    return float(10**-decimals)
