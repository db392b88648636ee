"""The ways through the steps of a process or procedure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from svcq_build.kinds._document import Document
from svcq_build.kinds._steps import Step
from svcq_build.kinds.procedure import Procedure
from svcq_build.kinds.process import Process
from svcq_build.model import END

#: From each step's id to the ids of the steps that may come next (or ``end``).
Ways = Mapping[str, Sequence[str]]


def steps_of(model: Document | None) -> tuple[Step, ...]:
    """The steps of a document; none where its kind has none or its shape has faults."""
    return model.steps if isinstance(model, (Process, Procedure)) else ()


def ways_through(steps: Sequence[Step]) -> Ways | None:
    """The ways from step to step.

    Returns:
        the ways, or None when there are none to follow: no steps, an id used twice, or a way to a
        step that does not exist (the latter are reported by themselves).
    """
    if not steps:
        return None
    following = [*(step.id for step in steps[1:]), END]
    ways = {
        step.id: [step.then or after, *(branch.go for branch in step.branches)]
        for step, after in zip(steps, following, strict=True)
    }
    known = {*ways, END}
    whole = len(ways) == len(steps) and all(target in known for targets in ways.values() for target in targets)
    return ways if whole else None


def reached(ways: Ways, starts: Iterable[str]) -> set[str]:
    """Every step (and ``end``) that can be reached from ``starts``, these included."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(ways.get(step, ()))
    return found


def backwards(ways: Ways) -> Ways:
    """The same ways, walked the other way round."""
    turned: dict[str, list[str]] = {step: [] for step in (*ways, END)}
    for step, targets in ways.items():
        for target in targets:
            turned[target].append(step)
    return turned


def first_of_each_group(steps: Iterable[str], ways: Ways) -> list[list[str]]:
    """The groups of steps to which no other of ``steps`` leads, each group's steps in their order.

    Mending these mends the steps behind them too, so they are what a rule names.
    """
    within = dict.fromkeys(steps)
    inner = {step: [target for target in ways.get(step, ()) if target in within] for step in within}
    reach = {step: reached(inner, [step]) for step in within}
    groups: list[list[str]] = []
    for step in within:
        leads_here = [other for other in within if step in reach[other]]
        group = [other for other in leads_here if other in reach[step]]
        if len(group) == len(leads_here) and group[0] == step:
            groups.append(group)
    return groups
