"""A plan takes more hours of a role than the role can give.

Why: A plan that cannot be carried out is not carried out, and what falls away is left to chance.
Bad:
    # playbooks/plans/training.yml
    budgets:
      - {role: window-clerk, hours: 24}
    items:
      - {id: I1, title: 沟通课程, months: [3], by: training-officer, attended_by: ["role:window-clerk"], hours: 16}
      - {id: I2, title: 应急课程, months: [6], by: training-officer, attended_by: ["role:window-clerk"], hours: 12}
Good:
    # playbooks/plans/training.yml
    budgets:
      - {role: window-clerk, hours: 28}
    items:
      - {id: I1, title: 沟通课程, months: [3], by: training-officer, attended_by: ["role:window-clerk"], hours: 16}
      - {id: I2, title: 应急课程, months: [6], by: training-officer, attended_by: ["role:window-clerk"], hours: 12}
Fix: Plan fewer hours for the role, or raise its budget, and cover its post in that time.
"""

from collections.abc import Iterator

from svcq_build.kinds.plan import Plan
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each budget that the items of the role add up to more than."""
    if not isinstance(entry.model, Plan) or not not_retired(entry):
        return
    for index, budget in enumerate(entry.model.budgets):
        teams = {edge.source for edge in context.graph.into(budget.role, None, "has-member", "led-by")}
        taken = [
            (at, item.hours)
            for at, item in enumerate(entry.model.items)
            if item.hours and not {budget.role, *teams}.isdisjoint(item.attended_by)
        ]
        total = sum(hours for _, hours in taken)
        if total > budget.hours:
            yield Finding(
                Spot(entry.path, ("budgets", index, "hours")),
                say(
                    "The plan takes {total} hours of each “{role}”, who has {hours}.",
                    total=f"{total:g}",
                    role=called(context, budget.role),
                    hours=f"{budget.hours:g}",
                ),
                say(
                    "Plan {over} hours less for the role, or raise its budget to {total}.",
                    over=f"{total - budget.hours:g}",
                    total=f"{total:g}",
                ),
                tuple(
                    (Spot(entry.path, ("items", at, "hours")), say("adds {hours} hours", hours=f"{hours:g}"))
                    for at, hours in taken
                ),
                entry.ref,
            )
