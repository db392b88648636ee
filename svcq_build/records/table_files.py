"""Table files: tidy tables → CSV with a schema, a SQLite database, or Parquet. The same tables give the same bytes.

CSV and Parquet are a file a table. In CSV, and nowhere else, what Excel takes for a formula gets an apostrophe, and
what steers a reader (directions, control characters) is shown as “�”.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from svcq_build.records.tables import ColumnType, TidyTable
from svcq_build.words import Message, clean, in_csv, say

_SQLITE: Mapping[ColumnType, str] = {
    "text": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT", "moment": "TEXT",
}  # fmt: skip
_DUCKDB: Mapping[ColumnType, str] = {
    "text": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN", "date": "DATE",
    "moment": "TIMESTAMP WITH TIME ZONE",
}  # fmt: skip
SCHEMA = "schema.json"


class MissingLibraryError(Exception):
    """A format needs a library that is not installed."""

    def __init__(self, message: Message) -> None:
        """Args: message: which, and how it is installed."""
        super().__init__(str(message))
        self.message = message


def schema_of(tables: Sequence[TidyTable]) -> bytes:
    """What stands in which column of which table, and how tables belong together, as JSON."""
    described = {
        table.name: {
            "key": list(table.key),
            **({"belongs_to": table.belongs_to} if table.belongs_to else {}),
            "columns": [
                {"name": column.name, "type": column.type, "zh": column.zh, "en": column.en} for column in table.columns
            ],
        }
        for table in tables
    }
    return (json.dumps({"version": 1, "tables": described}, ensure_ascii=False, indent=1) + "\n").encode()


def csv_files(tables: Sequence[TidyTable]) -> dict[str, bytes]:
    """A CSV file a table, in UTF-8 with the mark by which Excel knows it, and the schema of all."""
    return {SCHEMA: schema_of(tables), **{f"{table.name}.csv": _csv(table) for table in tables}}


def _csv(table: TidyTable) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    texts = [column.type == "text" for column in table.columns]
    for row in table.rows:
        writer.writerow(_cell(value, is_text) for value, is_text in zip(row, texts, strict=True))
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any, is_text: bool) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return in_csv(clean(str(value))) if is_text and value is not None else value


def sqlite_file(tables: Sequence[TidyTable]) -> bytes:
    """One database with all tables; dates and moments are ISO 8601 texts, as SQLite's functions read them."""
    with sqlite3.connect(":memory:") as database:
        for table in tables:
            columns = ", ".join(f'"{column.name}" {_SQLITE[column.type]}' for column in table.columns)
            key = ", ".join(f'"{name}"' for name in table.key)
            database.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID')
            marks = ", ".join("?" for _ in table.columns)
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - our names
        database.commit()
        return database.serialize()


def parquet_files(tables: Sequence[TidyTable]) -> dict[str, bytes]:
    """A Parquet file a table, and the schema of all.

    Raises:
        MissingLibraryError: when DuckDB, which writes them, is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingLibraryError(
            say("Parquet needs DuckDB, which is not installed: pip install 'svcq[analysis]'. Or choose csv or sqlite.")
        ) from error
    made = {SCHEMA: schema_of(tables)}
    with duckdb.connect() as database, tempfile.TemporaryDirectory() as folder:
        for table in tables:
            columns = ", ".join(f'"{column.name}" {_DUCKDB[column.type]}' for column in table.columns)
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            if table.rows:
                marks = ", ".join("?" for _ in table.columns)
                database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - our names
            path = Path(folder, f"{table.name}.parquet")
            database.execute(f"COPY \"{table.name}\" TO '{path}' (FORMAT parquet)")
            made[path.name] = path.read_bytes()
    return made
