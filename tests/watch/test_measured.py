"""One figure for a period out of several values, by what they are values of."""

from __future__ import annotations

import pytest

from svcq_build.model import parse_period
from svcq_build.records import Measurement, Records
from svcq_build.watch import PeriodFigure, by_figure, figure_in
from tests.records.record_files import read

SHARE = "period,numerator,denominator\n2026-01,50,100\n2026-02,0,300\n2026-03,\n"


class Indicator:
    def __init__(self, unit: str, direction: str = "lower", target: float | None = None) -> None:
        self.unit, self.direction, self.target = unit, direction, target


def _figure(records: Records, indicator: Indicator) -> PeriodFigure | None:
    rows = by_figure(records.of(Measurement)).get("indicator:waiting", ())
    return figure_in(parse_period("2026-Q1"), rows, indicator)


@pytest.mark.parametrize(
    ("table", "unit", "value", "how"),
    [
        ("period,numerator,denominator\n2026-01,50,100\n2026-02,0,300\n", "%", 12.5, "share"),
        ("period,numerator,denominator\n2026-01,3,10000\n2026-02,9,20000\n", "件/万人次", 4, "share"),
        ("period,value\n2026-01,10\n2026-02,14\n", "分钟", 12, "mean"),
        ("period,value,n\n2026-01,10,1\n2026-02,14,3\n", "分钟", 13, "mean"),
        ("period,value\n2026-01,1\n2026-02,2\n", "起", 3, "total"),
        ("period,value\n2026-01,1.5\n2026-02,2.5\n", "件/万人次", 2, "mean"),
        ("period,value\n2026-Q1,97.5\n", "%", 97.5, "single"),
        ("period,value\n2026-Q1,30\n2026-01,10\n2026-02,14\n", "分钟", 12, "mean"),
        ("period,value\n2026-01,10\n2026-01,12\n2026-04,90\n", "分钟", 12, "single"),
    ],
)
def test_a_quarter(table: str, unit: str, value: float, how: str) -> None:
    records = read(("records/measurements/waiting/2026.csv", table))
    figure = _figure(records, Indicator(unit))
    assert figure is not None
    assert (figure.value, figure.how) == (value, how)


def test_the_target_is_met_value_by_value() -> None:
    records = read(("records/measurements/waiting/2026.csv", "period,value\n2026-01,10\n2026-02,12\n2026-03,13\n"))
    figure = _figure(records, Indicator("分钟", target=12))
    assert figure is not None
    assert (figure.met, figure.values) == (2, 3)


def test_what_was_not_measured_is_none() -> None:
    assert _figure(read(), Indicator("%")) is None
