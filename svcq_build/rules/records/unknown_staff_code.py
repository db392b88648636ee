"""A record names a staff code that the staff list does not have, or not on that day.

Why: A code that is nobody's proves nothing: nobody can say who inspected, taught or read.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {staff_codes: records-staff.csv}}
    #! records-staff.csv
    code,role,from,to
    S014,hall-manager,2024-01-01,
    # records/inspections/2026/opening-1.yml
    inspector: S041
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {staff_codes: records-staff.csv}}
    #! records-staff.csv
    code,role,from,to
    S014,hall-manager,2024-01-01,
    # records/inspections/2026/opening-1.yml
    inspector: S014
Fix: Correct the code, or enter it in the list.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, StaffCodeMark, leaves
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import offer, say

SEVERITY = Severity.ERROR


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each code that was nobody's on the record's day."""
    staff = context.behind.staff
    if staff is None or staff.fault is not None or record.data.get("demonstration") is True:
        return
    for leaf in leaves(record.kind.model, record.data, StaffCodeMark):
        if not staff.knows(leaf.value):
            yield Finding(
                record.spot(*leaf.route),
                say("The staff list has no code “{code}”.", code=leaf.value),
                offer(leaf.value, staff.terms) or say("Correct the code, or enter it in the list."),
                document=record.ref,
            )
        elif not staff.holds(leaf.value, record.day):
            yield Finding(
                record.spot(*leaf.route),
                say("The code “{code}” was nobody's on {day}.", code=leaf.value, day=record.day.isoformat()),
                say("Correct the code or the day, or the list's “from” and “to”."),
                document=record.ref,
            )
