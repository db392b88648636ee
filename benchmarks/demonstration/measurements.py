"""Two years of every indicator of the handbook, and of every figure beside one that has a target or a warning."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.demonstration.centre import Centre, File, chance

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
    # The limit was tightened on 8 September 2026; counters had been opened by number of people since April.
    "waiting-time": Course(
        (("", 14.6), ("2026-04", 12.5), ("2026-09", 11.3)),
        0.45,
        single=(("2026-04", 13.0), ("2026-05", 12.6), ("2026-06", 12.5)),
    ),
    # Same-day matters had to be handed over within 30 minutes from 16 March 2026.
    "handling-time#F2": Course((("", 98.6), ("2026-04", 94.5), ("2026-07", 98.4)), denominator=900),
    "handling-time": Course((("", 4.4), ("2026-03", 3.7)), 0.2),
    "acceptance-error-rate": Course((("", 0.75), ("2026-05", 0.42)), denominator=2600),
    "first-contact-resolution": Course((("", 95.6), ("2026-03", 94.1)), denominator=1800),  # grows worse
    "net-promoter-score": Course((("", 52.0),), 1.6),  # never reaches its target of 60
    "customer-satisfaction": Course((("", 96.9),), denominator=420),  # by chance
    "conduct-inspection-score": Course((("", 95.4), ("2026-05", 96.7)), 0.7),
    "equipment-uptime": Course((("", 99.72),), denominator=5200),  # always
    "complaint-rate": Course((("", 4.6), ("2026-02", 3.9)), 0.5, single=(("2025-07", 7.4),)),
    "rating-participation": Course((("", 63.0), ("2026-09", 66.3)), 1.1),
    "security-incidents": Course((("", 0.0),), single=(("2026-05", 1.0),)),
    "site-safety-incidents": Course((("", 0.0),), single=(("2025-08", 1.0),)),
    "supply-shortages": Course((("", 0.6),), 0.7),
    "knowledge-current": Course((("", 98.7),), denominator=640, missing=("2026-10",)),  # overdue
    "posts-covered": Course((("", 99.2),), denominator=1900, single=(("2026-10", 94.2),)),  # a limit broken
    "drill-completion": Course((("", 100.0),), denominator=6, single=(("2026-Q1", 83.4),)),
}
#: Units of what is counted one by one.
_COUNTED = ("起", "次", "件", "份")
_MONTHLY, _QUARTERLY = 320, 60  # of how many a rate is taken


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
            for year, period in periods:
                if period not in course.missing:
                    rows[year].append({"period": period, "figure": part, **_row(id_, part, figure, course, period)})
        for year, lines in rows.items():
            used = [column for column in COLUMNS if any(line.get(column) for line in lines)]
            text = io.StringIO()
            table = csv.DictWriter(text, used, lineterminator="\n", extrasaction="ignore")
            table.writeheader()
            table.writerows(sorted(lines, key=lambda line: (line["period"], line["figure"])))
            yield f"records/measurements/{id_}/{year}.csv", text.getvalue()


def _is_held_to_something(figure: Any) -> bool:
    return figure.target is not None or figure.warning is not None


def _quiet(figure: Any, denominator: int) -> Course:
    """A course on the right side of the target."""
    target = float(figure.target if figure.target is not None else figure.warning)
    if figure.unit == "%":
        level = min(100.0, target + (100 - target) * 0.55) if figure.direction == "higher" else target * 0.6
        return Course((("", level),), denominator=denominator)
    step = max(abs(target) * 0.04, 0.1)
    return Course((("", target + step if figure.direction == "higher" else max(0.0, target - 2 * step)),), step / 2)


def _row(id_: str, part: str, figure: Any, course: Course, period: str) -> dict[str, str]:
    luck = chance("measurement", id_, part, period)
    level = [value for since, value in course.levels if since <= period][-1]
    single = dict(course.single).get(period)
    row = {"demonstration": "true", "source": "演示"}
    if course.denominator and figure.unit == "%":
        whole = round(course.denominator * luck.uniform(0.92, 1.08)) if course.denominator > 20 else course.denominator
        share = (single if single is not None else level) / 100
        hits = round(whole * share) if single is not None else sum(luck.random() < share for _ in range(whole))
        return {**row, "numerator": str(hits), "denominator": str(whole)}
    value = single if single is not None else luck.gauss(level, course.spread)
    if figure.unit in _COUNTED:
        return {**row, "value": str(max(0, round(value)))}
    return {**row, "value": f"{min(max(value, 0.0), 100.0 if figure.unit in ('%', '分') else value):.1f}"}
