"""A past entry of “changes” was edited or removed.

Why: The record says what was decided at the time. Once it can be rewritten afterwards, it proves nothing.
Bad:
    #base standards/service/queueing.yml
    status: active
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-01-05, class: substance, trigger: correction, reason: 时限写错。}
    # standards/service/queueing.yml
    status: active
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-01-05, class: substance, trigger: customer-feedback, reason: 客户反映强烈。}
Good:
    #base standards/service/queueing.yml
    status: active
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-01-05, class: substance, trigger: correction, reason: 时限写错。}
    # standards/service/queueing.yml
    status: active
    version: "1.1.1"
    changes:
      - {version: "1.1.1", date: 2026-02-20, class: wording, reason: 1.1 的起因应为客户反映。}
      - {version: "1.1", date: 2026-01-05, class: substance, trigger: correction, reason: 时限写错。}
Fix: Restore the entry as it was; set things right in a new entry.
"""

from collections.abc import Iterator

from svcq_build.kinds._document import Change
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.change._compared import compared
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry of the base that is not what it was."""
    for document in compared(context):
        if document.was_draft:
            continue
        now = {record.version: (index, record) for index, record in enumerate(document.new.changes)}
        for record in document.old.changes:
            if record.version not in now:
                yield Finding(
                    Spot(document.entry.path, ("changes",), key=True),
                    say("The change {version} of {date} was removed.", version=record.version, date=record.date),
                    say("Restore it; set things right in a new entry."),
                    document=document.entry.ref,
                )
                continue
            index, found = now[record.version]
            if found != record:
                yield Finding(
                    Spot(document.entry.path, ("changes", index, _differing(record, found))),
                    say("The change {version} of {date} was edited.", version=record.version, date=record.date),
                    say("Restore it as it was; set things right in a new entry."),
                    document=document.entry.ref,
                )


def _differing(old: Change, new: Change) -> str:
    """The first field that is not what it was, as the file names it."""
    return next(
        info.alias or name for name, info in Change.model_fields.items() if getattr(old, name) != getattr(new, name)
    )
