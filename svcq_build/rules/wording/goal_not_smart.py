"""A role's goal is not SMART: specific, measurable, achievable, relevant, time-bound.

Why: Whether a wish without number and day was reached is a matter of opinion, and so is the appraisal built on it.
Bad:
    # roles/charters/greeter.yml
    goals:
      - {id: G1, text: 缩短客户等候时间。}
Good:
    # roles/charters/greeter.yml
    goals:
      - {id: G1, text: 把月平均等候时间降到 12 分钟。, indicator: waiting-time, target: 12, unit: 分钟, due: 2026-06-30}
Fix: Give the goal an indicator, the number to reach with its unit, and a day that lies ahead.
"""

from collections.abc import Iterator

from svcq_build.kinds.indicator import Indicator
from svcq_build.kinds.role import Goal, Role
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules.wording._vague_words import vague_words
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each letter of SMART that a goal of the role lacks."""
    if not isinstance(entry.model, Role) or not not_retired(entry):
        return
    for index, goal in enumerate(entry.model.goals):
        route = ("goals", index)
        for vague in vague_words(goal.text):
            yield Finding(
                Spot(entry.path, (*route, "text"), within=vague.pointer),
                say("The goal {id} is not specific (S): “{word}” can mean anything.", id=goal.id, word=vague.word),
                vague.hint,
                document=entry.ref,
            )
        missing = _not_measurable(goal)
        if missing is not None:
            yield Finding(
                Spot(entry.path, (*route, "id")),
                missing,
                say("Add the indicator that tells, the number to reach and its unit: indicator, target, unit."),
                document=entry.ref,
            )
        yield from _other_unit(entry, context, index, goal)
        if goal.due is None:
            yield Finding(
                Spot(entry.path, (*route, "id")),
                say("The goal {id} is not time-bound (T): it has no day by which it is reached.", id=goal.id),
                say("Add the day: due: {year}-12-31.", year=context.today.year),
                document=entry.ref,
            )
        elif goal.due < context.today:
            yield Finding(
                Spot(entry.path, (*route, "due")),
                say("The goal {id} is not time-bound (T): its day, {due}, is past.", id=goal.id, due=goal.due),
                say("Set the next goal, with a day that lies ahead."),
                document=entry.ref,
            )


def _not_measurable(goal: Goal) -> Message | None:
    if goal.indicator is None and goal.target is None:
        return say("The goal {id} is not measurable (M): it has neither an indicator nor a number.", id=goal.id)
    if goal.target is None:
        return say("The goal {id} is not measurable (M): it has no number to reach.", id=goal.id)
    if goal.indicator is None:
        return say("The goal {id} is not measurable (M): no indicator tells whether it is reached.", id=goal.id)
    if goal.unit is None:
        return say("The goal {id} is not measurable (M): its number has no unit.", id=goal.id)
    return None


def _other_unit(entry: Entry, context: Context, index: int, goal: Goal) -> Iterator[Finding]:
    """A finding when the goal counts in another unit than its indicator."""
    indicator = context.corpus.entries.get(goal.indicator or "")
    if indicator is None or indicator.kind.model is not Indicator or not indicator.is_sound or goal.unit is None:
        return
    unit = str(indicator.data["unit"])
    if goal.unit.strip() != unit.strip():
        yield Finding(
            Spot(entry.path, ("goals", index, "unit")),
            say(
                "The goal {id} is not measurable (M): it counts in {unit}, its indicator in {other}.",
                id=goal.id,
                unit=goal.unit,
                other=unit,
            ),
            say("Give the number in the unit of the indicator: {other}.", other=unit),
            ((Spot(indicator.path, ("unit",)), say("the indicator's unit")),),
            entry.ref,
        )
