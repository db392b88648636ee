"""Runs of checklists: scores by month and place, what fails most, and the next sample from the lots so far."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from svcq_build.records import Record
from svcq_build.watch import failing_items, next_sample, scores_of
from tests.records.record_files import read

RUN = 'kind: inspection\nid: {id}\nchecklist: hall\nversion: "1.0"\nstarted: "{day}T09:00+08:00"\nby: clerk\n'


def _runs(*runs: dict[str, Any]) -> list[Record]:
    files = []
    for number, run in enumerate(runs):
        name = f"run-{number:03}"
        text = RUN.format(id=name, day=run.pop("day", f"2026-01-{number % 28 + 1:02}"))
        answers = run.pop("answers", {"C1": "pass"})
        text += "answers:\n" + "".join(f"  - {{item: {item}, result: {result}}}\n" for item, result in answers.items())
        text += "".join(f"{key}: {value}\n" for key, value in run.items())
        files.append((f"records/inspections/2026/{name}.yml", text))
    records = read(*files)
    assert not records.findings
    return list(records.about("inspection", "hall"))


def test_scores_are_the_mean_of_a_month_over_all_and_by_place() -> None:
    runs = _runs(
        {"day": "2026-01-05", "score": 90, "place": "东门"},
        {"day": "2026-01-20", "score": 100, "place": "西门"},
        {"day": "2026-02-03", "score": 80, "place": "东门"},
        {"day": "2026-02-04", "score": 10, "place": "东门", "partial": "true"},
        {"day": "2026-02-05"},
    )
    whole, east, west = scores_of(runs)
    assert (whole.place, whole.months) == (None, (("2026-01", 95.0, 2), ("2026-02", 80.0, 1)))
    assert (east.place, east.months) == ("东门", (("2026-01", 90.0, 1), ("2026-02", 80.0, 1)))
    assert west.place == "西门"
    assert [row.place for row in scores_of(runs[:1])] == [None]  # one place needs no row of its own
    assert scores_of([]) == []


def test_what_fails_most_comes_first_with_its_share_so_far() -> None:
    runs = _runs(
        {"answers": {"C1": "fail", "C2": "fail"}},
        {"answers": {"C1": "pass", "C2": "fail"}},
        {"answers": {"C1": "not-applicable", "C2": "fail", "C3": "pass"}},
    )
    found = [(one.item, one.failed, one.answered, one.running_share) for one in failing_items(runs)]
    assert found == [("checklist:hall#C2", 3, 3, 0.75), ("checklist:hall#C1", 1, 2, 1.0)]


@pytest.mark.parametrize(
    ("failed", "state", "plan"),
    [
        ([], "normal", ("G", 32, 2)),
        ([0, 3, 0, 3], "tightened", ("G", 32, 1)),
        ([0] * 10, "reduced", ("G", 13, 1)),
        ([9] * 7, "discontinued", None),
    ],
)
def test_the_next_sample_follows_from_the_lots_so_far(failed: list[int], state: str, plan: Any) -> None:
    sampling = SimpleNamespace(lot=200, level="II", aql=2.5, may_reduce=True)
    found = next_sample(_runs(*({"sample": f"{{lot: 200, drawn: 32, failed: {one}}}"} for one in failed)), sampling)
    assert found.standing.state == state
    assert plan == (found.plan and (found.plan.letter, found.plan.sample, found.plan.accept))
