"""Inspections: the runs of checklists → scores over time, the items that fail most, and whether there were enough."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.figures import Lot, Plan, Standing, UnknownYear, is_working_day, plan_for, standing
from svcq_build.model import period_around
from svcq_build.records import Record, Records

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer runs than a checklist asks for: found and wanted between two days."""

    first: dt.date
    last: dt.date
    found: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one checklist at one place, or at all: each month's mean and number of runs, the oldest first."""

    place: str | None
    months: tuple[tuple[str, float, int], ...]


@dataclass(frozen=True, slots=True)
class FailingItem:
    """An item that failed (``checklist:id#C1``): how often, in how many runs that answered it, the running share."""

    item: str
    failed: int
    answered: int
    running_share: float


@dataclass(frozen=True, slots=True)
class NextSample:
    """How the next lot is judged: what the lots so far ask for, and the plan; no plan where nothing is accepted."""

    standing: Standing
    plan: Plan | None


def day_of(run: Record) -> dt.date:
    """The day on which a checklist was run, where it was run."""
    return dt.date.fromisoformat(str(run.data["started"])[:10])


def checklist_of(run: Record) -> str:
    """``checklist:id`` of the checklist that was run."""
    named = str(run.data["checklist"]).partition("#")[0]
    return named if ":" in named else f"checklist:{named}"


def scores_of(runs: Sequence[Record]) -> list[Scores]:
    """Scores month by month: of all places together, then of each, where there is more than one.

    Args:
        runs: of one checklist; those without a score, and partial ones, are left out.
    """
    places: dict[str | None, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for run in runs:
        score = run.data.get("score")
        if score is None or run.data.get("partial"):
            continue
        month = f"{day_of(run):%Y-%m}"
        places[None][month].append(float(score))
        if run.data.get("place"):
            places[str(run.data["place"])][month].append(float(score))
    whole = places.pop(None, {})
    named = sorted(places.items()) if len(places) > 1 else []
    return [
        Scores(place, tuple((month, sum(found) / len(found), len(found)) for month, found in sorted(months.items())))
        for place, months in ((None, whole), *named)
        if months
    ]


def failing_items(runs: Iterable[Record]) -> list[FailingItem]:
    """The items that failed, the most frequent first (Pareto)."""
    failed: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for run in runs:
        checklist = checklist_of(run)
        for answer in run.data["answers"]:
            if answer["result"] != "not-applicable":
                item = f"{checklist}#{answer['item']}"
                answered[item] += 1
                failed[item] += answer["result"] == "fail"
    whole, so_far, found = sum(failed.values()), 0, []
    for item, count in sorted(failed.items(), key=lambda one: (-one[1], one[0])):
        if count:
            so_far += count
            found.append(FailingItem(item, count, answered[item], so_far / whole))
    return found


def too_few_runs(runs: Sequence[Record], checklist: Any, today: dt.date) -> TooFew | None:
    """Whether a checklist was run less often in the last whole stretch than it asks for; None where it was not.

    A checklist that was not yet run when the stretch began is not judged.

    Args:
        runs: of the checklist. checklist: its model. today: the day.
    """
    if checklist.frequency is None or not runs:
        return None
    first, last, wanted = _stretch(checklist.frequency, today)
    days = [day_of(run) for run in runs]
    found = sum(first <= day <= last for day in days)
    if found >= wanted or min(days) > first or (checklist.effective is not None and checklist.effective > first):
        return None
    return TooFew(first, last, found, wanted)


def _stretch(frequency: Any, today: dt.date) -> tuple[dt.date, dt.date, int]:
    """The last whole stretch that a frequency is judged by, and how often something was to be done in it."""
    unit, amount = frequency.unit, max(1, int(frequency.amount))
    if unit in ("month", "year") and not (unit == "month" and amount == 3):
        last = period_around(today, unit).first - _ONE_DAY
        months = amount * (12 if unit == "year" else 1)
        year, month = divmod(last.year * 12 + last.month - months, 12)
        return dt.date(year, month + 1, 1), last, 1
    if unit == "month":
        quarter = period_around(today, "quarter").before
        return quarter.first, quarter.last, 1
    last = period_around(today, "week").first - _ONE_DAY
    if unit == "week":
        return last - dt.timedelta(days=7 * amount - 1), last, 1
    first = last - dt.timedelta(days=6)
    days = [first + dt.timedelta(days=number) for number in range(7)]
    worked = sum(map(_is_worked, days))
    return first, last, worked // amount if unit in ("day", "working-day") else worked


def _is_worked(day: dt.date) -> bool:
    """Whether a past day was a working day; by its weekday where the calendar does not know its year."""
    try:
        return is_working_day(day)
    except UnknownYear:
        return day.weekday() < 5


def missed_plans(records: Records, plan: Any, today: dt.date) -> Iterator[tuple[int, Any, list[dt.date]]]:
    """The items of a plan of inspections that were not done in some of their months.

    Months before the first run of the checklist, and those that are not over, are not judged.

    Returns: the item's place, the item, and the first days of those months.
    """
    if plan.about != "inspection":
        return
    for at, item in enumerate(plan.items):
        missed: set[dt.date] = set()
        for target in item.does:
            kind, _, name = target.partition("#")[0].rpartition(":")
            runs = records.about("inspection", name) if kind == "checklist" else ()
            days = [day_of(run) for run in runs]
            for month in item.months:
                first = dt.date(plan.year + (month < plan.begins), month, 1)
                period = period_around(first, "month")
                if days and min(days) <= period.last < today and not any(day in period for day in days):
                    missed.add(first)
        if missed:
            yield at, item, sorted(missed)


def next_sample(runs: Sequence[Record], sampling: Any) -> NextSample:
    """How many to draw from the next lot, by the lots so far.

    Args:
        runs: of the checklist, in any order. sampling: what the checklist says of it (lot, level, AQL).
    """
    ordered = sorted(
        (run for run in runs if run.data.get("sample")), key=lambda run: (str(run.data["started"]), run.id)
    )
    lots = [
        Lot(sample["lot"], sample["drawn"], sample["failed"])
        for sample in (run.data["sample"] for run in ordered)
        if sample["lot"] >= 2
    ]
    stands = standing(lots, sampling.level, float(sampling.aql), may_reduce=sampling.may_reduce)
    if stands.state == "discontinued":
        return NextSample(stands, None)
    return NextSample(stands, plan_for(sampling.lot, sampling.level, float(sampling.aql), stands.state))
