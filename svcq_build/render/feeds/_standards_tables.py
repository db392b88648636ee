"""The tables of the standards system: the detail table and the statistics, as rows."""

from __future__ import annotations

from svcq_build.render.desk import Desk
from svcq_build.render.feeds._tables import Row
from svcq_build.render.text import plain
from svcq_build.render.views._sub_systems import BRANCHES
from svcq_build.render.views.standards_system import SOURCES, StandardsSystem, titles


def detail_rows(desk: Desk, system: StandardsSystem) -> list[Row]:
    """A row for each standard, under a head."""
    word, named = desk.word, titles(desk)
    heads = ("Number", "Branch", "Sub-system", "Code", "Title", "Standard source", "Effective", "Responsible")
    rows: list[Row] = [[word(head) for head in heads]]
    for branch in BRANCHES:
        for part in branch.parts:
            rows += [
                [
                    row.number,
                    named[branch.number],
                    named[part.number],
                    row.code,
                    plain(row.title),
                    word(SOURCES[row.source]),
                    row.effective.isoformat() if row.effective else "",
                    plain(desk.title(row.owner)) if row.owner else "",
                ]
                for row in system.rows[part.number]
            ]
    return rows


def statistics_rows(desk: Desk, system: StandardsSystem) -> list[Row]:
    """How many standards of each source there are in each branch, under a head and over a sum."""
    named = titles(desk)
    rows: list[Row] = [
        [desk.word("Standard source"), *(named[branch.number] for branch in BRANCHES), desk.word("Total")]
    ]
    for source, found in system.counts.items():
        numbers = [found[branch.number] for branch in BRANCHES]
        rows.append([desk.word(SOURCES[source]), *numbers, sum(numbers)])
    return [*rows, [desk.word("Total"), *system.sums.values(), system.total]]
