"""Assessments: criteria with their weights and what was recorded → scores; nothing is made up for what is missing.

An indicator scores 100 when its newest value reaches the target, and less in proportion beside it. A checklist scores
the mean of its runs in the time that is judged; only of inspections, and only of runs by a role that is not judged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from svcq_build.model import Duration
from svcq_build.records import Record
from svcq_build.watch.inspections import day_of
from svcq_build.watch.series import Series

#: Why something that is to be counted has no score.
Lack = Literal["nothing-recorded", "self-check", "own-runs", "not-scored"]


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that a criterion is judged by, and what it scores of a hundred; or why it scores nothing."""

    ref: str
    score: float | None
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion: its id, its weight, what it is judged by, and its score where every source has one."""

    id: str
    weight: float
    sources: tuple[Source, ...]

    @property
    def score(self) -> float | None:
        """The mean of the sources; None while one of them has no score."""
        scores = [source.score for source in self.sources if source.score is not None]
        return sum(scores) / len(scores) if scores and len(scores) == len(self.sources) else None


@dataclass(frozen=True, slots=True)
class Assessed:
    """What an assessment comes to.

    Attributes:
        criteria: each with its score. known: the weights of those that have one, of ``whole``.
        points: what these have gained, of ``known``.
    """

    criteria: tuple[Judged, ...]
    known: float
    whole: float
    points: float

    @property
    def score(self) -> float | None:
        """Of a hundred; None while a criterion has no score."""
        return self.points * 100 / self.whole if self.whole and self.known == self.whole else None


def assess(
    criteria: Iterable[Any],
    every: Duration,
    today: dt.date,
    series: Callable[[str], Series | None],
    checklist: Callable[[str], tuple[Any, Sequence[Record]]],
    roles: frozenset[str] = frozenset(),
) -> Assessed:
    """Judge criteria by what was recorded.

    Args:
        criteria: with ids, weights and what they are measured by. every: the time that is judged, until today.
        series: how an indicator stands (``indicator:id``), or None. checklist: a checklist's model and its runs.
        roles: ``role:id`` of those who are judged; their own runs count for nothing.
    """
    since = _before(today, every)

    def source(ref: str) -> Source:
        kind = ref.partition(":")[0]
        if kind == "indicator":
            found = series(ref)
            return Source(ref, None, "nothing-recorded") if found is None else _of_series(ref, found)
        if kind == "checklist":
            return _of_runs(ref, *checklist(ref), since, today, roles)
        return Source(ref, None, "not-scored")

    judged = tuple(Judged(one.id, float(one.weight), tuple(map(source, one.measured_by))) for one in criteria)
    known = [(one.weight, one.score) for one in judged if one.score is not None]
    return Assessed(
        judged,
        sum(weight for weight, _ in known),
        sum(one.weight for one in judged),
        sum(weight * score / 100 for weight, score in known),
    )


def _before(today: dt.date, every: Duration) -> dt.date:
    """The first day of the time that is judged."""
    return today - (every.after(today) - today)


def _of_series(ref: str, series: Series) -> Source:
    value, target = series.last.value, series.target
    if target is None:
        return Source(ref, None, "not-scored")
    best, worst = (value, target) if series.direction == "higher" else (target, value)
    if best >= worst:
        return Source(ref, 100.0)
    return Source(ref, max(0.0, best * 100 / worst) if worst > 0 else 0.0)


def _of_runs(
    ref: str, model: Any, runs: Sequence[Record], since: dt.date, today: dt.date, roles: frozenset[str]
) -> Source:
    if model is None or not runs:
        return Source(ref, None, "nothing-recorded")
    if model.nature != "inspection":
        return Source(ref, None, "self-check")
    within = [run.data for run in runs if since <= day_of(run) <= today and not run.data.get("partial")]
    independent = [data for data in within if _role(data["by"]) not in roles]
    scores = [float(data["score"]) for data in independent if data.get("score") is not None]
    if scores:
        return Source(ref, sum(scores) / len(scores))
    return Source(ref, None, "own-runs" if within and not independent else "nothing-recorded")


def _role(reference: str) -> str:
    return reference if ":" in reference else f"role:{reference}"
