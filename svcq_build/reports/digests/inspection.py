"""Inspections in a report: runs and scores by checklist, and the items that fail most."""

from __future__ import annotations

from collections import Counter, defaultdict

from svcq_build.export import Block
from svcq_build.records import Inspection
from svcq_build.reports.frame import Frame

#: So many items that fail most are named.
_NAMED = 5


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Runs, mean and lowest score by checklist, beside the mean of the period before; then what failed most."""
    named = {ref.partition(":")[2] for ref in shown if ref.startswith("checklist:")}
    runs = frame.happened(Inspection, about=named or None)
    if not runs:
        return frame.nothing("inspection")
    earlier = frame.happened(Inspection, frame.before, {run.checklist.partition(":")[2] for run in runs})
    scores, former = _scores(runs), _scores(earlier)
    rows = [
        (
            frame.title(checklist),
            str(sum(run.checklist == checklist for run in runs)),
            _mean(frame, scores.get(checklist, [])),
            frame.number(min(scores[checklist])) if scores.get(checklist) else "–",
            _mean(frame, former.get(checklist, [])),
        )
        for checklist in sorted({run.checklist for run in runs}, key=frame.title)
    ]
    word = frame.word
    head = (word("Checklist"), word("Runs"), word("Mean score"), word("Lowest"), word("Period before"))
    return frame.table(head, rows, right=(1, 2, 3, 4)), *_failing(frame, runs)


def _scores(runs: list[Inspection]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for run in runs:
        if run.score is not None and not run.partial:
            found[run.checklist].append(float(run.score))
    return found


def _mean(frame: Frame, scores: list[float]) -> str:
    return frame.number(sum(scores) / len(scores)) if scores else "–"


def _failing(frame: Frame, runs: list[Inspection]) -> tuple[Block, ...]:
    failed = Counter(
        f"{run.checklist}#{answer.item}" for run in runs for answer in run.answers if answer.result == "fail"
    )
    often = sorted(failed.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMED]
    lines = [frame.word("{item}: failed {n} times", item=frame.title(item), n=n) for item, n in often if n > 1]
    return (frame.label(frame.word("What failed most")), *frame.lines(lines)) if lines else ()
