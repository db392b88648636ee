"""A plan has a checklist or survey done less often than that document says.

Why: Either the plan or the document is wrong, and in the months between nobody looks.
Bad:
    # playbooks/plans/inspections.yml
    items:
      - {id: I1, title: 消防检查, months: [3, 9], does: ["checklist:fire-safety"], by: quality-manager}
    # playbooks/checklists/fire-safety.yml
    frequency: 1 个月
Good:
    # playbooks/plans/inspections.yml
    items:
      - {id: I1, title: 消防检查, months: [3, 9], does: ["checklist:fire-safety"], by: quality-manager}
    # playbooks/checklists/fire-safety.yml
    frequency: 6 个月
Fix: Plan it in more months, or state in the document how often it is done.
"""

from collections.abc import Iterator

from svcq_build.kinds.checklist import Checklist
from svcq_build.kinds.plan import Plan
from svcq_build.kinds.survey import Survey
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Duration, Finding, Ground, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
#: Months in a unit of time; what is done more often than monthly is not planned by the month.
_MONTHS = {"month": 1, "year": 12}


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each checklist and survey that the whole plan has too rarely."""
    if not isinstance(entry.model, Plan) or not not_retired(entry):
        return
    planned: dict[str, set[int]] = {}
    first: dict[str, int] = {}
    for index, item in enumerate(entry.model.items):
        for written in item.does:
            planned.setdefault(written, set()).update(item.months)
            first.setdefault(written, index)
    for written, months in planned.items():
        target = parse_reference(written)
        other = context.graph.find(target) if target is not None and target.part is None else None
        every = _interval(other)
        if other is None or every is None:
            continue
        needed = int((13 - entry.model.begins) // every)
        if len(months) < needed:
            yield Finding(
                Spot(entry.path, ("items", first[written], "months")),
                say(
                    "“{title}” is planned in {count} months; done as often as it says, it would be {needed}.",
                    title=called(context, other.ref),
                    count=len(months),
                    needed=needed,
                ),
                say("Plan it in {needed} months, or change how often “{ref}” is done.", needed=needed, ref=other.ref),
                ((Spot(other.path, (_field(other),)), say("how often it is done")),),
                entry.ref,
                rests_on=(Ground("shape", other.ref),),
            )


def _interval(other: Entry | None) -> float | None:
    """Every how many months a document says it is done; None where that is more often than monthly, or not said."""
    every: Duration | None = None
    if other is not None and isinstance(other.model, Checklist):
        every = other.model.frequency
    elif other is not None and isinstance(other.model, Survey):
        every = other.model.every
    if every is None or every.unit not in _MONTHS:
        return None
    months = every.amount * _MONTHS[every.unit]
    return months if months >= 1 else None


def _field(other: Entry) -> str:
    return "frequency" if isinstance(other.model, Checklist) else "every"
