"""A change is recorded as one of wording, but alters what the document demands.

Why: Nobody is told of changes of wording, and nothing that depends on them is reviewed: a new limit would go unnoticed.
Bad:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # standards/service/queueing.yml
    status: active
    version: "1.0.1"
    changes:
      - {version: "1.0.1", date: 2026-02-20, class: wording, affects: [R1]}
    requirements:
      - {id: R1, level: should, text: 等候超过 30 分钟时由导办员当面说明原因}
Good:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # standards/service/queueing.yml
    status: active
    version: "1.0.1"
    changes:
      - {version: "1.0.1", date: 2026-02-20, class: wording, affects: [R1]}
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟的，由导办员当面说明原因}
Fix: Record it as “substance” (or “safety”) with its trigger and reason, or take back what changes the meaning.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.change._compared import compared, told
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose new entries are all of wording, though its meaning changed."""
    for document in compared(context):
        records, changes = document.records, document.substance
        if document.was_draft or not records or not changes or any(each.class_ != "wording" for _, each in records):
            continue
        index, record = records[0]
        yield Finding(
            Spot(document.entry.path, ("changes", index, "class")),
            say(
                "The change {version} is recorded as wording, but alters the meaning: {change}.",
                version=record.version, change=told(changes[0]),
            ),
            say("Write class: substance, with its trigger and reason, or take the change back."),
            tuple((document.spot(change), say("changed: {change}", change=told(change))) for change in changes[:8]),
            document.entry.ref,
        )  # fmt: skip
