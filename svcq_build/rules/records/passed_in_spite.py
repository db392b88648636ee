"""An inspection is called passed though it did not, or failed though it did.

Why: A critical item is one that no score makes up for; whoever reads “passed” trusts that none of them failed.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    sections:
      - title: 安全
        items:
          - {id: C1, text: 安全出口畅通吗？, critical: true}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: fail}
    passed: true
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    sections:
      - title: 安全
        items:
          - {id: C1, text: 安全出口畅通吗？, critical: true}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: fail}
    passed: false
Fix: Write what the answers come to, or leave “passed” out.
"""

from collections.abc import Iterator

from svcq_build.figures import score
from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._versions import items_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("inspection",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where “passed” is not what the answers come to."""
    data = record.data
    said = data.get("passed")
    then = items_of(record, context) if said is not None else None
    if then is None:
        return
    results = {one["item"]: one["result"] for one in data["answers"]}
    found = score(then.items, results, then.pass_mark)
    if found.passed is None or found.passed == said:
        return
    if found.critical:
        message = say("This inspection is called passed, but the critical item {items} failed.",
                      items=", ".join(found.critical))  # fmt: skip
    elif said:
        message = say("This inspection is called passed, but scores {score}; it passes from {mark}.",
                      score=found.per_cent, mark=then.pass_mark)  # fmt: skip
    else:
        message = say("This inspection is called failed, but scores {score}; it passes from {mark}.",
                      score=found.per_cent, mark=then.pass_mark)  # fmt: skip
    told = "true" if found.passed else "false"
    yield Finding(record.spot("passed"), message, say("Write “passed: {value}”.", value=told), document=record.ref)
