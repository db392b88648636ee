"""An item that always applies was answered “not applicable”.

Why: What does not apply counts in no score; an item that is skipped in this way hides what would have failed.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    not_applicable: stated
    sections:
      - title: 设备
        items:
          - {id: C1, text: 取号机能出号吗？}
          - {id: C2, text: 限流时出 1 进 1 吗？, not_applicable: 当天没有限流}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: not-applicable}
      - {item: C2, result: not-applicable}
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    not_applicable: stated
    sections:
      - title: 设备
        items:
          - {id: C1, text: 取号机能出号吗？}
          - {id: C2, text: 限流时出 1 进 1 吗？, not_applicable: 当天没有限流}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: pass}
      - {item: C2, result: not-applicable}
Fix: Answer “pass” or “fail”; or say under “not_applicable” of the item in which case it does not apply.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._versions import items_of
from svcq_build.words import say

SEVERITY = Severity.WARNING
KINDS = ("inspection",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each “not applicable” that the checklist, as it stood then, does not allow."""
    then = items_of(record, context)
    if then is None:
        return
    for index, answer in enumerate(record.data["answers"]):
        if answer["result"] == "not-applicable" and answer["item"] in then.always:
            yield Finding(
                record.spot("answers", index, "result"),
                say("{item} always applies by the checklist, and was answered “not applicable”.", item=answer["item"]),
                say("Answer “pass” or “fail”; if the case can occur, say so under “not_applicable” of the item."),
                document=record.ref,
            )
