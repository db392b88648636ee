"""Indicators: what was measured in the period, beside the period before, the last year and the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.export import Block
from svcq_build.reports.frame import Frame
from svcq_build.watch import PeriodFigure, figure_in

#: So many indicators that grew better or worse are named in the summary.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator, or a figure beside it, in three periods.

    Attributes:
        ref: it. indicator: its model. owner: who answers for the value (``role:id``).
        now, before, year_ago: its figures; None where nothing was measured.
    """

    ref: str
    indicator: Any
    owner: str | None
    now: PeriodFigure | None
    before: PeriodFigure | None
    year_ago: PeriodFigure | None

    @property
    def change(self) -> float | None:
        """How much better it is than in the period before, as a share of the former value; below 0: worse."""
        if self.now is None or self.before is None or self.now.value == self.before.value:
            return None
        difference = (self.now.value - self.before.value) / max(abs(self.before.value), 1e-9)
        return difference if self.indicator.direction == "higher" else -difference

    @property
    def missed(self) -> bool:
        """Whether one of the period's values did not reach the target."""
        return self.now is not None and self.now.met is not None and self.now.met < self.now.values


def compare(frame: Frame, refs: Sequence[str]) -> list[Compared]:
    """Indicators in the three periods, each with those figures beside it that missed their target.

    Args:
        refs: ``indicator:id``, or ``indicator:id#F1`` for one figure beside an indicator.
    """
    return [one for ref in dict.fromkeys(refs) for one in _of(frame, ref)]


def _of(frame: Frame, ref: str) -> Iterator[Compared]:
    whole, _, part = ref.partition("#")
    local = frame.papers.desk.local(whole)
    if local is None or local.entry.kind.name != "indicator":
        return
    owner = local.doc.owner
    if not part:
        yield _one(frame, whole, local.doc, owner)
    for figure in local.doc.also:
        one = _one(frame, f"{whole}#{figure.id}", figure, owner)
        if figure.id == part or (not part and one.missed):
            yield one


def _one(frame: Frame, ref: str, indicator: Any, owner: str | None) -> Compared:
    rows = frame.measured(ref)
    now, before, year_ago = (
        figure_in(period, rows, indicator) for period in (frame.period, frame.before, frame.year_ago)
    )
    return Compared(ref, indicator, owner, now, before, year_ago)


def indicator_table(frame: Frame, compared: Sequence[Compared]) -> tuple[Block, ...]:
    """The table of some indicators, and a word on each value that is missing, with whose it is."""
    if not compared:
        return ()
    word = frame.word
    rows = [
        (
            frame.papers.line(one.indicator.title),
            with_unit(frame, one, one.now),
            frame.number(one.before.value) if one.before else "–",
            frame.number(one.year_ago.value) if one.year_ago else "–",
            frame.number(float(one.indicator.target), 2) if one.indicator.target is not None else "–",
            "–" if one.now is None or one.now.met is None else f"{one.now.met}/{one.now.values}",
        )
        for one in compared
    ]
    head = (word("Indicator"), word("This period"), word("Period before"), word("A year ago"), word("Target"),
            word("Target met"))  # fmt: skip
    missing = [
        word("{indicator}: no value; {role} answers for it.", indicator=frame.papers.line(one.indicator.title),
             role=frame.name(one.owner) or word("nobody named"))
        for one in compared if one.now is None
    ]  # fmt: skip
    return (
        frame.table(head, rows, right=(1, 2, 3, 4, 5)),
        *((frame.label(word("Missing values")), *frame.lines(missing)) if missing else ()),
    )  # fmt: skip


def with_unit(frame: Frame, one: Compared, figure: PeriodFigure | None) -> str:
    """A figure with its unit, and how it was made where it is no single value."""
    if figure is None:
        return frame.word("missing")
    gap = "" if one.indicator.unit.strip() in ("%", "‰") else " "
    return f"{frame.number(figure.value)}{gap}{frame.papers.line(one.indicator.unit)}"


def highlights(frame: Frame, compared: Sequence[Compared]) -> tuple[Block, ...]:
    """The indicators that grew better or worse most, by how much of the former value."""
    moved = sorted((one for one in compared if one.change is not None), key=lambda one: (-(one.change or 0), one.ref))
    better = [one for one in moved if (one.change or 0) > 0][:_NAMED]
    worse = [one for one in reversed(moved) if (one.change or 0) < 0][:_NAMED]
    blocks: list[Block] = []
    for title, group in ((frame.word("Better than in the period before"), better),
                         (frame.word("Worse than in the period before"), worse)):  # fmt: skip
        if group:
            blocks += [frame.label(title), *frame.lines([_moved(frame, one) for one in group])]
    return tuple(blocks)


def _moved(frame: Frame, one: Compared) -> str:
    assert one.now is not None
    assert one.before is not None
    return frame.word("{indicator}: {before} → {now}", indicator=frame.papers.line(one.indicator.title),
                      before=frame.number(one.before.value), now=with_unit(frame, one, one.now))  # fmt: skip
