"""What a report says, read as Markdown: nothing that the records do not hold, and what is missing by name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from svcq_build.export import pictures_in, texts_of
from svcq_build.export.markdown_file import write_markdown
from svcq_build.model import parse_period
from svcq_build.records import all_record_kinds
from svcq_build.reports import quality_report
from svcq_build.reports.digests import all_digests
from svcq_build.watch import is_of_periods
from tests.export.paper_texts import papers_of
from tests.records.record_files import read

ROLE = "kind: role\ntitle: {title}\nsummary: 岗位。\nmission: 办好事。\n"
DUTY = "responsibilities: [{id: D1, text: 办理业务。}]\n"
INDICATOR = """kind: indicator
title: {title}
summary: 一个指标。
owner: manager
definition: 从取号到叫号。
formula: 总和 ÷ 件数。
unit: 分钟
direction: lower
target: 12
source: 系统。
method: 自动记录。
frequency: 1 个月
"""
REPORT = """kind: report
title: 季度报告
summary: 一个季度服务得怎样。
purpose: 决定先改什么。
every: 3 个月
ready_within: 10 个工作日
prepared_by: manager
approved_by: manager
readers: 中心主任。
sections:
  - {id: B1, title: 等候, text: 本季与上季比较。, shows: ["indicator:waiting", "indicator:other"]}
  - {id: B2, title: 检查, text: 检查怎样。, shows: ["checklist:opening"]}
  - {id: B3, title: 事件, text: 出了什么事。, shows: ["indicator:waiting"], records: [incident]}
published_at: [公示栏]
feedback: 每期附一个问题。
"""
DOCUMENTS = {
    "roles/charters/manager.yml": ROLE.format(title="经理") + DUTY,
    "roles/charters/technician.yml": ROLE.format(title="技师") + DUTY,
    "standards/indicators/waiting.yml": INDICATOR.format(title="平均等候"),
    "standards/indicators/other.yml": INDICATOR.format(title="另一项"),
    "playbooks/reports/quarterly.yml": REPORT,
    "playbooks/checklists/opening.yml": "kind: checklist\ntitle: 开窗检查\nsummary: 开窗前。\n"
    "used_by: [manager]\nmode: read-do\n"
    "sections: [{title: 设备, items: [{id: C1, text: 叫号屏已开。}, {id: C2, text: 有纸。}]}]\n",
}
MEASURED = "period,value\n2026-04,14\n2026-05,14\n2026-06,14\n2026-07,13\n2026-08,12\n2026-09,11\n"
RUN = """kind: inspection
id: {id}
checklist: opening
version: "1.0"
started: "{day}T08:31+08:00"
by: manager
answers: [{{item: C1, result: fail}}, {{item: C2, result: pass}}]
findings: [{{id: F1, item: C1, text: 屏幕未开。, responsible: technician, due: 2026-08-05}}]
score: {score}
"""
RECORDS = (
    ("records/measurements/waiting/2025.csv", "period,value\n2025-08,15\n"),
    ("records/measurements/waiting/2026.csv", MEASURED),
    ("records/inspections/2026/one.yml", RUN.format(id="one", day="2026-08-03", score=50)),
    ("records/inspections/2026/two.yml", RUN.format(id="two", day="2026-08-04", score=70)),
    ("records/inspections/2026/after.yml", RUN.format(id="after", day="2026-10-04", score=10)),
)


def _report(root: Path, language: str = "zh", today: dt.date = dt.date(2026, 10, 20)) -> str:
    papers = papers_of(DOCUMENTS, root, language)
    graph = papers.desk.graph
    outline = quality_report("report:quarterly", parse_period("2026-Q3"), graph, read(*RECORDS), papers, today)
    return write_markdown(outline).decode()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _report(tmp_path_factory.mktemp("handbook"))


def test_figures_stand_beside_those_of_earlier_periods(report: str) -> None:
    assert "# 季度报告（2026 年第 3 季度）" in report
    assert "| 平均等候 | 12 分钟 | 14 | 15 | 12 | 2/3 |" in report


def test_what_is_missing_is_named_with_whose_it_is(report: str) -> None:
    assert "| 另一项 | 缺 | – | – | 12 | – |" in report
    assert "另一项：缺数，由经理负责。" in report


def test_inspections_of_other_periods_do_not_count(report: str) -> None:
    assert "| 开窗检查 | 2 | 60 | 50 | – |" in report
    assert "叫号屏已开。：2 次不合格" in report


def test_findings_that_are_overdue_wait_for_a_decision(report: str) -> None:
    assert "| 2 | 0 | 0 | 2 |" in report
    decide = report.partition("## 待决定事项")[2]
    assert "屏幕未开（技师，期限 2026年8月5日）" in decide
    assert "平均等候：3 个数中 2 个达到目标。" in decide


def test_a_kind_without_records_is_said_and_not_passed_over(report: str) -> None:
    assert "本期没有此类记录：事件记录。" in report


def test_it_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    english = _report(tmp_path, "en")
    assert "| This period | Period before |" in english
    assert "## To be decided" in english


def test_the_same_records_give_the_same_bytes(tmp_path: Path, report: str) -> None:
    assert _report(tmp_path) == report


def test_sections_can_name_every_kind_that_has_a_digest() -> None:
    from svcq_build.kinds.report import ReportSection

    named = set(ReportSection.model_json_schema()["properties"]["records"]["items"]["enum"])
    assert named == set(all_digests())
    assert named | {"measurement", "acknowledgement"} == set(all_record_kinds())


@pytest.mark.parametrize(("period", "fits"), [("2026-Q3", True), ("2026-09", False), ("2026", False)])
def test_a_quarterly_report_is_that_of_quarters(tmp_path: Path, period: str, fits: bool) -> None:
    graph = papers_of(DOCUMENTS, tmp_path).desk.graph
    assert is_of_periods(graph, "report:quarterly", parse_period(period)) is fits


LONG = "period,value\n" + "".join(f"2025-{month:02},{12 + month % 3}\n" for month in range(1, 13))


def _outline(root: Path, *records: tuple[str, str]):
    papers = papers_of(DOCUMENTS, root, "zh")
    graph = papers.desk.graph
    return quality_report(
        "report:quarterly", parse_period("2026-Q3"), graph, read(*records), papers, dt.date(2026, 11, 1)
    )


def test_a_chart_ends_with_the_period_and_is_drawn_once(tmp_path: Path) -> None:
    later = MEASURED + "2026-10,99\n"
    outline = _outline(
        tmp_path, ("records/measurements/waiting/2025.csv", LONG), ("records/measurements/waiting/2026.csv", later)
    )
    (picture,) = pictures_in(outline.blocks)  # two sections show the indicator
    assert picture.format == "svg"
    assert "2026-09" in picture.words
    assert "。" in picture.words
    assert "。 " not in picture.words  # Chinese sentences follow each other without a space
    assert picture.values is not None
    assert ["".join(texts_of(row[0])) for row in picture.values.rows][-1] == "2026-09"


def test_a_line_through_a_few_values_is_not_drawn(tmp_path: Path) -> None:
    few = ("records/measurements/waiting/2026.csv", "period,value\n2026-07,13\n2026-08,12\n")
    assert list(pictures_in(_outline(tmp_path, few).blocks)) == []
