"""Tables of measured values as people fill them in: what is understood, what is not, and that nothing is lost."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from svcq_build.load.folder import load
from svcq_build.load.sources import TextSource
from svcq_build.records import merge_tables, read_sheets, read_table_of_people, understood
from svcq_build.records.importing import ReadTable
from svcq_build.records.spreadsheets import Sheet, SheetCell, Unimportable, column_name
from tests.kinds.kind_files import sound

WAITING = sound("indicator")
RATE = WAITING.replace("unit: 分钟", 'unit: "%"').replace("平均等候时间", "满意率").replace("target: 20", "target: 95")
CORPUS = load(
    b"site_name: x\n",
    [
        TextSource("standards/indicators/waiting-time.yml", WAITING.encode()),
        TextSource("standards/indicators/satisfaction.yml", RATE.encode()),
    ],
)


def understand(*rows: list, name: str = "", file: str = "x.csv", indicator: str | None = "waiting-time") -> ReadTable:
    cells = [
        [
            cell if isinstance(cell, SheetCell) else SheetCell(cell, f"{column_name(at)}{number}")
            for at, cell in enumerate(row)
        ]
        for number, row in enumerate(rows, 1)
    ]
    return read_table_of_people([Sheet(name, cells)], file, CORPUS, indicator)


def told(table: ReadTable) -> list[str]:
    return [
        str(row.problem) if row.problem else f"{row.indicator} {row.period} {row.values.get('value', '')}".strip()
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("header", "row", "meant"),
    [
        (["周期", "数值"], ["2026-03", "12.5"], "waiting-time 2026-03 12.5"),
        (["月份", "数值（分钟）"], ["2026年3月", "１２．５"], "waiting-time 2026-03 12.5"),
        (["Month", "Value"], [dt.datetime(2026, 3, 1), 12.5], "waiting-time 2026-03 12.5"),
        (["统计月份", "完成值"], ["2026/3", "1,234.5分钟"], "waiting-time 2026-03 1234.5"),
        (["期间", "平均等候时间"], ["202603", 12], "waiting-time 2026-03 12"),
        (["period", "value", "unit"], ["2026-03", 12, "分钟"], "waiting-time 2026-03 12"),
        (["指标", "周期", "数值"], ["满意率", "2026-03", "93.5%"], "satisfaction 2026-03 93.5"),
        (["指标", "周期", "数值"], ["satisfaction", "2026-03", SheetCell(0.935, "C2", percent=True)],
         "satisfaction 2026-03 93.5"),
    ],
)  # fmt: skip
def test_a_row_is_understood(header, row, meant):
    assert told(understand(header, row)) == [meant]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["2026-03", "约12"], "“约12” (B2) is no number"),
        (["2026-03", "750秒"], "B2 is in “秒”, the indicator in “分钟”"),
        (["2026年13月", "12"], "“2026年13月” (A2) is no period"),
        ([2026.1, "12"], "“2026.1” (A2) may be month 1 or month 10: write 2026-01"),
        (["3月", "12"], "“3月” (A2) is no period"),
        (["2026-03", SheetCell(None, "B2", formula=True)],
         "B2 is a formula without a value: open the file in Excel or WPS and save it"),
        (["2026-03", SheetCell(12.5, "B2", merged="B2:B4")],
         "B2 is one of merged cells (B2:B4): which of them its value is of is not said"),
        (["2026-03", "12", "=cmd|' /C calc'!A0"], "“=cmd|' /C calc'!A0” (C2) begins like a formula, which spreadsheets "
         "would run"),
        (["2026-03", "12", SheetCell(None, "C2", formula=True)],
         "C2 is a formula without a value: open the file in Excel or WPS and save it"),
        ([SheetCell(None, "A2", formula=True), "12"],
         "A2 is a formula without a value: open the file in Excel or WPS and save it"),
        (["2026-03", "1", "098", "手抄"],
         "“手抄” (D2) stands in no column: the row has more cells than the first"),
        (["合计", "12"], "a sum of other rows"),
        (["2026-03", "—"], "no value"),
    ],
)  # fmt: skip
def test_what_is_not_understood_says_why_and_where(row, why):
    assert told(understand(["周期", "数值", "备注"], row)) == [why]


def test_words_beside_the_table_of_a_workbook_are_named():
    (row,) = understand(["周期", "数值"], ["2026-03", "12", None, "待核"], name="一季度").rows
    assert row.values == {"value": "12"}
    assert [str(remark) for remark in row.remarks] == [
        "“待核” (D2) stands below no name of a column and was passed over"
    ]


def test_titles_above_tell_the_year_and_notes_beside_are_named():
    table = understand(["2026年窗口指标"], [], ["月份", "数值", "经办人"], ["3月", 12, "甲"])
    assert told(table) == ["waiting-time 2026-03 12"]
    assert [str(remark) for remark in table.rows[0].remarks] == ["“3月” read as 2026-03"]
    assert [str(note) for note in table.notes] == ["The column “经办人” (C3) means nothing here and was passed over."]


def test_each_column_may_be_a_period_or_an_indicator():
    by_period = understand(
        ["指标", "2026年1月", "2月"], ["满意率", "94%", "95%"], ["平均等候时间", 12, None], file="2026.xlsx"
    )
    assert told(by_period) == ["satisfaction 2026-01 94", "satisfaction 2026-02 95", "waiting-time 2026-01 12"]
    by_indicator = understand(["月份", "平均等候时间（分钟）", "满意率(%)"], ["2026-01", 12, 94], indicator=None)
    assert told(by_indicator) == ["waiting-time 2026-01 12", "satisfaction 2026-01 94"]


def test_a_merged_name_stands_for_each_of_its_rows():
    table = understand(
        ["指标", "周期", "数值"],
        [SheetCell("满意率", "A2", merged="A2:A3"), "2026-01", "94%"],
        [SheetCell(None, "A3", merged="A2:A3"), "2026-02", "95%"],
    )
    assert told(table) == ["satisfaction 2026-01 94", "satisfaction 2026-02 95"]


def test_a_column_below_a_merged_name_is_not_lost_in_silence():
    first, second = SheetCell("2026年1月", "B1", merged="B1:C1"), SheetCell(None, "C1", merged="B1:C1")
    table = understand(["指标", first, second, "2月"], ["满意率", "94%", "95%", "96%"], file="2026.xlsx")
    assert told(table) == ["satisfaction 2026-01 94", "satisfaction 2026-02 96"]
    assert ["B1:C1" in str(note) and "C1) means nothing here" in str(note) for note in table.notes] == [True]


def test_a_merged_period_is_named_where_it_stands_twice(tmp_path: Path):
    table = understand(
        ["周期", "数值"],
        [SheetCell("2026-01", "A2", merged="A2:A3"), 12],
        [SheetCell(None, "A3", merged="A2:A3"), 13],
    )
    merge_tables(tmp_path, understood(table.rows))
    assert [str(row.problem) for row in table.rows] == ["None", "2026-01 stands in row 2 already"]
    assert [[str(remark) for remark in row.remarks] for row in table.rows] == [
        [], ["A3 is one of merged cells (A2:A3): “2026-01” is read for each of them"]
    ]  # fmt: skip


def test_a_workbook_is_read_with_what_its_values_do_not_tell(tmp_path: Path):
    path = tmp_path / "2026年.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("满意率")
    share, month = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": 'yyyy"年"m"月"'})
    sheet.write_row(0, 0, ["月份", "数值", "备注"])
    sheet.write_datetime(1, 0, dt.datetime(2026, 3, 1), month)
    sheet.write_number(1, 1, 0.935, share)
    sheet.write_row(2, 0, ["4月", 0.94])
    sheet.write_formula(2, 1, "=0.9+0.04", share, 0.94)
    sheet.set_row(2, None, None, {"hidden": True})
    book.add_worksheet("草稿").hide()
    book.close()
    table = read_table_of_people(read_sheets(path), path.name, CORPUS, None)
    assert told(table) == ["satisfaction 2026-03 93.5", "satisfaction 2026-04 94"]
    remarks = [str(remark) for remark in table.rows[1].remarks]
    assert remarks[0] == "this row is hidden in the file"
    assert "B3 is a formula; its value was taken" in remarks
    assert "“草稿” is hidden" in str(table.notes[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_any_usual_encoding(tmp_path: Path, encoding):
    path = tmp_path / "等候.csv"
    path.write_bytes("周期,数值,备注\r\n2026-03,12.5,春节\r\n".encode(encoding))
    table = read_table_of_people(read_sheets(path), path.name, CORPUS, "waiting-time")
    assert told(table) == ["waiting-time 2026-03 12.5"]
    assert table.rows[0].values["note"] == "春节"


def test_what_is_no_table_is_refused(tmp_path: Path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(Unimportable):
        read_sheets(path)


def test_new_rows_go_below_what_is_there_and_another_value_is_told(tmp_path: Path):
    path = tmp_path / "records/measurements/waiting-time/2026.csv"
    path.parent.mkdir(parents=True)
    before = '\ufeffperiod,value,note\r\n2026-01,12.5,"a, b"\r\n2026-02,13'.encode()
    path.write_bytes(before)
    table = understand(
        ["周期", "数值", "样本量"], ["2026-01", 12.5], ["2026-02", 14], ["2026-03", 15, 30], ["2026-03", 16]
    )
    merged = merge_tables(tmp_path, understood(table.rows))
    assert [row.period for row in merged.already] == ["2026-01"]
    assert "another value for 2026-02 already: 13" in str(table.rows[1].problem)
    assert "2026-03 stands in row 4 already" in str(table.rows[3].problem)
    content = merged.contents["records/measurements/waiting-time/2026.csv"].decode()
    assert content == '\ufeffperiod,value,note,n\r\n2026-01,12.5,"a, b"\r\n2026-02,13\r\n2026-03,15,,30\r\n'
    assert merged.placed["records/measurements/waiting-time/2026.csv", 4] is table.rows[2]
    assert path.read_bytes() == before
