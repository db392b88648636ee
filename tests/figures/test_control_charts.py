"""Limits and special causes, by two other packages each, by published examples, and by what a reader expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from svcq_build.figures import Bounds, Chart, p_chart, u_chart, xmr_chart

PEERS: dict[str, Any] = json.loads((Path(__file__).parent / "peers.json").read_text())
SAME = pytest.approx


def _named(values: list[float], first: int = 1) -> list[tuple[str, float]]:
    return [(str(first + at), value) for at, value in enumerate(values)]


def _at(chart: Chart, rule: str) -> list[int]:
    return [at for at, point in enumerate(chart.points) if rule in {signal.rule for signal in point.signals}]


@pytest.mark.parametrize("peer", PEERS["xmr"])
@pytest.mark.parametrize("package", ["shewhart", "capstat-core"])
def test_single_values_have_the_limits_that_two_packages_give(peer: dict[str, Any], package: str) -> None:
    chart = xmr_chart(_named(peer["values"]))
    point, stretch = chart.points[0], chart.stretches[0]
    ours = [point.lower, point.centre, point.upper, stretch.range_centre, stretch.range_limit]
    keys = ("i_lcl", "i_center", "i_ucl", "mr_center", "mr_ucl")
    assert ours == SAME([peer[package][key] for key in keys], abs=1e-9)


@pytest.mark.parametrize("peer", PEERS["xmr"])
def test_points_outside_and_two_of_three_are_those_of_another_package(peer: dict[str, Any]) -> None:
    chart = xmr_chart(_named(peer["values"]))
    assert _at(chart, "outside") == peer["outside"]
    assert _at(chart, "near-limit") == peer["two-of-three"]


@pytest.mark.parametrize("kind", ["p", "u"])
def test_rates_have_the_limits_that_two_packages_give(kind: str) -> None:
    for peer in PEERS[kind]:
        counts = [(str(at), float(k), float(n)) for at, (k, n) in enumerate(peer["counts"])]
        chart = p_chart(counts) if kind == "p" else u_chart(counts)
        most = 1.0 if kind == "p" else float("inf")
        for package in ("shewhart", "abspc"):
            assert [point.lower for point in chart.points] == SAME(
                [max(0.0, v) for v in peer[package]["lcl"]], abs=1e-9
            )
            assert [point.upper for point in chart.points] == SAME(
                [min(most, v) for v in peer[package]["ucl"]], abs=1e-9
            )


def test_the_flow_rates_of_the_engineering_statistics_handbook() -> None:
    # NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2; it rounds d2 to 1.128.
    flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    point = xmr_chart(_named(flow)).points[0]
    assert (point.centre, point.lower, point.upper) == SAME((50.81, 45.8159, 55.8041), abs=2e-3)


def test_the_cans_of_montgomery() -> None:
    # D. C. Montgomery, Introduction to Statistical Quality Control, example 7.1: 30 samples of 50 cans.
    faulty = [
        *(12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22),
        *(8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6),
    ]
    chart = p_chart([(str(at), count, 50) for at, count in enumerate(faulty, 1)])
    point = chart.points[0]
    assert (point.centre, point.lower, point.upper) == SAME((0.2313, 0.0524, 0.4102), abs=5e-5)
    assert [chart.points[at].period for at in _at(chart, "outside")] == ["15", "23"]


def test_seven_on_one_side_are_a_run_and_six_are_none() -> None:
    calm = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48]
    assert not _at(xmr_chart(_named([*calm, *[51] * 6, 47])), "run")
    assert len(_at(xmr_chart(_named([*calm, *[51.5, 51, 52, 51, 52.5, 51, 52]])), "run")) >= 7


def test_a_value_on_the_centre_ends_a_run() -> None:
    values = [4, 6, 4, 6, 6, 6, 5, 6, 6, 6, 4, 4, 4, 4, 5, 4, 4, 6, 6, 4]
    chart = xmr_chart(_named([float(value) for value in values]))
    assert chart.points[0].centre == 5
    assert not _at(chart, "run")


def test_seven_that_rise_are_a_trend_on_the_high_side() -> None:
    chart = xmr_chart(_named([50, 44, 45, 47, 48, 50, 51, 53, 50]))
    assert _at(chart, "trend") == [1, 2, 3, 4, 5, 6, 7]
    assert {signal.side for signal in chart.points[4].signals if signal.rule == "trend"} == {"high"}


def test_a_percentage_has_no_limit_above_a_hundred() -> None:
    chart = xmr_chart(_named([99, 97, 100, 98, 99, 96, 100, 99]), bounds=Bounds(0, 100))
    assert chart.points[0].upper == 100
    assert chart.points[0].lower is not None
    assert chart.points[0].lower > 0


def test_too_few_values_have_no_limits_and_no_signals() -> None:
    chart = xmr_chart(_named([1, 9, 1, 9, 90]))
    assert {(point.centre, point.lower, point.signals) for point in chart.points} == {(None, None, ())}
    assert xmr_chart([]).points == ()


def test_limits_are_computed_anew_from_a_period_and_tell_whether_the_process_moved() -> None:
    before, after = [50, 52, 48, 51, 49, 53, 47, 50], [40, 42, 38, 41, 39, 43, 37, 40]
    chart = xmr_chart(_named([*before, *after]), anew=["9"])
    assert [round(point.centre or 0, 1) for point in (chart.points[0], chart.points[-1])] == [50, 40]
    assert chart.points[8].moving_range is None  # nothing is measured across the change
    assert not _at(chart, "outside")
    assert [(move.period, move.moved) for move in chart.moves] == [("9", "down")]
    calm = xmr_chart(_named([*before, *before]), anew=["9"])
    assert [move.moved for move in calm.moves] == ["no"]


def test_what_is_too_short_for_limits_of_its_own_is_judged_by_those_before() -> None:
    before = [50, 52, 48, 51, 49, 53, 47, 50]
    few = xmr_chart(_named([*before, 51, 49]), anew=["9"])
    assert few.stretches[1].held
    assert few.points[-1].centre == few.points[0].centre
    assert [move.moved for move in few.moves] == ["too-early"]
    assert [move.moved for move in xmr_chart(_named([*before, 70]), anew=["9"]).moves] == ["too-early"]
    assert [move.moved for move in xmr_chart(_named([*before, 70, 71]), anew=["9"]).moves] == ["up"]


@pytest.mark.parametrize("counts", [("1", 3, 2), ("1", -1, 2), ("1", 0, 0)])
def test_counts_that_cannot_be_are_refused(counts: tuple[str, float, float]) -> None:
    with pytest.raises(ValueError, match="1: "):
        p_chart([counts])
