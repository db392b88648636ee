"""The queries of a report give the same on two engines, and what the report itself says."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from svcq_build.model import parse_period
from svcq_build.records import Measurement, parquet_files, report_sql, sqlite_file, tidy_tables
from svcq_build.watch import by_figure, figure_in
from tests.records.record_files import read

QUARTER = parse_period("2026-Q3")
RUN = (
    'kind: inspection\nid: {id}\nchecklist: hall\nversion: "1.0"\nstarted: "{day}T{hour}:30+08:00"\nby: clerk\n'
    "answers: [{{item: C1, result: pass}}]\nscore: {score}\n{more}"
)
CASE = (
    'kind: feedback-case\nid: {id}\ncode: TS-{id}\nchannel: hotline\nnature: {nature}\nreceived: "{day}T09:00+08:00"\n'
)


@pytest.fixture(scope="module")
def records() -> Any:
    return read(
        (
            "records/measurements/right/2026.csv",
            "period,numerator,denominator\n2026-06,1,1\n2026-07,1,3\n2026-08,995,1000\n2026-09,0,3\n",
        ),
        ("records/measurements/wait/2026.csv", "period,value\n2026-07,10\n2026-08,11.25\n2026-Q3,\n2026-10,99\n"),
        *(
            (f"records/inspections/2026/{id_}.yml", RUN.format(id=id_, day=day, hour=hour, score=score, more=more))
            for id_, day, hour, score, more in (
                ("a", "2026-07-01", "00", 12.5, ""), ("b", "2026-09-30", "23", 87.5, ""),
                ("c", "2026-09-30", "10", 1, "partial: true\n"), ("d", "2026-10-01", "00", 100, ""),
            )
        ),
        *(
            (f"records/feedback-cases/2026/{id_}.yml", CASE.format(id=id_, nature=nature, day=day))
            for id_, nature, day in (("a", "complaint", "2026-07-02"), ("b", "praise", "2026-08-02"),
                                     ("c", "complaint", "2026-09-02"), ("d", "complaint", "2026-06-02"))
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def answers(records: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Any]]]:
    """What each engine answers to each query, from the files that are exported for it."""
    tables, folder = tidy_tables(records), tmp_path_factory.mktemp("exported")
    found = {}
    with duckdb.connect() as database:
        database.execute("SET TimeZone = 'Asia/Shanghai'")
        for name, content in parquet_files(tables).items():
            if name.endswith(".parquet"):
                Path(folder, name).write_bytes(content)
                database.execute(f"CREATE VIEW {Path(name).stem} AS SELECT * FROM '{folder / name}'")
        found["duckdb"] = {
            name: [tuple(row) for row in database.execute(query).fetchall()]
            for name, query in report_sql(QUARTER, "duckdb").items()
        }
    with sqlite3.connect(":memory:") as lite:
        lite.deserialize(sqlite_file(tables))
        found["sqlite"] = {
            name: lite.execute(query).fetchall() for name, query in report_sql(QUARTER, "sqlite").items()
        }
    lite.close()
    return found


def test_two_engines_give_the_same(answers: dict[str, dict[str, list[Any]]]) -> None:
    assert answers["duckdb"] == answers["sqlite"]
    assert answers["duckdb"]["inspections"] == [("hall", 3, 2, 100.0)]
    assert answers["duckdb"]["cases"] == [("complaint", None, None, 2), ("praise", None, None, 1)]


def test_sums_make_the_figures_of_the_report(records: Any, answers: dict[str, dict[str, list[Any]]]) -> None:
    figures = {name: rest for name, *rest in answers["duckdb"]["figures"]}
    rows = by_figure(records.of(Measurement))

    def told(name: str, unit: str) -> float:
        figure = figure_in(
            QUARTER, rows[f"indicator:{name}"], SimpleNamespace(unit=unit, direction="higher", target=None)
        )
        assert figure is not None
        return figure.value

    _, counted, tops, bottoms, *_ = figures["right"]
    assert (counted, 100 * tops / bottoms) == (3, told("right", "%"))
    *_, valued, total = figures["wait"]
    assert total / valued == told("wait", "分钟")


def test_an_engine_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="duckdb"):
        report_sql(QUARTER, "excel")
