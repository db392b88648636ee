"""A working day: what a role does today in the order of the clock, and what comes less often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from svcq_build.model import Duration
from svcq_build.render.views import Context
from svcq_build.render.views._origins import origins
from svcq_build.render.views.duties import Duties
from svcq_build.render.views.meetings import Attendance

#: What comes so often, or more often, belongs to every day.
_DAY = Duration(1, "working-day")


@dataclass(frozen=True, slots=True)
class Check:
    """A checklist that the role runs. ref: the checklist. doc: its model. items: how many it has."""

    ref: str
    doc: Any
    items: int


@dataclass(frozen=True, slots=True)
class Work:
    """A process or procedure that the role carries out. ref: which one. steps: how many of its steps it does."""

    ref: str
    steps: int


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that a year plan gives the role to do. ref: ``plan:id#I1``. item: its model. year: of the plan."""

    ref: str
    item: Any
    year: int


@dataclass(frozen=True, slots=True)
class Workday:
    """What a role does, by how often it comes.

    Attributes:
        early, late: meetings and checklists of every day that have their time, before noon and after it, by the clock.
        checks: run every day or more often, at no fixed time.
        work: processes that it carries out, that with most of its steps first. situations: procedures that it carries
            out when something happens.
        meetings, seldom, planned: meetings, checklists and items of year plans that do not come every day, the most
            frequent (of items: the next) first.
    """

    early: tuple[Attendance | Check, ...]
    checks: tuple[Check, ...]
    work: tuple[Work, ...]
    late: tuple[Attendance | Check, ...]
    situations: tuple[Work, ...]
    meetings: tuple[Attendance, ...]
    seldom: tuple[Check, ...]
    planned: tuple[Planned, ...]


def workday(context: Context, role: str, held: Duties) -> Workday:
    """The working day of ``role`` (``role:id``), which holds these duties."""
    checks = [_check(context, ref) for ref in held.checklists]
    daily = [check for check in checks if _comes_daily(check)]
    timed: list[Attendance | Check] = [each for each in held.meetings if _is_daily(each)]
    timed += [check for check in daily if check.doc.at]
    timed.sort(key=_time)
    counts = {ref: sum("R" in one.letters for one in steps) for ref, steps in held.steps.items()}
    work = [Work(ref, count) for ref, count in counts.items() if count]
    return Workday(
        early=tuple(each for each in timed if _time(each) < "12:00"),
        checks=tuple(check for check in daily if not check.doc.at),
        work=tuple(each for each in work if not each.ref.startswith("procedure:")),
        late=tuple(each for each in timed if _time(each) >= "12:00"),
        situations=tuple(each for each in work if each.ref.startswith("procedure:")),
        meetings=tuple(each for each in held.meetings if not _is_daily(each)),
        seldom=tuple(sorted((each for each in checks if not _comes_daily(each)), key=_rarity)),
        planned=_planned(context, role, held.teams),
    )


def _is_daily(held: Attendance) -> bool:
    return held.doc.rhythm.every in {"day", "workday"}


def _time(each: Attendance | Check) -> str:
    at: str = each.doc.at if isinstance(each, Check) else each.doc.rhythm.at
    return at


def _check(context: Context, ref: str) -> Check:
    doc = context.doc(ref)
    return Check(ref, doc, sum(len(section.items) for section in doc.sections))


def _comes_daily(check: Check) -> bool:
    often = check.doc.frequency
    return often is not None and often.compare(_DAY) in {-1, 0}


def _rarity(check: Check) -> float:
    """What is run on demand comes last."""
    return check.doc.frequency.minutes if check.doc.frequency is not None else float("inf")


def _planned(context: Context, role: str, teams: tuple[str, ...]) -> tuple[Planned, ...]:
    refs = [*origins(context, role, None, "done-by", "involves")]
    refs += [ref for team in teams for ref in origins(context, team, None, "involves")]
    found = []
    for ref in dict.fromkeys(refs):
        document, _, part = ref.partition("#")
        doc = context.doc(document) if document.startswith("plan:") else None
        if doc is not None and doc.year >= context.today.year:
            found += [Planned(ref, item, doc.year) for item in doc.items if item.id == part]
    return tuple(sorted(found, key=lambda one: (one.year, _next(context, one), one.ref)))


def _next(context: Context, one: Planned) -> int:
    """The month in which it comes next; 13 and more in the year after."""
    now = context.today.month if one.year == context.today.year else 1
    months: tuple[int, ...] = one.item.months
    return min(month if month >= now else month + 12 for month in months)


PROVIDES = {"workday": workday}
