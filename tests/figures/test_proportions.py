"""Wilson's interval by two packages and by published values, and what a sample can carry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from svcq_build.figures import conclusion, smallest_sample, wilson_interval

PEERS = json.loads((Path(__file__).parent / "peers.json").read_text())["wilson"]


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize("package", ["scipy", "statsmodels"])
def test_the_interval_is_that_of_two_packages(peer, package: str) -> None:
    interval = wilson_interval(peer["successes"], peer["sample"])
    assert [interval.low, interval.high] == pytest.approx(peer[package], abs=1e-9)


@pytest.mark.parametrize(
    ("successes", "sample", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_examples_of_newcombe(successes: int, sample: int, low: float, high: float) -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    interval = wilson_interval(successes, sample)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_four_files_a_month_carry_no_appraisal() -> None:
    assert conclusion(4, 4, 0.95, "higher") == "undecided"
    assert smallest_sample(0.95, "higher") == smallest_sample(0.05, "lower") == 73
    assert conclusion(72, 72, 0.95, "higher") == "undecided"
    assert conclusion(73, 73, 0.95, "higher") == "met"
    assert conclusion(5, 20, 0.95, "higher") == "missed"
    assert smallest_sample(1, "higher") is None
    assert smallest_sample(0, "higher") == 1


@pytest.mark.parametrize(("successes", "sample"), [(1, 0), (3, 2), (-1, 2)])
def test_counts_that_cannot_be_have_no_interval(successes: int, sample: int) -> None:
    with pytest.raises(ValueError, match="/"):
        wilson_interval(successes, sample)
