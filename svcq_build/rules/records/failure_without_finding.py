"""An item failed, and no finding says what is to be done about it.

Why: A failure that nobody is asked to put right is found again next month.
Bad:
    # records/inspections/2026/opening-1.yml
    answers:
      - {item: C1, result: fail}
    findings: []
Good:
    # records/inspections/2026/opening-1.yml
    answers:
      - {item: C1, result: fail}
    findings:
      - {id: F1, item: C1, text: 叫号屏未开机。, responsible: hall-manager, due: 2026-02-05}
Fix: Add a finding with the item, who puts it right, and by when; what was put right at once is a finding, too.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
KINDS = ("inspection",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each failed item that no finding of the record names."""
    data = record.data
    told = {one.get("item") for one in data.get("findings") or ()}
    for index, one in enumerate(data["answers"]):
        if one["result"] == "fail" and one["item"] not in told:
            yield Finding(
                record.spot("answers", index, "result"),
                say("“{item}” failed, and no finding says what is to be done about it.", item=one["item"]),
                say("Add to “findings”: {{id: F…, item: {item}, text: …, responsible: …, due: …}}", item=one["item"]),
                document=record.ref,
            )
