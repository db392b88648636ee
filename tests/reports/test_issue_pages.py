"""Each report has a page for each of its periods that is over and has records."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.render import make_renderer
from svcq_build.reports import issue_pages
from svcq_build.watch import issues_of
from tests.records.record_files import read
from tests.reports.test_quality_report import DOCUMENTS as DRAFTS
from tests.reports.test_quality_report import RECORDS
from tests.reports.test_quality_report import REPORT as DRAFT

TODAY = dt.date(2026, 10, 20)
REPORT = f"{DRAFT}status: active\n"
DOCUMENTS = {**DRAFTS, "playbooks/reports/quarterly.yml": REPORT}
SECOND = {"playbooks/reports/other.yml": REPORT, "playbooks/reports/yearly.yml": REPORT.replace("3 个月", "1 年")}


def _graph(documents: dict[str, str]):
    return build_graph(load("site_name: 手册\n".encode(), [TextSource(p, t.encode()) for p, t in documents.items()]))


def test_periods_that_are_over_and_have_records() -> None:
    found = issues_of(_graph(DOCUMENTS | SECOND), read(*RECORDS), TODAY)
    assert [issue.name for issue in found] == [
        "2026-Q3", "2026-Q2", "2025-Q3", "2026-Q3-other", "2026-Q2-other", "2025-Q3-other", "2025",
    ]  # fmt: skip
    assert [issue.name for issue in issues_of(_graph(DOCUMENTS), read(*RECORDS), TODAY)] == [
        "2026-Q3", "2026-Q2", "2025-Q3",
    ]  # fmt: skip
    assert issues_of(_graph(DOCUMENTS), read(), TODAY) == []


def test_the_page_says_what_the_report_says(tmp_path: Path) -> None:
    renderer = make_renderer(_graph(DOCUMENTS), "zh", TODAY, None, tmp_path, None, read(*RECORDS))
    page, *_ = issue_pages(renderer, tmp_path, lambda page: page.url == "reports/2026-Q3/")
    assert page.page.title == "季度报告（2026 年第 3 季度）"
    assert "平均等候" in page.html
    assert "屏幕未开" in page.html
    assert page.page.apart
