"""More people sat in a training session than its modules can take at a time.

Why: A module has a limit because everyone must practise; in a crowded session most only watch.
Bad:
    # playbooks/training/greeting.yml
    modules:
      - {id: M1, title: 分流, method: simulation, hours: 2, trainer: hall-manager, max_learners: 2}
    # records/training-sessions/2026/greeting-1.yml
    curriculum: greeting
    attendance:
      - {who: S001}
      - {who: S002}
      - {who: S003}
Good:
    # playbooks/training/greeting.yml
    modules:
      - {id: M1, title: 分流, method: simulation, hours: 2, trainer: hall-manager, max_learners: 2}
    # records/training-sessions/2026/greeting-1.yml
    curriculum: greeting
    attendance:
      - {who: S001}
      - {who: S002}
Fix: Record the groups as sessions of their own; or raise “max_learners” of the module, if so many can practise.
"""

import datetime as dt
from collections.abc import Iterator

from svcq_build.kinds.curriculum import Curriculum
from svcq_build.model import Finding, Severity, parse_reference
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
KINDS = ("training-session",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where more were present than the smallest limit of what was taught, as it stood then."""
    target = parse_reference(str(record.data["curriculum"]), "curriculum")
    entry = context.behind.entry(target) if target is not None else None
    if entry is None:
        return
    model = context.behind.on(entry, dt.date.fromisoformat(str(record.data["date"]))).model
    if not isinstance(model, Curriculum):
        return
    named = {str(module).rpartition("#")[2] for module in record.data.get("modules") or ()}
    limits = [
        (module.max_learners, module.id)
        for module in model.modules
        if module.max_learners is not None and (not named or module.id in named)
    ]
    present = sum(one.get("present") is not False for one in record.data["attendance"])
    if limits and present > min(limits)[0]:
        most, module = min(limits)
        yield Finding(
            record.spot("attendance", key=True),
            say(
                "{n} people were present; {module} takes at most {most} at a time.", n=present, module=module, most=most
            ),
            say("Record each group as a session of its own, or raise “max_learners” of {module}.", module=module),
            document=record.ref,
        )
