"""An inspection left items out and does not say so.

Why: What was not looked at counts in no score; a run that leaves out what would fail looks better than it is.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    sections:
      - title: 设备
        items:
          - {id: C1, text: 取号机能出号吗？}
          - {id: C2, text: 叫号屏亮着吗？}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    partial: false
    answers:
      - {item: C1, result: pass}
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    sections:
      - title: 设备
        items:
          - {id: C1, text: 取号机能出号吗？}
          - {id: C2, text: 叫号屏亮着吗？}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    partial: true
    answers:
      - {item: C1, result: pass}
Fix: Answer all items (“not-applicable” where one does not apply), or write “partial: true”.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._versions import items_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("inspection",)
_SHOWN = 8


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where items of that version were not answered, or all were and the run is called partial."""
    then = items_of(record, context)
    if then is None:
        return
    data = record.data
    answered = {one["item"] for one in data["answers"]}
    missing = [item.id for item in then.items if item.id not in answered]
    if missing and not data.get("partial"):
        shown = ", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
        yield Finding(
            record.spot("answers", key=True),
            say("{n} of {all} items have no answer ({items}), and the inspection is not marked as partial.",
                n=len(missing), all=len(then.items), items=shown),
            say("Answer them (“not-applicable” where one does not apply), or write “partial: true”."),
            document=record.ref,
        )  # fmt: skip
    elif not missing and data.get("partial"):
        yield Finding(
            record.spot("partial"),
            say("The inspection is marked as partial, but all items are answered."),
            say("Write “partial: false”, or delete the line."),
            document=record.ref,
        )
