"""Inspections: scores over time by checklist and place, what fails most, open findings, and the next samples."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from svcq_build.figures import Bounds, xmr_chart
from svcq_build.model import format_number
from svcq_build.records import Record, Task, findings_followed
from svcq_build.render.chart_svg import Drawing, Level, draw_on_page
from svcq_build.render.text import plain
from svcq_build.render.views import Context, Older, View
from svcq_build.render.views._chart_words import chart_words
from svcq_build.watch import (
    FailingItem,
    NextSample,
    Scores,
    checklist_of,
    day_of,
    failing_items,
    next_sample,
    scores_of,
)

#: So many items are shown of those that fail most, over all checklists.
_MOST_ITEMS = 10


@dataclass(frozen=True, slots=True)
class Inspected:
    """A checklist that was run: its id, how often and when last, its mean score, and how many findings are open."""

    id: str
    runs: int
    last: dt.date
    score: str
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class OfRole:
    """The findings that a role has to put right: how many are open, how many overdue, since when the oldest."""

    role: str | None
    open: int
    overdue: int
    oldest: dt.date


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a Pareto chart: the item and its words, how often it failed and in how many runs, shares in per cent."""

    item: str
    text: str
    failed: int
    answered: int
    width: int
    running: str


def next_sample_of(context: Context, checklist: str) -> NextSample | None:
    """How the next lot of ``checklist:id`` is judged; None where it draws no samples."""
    local = context.local(checklist)
    if local is None or local.doc.sampling is None:
        return None
    return next_sample(context.ledger.about("inspection", local.id), local.doc.sampling)


def _data(context: Context) -> Mapping[str, Any]:
    runs = _runs(context)
    findings = [task for task in findings_followed(context.ledger.whole()) if not task.is_over]
    every = [run for found in runs.values() for run in found]
    return {
        "checklist": None,
        "inspected": [_inspected(context, ref, found, findings) for ref, found in runs.items()],
        "bars": _bars(context, failing_items(every)[:_MOST_ITEMS]),
        "roles": _by_role(findings, context.today),
        "samples": [
            (local.ref, local.doc.sampling, next_sample_of(context, local.ref))
            for local in context.entries("checklist")
            if local.doc.sampling is not None and local.doc.status == "active"
        ],
        "made_up": any(run.data.get("demonstration") for run in every),
        "partial": sum(bool(run.data.get("partial")) for run in every),
    }


def _runs(context: Context) -> dict[str, list[Record]]:
    """The runs of each checklist, by the checklists' names in the order of their files."""
    found: dict[str, list[Record]] = defaultdict(list)
    for run in context.ledger.entries("inspection"):
        found[checklist_of(run)].append(run)
    return dict(sorted(found.items()))


def _inspected(context: Context, ref: str, runs: Sequence[Record], findings: Sequence[Task]) -> Inspected:
    counted = (run.data for run in runs if run.data.get("score") is not None and not run.data.get("partial"))
    scores = [float(data["score"]) for data in counted]
    own = [task for task in findings if task.of == ref]
    return Inspected(
        ref.partition(":")[2],
        len(runs),
        max(map(day_of, runs)),
        format_number(round(sum(scores) / len(scores), 1), context.lang) if scores else "",
        len(own),
        sum(task.is_overdue(context.today) for task in own),
    )


def _by_role(findings: Sequence[Task], today: dt.date) -> list[OfRole]:
    roles: dict[str | None, list[Task]] = defaultdict(list)
    for task in findings:
        roles[task.owner].append(task)
    found = [
        OfRole(role, len(tasks), sum(task.is_overdue(today) for task in tasks), min(task.since for task in tasks))
        for role, tasks in roles.items()
    ]
    return sorted(found, key=lambda one: (one.role is not None, -one.overdue, -one.open, one.role or ""))


def _bars(context: Context, items: Sequence[FailingItem]) -> list[Bar]:
    most = max((item.failed for item in items), default=1)
    return [
        Bar(
            item.item,
            _words_of(context, item.item),
            item.failed,
            item.answered,
            round(item.failed * 100 / most),
            f"{format_number(round(item.running_share * 100), context.lang)}%",
        )
        for item in items
    ]


def _words_of(context: Context, item: str) -> str:
    """What an item asks today; nothing where the checklist has it no more."""
    checklist, _, part = item.partition("#")
    local = context.local(checklist)
    sections = local.doc.sections if local is not None else ()
    return next((one.text for section in sections for one in section.items if one.id == part), "")


def _older(context: Context) -> list[Older]:
    return [
        Older(ref.partition(":")[2], lambda desk, ref=ref: _of_checklist(desk, ref), plain(context.title(ref)))  # type: ignore[misc]
        for ref in _runs(context)
    ]


def _of_checklist(context: Context, ref: str) -> Mapping[str, Any]:
    runs = context.ledger.about("inspection", ref.partition(":")[2])
    scores = scores_of(runs)
    months = sorted({month for row in scores for month, _, _ in row.months}, reverse=True)
    return {
        "checklist": ref,
        "made_up": any(run.data.get("demonstration") for run in runs),
        "runs": len(runs),
        "svg": _chart(context, ref, scores[0]) if scores and len(scores[0].months) > 1 else None,
        "months": months[:24],
        "places": [
            (
                row.place,
                {month: (format_number(round(mean, 1), context.lang), count) for month, mean, count in row.months},
            )
            for row in scores
        ],
        "bars": _bars(context, failing_items(runs)),
    }


def _chart(context: Context, ref: str, scores: Scores) -> Markup:
    word, local = context.interface.word, context.local(ref)
    mark = local.doc.pass_mark if local is not None else None
    chart = xmr_chart([(month, mean) for month, mean, _ in scores.months], bounds=Bounds(0, 100))
    levels = [Level(word("Pass mark"), float(mark), "sv-chart__target", always=True)] if mark is not None else []
    told = word(
        "Mean score of each month from {first} to {last}.", first=scores.months[0][0], last=scores.months[-1][0]
    )
    words = chart_words(word)
    drawing = Drawing(
        "scores",
        plain(context.title(ref)),
        told,
        chart,
        levels,
        (),
        "high",
        words.__getitem__,
        lambda value: format_number(round(value, 1), context.lang),
    )
    return Markup(draw_on_page(drawing))  # noqa: S704 - every word in it is escaped


VIEW = View(
    name="inspections",
    path="inspections",
    zh="检查统计",
    en="Inspection statistics",
    order=43,
    data=_data,
    zh_help="各检查表的得分走势、最常不合格的项目、没改完的问题和下一批抽样。",
    en_help="Scores over time, the items that fail most, findings still open, and the next samples.",
    icon="material/clipboard-text-search-outline",
    older=_older,
    records=("inspection",),
)
PROVIDES = {"next_sample_of": next_sample_of}
