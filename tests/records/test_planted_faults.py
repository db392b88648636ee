"""Faults as people make them in records: each is told once, on its line, with its mend; what is certain is written."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from svcq_build.edit.certain_mends import replaced
from svcq_build.model.diagnostics import Finding
from tests.records.record_files import read

INSPECTION = "records/inspections/2026/2026-02-20-opening-1.yml"
DRILL = "records/drills/2026/2026-02-14-calling.yml"
TABLE = "records/measurements/waiting-time/2026.csv"
GOOD = {
    INSPECTION: """\
kind: inspection
id: 2026-02-20-opening-1
checklist: opening
version: "1.0"
place: 一层大厅 3 号窗口
started: "2026-02-20T08:31+08:00"
finished: "2026-02-20T08:44+08:00"
by: greeter
partial: false
answers:
  - item: C1
    result: fail
    note: 屏幕未开
findings:
  - {id: F1, item: C1, text: 取号机未出号, responsible: hall-manager, due: "2026-03-10"}
score: 50
""",
    DRILL: """\
kind: drill
id: 2026-02-14-calling
rehearses: process:calling
date: 2026-02-14
place: 全中心
led_by: hall-manager
roles: [greeter]
participants: 34
result: passed
""",
    TABLE: "period,value,numerator,denominator,n,note,source\n2026-01,20,,,,,叫号系统\n2026-02,19.5,,,,雨,叫号系统\n",
}


class Row(NamedTuple):
    """A fault: where, what stands there, what they write, the rule, words of the mend (``=``: it is written)."""

    path: str
    good: str
    bad: str
    rule: str
    mend: str
    line: int = 0


ROWS = [
    Row(INSPECTION, "kind: inspection", "类型: inspection", "unknown-field", "kind"),
    Row(INSPECTION, "kind: inspection", "kind: 巡查", "bad-value", "=kind: inspection"),
    Row(INSPECTION, "kind: inspection", "kind: drill", "wrong-folder", "kind: inspection"),
    Row(INSPECTION, "id: 2026-02-20-opening-1", "id: 2026-02-20-opening-2", "id-not-stem", "id: 2026-02-20-opening-1"),
    Row(INSPECTION, "place:", "地点:", "unknown-field", "=place"),
    Row(INSPECTION, "finished:", "finshed:", "unknown-field", "finished"),
    Row(INSPECTION, "place: 一", "place：一", "full-width-punctuation", "=type :"),
    Row(INSPECTION, "    result: fail", "\u00a0\u00a0\u00a0\u00a0result: fail", "odd-space", "=ordinary spaces"),
    Row(INSPECTION, "checklist: opening", "checklist: open\u200bing", "odd-space", "=Delete"),
    Row(INSPECTION, "    result: fail", "\tresult: fail", "tab", "two spaces"),
    Row(INSPECTION, 'version: "1.0"', "version: 1.0", "unquoted-version", '="1.0"'),
    Row(INSPECTION, "result: fail", "result: 不合格", "bad-value", "=fail"),
    Row(INSPECTION, "partial: false", "partial: 否", "wrong-type", "=false"),
    Row(INSPECTION, "score: 50", "score: 50%", "wrong-type", "=50, without"),
    Row(INSPECTION, 'due: "2026-03-10"', "due: 2026/3/10", "impossible-date", "=2026-03-10"),
    Row(INSPECTION, 'due: "2026-03-10"', "due: 9999-12-31", "impossible-date", "the day that is meant"),
    Row(INSPECTION, '"2026-02-20T08:31+08:00"', "2026/2/20 8:31", "bad-value", "2026-02-20T08:31+08:00"),
    Row(INSPECTION, "score: 50", "score: 50\nscore: 60", "duplicate-key", "Keep one", 1),
    Row(INSPECTION, "place: 一", "<<<<<<< HEAD\nplace: 甲\n=======\nplace: 乙\n>>>>>>> b\nplace: 一", "merge-conflict",
        "Keep"),
    Row(DRILL, "date: 2026-02-14", "date: 2026年2月14日", "impossible-date", "=2026-02-14"),
    Row(DRILL, "date: 2026-02-14", "date: 0001-01-01", "impossible-date", "the day that is meant"),
    Row(DRILL, "date: 2026-02-14", "日期: 2026-02-14", "unknown-field", "=date"),
    Row(DRILL, "roles: [greeter]", "roles: greeter", "wrong-type", "=[greeter]"),
    Row(DRILL, "roles: [greeter]", "roles: [greeter，clerk]", "full-width-punctuation", "type ,"),
    Row(DRILL, "participants: 34", "participants: 34人", "wrong-type", "34"),
    Row(DRILL, "result: passed", "result: 合格", "bad-value", "passed"),
    Row(TABLE, "period,", "期间,", "unknown-field", "=period"),
    Row(TABLE, "value,", "指标值,", "unknown-field", "=value"),
    Row(TABLE, "value,", "Value,", "unknown-field", "=value"),
    Row(TABLE, "source", "soruce", "unknown-field", "source"),
    Row(TABLE, "period,value,", "period，value,", "table-syntax", "comma delimited"),
    Row(TABLE, "period,value,", "sep=,\nperiod,value,", "table-syntax", "Delete the line"),
    Row(TABLE, "period,value,numerator,denominator,n,note,source\n", "", "missing-field", "period,value,"),
    *(Row(INSPECTION, "result: fail", f"result: {bad}", "bad-value", "=fail") for bad in ("×", "不符合", "NG")),
    Row(TABLE, "2026-02", "2026/2", "bad-value", "=2026-02"),
    Row(TABLE, "2026-02", "2026年2月", "bad-value", "=2026-02"),
    Row(TABLE, "2026-02", "2026-02\u200b", "odd-space", "=Delete"),
    Row(TABLE, "2026-02", "9999-02", "bad-value", "2026-03"),
    Row(TABLE, "19.5", "１９.５", "bad-value", "=19.5"),
    Row(TABLE, "19.5", '"1,019.5"', "bad-value", "=1019.5="),
    Row(TABLE, "19.5", "19.5分钟", "bad-value", "19.5"),
    Row(TABLE, "19.5", "19\u200b.5", "odd-space", "=Delete"),
    Row(TABLE, "雨", '"雨', "table-syntax", "Close it"),
    Row(TABLE, "雨,", "雨,雪,", "shifted-row", "quotation marks"),
    Row(TABLE, "2026-02,", "<<<<<<< HEAD\n2026-02,", "merge-conflict", "Delete the line"),
]  # fmt: skip


def find(path: str, text: str) -> list[Finding]:
    return list(read((path, text)).findings)


def line_of(finding: Finding, text: str, path: str) -> int:
    """The line that a diagnostic would name."""
    from svcq_build.syntax.written import Written

    if finding.spot.span is not None:
        return finding.spot.span.line
    span = Written(path, text).span(finding.spot.route) or Written(path, text).key_span(finding.spot.route)
    return span.line if span is not None else 1


def test_the_records_themselves_have_no_fault() -> None:
    assert [one.message for path, text in GOOD.items() for one in find(path, text)] == []


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.path.split('/')[1]}: {row.bad[:40]!a}" for row in ROWS])
def test_a_planted_fault(row: Row) -> None:
    text = GOOD[row.path]
    assert row.good in text
    at = text.index(row.good)
    faulty = text.replace(row.good, row.bad, 1)
    found = find(row.path, faulty)
    line = text.count("\n", 0, at) + 1 + row.line
    assert [(each.rule, line_of(each, faulty, row.path)) for each in found] == [(row.rule, line)], found
    assert row.mend.strip("=") in str(found[0].hint), found[0].hint
    if row.mend.startswith("="):
        assert found[0].fix
        mended = replaced(faulty.encode(), found[0].fix).decode()
        assert find(row.path, mended) == []
        if not row.mend.endswith("="):
            assert mended.replace("'", "").replace('"', "") == text.replace('"', "")


@pytest.mark.parametrize("path", GOOD)
def test_other_encodings_are_named(path: str) -> None:
    for encoding, name in (("gb18030", "GBK"), ("utf-16", "UTF-16")):
        (found,) = read((path, GOOD[path].encode(encoding))).findings
        assert (found.rule, name in str(found.hint)) == ("not-utf8", True)
    assert read((path, "\ufeff" + GOOD[path])).findings == ()


@pytest.mark.parametrize("begin", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_spreadsheet_that_was_only_renamed_is_named(begin: bytes) -> None:
    (found,) = read((TABLE, begin + b"\0\xff\0" * 40)).findings
    assert (found.rule, "record import" in str(found.hint)) == ("table-syntax", True)
