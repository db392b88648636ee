"""An indicator has two values for one period.

Why: Which of them holds is not certain, and whoever draws the chart takes one of them. One may stand in a
    table that keeps the indicator's former name, the other in one that has today's.
Bad:
    #! records/measurements/waiting-time/2026.csv
    period,value
    2026-01,12.5
    2026-01,13.1
Good:
    #! records/measurements/waiting-time/2026.csv
    period,value,corrects
    2026-01,12.5,
    2026-01,13.1,12.5
Fix: Take the row away that was never merged; to correct a value that was, name the old one in the column “corrects”.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from svcq_build.model import Finding, Severity
from svcq_build.records import Record, named_as_today
from svcq_build.rules import Context
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR


def check_records(context: Context) -> Iterator[Finding]:
    """Yield a finding for each row whose period has a value already that the row does not correct."""
    tables = tuple(record for record in context.records.all if record.kind.tabular and record.is_sound)
    rows: dict[str, list[Record]] = {}
    for record in named_as_today(replace(context.records, all=tables), context.corpus).all:
        rows.setdefault(record.id, []).append(record)
    for same in rows.values():
        for before, record in pairwise(same):
            yield from _second(before, record)
        if "corrects" in same[0].data:
            yield _nothing(same[0])


def _second(before: Record, record: Record) -> Iterator[Finding]:
    old, new = before.data, record.data
    value = old.get("value")
    if "corrects" not in new:
        yield Finding(
            record.spot("period"),
            say("“{period}” has a value already: {value}.", period=new["period"],
                value=value if value is not None else f"{old.get('numerator')} / {old.get('denominator')}"),
            _hint(before, record),
            ((before.spot("period"), say("first given here")),),
            record.ref,
        )  # fmt: skip
    elif value is not None and new["corrects"] != value:
        yield Finding(
            record.spot("corrects"),
            say("The value that stood so far is {value}, not {corrects}.", value=value, corrects=new["corrects"]),
            say("Write the value that this row takes the place of."),
            ((before.spot("value"), say("first given here")),),
            record.ref,
        )


def _hint(before: Record, record: Record) -> Message:
    then, now = (one.path.rpartition("/")[0].rpartition("/")[2] for one in (before, record))
    if then != now:
        return say(
            "“{then}” and “{now}” are names of one indicator, which was renamed. Take one of the two values away; "
            "a merged one is corrected by naming it in the column “corrects”.",
            then=then,
            now=now,
        )
    return say("Take one of the two away; a merged value is corrected by naming it in the column “corrects”.")


def _nothing(record: Record) -> Finding:
    return Finding(
        record.spot("corrects"),
        say("This row corrects a value, but “{period}” has none above it.", period=record.data["period"]),
        say("Leave “corrects” empty, or move the row below the one that it corrects."),
        document=record.ref,
    )
