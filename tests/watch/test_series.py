"""The measured values of an indicator become a chart of the right kind, with limits anew where the standard changed."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from svcq_build.model import parse_period, parse_version
from svcq_build.records import Measurement
from svcq_build.watch import Series, series_of

MONTHS = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]


def _indicator(unit: str = "%", direction: str = "higher", target: float | None = 95, **others: Any) -> Any:
    values = {"warning": None, "alarm": None, "measures": ["standard:queueing#R1"], "changes": (), "also": ()}
    return SimpleNamespace(unit=unit, direction=direction, target=target, **{**values, **others})


def _rows(rows: list[dict[str, Any]]) -> list[Measurement]:
    return [
        Measurement.model_construct(
            indicator="indicator:wait", note=None, **{**_EMPTY, **row, "period": parse_period(period)}
        )
        for period, row in zip(MONTHS, rows, strict=False)
    ]


_EMPTY = {"value": None, "numerator": None, "denominator": None, "n": None}


def _change(day: str, version: str, class_: str = "substance", affects: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(
        date=dt.date.fromisoformat(day), version=parse_version(version), class_=class_, affects=affects
    )


def _one(indicator: Any, rows: list[dict[str, Any]], standard: Any = None) -> Series:
    (series,) = series_of("indicator:wait", indicator, _rows(rows), lambda ref: standard)
    return series


@pytest.mark.parametrize(
    ("unit", "row", "kind", "value"),
    [
        ("%", {"numerator": 95, "denominator": 100}, "p", 95.0),
        ("件/万人次", {"numerator": 3, "denominator": 20000}, "u", 1.5),
        ("cases per 1,000", {"numerator": 3, "denominator": 2000}, "u", 1.5),
        ("分钟", {"numerator": 1000, "denominator": 80}, "xmr", 12.5),  # a sum of minutes counts no cases
        ("分钟", {"value": 12.5}, "xmr", 12.5),
        ("%", {"value": 95}, "xmr", 95.0),
    ],
)
def test_the_chart_fits_what_was_counted(unit: str, row: dict[str, Any], kind: str, value: float) -> None:
    series = _one(_indicator(unit), [row] * 8)
    assert (series.chart.kind, series.last.value) == (kind, value)


def test_values_are_put_in_order_and_those_of_another_length_are_left_out() -> None:
    rows = _rows([{"value": 10.0}, {"value": 20.0}, {"value": 30.0}])
    quarter = Measurement.model_construct(indicator="indicator:wait", note=None, **{**_EMPTY, "value": 99.0})
    object.__setattr__(quarter, "period", parse_period("2025-Q1"))
    (series,) = series_of("indicator:wait", _indicator("分钟"), [*rows[::-1], quarter], lambda ref: None)
    assert [one.value for one in series.measured] == [10.0, 20.0, 30.0]


def test_limits_begin_anew_in_the_period_after_the_measured_part_changed() -> None:
    standard = SimpleNamespace(
        changes=(
            _change("2026-03-15", "1.3", affects=("R1",)),
            _change("2026-02-10", "1.2", affects=("R9",)),  # a part that is not measured
            _change("2026-01-10", "1.1.1", "wording"),
            _change("2024-01-01", "1.0"),
        )
    )
    values = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49, 50, 52, 48, *[40, 42, 38, 41, 39, 43, 37]]
    series = _one(_indicator("分钟", "lower", 45), [{"value": float(value)} for value in values], standard)
    (renewal,) = series.renewals
    assert (renewal.document, renewal.version, renewal.period) == ("standard:queueing", "1.3", "2026-04")
    assert [(move.period, move.moved) for move in series.chart.moves] == [("2026-04", "down")]
    assert series.assurance == "by-chance"


def test_a_sample_of_four_carries_no_conclusion() -> None:
    assert _one(_indicator(), [{"numerator": 4, "denominator": 4}] * 8).too_small() == (4, 73)
    assert _one(_indicator(), [{"value": 75.0, "n": 4}] * 8).too_small() == (4, 73)
    assert _one(_indicator(), [{"numerator": 0, "denominator": 20}] * 8).too_small() is None  # clearly missed
    assert _one(_indicator(), [{"value": 100.0, "n": 100}] * 8).too_small() is None


def test_a_share_of_a_sample_has_the_interval_in_which_the_true_one_lies() -> None:
    interval = _one(_indicator(), [{"numerator": 81, "denominator": 263}] * 8).interval()
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((25.53, 36.62), abs=5e-3)
    assert _one(_indicator("分钟"), [{"value": 12.0, "n": 20}] * 8).interval() is None
    assert _one(_indicator(), [{"value": 95.0}] * 8).interval() is None


def test_figures_beside_the_indicators_own_have_charts_of_their_own() -> None:
    beside = SimpleNamespace(id="F1", unit="份", direction="higher", target=30, warning=None, alarm=None, measures=())
    rows = _rows([{"value": 30.0}] * 3)
    for row in rows:
        object.__setattr__(row, "indicator", "indicator:wait#F1")
    (series,) = series_of("indicator:wait", _indicator(also=(beside,)), rows, lambda ref: None)
    assert (series.ref, series.chart.kind, series.variation) == ("indicator:wait#F1", "xmr", None)
