"""Steps whose time limits add up to more than a criterion of one of them allows from an earlier moment on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from svcq_build.kinds._steps import Step
from svcq_build.kinds.procedure import Procedure
from svcq_build.kinds.process import Process
from svcq_build.load import Entry
from svcq_build.model import Duration, Finding, Limit, Spot, limits_in, spoken
from svcq_build.rules._ways import ways_through
from svcq_build.words import Message, Words, content_words, say

#: From when on a time is counted: “接报后”, “从广播响起到…”; “of the report”, “after the alarm”.
_SINCE_ZH = re.compile(
    r"(?:从|自)?(?P<since>[^\s，,]{1,12}?)(?:[之以]?后|算起|起|开始)(?:[的在]|[到至].{0,12})?\s*(?:不超过|至多|最多)?\s*$"
)
_FROM_TO_ZH = re.compile(r"(?:从|自)(?P<since>[^\s，,]{1,12}?)[到至].{1,12}(?:不超过|至多|最多|在)\s*$")
_SINCE_EN = re.compile(r"\s*(?:of|from|after|since) (?:the |a |an |being )?(?P<since>[a-z][a-z ]{2,30})", re.IGNORECASE)
_AFTER_EN = re.compile(
    r"(?:from|after|since) (?:the |a |an )?(?P<since>[a-z][a-z ]{2,30}?)[,:]?\s*(?:within|at most|no more than)?\s*$",
    re.IGNORECASE,
)
#: All of it, from the first step on.
_ALTOGETHER = re.compile(
    r"全程|合计|总共|一共|总用时|全部用时|整个(?:流程|过程)|in total|altogether|all in all|from start", re.IGNORECASE
)
#: What usually sets things off, though the first step may call it otherwise.
_BEGINNINGS = frozenset(
    {"故障", "接报", "报告", "发现", "接到", "报修", "报警", "投诉", "来电", "申请", "接案"}
    | {"receiv", "report", "alarm", "discover", "complaint", "request", "call", "fault"}
)


def overlong_sums(entry: Entry) -> Iterator[Finding]:
    """Yield a finding for each criterion that the steps up to it cannot meet though each of them keeps its time.

    Of several ways to a step the shortest counts; steps that run beside each other do not add up.
    """
    model = entry.model
    if not isinstance(model, (Process, Procedure)):
        return
    steps = model.steps
    ways = ways_through(steps)
    if ways is None:
        return
    opening = model.situation if isinstance(model, Procedure) else model.starts_when
    first = content_words(f"{opening}\n{model.title}\n{steps[0].title}\n{steps[0].text}") | _BEGINNINGS
    before = _steps_before(steps, ways)
    for index, step in enumerate(steps):
        for field in ("criterion", "control_point"):
            for limit in limits_in(getattr(step, field) or ""):
                if limit.time is None or limit.bound != "upper":
                    continue
                start = _counted_from(limit, steps, index, first)
                path = _shortest(steps, before, index, start) if start is not None else ()
                total = sum(_minutes(time, limit.time) for time in _times(path))
                if len(path) > 1 and total > _minutes(limit.time, limit.time) + 1e-6:
                    yield _finding(entry, index, field, limit, path)
                    break


def _counted_from(limit: Limit, steps: Sequence[Step], index: int, first: frozenset[str]) -> int | None:
    """The number of the first step whose time counts towards a limit; None where nothing says so, or only its own."""
    if _ALTOGETHER.search(limit.before) or _ALTOGETHER.search(limit.behind):
        return 0
    found = (
        _FROM_TO_ZH.search(limit.before)
        or _SINCE_ZH.search(limit.before)
        or _SINCE_EN.match(limit.behind)
        or _AFTER_EN.search(limit.before)
    )
    since = content_words(found["since"]) if found else frozenset()
    if not since or since & content_words(steps[index].title):
        return None
    named = [earlier for earlier in range(index) if since & content_words(steps[earlier].title)]
    if named:  # a step that is called so, before one that only speaks of it
        return max(named, key=lambda earlier: (len(since & content_words(steps[earlier].title)), earlier)) + 1
    for earlier in range(index - 1, 0, -1):
        if since & content_words(f"{steps[earlier].text}\n{steps[earlier].criterion or ''}"):
            return earlier + 1
    return 0 if since & first else None


def _steps_before(steps: Sequence[Step], ways: Mapping[str, Sequence[str]]) -> list[list[int]]:
    """The steps from which each step is reached; what begins at once after others waits for none but these."""
    place = {step.id: index for index, step in enumerate(steps)}
    before: list[list[int]] = [[] for _ in steps]
    for index, step in enumerate(steps):
        if step.after:
            before[index] = [place[each] for each in step.after if each in place and place[each] < index]
            continue
        for source, targets in ways.items():
            if step.id in targets and place[source] < index:
                before[index].append(place[source])
    return before


def _shortest(steps: Sequence[Step], before: Sequence[Sequence[int]], index: int, start: int) -> tuple[Step, ...]:
    """The way to a step, from ``start`` on, that takes least."""
    if index < start:
        return ()
    best: dict[int, tuple[Step, ...]] = {}
    for at in range(start, index + 1):
        ways = [best[each] for each in before[at] if each in best]
        best[at] = (*(min(ways, key=_length) if ways else ()), steps[at])
    return best[index]


def _times(path: Sequence[Step]) -> list[Duration]:
    """The limits that add up; what is done again and again runs beside the rest."""
    return [step.within for step in path if step.within is not None and step.every is None]


def _length(path: Sequence[Step]) -> float:
    return sum(time.minutes for time in _times(path))


def _minutes(time: Duration, within: Duration) -> float:
    """The length of a time; where the whole is given in working days, a day counts as one."""
    return (
        Duration(time.amount, "working-day").minutes
        if within.unit == "working-day" and time.unit == "day"
        else time.minutes
    )


def _finding(entry: Entry, index: int, field: str, limit: Limit, path: Sequence[Step]) -> Finding:
    said = [spoken(time) for time in _times(path)]
    times = Words(" + ".join(each.zh for each in said), " + ".join(each.en for each in said))
    message: Message = say(
        "“{limit}” cannot be kept: the steps {steps} take up to {times}.",
        limit=limit.said,
        steps=", ".join(step.id for step in path),
        times=times,
    )
    hint = say(
        "Shorten these steps or allow more time in {id}; steps that run side by side say so with “after”.",
        id=path[-1].id,
    )
    model = entry.sound
    assert isinstance(model, (Process, Procedure))
    others = [number for number, step in enumerate(model.steps) if step in path and _times((step,))]
    related = tuple((Spot(entry.path, ("steps", number, "within")), say("adds to it")) for number in others)
    return Finding(Spot(entry.path, ("steps", index, field)), message, hint, related, entry.ref)
