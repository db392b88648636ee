"""Findings in a report: how many were made, closed in time and late, and which are overdue, with whose they are."""

from __future__ import annotations

from svcq_build.export import Block
from svcq_build.records import Task
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Findings of the period and what became of all that were open in it."""
    tasks = [task for task in frame.findings if task.since <= min(frame.period.last, frame.today)]
    made = [task for task in tasks if task.since in frame.period]
    closed = [task for task in tasks if task.ended is not None and task.ended in frame.period]
    if not made and not closed:
        return frame.nothing("rectification")
    in_time = sum(task.due is None or (task.ended is not None and task.ended <= task.due) for task in closed)
    open_ = [task for task in tasks if task.stood_on(min(frame.period.last, frame.today))]
    word = frame.word
    table = frame.table(
        (word("Found"), word("Closed"), word("of them in time"), word("Open at the end")),
        [(str(len(made)), str(len(closed)), str(in_time), str(len(open_)))],
        right=(0, 1, 2, 3),
    )
    overdue = [task for task in open_ if task.is_overdue(frame.today)]
    listed = frame.lines(overdue, lambda task: overdue_line(frame, task))
    return table, *((frame.label(word("Overdue findings")), *listed) if overdue else ())


def overdue_line(frame: Frame, task: Task) -> str:
    """One thing that is overdue: what it is, whose it is, and since when."""
    return frame.word("{text} ({role}, due {day})", text=task.text.rstrip("。."), day=frame.day(task.due),
                      role=frame.name(task.owner) or frame.word("nobody named"))  # fmt: skip
