"""Tables of measured values: every fault of every row, with its row and column."""

import pytest

from tests.records.record_files import read

PATH = "records/measurements/waiting-time/2026.csv"


def told(text: str | bytes) -> list[str]:
    records = read((PATH, text))
    return [
        f"{one.spot.span.line}:{one.spot.span.column} {one.rule}"
        for one in records.findings
        if one.spot.span is not None
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("\ufeffperiod,value\r\n2026-01,12.5\r\n", []),
        ("period,value,note\n2026-01,12.5,\"a, \"\"b\"\"\nc\"\n2026-02,13,\n", []),
        ("period,value\n2026年1月,12\n2026-02,93%\n2026-03,\n",
         ["2:1 bad-value", "3:9 bad-value", "4:1 missing-field"]),
        ("period,value,n\n2026-01,x,1.5\n", ["2:9 bad-value", "2:11 wrong-type"]),
        ("period,value\n2026-01,1,234\n", ["2:11 shifted-row"]),
        ("period,value,n\n,2026-01,12\n", ["2:2 shifted-row"]),
        ("周期,数值\n2026-01,1\n", ["1:1 unknown-field", "1:4 unknown-field"]),
        ("value\n1\n", ["1:1 missing-field"]),
        ("period,value,value\n2026-01,1,2\n", ["1:14 duplicate-key"]),
        ("period;value\n2026-01;1\n", ["1:1 table-syntax"]),
        ("period,value\n\"2026-01,1\n2026-02,2\n", ["2:1 table-syntax"]),
        ("period,value\n<<<<<<< HEAD\n2026-01,1\n=======\n2026-01,2\n>>>>>>> other\n", ["2:1 merge-conflict"]),
        ("period,value\n2025-12,1\n", ["2:1 wrong-folder"]),
        ("period,value,note\n2026-01,1,13912345678\n", ["2:11 personal-data"]),
        ("周期,数值\n".encode("gb18030"), ["1:1 not-utf8"]),
        ("", ["1:1 empty-file"]),
    ],
)  # fmt: skip
def test_each_fault_is_told_once_where_it_stands(text, faults):
    assert told(text) == faults


def test_a_hint_names_the_number_that_is_meant():
    records = read((PATH, 'period,value\n2026-01,"１,234"\n'))
    assert [str(one.hint) for one in records.findings] == ["Write 1234."]


def test_a_later_row_takes_the_place_of_the_one_that_it_corrects():
    records = read((PATH, "period,value,corrects\n2026-01,12.5,\n2026-01,13,12.5\n"))
    assert [record.data["value"] for record in records.entries("measurement")] == [13]
    assert [record.data["value"] for record in records.entries("measurement", standing=False)] == [12.5, 13]


def test_more_digits_than_a_number_has_are_told() -> None:
    assert told(f"period,value\n2026-10,{'9' * 400}\n") == ["2:9 bad-value"]
