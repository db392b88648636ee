"""The two verdicts of Making data count."""

from __future__ import annotations

import pytest

from svcq_build.figures import assurance, variation, xmr_chart

CALM = [50.0, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49]


def _chart(*values: float):
    return xmr_chart([(str(at), value) for at, value in enumerate(values)])


@pytest.mark.parametrize(
    ("values", "direction", "verdict"),
    [
        (CALM, "higher", "common-cause"),
        ([*CALM, 75], "higher", "improving"),
        ([*CALM, 75], "lower", "concerning"),
        ([*CALM, 25], "higher", "concerning"),
        ([*CALM, 75, 50], "lower", "common-cause"),  # the last value counts
        ([50, 49], "higher", None),
    ],
)
def test_variation(values: list[float], direction, verdict) -> None:
    assert variation(_chart(*values), direction) == verdict


@pytest.mark.parametrize(
    ("target", "direction", "verdict"),
    [
        (30, "higher", "always"),
        (50, "higher", "by-chance"),
        (70, "higher", "never"),
        (70, "lower", "always"),
        (50, "lower", "by-chance"),
        (30, "lower", "never"),
    ],
)
def test_assurance(target: float, direction, verdict) -> None:
    assert assurance(_chart(*CALM), target, direction) == verdict


def test_a_limit_that_reaches_the_target_meets_it() -> None:
    same = _chart(*[95.0] * 8)
    assert assurance(same, 95, "higher") == assurance(same, 95, "lower") == "always"
    assert assurance(_chart(50, 49), 95, "higher") is None
