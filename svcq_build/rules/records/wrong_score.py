"""An inspection's score is not what its answers come to.

Why: Scores are compared, published and paid for; one that was typed instead of computed misleads all of these.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    pass_mark: 80
    sections:
      - title: 设备
        items:
          - {id: C1, text: 取号机能出号吗？, weight: 3}
          - {id: C2, text: 叫号屏亮着吗？}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: pass}
      - {item: C2, result: fail}
    score: 90
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    pass_mark: 80
    sections:
      - title: 设备
        items:
          - {id: C1, text: 取号机能出号吗？, weight: 3}
          - {id: C2, text: 叫号屏亮着吗？}
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: pass}
      - {item: C2, result: fail}
    score: 75
Fix: Write the score that the message names: the weights of what passed, of all that passed or failed.
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
#: Scores have one decimal; a half may have been taken either way.
_NEAR = 0.0501


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where the score that a record names, or leaves out, is not that of its answers."""
    then = items_of(record, context)
    if then is None:
        return
    data = record.data
    results = {one["item"]: one["result"] for one in data["answers"]}
    if len(results) != len(data["answers"]) or not results.keys() <= {item.id for item in then.items}:
        return  # told by others; what the score should be is not certain
    found = score(then.items, results, then.pass_mark)
    written, partial = data.get("score"), bool(data.get("partial"))
    version = str(data["version"])
    if written is None:
        if then.pass_mark is not None and found.per_cent is not None and not partial:
            yield Finding(
                record.spot(),
                say("This inspection has no score; its answers come to {score} in version {version}.",
                    score=found.per_cent, version=version),
                say("Write “score: {score}”.", score=found.per_cent),
                document=record.ref,
            )  # fmt: skip
        return
    if found.per_cent is None:
        yield Finding(
            record.spot("score"),
            say("The score is {written}, but no item of this inspection applied.", written=written),
            say("Leave the score out."),
            document=record.ref,
        )
    elif abs(float(written) - found.per_cent) > _NEAR:
        yield Finding(
            record.spot("score"),
            say("The score is {written}, but by the weights of version {version} the answers come to {score}.",
                written=written, version=version, score=found.per_cent),
            say("Write “score: {score}”.", score=found.per_cent),
            document=record.ref,
        )  # fmt: skip
