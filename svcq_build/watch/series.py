"""Series: the measured values of an indicator → its control chart, where limits begin anew, and the two verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.figures import (
    Assurance,
    Bounds,
    Chart,
    Direction,
    Interval,
    Variation,
    assurance,
    conclusion,
    p_chart,
    rate_scale,
    share_scale,
    smallest_sample,
    u_chart,
    variation,
    wilson_interval,
    xmr_chart,
)
from svcq_build.model import parse_reference
from svcq_build.records import Measurement
from svcq_build.watch.measured import Measured, by_figure, of_one_length, values_of

#: Changes of these classes may move the process that an indicator measures.
_MOVING = ("substance", "safety")
#: What finds a document's model by its ``kind:id``, or None.
Find = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Renewal:
    """A recorded change from which limits are computed anew.

    Attributes:
        day: of the change. document: ``kind:id`` of what changed. version: that the change made.
        period: the first one that began under it; None while none has.
    """

    day: dt.date
    document: str
    version: str
    period: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """How one figure stands.

    Attributes:
        indicator: ``indicator:id``. figure: the id of a figure beside it; None for the indicator's own.
        unit, direction, target, warning, alarm: as the indicator says them.
        measured: the values, in order. chart: of them. renewals: where its limits begin anew, oldest first.
        variation, assurance: the verdicts; None where there are too few values, or no target.
    """

    indicator: str
    figure: str | None
    unit: str
    direction: Direction
    target: float | None
    warning: float | None
    alarm: float | None
    measured: tuple[Measured, ...]
    chart: Chart
    renewals: tuple[Renewal, ...]
    variation: Variation | None
    assurance: Assurance | None

    @property
    def ref(self) -> str:
        """``indicator:id``, with the figure's id where it is one beside it."""
        return f"{self.indicator}#{self.figure}" if self.figure else self.indicator

    @property
    def last(self) -> Measured:
        """The newest value."""
        return self.measured[-1]

    def interval(self) -> Interval | None:
        """Where the true value of the newest lies, in the unit; None for what is no share of a sample."""
        counted = self._counted()
        if counted is None:
            return None
        found, whole = wilson_interval(*counted), share_scale(self.unit) or 1
        return Interval(found.low * whole, found.high * whole)

    def too_small(self) -> tuple[float, int] | None:
        """The newest value's sample and how many it would take, where it shows neither target met nor target missed."""
        counted, whole = self._counted(), share_scale(self.unit)
        if counted is None or whole is None or self.target is None or not 0 <= self.target <= whole:
            return None
        reached, sample = counted
        needed = smallest_sample(self.target / whole, self.direction)
        if needed is None or sample >= needed:
            return None
        verdict = conclusion(reached, sample, self.target / whole, self.direction)
        return (sample, needed) if verdict == "undecided" else None

    def _counted(self) -> tuple[float, float] | None:
        """How many of how many the newest value is of, where it is a share of a sample."""
        whole, last = share_scale(self.unit), self.last
        sample = last.denominator if last.denominator is not None else last.sample
        if whole is None or not sample or sample < 0 or not 0 <= last.value <= whole:
            return None
        reached = last.numerator if last.numerator is not None else last.value / whole * sample
        return (reached, sample) if 0 <= reached <= sample else None


def series_of(indicator: str, model: Any, measurements: Iterable[Measurement], find: Find) -> list[Series]:
    """How an indicator stands, and each figure beside it; those without any value are left out.

    Args:
        indicator: ``indicator:id``. model: the indicator. measurements: its values. find: finds what it measures.
    """
    rows = by_figure(measurements)
    figures = {None: model, **{figure.id: figure for figure in model.also}}
    return [
        made
        for name, figure in figures.items()
        if (found := rows.get(f"{indicator}#{name}" if name else indicator))
        and (made := _series(indicator, name, model, figure, found, find)) is not None
    ]


def _series(
    indicator: str, name: str | None, model: Any, figure: Any, found: Sequence[Measurement], find: Find
) -> Series | None:
    measured = _in_order(found, figure.unit)
    if not measured:
        return None
    renewals = tuple(_renewals(indicator, model, figure, measured, find))
    anew = [renewal.period for renewal in renewals if renewal.period is not None]
    chart = _chart(measured, figure.unit, anew)
    target = None if figure.target is None else float(figure.target)
    return Series(
        indicator,
        name,
        figure.unit,
        figure.direction,
        target,
        None if figure.warning is None else float(figure.warning),
        None if figure.alarm is None else float(figure.alarm),
        measured,
        chart,
        renewals,
        variation(chart, figure.direction),
        None if target is None else assurance(chart, target, figure.direction),
    )


def _in_order(found: Sequence[Measurement], unit: str) -> tuple[Measured, ...]:
    """The values of the periods that most of them have the length of, the oldest first."""
    return tuple(values_of(of_one_length(found), unit))


def _chart(measured: Sequence[Measured], unit: str, anew: Sequence[str]) -> Chart:
    """Proportions and rates by their counts where these are known, everything else by single values."""
    counts = [
        (str(one.period), one.numerator, one.denominator)
        for one in measured
        if one.numerator is not None and one.denominator and one.numerator >= 0 and one.denominator > 0
    ]
    share, rate = share_scale(unit), rate_scale(unit)
    if len(counts) == len(measured):
        if share is not None and all(top <= bottom for _, top, bottom in counts):
            return p_chart(counts, anew=anew, scale=share)
        if share is None and rate is not None and all(float(top).is_integer() for _, top, _ in counts):
            return u_chart(counts, anew=anew, scale=rate)
    values = [(str(one.period), one.value) for one in measured]
    least = 0.0 if all(value >= 0 for _, value in values) else None
    most = share if share is not None and all(value <= share for _, value in values) else None
    return xmr_chart(values, anew=anew, bounds=Bounds(least, most))


def _renewals(indicator: str, model: Any, figure: Any, measured: Sequence[Measured], find: Find) -> Iterator[Renewal]:
    """The changes of substance of the indicator and of what it measures, since the first value."""
    parts: dict[str, set[str] | None] = {indicator: None}
    for target in figure.measures:
        reference = parse_reference(target)
        if reference is not None:
            known = parts.setdefault(reference.document, set())
            if reference.part is None:
                parts[reference.document] = None
            elif known is not None:
                known.add(reference.part)
    found = set()
    for document, wanted in parts.items():
        changed = model if document == indicator else find(document)
        for change in changed.changes[:-1] if changed is not None else ():  # the oldest made the document
            touches = not change.affects or wanted is None or not wanted.isdisjoint(change.affects)
            if change.class_ in _MOVING and touches and change.date > measured[0].period.first:
                found.add((change.date, document, str(change.version)))
    for day, document, version in sorted(found):
        if day <= measured[-1].period.last:
            later = next((str(one.period) for one in measured if one.period.first >= day), None)
            yield Renewal(day, document, version, later)
