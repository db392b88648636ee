"""A record takes the place of one that does not exist, or that another has taken the place of already.

Why: Which of them holds is not certain, so that the figures depend on the order of the files.
Bad:
    # records/inspections/2026/opening-2.yml
    corrects: opening-1
Good:
    # records/inspections/2026/opening-1.yml
    started: "2026-02-02T08:31+08:00"
    # records/inspections/2026/opening-2.yml
    corrects: opening-1
Fix: Name the record that stands so far; a correction of a correction names the last one.
"""

from collections.abc import Iterator

from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import offer, say

SEVERITY = Severity.ERROR


def check_records(context: Context) -> Iterator[Finding]:
    """Yield a finding for each record that corrects nothing, itself, or what another corrects."""
    records = context.records
    first: dict[str, Record] = {}
    for record in records.all:
        if record.kind.tabular or not record.corrects:
            continue
        old = f"{record.kind.name}:{record.corrects}"
        there = records.find(old)
        if there is None and old not in records.unread:
            known = [one.id for one in records.all if one.kind is record.kind]
            yield Finding(
                record.spot("corrects"),
                say("There is no record “{id}” of this kind to be corrected.", id=record.corrects),
                offer(record.corrects, known) or say("Write the id of the record that this one takes the place of."),
                document=record.ref,
            )
        elif there is not None and _leads_back(record, context):
            yield Finding(
                record.spot("corrects"),
                say("These corrections lead back to where they began."),
                say("A record takes the place of an earlier one."),
                document=record.ref,
            )
        other = first.setdefault(old, record)
        if other is not record:
            yield Finding(
                record.spot("corrects"),
                say("“{other}” takes the place of “{id}” already.", other=other.id, id=record.corrects),
                say("Write “corrects: {other}”.", other=other.id),
                ((Spot(other.path, span=FILE_START), say("corrected here")),),
                record.ref,
            )


def _leads_back(record: Record, context: Context) -> bool:
    seen = {record.id}
    current: Record | None = record
    while current is not None and current.corrects:
        if current.corrects in seen:
            return True
        seen.add(current.corrects)
        current = context.records.find(f"{record.kind.name}:{current.corrects}")
    return False
