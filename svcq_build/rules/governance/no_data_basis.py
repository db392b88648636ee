"""A standard in force rests on no data.

Why: Without data a standard is an opinion: nobody can defend its figures, or tell when they should change.
Bad:
    # standards/service/queueing.yml
    status: active
Good:
    # standards/service/queueing.yml
    status: active
    basis:
      - source: measurement
        finding: 2025 年下半年平均等候 19 分钟，周一上午平均 31 分钟。
        date: 2025-12-31
Fix: Write under “basis” what was measured, counted or asked, with figures and date.
"""

from collections.abc import Iterator

from svcq_build.kinds.standard import Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for an active standard with no basis, neither for the whole nor for any requirement."""
    model = entry.model
    if not isinstance(model, Standard) or not in_force(entry) or model.basis:
        return
    if all(requirement.basis is None for requirement in model.requirements):
        yield Finding(
            Spot(entry.path, ("basis",)),
            say("This standard is in force, but rests on no data."),
            say("Add “basis” with a source and a finding in figures, for the whole standard or for a requirement."),
            document=entry.ref,
        )
