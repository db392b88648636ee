"""A rate counts more cases than there were.

Why: A share of more than all is a slip: the two figures are swapped, or of different periods.
Bad:
    # standards/indicators/satisfaction.yml
    unit: "%"
    #! records/measurements/satisfaction/2026.csv
    period,numerator,denominator
    2026-01,200,187
Good:
    # standards/indicators/satisfaction.yml
    unit: "%"
    #! records/measurements/satisfaction/2026.csv
    period,numerator,denominator
    2026-01,187,200
Fix: Correct or swap the two.
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
    """Yield a finding for a share whose numerator is below nothing or above its denominator, or that is of nothing."""
    numerator, denominator = record.data.get("numerator"), record.data.get("denominator")
    if numerator is None or denominator is None:
        return
    figure = figure_of(record, context)
    if denominator <= 0:
        yield Finding(
            record.spot("denominator"),
            say("A rate cannot be computed with the denominator {denominator}.", denominator=denominator),
            say("Where there was nothing to count, leave the row out."),
            document=record.ref,
        )
    elif figure is None or share_of(figure) is None:
        return
    elif numerator < 0:
        yield Finding(
            record.spot("numerator"),
            say("The numerator ({numerator}) is below 0: no share counts fewer than none.", numerator=numerator),
            say("Correct it."),
            document=record.ref,
        )
    elif numerator > denominator:
        yield Finding(
            record.spot("numerator"),
            say("The numerator ({numerator}) is larger than the denominator ({denominator}).",
                numerator=numerator, denominator=denominator),
            say("Correct or swap the two."),
            document=record.ref,
        )  # fmt: skip
