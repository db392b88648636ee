"""A change of substance or safety has no trigger or no reason.

Why: Whoever has to follow the change, or to judge it a year later, cannot know what it was good for.
Bad:
    # standards/service/queueing.yml
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-01-05, class: substance}
Good:
    # standards/service/queueing.yml
    version: "1.1"
    changes:
      - version: "1.1"
        date: 2026-01-05
        class: substance
        trigger: customer-feedback
        reason: 过号客户要重新取号，反映强烈，改为 30 分钟内返回可接续办理。
Fix: Write what set the change off under “trigger” and why under “reason”; or it was only the “wording”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each change that is more than wording and lacks its trigger or its reason."""
    for index, change in enumerate(entry.sound.changes):
        if change.class_ == "wording" or (change.trigger is not None and change.reason is not None):
            continue
        values = {"version": change.version, "class_": change.class_}
        if change.reason is not None:
            message = say("The change {version} is of class “{class_}”, but has no trigger.", **values)
        elif change.trigger is not None:
            message = say("The change {version} is of class “{class_}”, but has no reason.", **values)
        else:
            message = say("The change {version} is of class “{class_}”, but has neither trigger nor reason.", **values)
        yield Finding(
            Spot(entry.path, ("changes", index, "class")),
            message,
            say("Write what set it off under “trigger” and why it was made under “reason”."),
            document=entry.ref,
        )
