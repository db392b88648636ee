"""A change that concerns safety names no day from which it applies.

Why: When somebody is hurt, the first question is which rule was in force on that day.
Bad:
    #base standards/service/queueing.yml
    status: active
    effective: 2025-07-01
    version: "1.0"
    # standards/service/queueing.yml
    status: active
    effective: 2025-07-01
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-02-20, class: safety, trigger: assessment-result, reason: 排队区出过摔倒。}
Good:
    #base standards/service/queueing.yml
    status: active
    effective: 2025-07-01
    version: "1.0"
    # standards/service/queueing.yml
    status: active
    effective: 2026-02-21
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-02-20, class: safety, trigger: assessment-result, reason: 排队区出过摔倒。}
Fix: Write under “effective” the day from which the change applies, not before the day of the change itself.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.rules.change._compared import compared
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each new entry of class safety whose document became effective before it, or never."""
    for document in compared(context):
        if not in_force(document.entry):
            continue
        for index, record in document.records:
            effective = document.new.effective
            if record.class_ != "safety" or (effective is not None and effective >= record.date):
                continue
            message = (
                say("The change {version} concerns safety, but no day is named from which it applies.",
                    version=record.version)
                if effective is None
                else say("The change {version} of {date} concerns safety, but “effective” is before it: {day}.",
                         version=record.version, date=record.date, day=effective)
            )  # fmt: skip
            yield Finding(
                Spot(document.entry.path, ("effective",)),
                message,
                say("Write the day from which the change applies: effective: {date}", date=record.date),
                ((Spot(document.entry.path, ("changes", index, "class")), say("the change")),),
                document.entry.ref,
            )
