"""Merging tables: imported rows into the tables of a repository, in which nothing that is there is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from svcq_build.load import Corpus, FolderSource, decode, names_of_today
from svcq_build.model import Finding, parse_period
from svcq_build.records.importing import ImportedRow
from svcq_build.records.kinds import all_record_kinds
from svcq_build.records.measurement_tables import COLUMNS, measurement_id, read_table
from svcq_build.records.record import Record
from svcq_build.words import in_shell, say

#: What makes two rows say the same.
_SAYING = ("value", "numerator", "denominator", "n")


@dataclass(slots=True)
class MergedTables:
    """What would be written.

    Attributes:
        contents: the tables that get new rows, by path. placed: the imported row of each new line, by path and line.
        already: rows that say what is there already. rows: all that were to be merged.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    placed: dict[tuple[str, int], ImportedRow] = field(default_factory=dict)
    already: list[ImportedRow] = field(default_factory=list)
    rows: list[ImportedRow] = field(default_factory=list)


def table_of(indicator: str, period: str) -> str:
    """The table that holds the value of an indicator (``id`` or ``id#part``) in a period."""
    folder = all_record_kinds()["measurement"].folder
    return f"{folder}{indicator.partition('#')[0]}/{parse_period(period).year}.csv"


def merge_tables(root: Path, rows: Iterable[ImportedRow]) -> MergedTables:
    """Put understood rows into the tables of their years.

    A row for whose period another value is there gets that as its problem; one that says the same is there already.
    """
    found = MergedTables()
    by_path: dict[str, list[ImportedRow]] = {}
    for row in rows:
        found.rows.append(row)
        by_path.setdefault(table_of(row.indicator, row.period), []).append(row)
    for path, own in sorted(by_path.items()):
        _merge_one(root, path, own, found)
    return found


def tables_of_former_names(root: Path, paths: Iterable[str], corpus: Corpus) -> list[FolderSource]:
    """The tables of the same years that lie below former names of the indicators whose tables are given."""
    folder = all_record_kinds()["measurement"].folder
    found = []
    for path in paths:
        indicator, _, year = path.removeprefix(folder).partition("/")
        for was, now in names_of_today(corpus).documents.items():
            before = f"{folder}{was.partition(':')[2]}/{year}"
            if now == f"indicator:{indicator}" and (root / before).is_file():
                found.append(FolderSource(str(root), before))
    return found


def _merge_one(root: Path, path: str, rows: list[ImportedRow], found: MergedTables) -> None:
    try:
        content = FolderSource(str(root), path).read()
    except OSError:
        content = b""
    faults: list[Finding] = []
    known: dict[str, Mapping[str, object]] = {}
    for record in read_table(path, content, all_record_kinds()["measurement"], faults) if content else ():
        known[record.id] = record.data
    if faults:
        for row in rows:
            row.problem = say("{path} has faults of its own; run: svcq check {file}", path=path, file=in_shell(path))
        return
    new = []
    first: dict[str, ImportedRow] = {}
    for row in rows:
        name = measurement_id(row.indicator, row.period)
        said = {key: float(row.values[key]) for key in _SAYING if key in row.values}
        other = first.setdefault(name, row)
        if name in known and all(known[name].get(key) == value for key, value in said.items()):
            found.already.append(row)
        elif name in known:
            row.problem = say("{path} has another value for {period} already: {value}",
                              path=path, period=row.period, value=str(_told(known[name])))  # fmt: skip
        elif other is not row and all(other.values.get(key) == row.values[key] for key in _SAYING if key in row.values):
            found.already.append(row)
        elif other is not row:
            row.problem = say("{period} stands in row {row} already", period=row.period, row=other.place)
        else:
            new.append(row)
    if new:
        text, first_line = _appended(content, new)
        found.contents[path] = text.encode()
        found.placed.update({(path, first_line + at): row for at, row in enumerate(new)})


def _told(data: Mapping[str, object]) -> object:
    value = data.get("value")
    return (
        f"{value:.12g}" if isinstance(value, (int, float)) else f"{data.get('numerator')} / {data.get('denominator')}"
    )


def _appended(content: bytes, rows: list[ImportedRow]) -> tuple[str, int]:
    """A table with new rows at its end, and the line of the first of them. What is there stays to the byte."""
    text = content.decode("utf-8") if content else ""
    plain = decode(content) if content else ""
    header = next(csv.reader(io.StringIO(plain)), []) if plain.strip() else []
    wanted = [*COLUMNS, *(["figure"] if any("#" in row.indicator for row in rows) else [])]
    used = {name for row in rows for name in _cells(row)}
    ending = "\r\n" if "\r\n" in text else "\n"
    if not header:
        header = wanted
        text = ",".join(header) + ending
    else:
        more = [name for name in wanted if name in used and name not in [one.strip() for one in header]]
        if more:
            first, _, rest = text.partition("\n")
            carriage = "\r" if first.endswith("\r") else ""
            text = f"{first.rstrip(chr(13))},{','.join(more)}{carriage}\n{rest}"
            header = [*header, *more]
    if not text.endswith("\n"):
        text += ending
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=ending)
    for row in rows:
        cells = _cells(row)
        writer.writerow([cells.get(name.strip(), "") for name in header])
    return text + out.getvalue(), lines + 1


def _cells(row: ImportedRow) -> dict[str, str]:
    figure = row.indicator.partition("#")[2]
    return {"period": row.period, **row.values, **({"figure": figure} if figure else {})}


def add_measurement(root: Path, record: Record) -> MergedTables:
    """Put one measured value, which came as JSON, into the table of its year."""
    data = record.data
    values = {name: f"{data[name]:.12g}" for name in _SAYING if data.get(name) is not None}
    values |= {name: str(data[name]) for name in ("note", "source", "unit") if data.get(name)}
    return merge_tables(root, [ImportedRow("", 1, str(data["indicator"]), str(data["period"]), values)])
