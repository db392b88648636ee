"""Promises: commitments, measured values and feedback cases → which promise was kept in which period.

A promise was kept in a period where every value of the indicators that show it reached its target, and no case about
it was upheld; where neither tells anything, nobody knows. Targets are those of the time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from svcq_build.load import Corpus, Entry
from svcq_build.model import CalendarPeriod, Duration, PeriodUnit, parse_reference, period_around
from svcq_build.records import Background, BrokenPromise, FeedbackCase, Measurement, Records, promises_broken
from svcq_build.watch.measured import figure_in

#: How a document stood on a day.
Then = Callable[[Entry, dt.date], Entry]
#: How long the periods are that a commitment is judged by, by the months after which it is published.
_LENGTHS: Mapping[int, PeriodUnit] = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one indicator (``indicator:id``) shows of a promise: how many of its values reached their targets."""

    indicator: str
    met: int
    values: int


@dataclass(frozen=True, slots=True)
class JudgedPromise:
    """A promise in one period.

    Attributes:
        promise: ``commitment:id#P1``. period: it. shown: by which indicators. broken: by which cases.
    """

    promise: str
    period: CalendarPeriod
    shown: tuple[Evidence, ...]
    broken: tuple[BrokenPromise, ...]

    @property
    def state(self) -> Literal["kept", "missed", "unknown"]:
        """Whether it was kept, as far as the records tell."""
        if self.broken or any(one.met < one.values for one in self.shown):
            return "missed"
        return "kept" if self.shown else "unknown"


def length_of(every: Duration | None) -> PeriodUnit:
    """How long the periods are that a commitment is judged by: those after which it is published; else a quarter."""
    months = {"month": 1, "year": 12}.get(every.unit, 0) * every.amount if every is not None else 3
    return _LENGTHS.get(int(months), "quarter")


def broken_promises(records: Records, background: Background) -> list[BrokenPromise]:
    """Every promise that a case shows broken, the oldest case first."""
    cases = sorted(records.of(FeedbackCase), key=lambda case: (case.received, case.id))
    return [broken for case in cases if case.about for broken in promises_broken(case, background)]


def judge_promises(
    commitment: Entry,
    periods: Sequence[CalendarPeriod],
    corpus: Corpus,
    measured: Callable[[str], Iterable[Measurement]],
    broken: Iterable[BrokenPromise],
    then: Then,
) -> list[JudgedPromise]:
    """Every promise of a commitment in some periods; in those before it was made, nothing.

    Args:
        commitment: it. periods: to judge. corpus: the documents. broken: promises of any commitment.
        measured: the rows of an indicator by its id. then: a document as it stood on a day.
    """
    model: Any = commitment.model
    made = min([change.date for change in model.changes] + ([model.effective] if model.effective else []), default=None)
    own = [one for one in broken if one.promise.partition("#")[0] == commitment.ref]
    found = []
    for promise in model.promises:
        ref = f"{commitment.ref}#{promise.id}"
        for period in periods:
            if made is not None and period.last < made:
                continue
            cases = tuple(one for one in own if one.promise == ref and one.case.received.date() in period)
            shown = tuple(_shown(promise.shown_by, period, made, corpus, measured, then))
            found.append(JudgedPromise(ref, period, shown, cases))
    return found


def _shown(
    indicators: Iterable[str],
    period: CalendarPeriod,
    made: dt.date | None,
    corpus: Corpus,
    measured: Callable[[str], Iterable[Measurement]],
    then: Then,
) -> Iterator[Evidence]:
    for indicator in indicators:
        reference = parse_reference(indicator, "indicator")
        entry = corpus.entries.get(reference.document) if reference is not None else None
        if entry is None or entry.model is None:
            continue
        met = values = 0
        for row in measured(entry.id):
            if row.indicator != entry.ref or (made is not None and row.period.last < made):
                continue
            if row.period.first in period and row.period.last in period:
                figure = figure_in(row.period, [row], then(entry, row.period.last).model)
                if figure is not None and figure.met is not None:
                    met, values = met + figure.met, values + 1
        if values:
            yield Evidence(entry.ref, met, values)


def periods_until(unit: PeriodUnit, today: dt.date, count: int) -> list[CalendarPeriod]:
    """The period that a day lies in and those before it, the newest first."""
    found = [period_around(today, unit)]
    while len(found) < count:
        found.append(found[-1].before)
    return found
