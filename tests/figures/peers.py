"""What independent packages compute of the same values; run by hand, in an environment of their own.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install shewhart==0.1.1 capstat-core==0.4.3 abspc==1.1.0 statsmodels
    /tmp/peers/bin/python tests/figures/peers.py > tests/figures/peers.json

The tests compare svcq's figures with the values that this wrote, so that none of these packages is needed to run them.
"""

from __future__ import annotations

import json
import random
import sys
from importlib.metadata import version

import abspc
import capstat_core
import pandas
import shewhart
from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint


def _series() -> list[list[float]]:
    chance = random.Random(7)
    made = []
    for length in (6, 12, 24, 60):
        for spread in (0.3, 4.0):
            made.append([round(chance.gauss(50, spread), 2) for _ in range(length)])
    made.append([50.0] * 8 + [50.5] * 8 + [58.0])
    made.append([float(number) for number in range(1, 15)])
    return made


def _counts() -> list[list[list[int]]]:
    chance = random.Random(11)
    made = []
    for low, high, share in ((40, 60, 0.1), (200, 900, 0.93), (15, 400, 0.02)):
        units = [chance.randint(low, high) for _ in range(20)]
        made.append([[sum(chance.random() < share for _ in range(n)), n] for n in units])
    return made


def _xmr(values: list[float]) -> dict[str, object]:
    ours = shewhart.imr(values, rules="nelson")
    other = capstat_core.i_mr_chart(values)
    return {
        "values": values,
        "shewhart": {key: float(ours.stats[key]) for key in ("i_center", "i_lcl", "i_ucl", "mr_center", "mr_ucl")},
        "capstat-core": {
            "i_center": other.location.limits.center,
            "i_lcl": other.location.limits.lower,
            "i_ucl": other.location.limits.upper,
            "mr_center": other.dispersion.limits.center,
            "mr_ucl": other.dispersion.limits.upper,
        },
        "outside": sorted({at for s in ours.signals if s.rule == "nelson_1" for at in s.points}),
        "two-of-three": sorted({at for s in ours.signals if s.rule == "nelson_5" for at in s.points}),
    }


def _rates(counts: list[list[int]], kind: str) -> dict[str, object]:
    frame = pandas.DataFrame(counts, columns=["k", "n"])
    chart = (
        shewhart.p_chart(frame, defectives="k", size="n", rules="none")
        if kind == "p"
        else shewhart.u_chart(frame, defects="k", size="n", rules="none")
    )
    other = abspc.calculate_control_limits(frame, kind, value_col="k", subgroup_col="n")
    return {
        "counts": counts,
        "shewhart": {key: [float(value) for value in chart.table[key]] for key in ("lcl", "ucl")},
        "abspc": {key: [float(value) for value in other[key]] for key in ("lcl", "ucl", "mean")},
    }


def _wilson(successes: int, sample: int) -> dict[str, object]:
    exact = binomtest(successes, sample).proportion_ci(0.95, method="wilson")
    low, high = proportion_confint(successes, sample, 0.05, method="wilson")
    return {
        "successes": successes,
        "sample": sample,
        "scipy": [float(exact.low), float(exact.high)],
        "statsmodels": [float(low), float(high)],
    }


def _switching() -> list[dict[str, object]]:
    chance = random.Random(5)
    made = []
    for refused in (0.02, 0.2, 0.5):
        outcomes = [chance.random() >= refused for _ in range(60)]
        history = capstat_core.apply_switching_rules(outcomes, reduced_inspection_authorised=True)
        made.append({"outcomes": outcomes, "after": [step.severity_after for step in history.steps]})
    return made


def main() -> None:
    """Write what the packages compute, as JSON."""
    packages = ("shewhart", "capstat-core", "abspc", "statsmodels", "scipy")
    pairs = [(0, 20), (1, 29), (15, 148), (81, 263), (4, 4), (0, 1), (970, 1000), (3, 4)]
    json.dump(
        {
            "versions": {name: version(name) for name in packages},
            "xmr": [_xmr(values) for values in _series()],
            "p": [_rates(counts, "p") for counts in _counts()],
            "u": [_rates(counts, "u") for counts in _counts()],
            "wilson": [_wilson(*pair) for pair in pairs],
            "switching": _switching(),
        },
        sys.stdout,
        separators=(",", ":"),
    )
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
