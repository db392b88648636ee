"""A document was retired, and nothing says what replaces it or why.

Why: Whoever followed it yesterday has to know what to do today: follow another document, or nothing, and on whose word.
Bad:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    # standards/service/queueing.yml
    status: retired
    version: "1.0"
Good:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    # standards/service/queueing.yml
    status: retired
    version: "1.0"
    # standards/service/waiting.yml
    replaces: standard:queueing
Fix: Write “replaces” in the document that takes its place, or a change entry with the reason why nothing does.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.change._compared import compared
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that this change retires without a successor or a reason."""
    for document in compared(context):
        entry = document.entry
        if document.old.status != "active" or document.new.status != "retired":
            continue
        if context.graph.into(entry.ref, None, "replaces") or any(record.reason for _, record in document.records):
            continue
        yield Finding(
            Spot(entry.path, ("status",)),
            say("This document was retired, but no document replaces it and no change entry gives the reason."),
            say(
                "Write “replaces: {ref}” in its successor, or on top of “changes” why it was retired. In a terminal: "
                "svcq bump {ref} --base {base}",
                ref=entry.ref,
                base=context.review_base.commit[:12] if context.review_base else "",
            ),
            document=entry.ref,
        )
