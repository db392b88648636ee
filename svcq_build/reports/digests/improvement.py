"""Improvements in a report: by stage, with what was measured before and after."""

from __future__ import annotations

from svcq_build.export import Block
from svcq_build.records import Improvement
from svcq_build.reports.frame import Frame

_STAGES = ("plan", "do", "check", "act", "closed")


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Those that were under way in the period: begun before its end, and not closed before its beginning."""
    last = min(frame.period.last, frame.today)
    found = [
        one
        for one in frame.records.of(Improvement)
        if one.started <= last and (one.closed is None or one.closed >= frame.period.first)
    ]
    if not found:
        return frame.nothing("improvement")
    word = frame.word
    rows = [
        (
            one.title,
            frame.choice("stage", one.stage),
            frame.name(one.owner),
            frame.number(_float(one.baseline), 2),
            frame.number(_float(one.target), 2),
            frame.number(float(one.effect.value), 2) if one.effect else "–",
            word("overdue") if one.closed is None and one.due is not None and one.due < frame.today else
            frame.day(one.due),
        )
        for one in sorted(found, key=lambda one: (_STAGES.index(one.stage), one.started, one.id))
    ]  # fmt: skip
    head = (word("Improvement"), word("Stage"), word("Owner"), word("Before"), word("Target"), word("Measured after"),
            word("Due"))  # fmt: skip
    return (frame.table(head, rows, right=(3, 4, 5)),)


def _float(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]
