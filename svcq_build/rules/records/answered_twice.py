"""A record answers the same item or question twice.

Why: Only one of the two can be right, and nobody can tell which.
Bad:
    # records/inspections/2026/opening-1.yml
    answers:
      - {item: C1, result: pass}
      - {item: C1, result: fail}
Good:
    # records/inspections/2026/opening-1.yml
    answers:
      - {item: C1, result: pass}
Fix: Keep the answer that is right.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("inspection", "survey-result", "training-session", "acknowledgement")
_LISTS = {
    "inspection": ("answers", "item"),
    "survey-result": ("results", "question"),
    "training-session": ("attendance", "who"),
    "acknowledgement": ("readers", "who"),
}


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each answer (or person) that stands in the list already."""
    name, key = _LISTS[record.kind.name]
    first: dict[str, int] = {}
    for index, one in enumerate(record.data[name]):
        known = first.setdefault(one[key], index)
        if known != index:
            yield Finding(
                record.spot(name, index, key),
                say("“{value}” stands here twice.", value=str(one[key])),
                say("Keep the one that is right."),
                ((record.spot(name, known, key), say("first given here")),),
                record.ref,
            )
