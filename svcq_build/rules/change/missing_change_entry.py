"""A version rose without an entry in “changes”, or the entry names other parts than those that changed.

Why: Readers look at the parts that an entry names. What it leaves out goes unnoticed and is not reviewed.
Bad:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
      - {id: R2, level: must, text: 导办员每 30 分钟巡看一遍等候区}
    # standards/service/queueing.yml
    status: active
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-02-20, class: substance, trigger: correction, reason: 缩短, affects: [R2]}
    requirements:
      - {id: R1, level: must, text: 等候超过 20 分钟时由导办员当面说明原因}
      - {id: R2, level: must, text: 导办员每 30 分钟巡看一遍等候区}
Good:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
      - {id: R2, level: must, text: 导办员每 30 分钟巡看一遍等候区}
    # standards/service/queueing.yml
    status: active
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-02-20, class: substance, trigger: correction, reason: 缩短, affects: [R1]}
    requirements:
      - {id: R1, level: must, text: 等候超过 20 分钟时由导办员当面说明原因}
      - {id: R2, level: must, text: 导办员每 30 分钟巡看一遍等候区}
Fix: Add the entry on top of “changes” and name under “affects” the parts that changed; “svcq bump” writes it for you.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.change._compared import Compared, compared, how_to_record
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each risen version without an entry, and for each entry that names the wrong parts.

    An entry that lacks its trigger or reason is the business of ``unexplained-change``, with or without a base.
    """
    for document in compared(context):
        if document.was_draft or not document.has_risen:
            continue
        records = document.records
        if all(record.version != document.new.version for record in document.new.changes):
            yield Finding(
                Spot(document.entry.path, ("version",)),
                say(
                    "The version rose from {old} to {new}, but no entry of “changes” says why.",
                    old=document.old.version or "–", new=document.new.version,
                ),
                how_to_record(document, context),
                document=document.entry.ref,
            )  # fmt: skip
        elif records:
            yield from _wrong_parts(document)


def _wrong_parts(document: Compared) -> Iterator[Finding]:
    index = document.records[0][0]
    named = {part for _, other in document.records for part in other.affects}
    touched = {change.part for change in document.changes if change.part is not None and not change.bookkeeping}
    wanted = {change.part for change in document.substance if change.part is not None}
    if not named and (not wanted or any(change.part is None for change in document.substance)):
        return  # the change as a whole is meant
    problems: list[Message] = []
    missing, surplus = sorted(wanted - named), sorted(named - touched)
    if missing:
        problems.append(say("“affects” does not name what changed: {parts}.", parts=", ".join(missing)))
    if surplus:
        problems.append(say("“affects” names what did not change: {parts}.", parts=", ".join(surplus)))
    right = ", ".join(sorted(wanted or touched))
    for problem in problems:
        yield Finding(
            Spot(document.entry.path, ("changes", index, "affects")),
            problem,
            say("Write affects: [{parts}]", parts=right),
            tuple(
                (document.spot(change), say("changed here"))
                for change in document.substance
                if change.part in missing and problem is problems[0]
            )[:8],
            document.entry.ref,
        )
