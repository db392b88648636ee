"""What was recorded under a name of then is counted under the name of now."""

from __future__ import annotations

import datetime as dt
from typing import Any

from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.records import Inspection, Measurement, named_as_today
from svcq_build.rules import Context
from svcq_build.rules.records import measured_twice
from tests.records.record_files import read

COMMON = "title: 名\nsummary: 说明。\nstatus: active\nversion: '1.0'\n"
DOCUMENTS = {
    "standards/indicators/waiting.yml": f"kind: indicator\n{COMMON}formerly: [queue-time]\ndefinition: 等候。\n"
    "formula: 平均。\nunit: 分钟\ndirection: lower\nsource: 系统。\nmethod: 自动。\nfrequency: 1 个月\n",
    "playbooks/checklists/hall.yml": f"kind: checklist\n{COMMON}formerly: [lobby]\n"
    "former_parts: [{was: C1, now: C9}]\nmode: do-confirm\nsections: [{title: 厅, items: [{id: C9, text: 干净。}]}]\n",
}
RUN = """kind: inspection
id: {id}
checklist: {checklist}
version: "1.0"
started: "{id}T09:00+08:00"
by: clerk
answers: [{{item: {item}, result: fail}}]
findings: [{{id: F1, item: {item}, text: 脏。, due: 2026-03-05}}]
"""


def test_figures_and_runs_follow_a_rename() -> None:
    corpus = load("site_name: 手册\n".encode(), [TextSource(path, text.encode()) for path, text in DOCUMENTS.items()])
    records = named_as_today(
        read(
            ("records/measurements/queue-time/2025.csv", "period,value\n2025-12,12\n"),
            ("records/measurements/waiting/2026.csv", "period,value\n2026-01,11\n"),
            *((f"records/inspections/2026/{day}.yml", RUN.format(id=day, checklist=checklist, item=item))
              for day, checklist, item in (("2026-03-02", "lobby", "C1"), ("2026-03-03", "hall", "C9"))),
        ),
        corpus,
    )  # fmt: skip
    assert [str(row.data["period"]) for row in records.about("measurement", "waiting")] == ["2025-12", "2026-01"]
    assert {row.indicator for row in records.of(Measurement)} == {"indicator:waiting"}
    assert {(run.checklist, run.answers[0].item, run.findings[0].item) for run in records.of(Inspection)} == {
        ("checklist:hall", "C9", "C9")
    }


def test_without_renames_nothing_is_touched() -> None:
    records = read(("records/measurements/waiting/2026.csv", "period,value\n2026-01,11\n"))
    assert named_as_today(records, load("site_name: 手册\n".encode(), [])) is records


def test_one_period_under_two_names_of_an_indicator_is_told_and_corrected_by_the_name_of_now() -> None:
    corpus = load("site_name: 手册\n".encode(), [TextSource(path, text.encode()) for path, text in DOCUMENTS.items()])

    def checked(row: str) -> tuple[list[str], list[Any]]:
        records = read(
            ("records/measurements/queue-time/2026.csv", "period,value\n2026-01,12\n"),
            ("records/measurements/waiting/2026.csv", f"period,value,corrects\n{row}\n"),
        )
        found = measured_twice.check_records(Context(build_graph(corpus), dt.date(2026, 3, 1), records=records))
        standing = named_as_today(records, corpus).about("measurement", "waiting")
        return [f"{one.spot.path}: {one.message} {one.hint}" for one in found], [one.data["value"] for one in standing]

    (told,), _ = checked("2026-01,11,")
    assert told.startswith("records/measurements/waiting/2026.csv: “2026-01” has a value already: 12. “queue-time” and")
    assert checked("2026-01,11,12") == ([], [11])
    assert checked("2026-02,11,") == ([], [12, 11])
    assert len(checked("2026-02,11,12")[0]) == 1, "nothing there to correct"
