"""Two years of every indicator of the handbook, and of every figure beside one that has a target or a warning."""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.demonstration.centre import Centre, File, chance
from svcq_build.figures import smallest_sample

COLUMNS = ("period", "figure", "value", "numerator", "denominator", "n", "demonstration", "note", "source")


@dataclass(frozen=True)
class Course:
    """How an indicator went.

    Attributes:
        levels: the period from which on (inclusive) it lay about a value, in order; the first from the beginning.
        spread: how far single values lie around it (no spread where there is a denominator: chance does that).
        denominator: of how many each value of a rate is taken; 0 where it is no rate.
        single: values that a period had, whatever the level. missing: periods without a value.
    """

    levels: tuple[tuple[str, float], ...]
    spread: float = 0.0
    denominator: int = 0
    single: tuple[tuple[str, float], ...] = ()
    missing: tuple[str, ...] = ()


#: What is told of: the others lie quietly on the right side of their targets.
TOLD = {
    # Counters are opened by number of people since April; the limit of 12 minutes, of 8 September 2026, was reached then.
    "waiting-time": Course((("", 14.6), ("2026-04", 12.6), ("2026-07", 11.3)), 0.3),  # improving
    # Same-day matters had to be handed over within 30 minutes from 16 March 2026.
    "handling-time#F2": Course((("", 98.6), ("2026-04", 94.5), ("2026-07", 98.4)), denominator=900),
    # 2.1 working days fewer in the second quarter than a year before; the target of 4, of 20 July 2026, is reached.
    "handling-time": Course(
        (("", 6.7), ("2026-01", 5.4), ("2026-04", 4.6), ("2026-07", 3.7)),
        0.22,
        single=(("2025-05", 6.7), ("2026-06", 4.6)),
    ),  # improving
    "acceptance-error-rate": Course((("", 1.2), ("2026-01", 0.8), ("2026-05", 0.36)), denominator=1500),  # improving
    "acceptance-error-rate#F2": Course((("", 0.4),), denominator=90),  # too small: few files of new staff
    "first-contact-resolution": Course(
        (("", 95.8), ("2026-03", 94.1), ("2026-07", 96.4)), denominator=2600
    ),  # improving
    "net-promoter-score": Course((("", 52.0),), 1.6, single=(("2025-Q4", 47.0),)),  # never reaches its target of 60
    "customer-satisfaction": Course((("", 97.2),), denominator=420, single=(("2025-Q4", 95.0),)),  # by chance
    "conduct-inspection-score": Course((("", 88.4), ("2026-01", 93.8), ("2026-04", 96.7)), 0.7),
    "equipment-uptime": Course((("", 99.72),), denominator=5200),  # always
    "complaint-rate": Course((("", 4.3),), 0.5, single=(("2025-07", 7.4),)),
    "rating-participation": Course((("", 66.0),), 2.4),
    "security-incidents": Course((("", 0.0),), single=(("2026-05", 1.0),)),
    "site-safety-incidents": Course((("", 0.0),), single=(("2025-08", 1.0),)),
    "supply-shortages": Course((("", 0.6),), 0.7),
    "knowledge-current": Course((("", 98.9),), denominator=640, missing=("2026-10",)),  # overdue
    # Grew worse from June on, until the alarm limit was broken.
    "posts-covered": Course((("", 99.4), ("2026-06", 98.6)), denominator=1900, single=(("2026-10", 94.2),)),
    "drill-completion": Course((("", 100.0),), denominator=6, single=(("2026-Q1", 83.4),)),
}
#: Units of what is counted one by one.
_COUNTED = ("起", "次", "件", "份", "个")
_MONTHLY, _QUARTERLY = 320, 60  # of how many a rate is taken, at least
_VARYING = 0.08  # by what part of it that number differs from period to period


def measurements(centre: Centre) -> Iterator[File]:
    """A table an indicator and year."""
    for id_, indicator in centre.of("indicator"):
        rows: dict[int, list[dict[str, str]]] = defaultdict(list)
        quarterly = indicator.frequency.amount == 3
        for figure in (indicator, *(figure for figure in indicator.also if _is_held_to_something(figure))):
            part = "" if figure is indicator else figure.id
            course = TOLD.get(f"{id_}#{part}" if part else id_) or _quiet(figure, _QUARTERLY if quarterly else _MONTHLY)
            periods = [(y, f"{y}-Q{q}") for y, q in centre.quarters()] if quarterly else [
                (y, f"{y}-{m:02d}") for y, m in centre.months()
            ]  # fmt: skip
            apart = _deviations(id_, part, [period for _, period in periods])
            for year, period in periods:
                if period not in course.missing:
                    row = _row(id_, part, figure, course, period, apart[period])
                    rows[year].append({"period": period, "figure": part, **row})
        for year, lines in rows.items():
            used = [column for column in COLUMNS if any(line.get(column) for line in lines)]
            text = io.StringIO()
            table = csv.DictWriter(text, used, lineterminator="\n", extrasaction="ignore")
            table.writeheader()
            table.writerows(sorted(lines, key=lambda line: (line["period"], line["figure"])))
            yield f"records/measurements/{id_}/{year}.csv", text.getvalue()


def _is_held_to_something(figure: Any) -> bool:
    return figure.target is not None or figure.warning is not None


def measured(centre: Centre, id_: str, period: str) -> float:
    """The value that an indicator has in a month, as its table says it."""
    indicator = centre.document(f"indicator:{id_}")
    apart = _deviations(id_, "", [f"{year}-{month:02d}" for year, month in centre.months()])
    row = _row(id_, "", indicator, TOLD[id_], period, apart[period])
    return round(float(row["value"]) if "value" in row else 100 * int(row["numerator"]) / int(row["denominator"]), 2)


def _quiet(figure: Any, denominator: int) -> Course:
    """A course on the right side of the target; of so many that they show whether it is reached."""
    target = float(figure.target if figure.target is not None else figure.warning)
    if figure.unit == "%":
        level = min(100.0, target + (100 - target) * 0.55) if figure.direction == "higher" else target * 0.6
        needed = smallest_sample(target / 100, figure.direction) if 0 < target < 100 else None
        return Course((("", level),), denominator=max(denominator, math.ceil((needed or 0) / (1 - _VARYING)) + 1))
    step = max(abs(target) * 0.04, 0.1)
    return Course((("", target + step if figure.direction == "higher" else max(0.0, target - 2 * step)),), step / 2)


def _deviations(id_: str, part: str, periods: list[str]) -> dict[str, float]:
    """How many standard deviations each value lies from its level: small ones, never four in a row on one side.

    What a chart then tells of a process is what its course says, and nothing that chance made up.
    """
    luck, found, run = chance("deviations", id_, part), {}, 0
    for period in periods:
        side = luck.choice((-1, 1))
        if abs(run) == 3 and run * side > 0:
            side = -side
        run = run + side if run * side > 0 else side
        found[period] = side * luck.uniform(0.1, 1.3)
    return found


def _row(id_: str, part: str, figure: Any, course: Course, period: str, apart: float) -> dict[str, str]:
    luck = chance("measurement", id_, part, period)
    level = [value for since, value in course.levels if since <= period][-1]
    single = dict(course.single).get(period)
    row = {"demonstration": "true", "source": "演示"}
    if course.denominator and figure.unit == "%":
        varied = course.denominator * luck.uniform(1 - _VARYING, 1 + _VARYING)
        whole = round(varied) if course.denominator > 20 else course.denominator
        share = (single if single is not None else level) / 100
        by_chance = 0.0 if single is not None else apart * math.sqrt(whole * share * (1 - share))
        return {
            **row,
            "numerator": str(min(max(round(whole * share + by_chance), 0), whole)),
            "denominator": str(whole),
        }
    value = single if single is not None else level + apart * course.spread
    if figure.unit in _COUNTED:
        return {**row, "value": str(max(0, round(value)))}
    return {**row, "value": f"{min(max(value, 0.0), 100.0 if figure.unit in ('%', '分') else value):.1f}"}
