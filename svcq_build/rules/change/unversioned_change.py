"""A document in force changed in substance, but not in its version.

Why: Whoever was trained in “version 1.0” believes to know what it says, and nobody sees that it changed.
Bad:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 20 分钟时由导办员当面说明原因}
Good:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    # standards/service/queueing.yml
    status: active
    version: "1.1"
    changes:
      - version: "1.1"
        date: 2026-02-20
        class: substance
        trigger: customer-feedback
        reason: 客户反映 30 分钟太久。
        affects: [R1]
    requirements:
      - {id: R1, level: must, text: 等候超过 20 分钟时由导办员当面说明原因}
Fix: Raise the version and record the change; “svcq bump” writes both.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.change._compared import compared, how_to_record, told
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that changed in substance under the same version."""
    for document in compared(context):
        changes = document.substance
        if document.was_draft or not changes or document.old.version != document.new.version:
            continue
        if document.new.version is None:
            message = say("This document changed in substance, and has no version to show it: {change}.",
                          change=told(changes[0]))  # fmt: skip
        else:
            message = say(
                "This document changed in substance, but is still version {version}: {change}.",
                version=document.new.version, change=told(changes[0]),
            )  # fmt: skip
        yield Finding(
            Spot(document.entry.path, ("version",)),
            message,
            how_to_record(document, context),
            tuple((document.spot(change), say("changed: {change}", change=told(change))) for change in changes[:8]),
            document.entry.ref,
        )  # fmt: skip
