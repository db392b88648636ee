"""Verdicts on a chart: what its last value tells of the process, and whether the target can be relied on.

Both are those of NHS England's *Making data count*: the icon for variation and the icon for assurance.
"""

from __future__ import annotations

from typing import Literal

from svcq_build.figures.control_charts import Chart, Rule, Signal

Direction = Literal["higher", "lower"]
Variation = Literal["common-cause", "improving", "concerning"]
Assurance = Literal["by-chance", "always", "never"]
#: Where rules say different things of one value, the first of these is believed.
_WEIGHT: tuple[Rule, ...] = ("outside", "run", "trend", "near-limit")


def variation(chart: Chart, direction: Direction) -> Variation | None:
    """What the last value says: chance alone, or a change for the better or the worse; None without limits.

    Args:
        chart: any. direction: whether higher or lower values are better.
    """
    if not chart.points or chart.points[-1].centre is None:
        return None
    return _of_signals(chart.points[-1].signals, direction)


def _of_signals(signals: tuple[Signal, ...], direction: Direction) -> Variation:
    if not signals:
        return "common-cause"
    weightiest = min(signals, key=lambda signal: _WEIGHT.index(signal.rule))
    return "improving" if (weightiest.side == "high") == (direction == "higher") else "concerning"


def assurance(chart: Chart, target: float, direction: Direction) -> Assurance | None:
    """Whether the process, as it runs now, meets its target always, never or by chance; None without limits.

    Args:
        chart: any. target: the value to reach. direction: whether higher or lower values are better.
    """
    if not chart.points:
        return None
    last = chart.points[-1]
    if last.lower is None or last.upper is None:
        return None
    best, worst = (last.upper, last.lower) if direction == "higher" else (last.lower, last.upper)
    if reaches(worst, target, direction):
        return "always"
    return "by-chance" if reaches(best, target, direction) else "never"


def reaches(value: float, target: float, direction: Direction) -> bool:
    """Whether a value is as good as the target or better."""
    return value >= target if direction == "higher" else value <= target
