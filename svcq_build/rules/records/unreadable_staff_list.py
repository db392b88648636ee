"""The staff list that mkdocs.yml names cannot be read.

Why: The codes in records are not compared with it, so a code that is nobody's goes unnoticed.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {staff_codes: nowhere/staff.csv}}
    # records/inspections/2026/opening-1.yml
    place: 大厅
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {staff_codes: records-staff.csv}}
    #! records-staff.csv
    code,role,from,to
    S014,hall-manager,2024-01-01,
    # records/inspections/2026/opening-1.yml
    place: 大厅
Fix: Put the list where extra.svcq.staff_codes says, or correct the path; on machines without it, this stays a warning.
"""

from collections.abc import Iterator

from svcq_build.files import CONFIGURATION
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING


def check_records(context: Context) -> Iterator[Finding]:
    """Yield a finding where the list is named and cannot be read."""
    staff = context.behind.staff
    if staff is not None and staff.fault is not None:
        yield Finding(
            Spot(CONFIGURATION, ("extra", "svcq", "staff_codes")),
            staff.fault,
            say("Correct the path or the list; until then the codes in records are not compared with it."),
        )
