"""Records as tables: every value is there, in its place, in each format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import duckdb
import pytest

from svcq_build.records import all_record_kinds, csv_files, parquet_files, sqlite_file, tidy_tables
from svcq_build.records.tables import TidyTable
from tests.records.record_files import good, place_of, read


@pytest.fixture(scope="module")
def tables() -> list[TidyTable]:
    kinds = all_record_kinds().values()
    records = read(*((place_of(kind, "full"), good(kind).read_bytes()) for kind in kinds))
    return tidy_tables(records)


def test_every_value_of_every_kind_is_in_a_table(tables: list[TidyTable]) -> None:
    told = {str(value) for table in tables for row in table.rows for value in row}
    for kind in all_record_kinds().values():
        for record in read((place_of(kind, "full"), good(kind).read_bytes())).entries(kind.name):
            assert {value for value in _values({**record.data, "kind": None}) if value not in told} == set()


def _values(data: object) -> set[str]:
    if isinstance(data, dict):
        return {value for inner in data.values() for value in _values(inner)}
    if isinstance(data, list):
        return {value for inner in data for value in _values(inner)}
    return set() if data is None else {str(data)}


def test_lists_are_tables_whose_rows_name_their_record(tables: list[TidyTable]) -> None:
    by_name = {table.name: table for table in tables}
    evidence = by_name["inspections_answers_evidence"]
    assert (evidence.belongs_to, evidence.key) == ("inspections", ("record_id", "position_1", "position_2"))
    assert [row[:4] for row in evidence.rows] == [("full", 2, 1, "IMG_1.jpg")]
    columns = [column.name for column in by_name["inspections"].columns]
    assert by_name["inspections"].rows[0][columns.index("sample_drawn")] == 13


def test_sqlite_holds_the_rows_under_their_keys(tables: list[TidyTable], tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(sqlite_file(tables))
    with sqlite3.connect(tmp_path / "records.sqlite") as database:
        for table in tables:
            order = ", ".join(table.key)
            found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY {order}').fetchall()
            assert found == sorted(table.rows, key=lambda row: row[: len(table.key)])
    assert sqlite_file(tables) == sqlite_file(tables)


def test_parquet_has_types(tables: list[TidyTable], tmp_path: Path) -> None:
    for name, content in parquet_files(tables).items():
        (tmp_path / name).write_bytes(content)
    found = duckdb.sql(
        f"SELECT due - DATE '2026-02-03', text FROM '{tmp_path}/inspections_findings.parquet'"
    ).fetchall()
    assert found == [(2, "叫号屏未开机。")]
    asked = f"SELECT count(*) FROM '{tmp_path}/drills.parquet' WHERE demonstration"
    assert duckdb.sql(asked).fetchall() == [(1,)]


def test_csv_is_read_back_as_it_was_and_formulas_stay_words() -> None:
    run = "kind: minutes\nid: one\nmeeting: m\ndate: 2026-01-08\ntext: '=cmd|calc'\nactions: [{id: A1, text: '-1'}]\n"
    files = csv_files(tidy_tables(read(("records/minutes/2026/one.yml", run))))
    minutes = list(csv.DictReader(io.StringIO(files["minutes.csv"].decode("utf-8-sig"))))
    assert (minutes[0]["id"], minutes[0]["date"], minutes[0]["text"]) == ("one", "2026-01-08", "'=cmd|calc")
    schema = json.loads(files["schema.json"])["tables"]["minutes_actions"]
    assert schema["belongs_to"] == "minutes"
    assert [column["name"] for column in schema["columns"]][:3] == ["record_id", "position_1", "id"]


def test_the_command_writes_and_keeps_what_is_there(svcq, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 手册\n", encoding="utf-8")
    assert svcq("records", "export", "--format", "csv", cwd=tmp_path).code == 0
    assert (tmp_path / "records-export/inspections.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert svcq("records", "export", "--format", "csv", cwd=tmp_path).code == 2
    assert svcq("records", "export", "--format", "csv", "--force", cwd=tmp_path).code == 0
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    assert svcq("records", "export", "--format", "csv", "--out", "taken", cwd=tmp_path).code == 2
