"""A document's version is lower than it was.

Why: Two different texts would bear the same number, and whoever has the higher one believes to hold the newer text.
Bad:
    #base standards/service/queueing.yml
    version: "1.2"
    # standards/service/queueing.yml
    version: "1.1"
Good:
    #base standards/service/queueing.yml
    version: "1.2"
    # standards/service/queueing.yml
    version: "1.3"
    changes:
      - {version: "1.3", date: 2026-02-20, class: substance, trigger: correction, reason: 恢复 1.1 版的做法。}
Fix: Raise the version, also where an older text is restored: what comes later has a higher number.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.change._compared import compared
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose version fell or was deleted.

    Where an entry of ``changes`` still holds a higher version, ``version-behind-change`` says it already.
    """
    for document in compared(context):
        old, new = document.old.version, document.new.version
        if old is None or (new is not None and new >= old):
            continue
        if new is not None and any(record.version > new for record in document.new.changes):
            continue
        if new is None and document.new.changes:
            continue  # “missing-version” tells which one it should be
        message = (
            say("The version was {old}, and is now {new}.", old=old, new=new)
            if new is not None
            else say("The version was {old}, and is now gone.", old=old)
        )
        yield Finding(
            Spot(document.entry.path, ("version",)),
            message,
            say("Write a version higher than {old}.", old=old),
            document=document.entry.ref,
        )
