"""The standards system: where each document stands, where it comes from, and the files that auditors take with them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import all_files
from svcq_build.render.feeds._tables import csv_file, xlsx_file
from svcq_build.render.interface import interface
from svcq_build.render.views.standards_system import source_of, standards_system

FRAMEWORK = """\
kind: framework
code: {code}
title: 外部标准
summary: 对照用。
status: active
edition: "2023"
publisher: 发布机构
clauses:
  - {{id: "24421.2-6.4.6", title: 财务标准子体系}}
  - {{id: "5", title: 其他}}
"""
STANDARD = """\
kind: standard
title: {title}
summary: 摘要。
status: active
family: {family}
goal: 目标。
requirements:
  - {{id: R1, level: must, text: 甲在 5 分钟内做乙。{satisfies}}}
"""


@pytest.fixture
def desk(repository: Callable[..., Path]) -> Callable[..., Desk]:
    def make(files: dict[str, str], lang: str = "zh") -> Desk:
        corpus = load_folder(repository(files, base={}))
        assert corpus.findings == (), corpus.findings
        return Desk(build_graph(corpus), lang, dt.date(2027, 3, 1), None, interface(lang))

    return make


def standard(family: str, satisfies: str = "", title: str = "标准") -> str:
    return STANDARD.format(family=family, title=title, satisfies=f', satisfies: ["{satisfies}"]' if satisfies else "")


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("GB/T 24421", "national"),
        ("GB 3095-2012", "national"),
        ("ISO 9001", "international"),
        ("ISO/TS 9002", "international"),
        ("DB11/T 1234-2020", "local"),
        ("T/CAS 100", "association"),
        ("SB/T 10959", "trade"),
        ("JGJ 450", "other"),
        ("", "other"),
    ],
)
def test_the_code_of_a_standard_tells_where_it_comes_from(code: str, source: str) -> None:
    assert source_of(code) == source


def test_documents_stand_by_clause_family_and_kind_and_outside_standards_where_they_are_fulfilled(desk) -> None:
    system = standards_system(
        desk(
            {
                "standards/frameworks/series.yml": FRAMEWORK.format(code="GB/T 24421"),
                "standards/frameworks/sector.yml": FRAMEWORK.format(code="SB/T 10959"),
                "standards/frameworks/general.yml": FRAMEWORK.format(code="ISO 9001"),
                "standards/service/fees.yml": standard("process", "series#24421.2-6.4.6"),
                "standards/service/hall.yml": standard("environment", "sector#5"),
                "standards/service/staff.yml": standard("personnel", "general#5"),
                "standards/service/safety.yml": standard("safety", "general#5"),
                "standards/service/draft.yml": standard("brand").replace("active", "draft"),
            }
        )
    )
    found = {number: [(row.number, row.target, row.code) for row in rows] for number, rows in system.rows.items()}
    assert {number: rows for number, rows in found.items() if rows} == {
        "1.1": [("1.1-01", "framework:general", "ISO 9001:2023")],
        "2.1": [("2.1-01", "framework:sector", "SB/T 10959-2023"), ("2.1-02", "standard:hall", "")],
        "2.2": [("2.2-01", "standard:safety", "")],
        "2.5": [("2.5-01", "framework:series", "GB/T 24421-2023"), ("2.5-02", "standard:fees", "")],
        "2.7": [("2.7-01", "standard:staff", "")],
    }
    assert system.counts == {
        "national": {"1": 0, "2": 1, "3": 0},
        "trade": {"1": 0, "2": 1, "3": 0},
        "international": {"1": 1, "2": 0, "3": 0},
        "own": {"1": 0, "2": 4, "3": 0},
    }
    assert (system.sums, system.total) == ({"1": 1, "2": 6, "3": 0}, 7)


def test_the_files_hold_the_same_in_the_language_of_the_site(desk) -> None:
    files = {"standards/service/hall.yml": standard("environment", title="大厅")}
    made = {file.address: file.make(desk(files)) for file in all_files() if "standards" in file.address}
    rows = list(csv.reader(io.StringIO(made["standards-system.csv"].decode("utf-8-sig"))))
    assert rows[1][:3] == ["2.1-01", "服务保障标准体系", "环境与能源"]
    assert rows[1][4:6] == ["大厅", "自编标准"]
    strings = zipfile.ZipFile(io.BytesIO(made["standards-system.xlsx"])).read("xl/sharedStrings.xml").decode()
    assert "<t>大厅</t>" in strings
    assert "<t>合计</t>" in strings


def test_what_looks_like_a_formula_stays_text_and_the_same_rows_give_the_same_bytes() -> None:
    rows = [["Title", "n"], ["=HYPERLINK(1)", 3], ["-2+3", 4], ["@x\ny", 5]]
    assert csv_file(rows).decode("utf-8-sig").splitlines()[1:] == ["'=HYPERLINK(1),3", "'-2+3,4", "'@x y,5"]
    made = xlsx_file({"a/b" * 20: rows})
    book = zipfile.ZipFile(io.BytesIO(made))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<t>=HYPERLINK(1)</t>" in book.read("xl/sharedStrings.xml").decode()
    assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == xlsx_file({"a/b" * 20: rows})
