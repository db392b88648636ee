"""Proportions of samples: the interval in which the true one lies, and whether a sample carries the conclusion drawn.

The interval is E. B. Wilson's (1927), which holds for small samples and for 0 and 100 per cent as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from svcq_build.figures.verdicts import Direction, reaches

Conclusion = Literal["met", "missed", "undecided"]
#: How sure an interval is, unless something else is asked for.
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true proportion lies, from 0 to 1."""

    low: float
    high: float


def wilson_interval(successes: float, sample: float, confidence: float = CONFIDENCE) -> Interval:
    """The Wilson score interval, two-sided.

    Raises:
        ValueError: the sample is empty, or the successes are negative or more than it.
    """
    if sample <= 0 or not 0 <= successes <= sample:
        raise ValueError(f"{successes}/{sample}")
    z = _quantile(confidence)
    share = successes / sample
    middle = share + z * z / (2 * sample)
    reach = z * math.sqrt(share * (1 - share) / sample + z * z / (4 * sample * sample))
    width = 1 + z * z / sample
    low = 0.0 if successes == 0 else (middle - reach) / width
    return Interval(low, 1.0 if successes == sample else (middle + reach) / width)


def conclusion(successes: float, sample: float, target: float, direction: Direction) -> Conclusion:
    """Whether a sample shows that a target for the proportion is met or missed, or is too small to show either.

    Args:
        successes, sample: what was counted. target: from 0 to 1. direction: whether higher or lower is better.
    """
    interval = wilson_interval(successes, sample)
    worst, best = (interval.low, interval.high) if direction == "higher" else (interval.high, interval.low)
    if reaches(worst, target, direction):
        return "met"
    return "undecided" if reaches(best, target, direction) else "missed"


def smallest_sample(target: float, direction: Direction, confidence: float = CONFIDENCE) -> int | None:
    """How many must be looked at before a faultless sample shows that the target is met; None when no number does.

    A faultless sample of n has the lower bound n/(n + z²), so that n must be z²·t/(1 - t).
    """
    wanted = target if direction == "higher" else 1 - target
    if wanted <= 0:
        return 1
    if wanted >= 1:
        return None
    z = _quantile(confidence)
    return max(1, math.ceil(z * z * wanted / (1 - wanted) - 1e-9))


def _quantile(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)
