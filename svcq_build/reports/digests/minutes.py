"""Meetings in a report: what was decided, and which actions are overdue."""

from __future__ import annotations

from svcq_build.export import Block
from svcq_build.records import Minutes
from svcq_build.reports.digests.rectification import overdue_line
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """The decisions of the period, and all actions that are overdue."""
    meetings = frame.happened(Minutes)
    if not meetings:
        return frame.nothing("minutes")
    word = frame.word
    decided = [
        word("{meeting}, {day}: {text}", meeting=frame.title(one.meeting), day=frame.day(one.date), text=decision.text)
        for one in meetings
        for decision in one.decisions
    ]
    overdue = [overdue_line(frame, task) for task in frame.actions if task.is_overdue(frame.today)]
    return (
        *frame.lines(decided),
        *((frame.label(word("Overdue actions")), *frame.lines(overdue)) if overdue else ()),
    )
