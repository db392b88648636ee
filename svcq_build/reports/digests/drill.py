"""Drills in a report: what was rehearsed, in how many minutes, with what result."""

from __future__ import annotations

from svcq_build.export import Block
from svcq_build.records import Drill
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """The drills of the period."""
    drills = frame.happened(Drill)
    if not drills:
        return frame.nothing("drill")
    word = frame.word
    rows = [
        (frame.day(one.date), frame.title(one.rehearses), str(one.participants or "–"),
         frame.number(float(one.minutes)) if one.minutes else "–", frame.choice("result", one.result))
        for one in drills
    ]  # fmt: skip
    head = (word("Day"), word("Rehearsed"), word("Took part"), word("Minutes"), word("Result"))
    return (frame.table(head, rows, right=(2, 3)),)
