"""An assessment's score follows from weights and records; an appraisal counts independent inspections alone."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from svcq_build.model import parse_duration
from svcq_build.records import Record
from svcq_build.watch import Assessed, assess
from tests.records.record_files import read

TODAY = dt.date(2026, 4, 1)


def _run(name: str, day: str, score: int, by: str = "inspector", more: str = "") -> Record:
    text = (
        f'kind: inspection\nid: {name}\nchecklist: hall\nversion: "1.0"\nstarted: "{day}T09:00+08:00"\nby: {by}\n'
        f"answers: [{{item: C1, result: pass}}]\nscore: {score}\n{more}"
    )
    records = read((f"records/inspections/2026/{name}.yml", text))
    assert not records.findings
    return records.all[0]


def _indicator(value: float, target: float | None, direction: str) -> Any:
    return SimpleNamespace(last=SimpleNamespace(value=value), target=target, direction=direction)


def _assess(
    criteria: dict[str, tuple[int, list[str]]],
    figures: dict[str, Any] | None = None,
    runs: list[Record] | None = None,
    nature: str = "inspection",
    roles: frozenset[str] = frozenset(),
) -> Assessed:
    made = [SimpleNamespace(id=id_, weight=weight, measured_by=by) for id_, (weight, by) in criteria.items()]
    hall = (SimpleNamespace(nature=nature), runs or [])
    return assess(made, parse_duration("3 months"), TODAY, (figures or {}).get, lambda ref: hall, roles)


@pytest.mark.parametrize(
    ("value", "target", "direction", "score"),
    [
        (98, 95, "higher", 100),
        (76, 95, "higher", 80),
        (10, 12, "lower", 100),
        (15, 12, "lower", 80),
        (0, 0, "lower", 100),
        (3, 0, "lower", 0),
        (3, None, "lower", None),
    ],
)
def test_an_indicator_scores_in_proportion_to_its_target(value, target, direction, score) -> None:
    found = _assess({"C1": (100, ["indicator:a"])}, {"indicator:a": _indicator(value, target, direction)})
    assert found.score == score


def test_weights_and_what_is_missing() -> None:
    figures = {"indicator:a": _indicator(76, 95, "higher")}
    criteria = {"C1": (60, ["indicator:a"]), "C2": (40, ["checklist:hall"])}
    whole = _assess(criteria, figures, [_run("a", "2026-03-01", 90), _run("b", "2026-03-20", 70)])
    assert whole.score == 60 * 0.8 + 40 * 0.8
    part = _assess(criteria, figures)
    assert (part.score, part.points, part.known, part.whole) == (None, 48, 60, 100)
    assert part.criteria[1].sources[0].lack == "nothing-recorded"


def test_only_finished_runs_of_the_time_that_is_judged_count() -> None:
    runs = [
        _run("old", "2025-12-01", 10),
        _run("half", "2026-03-01", 20, more="partial: true\n"),
        _run("new", "2026-03-02", 90),
    ]
    assert _assess({"C1": (100, ["checklist:hall"])}, runs=runs).score == 90


def test_an_appraisal_counts_independent_inspections_alone() -> None:
    judged = frozenset({"role:clerk"})
    criteria = {"K1": (100, ["checklist:hall"])}
    own, independent = _run("own", "2026-03-01", 100, by="clerk"), _run("other", "2026-03-02", 70)
    assert _assess(criteria, runs=[own, independent], roles=judged).score == 70
    assert _assess(criteria, runs=[own], roles=judged).criteria[0].sources[0].lack == "own-runs"
    itself = _assess(criteria, runs=[independent], nature="self-check", roles=judged)
    assert itself.criteria[0].sources[0].lack == "self-check"
