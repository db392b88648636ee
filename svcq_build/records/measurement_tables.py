"""Measurement tables: a CSV file of an indicator → its values, each with the place of its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from svcq_build.load import decode, from_fault, odd_blanks, validate
from svcq_build.mends import field_called, number, period, truth
from svcq_build.model import FILE_START, Finding, Replacement, Span, Spot, field_words, parse_period
from svcq_build.records.cells import Cell, Row, read_rows
from svcq_build.records.column_words import column_called
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds.measurement import Measurement
from svcq_build.records.record import Record, pack
from svcq_build.syntax import Fault, Unreadable, conflict_faults
from svcq_build.words import Message, in_shell, nearest, say

#: The columns of a table. Only the period has to be there, and a value or what it is computed from.
COLUMNS = ("period", "value", "numerator", "denominator", "n", "note", "source")
MORE_COLUMNS = ("figure", "unit", "corrects", "demonstration")
_NUMBERS = ("value", "numerator", "denominator", "n")
#: Columns for the words of people, in which any blank may stand.
_WORDS = ("note", "source", "unit")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
#: Beyond that, a number is none that anybody counted.
_WHOLE = 1e15
#: How the files of Excel and WPS begin (a ZIP archive; an OLE2 file).
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TRUE, _FALSE = ("true",), ("false", "")


def read_table(path: str, content: bytes, kind: RecordKind, findings: list[Finding]) -> list[Record]:
    """Read a table of measured values; all faults of all rows are added to ``findings``.

    Args:
        path: where it lies (``records/measurements/<indicator>/<year>.csv``), which tells the indicator.
        content: the file's bytes. kind: that of measurements.
    """
    indicator = path.removeprefix(kind.folder).partition("/")[0]
    if content.startswith(_SPREADSHEETS):
        findings.append(
            Finding(
                Spot(path, span=FILE_START),
                say("This is the file of a spreadsheet, though its name ends in .csv."),
                say("Give it the ending of its program (.xlsx) and import it: svcq record import FILE"),
                rule="table-syntax",
            )
        )
        return []
    try:
        text = decode(content)
        conflicts = conflict_faults(text)
    except Unreadable as error:
        findings.extend(from_fault(path, fault, None) for fault in error.faults)
        return []
    if conflicts:
        findings.extend(from_fault(path, fault, None) for fault in conflicts)
        return []
    faults: list[Fault] = []
    rows = [row for row in read_rows(text, faults) if not row.is_empty]
    findings.extend(from_fault(path, fault, None) for fault in faults)
    if not rows:
        findings.append(_without_rows(path))
        return []
    strange = _no_header(path, rows[0])
    if strange is not None:
        findings.append(strange)
        return []
    header = _read_header(path, rows[0], findings)
    if header is None:
        return []
    found = []
    broken = {fault.span.line for fault in faults}
    for row in rows[1:]:
        if broken & set(range(row.line, row.cells[-1].span.end_line + 1)):
            continue  # where its cells begin and end is not certain
        record = _read_row(path, indicator, header, row, kind, findings)
        if record is not None:
            found.append(record)
    return found


def measurement_id(indicator: str, period: str) -> str:
    """The id of the value of an indicator (``id`` or ``id#part``) in a period."""
    return re.sub("[^a-z0-9]+", "-", f"{indicator}-{period}".lower()).strip("-")


def _no_header(path: str, row: Row) -> Finding | None:
    """What is wrong with a first row that names no columns: it holds values, or words for a spreadsheet program."""
    first = row.cells[0]
    if first.text.strip().lower().startswith("sep="):
        message = say("This line speaks to a spreadsheet program; a table begins with the names of its columns.")
        return Finding(Spot(path, span=first.span), message, say("Delete the line."), rule="table-syntax")
    try:
        parse_period(first.text.strip())
    except ValueError:
        return None
    message = say("The first line holds values; it has to name the columns.")
    hint = say("Write this line above it: {columns}", columns=",".join(COLUMNS))
    return Finding(Spot(path, span=first.span), message, hint, rule="missing-field")


def _read_header(path: str, row: Row, findings: list[Finding]) -> list[str | None] | None:
    """The column of each cell of the first row; None where the table cannot be read without a mend."""
    names: list[str | None] = []
    misnamed = False
    known = (*COLUMNS, *MORE_COLUMNS)
    for cell, mark in ((cell, mark) for cell in row.cells for mark in "\t;；，|" if mark in cell.text):
        if len(row.cells) > 1 and not any(name.strip() in known for name in cell.text.split(mark)):
            continue
        findings.append(
            Finding(
                Spot(path, span=cell.span),
                say("The cells of this table are not divided by commas."),
                say("Save it as CSV (comma delimited); here stands “{mark}”.", mark="\\t" if mark == "\t" else mark),
                rule="table-syntax",
            )
        )
        return None
    said = {cell.text for cell in row.cells}
    for at, cell in enumerate(row.cells):
        if cell.text in known and cell.text in names:
            findings.append(
                Finding(
                    Spot(path, span=cell.span),
                    say("The field “{name}” is given twice.", name=cell.text),
                    say("Keep one of them."),
                    rule="duplicate-key",
                )
            )
            names.append(None)
        elif cell.text in known:
            names.append(cell.text)
        else:
            meant, certain = _meant(cell, known) if cell.text else (None, False)
            free = meant is not None and meant not in said and meant not in names
            names.append(meant if free else None)  # the rows are read as they were meant: one fault, one finding
            if cell.text:
                misnamed = True
                key = (row.line, at)
                fix = (Replacement(path, cell.span, meant, key),) if meant and free and certain else ()
                findings.append(_unknown_column(path, cell, known, meant, fix))
    missing = [name for name in ("period",) if name not in names]
    if not {"value", "numerator"} & set(names):
        missing.append("value")
    for name in () if misnamed else missing:
        title = field_words(Measurement.model_fields[name])[0]
        findings.append(
            Finding(
                Spot(path, span=row.cells[0].span),
                say("The column “{name}” ({title}) is missing.", name=name, title=title),
                say("The first line names the columns: {columns}", columns=",".join(COLUMNS)),
                rule="missing-field",
            )
        )
    return names if not missing else None


def _meant(cell: Cell, known: tuple[str, ...]) -> tuple[str | None, bool]:
    """The column that a name means, and whether it can mean nothing else."""
    titles = {name: field_words(info)[0].zh for name, info in Measurement.model_fields.items() if name in known}
    called = field_called(cell.text, titles) or column_called(cell.text)
    return (called, True) if called in known else (nearest(cell.text.lower(), known), False)


def _unknown_column(
    path: str, cell: Cell, known: tuple[str, ...], meant: str | None, fix: tuple[Replacement, ...]
) -> Finding:
    hint = (
        say("Did you mean “{name}”?", name=meant)
        if meant
        else say("The columns are {columns}; “svcq record import {path}” reads tables with other headings.",
                 columns=", ".join(known), path=in_shell(path))
    )  # fmt: skip
    return Finding(
        Spot(path, span=cell.span),
        say("There is no column “{name}” in a table of measured values.", name=cell.text),
        hint,
        rule="unknown-field",
        fix=fix,
    )


def _read_row(
    path: str, indicator: str, header: list[str | None], row: Row, kind: RecordKind, findings: list[Finding]
) -> Record | None:
    """The record of a row; None where it says no period that could be told."""
    shifted = _shifted(path, header, row)
    if shifted is not None:
        findings.append(shifted)
        return None
    cells = {name: cell for name, cell in zip(header, row.cells, strict=False) if name is not None and cell.text}
    figure = cells["figure"].text if "figure" in cells else ""
    whose = f"{indicator}#{figure}" if figure else indicator
    period = cells["period"].text if "period" in cells else ""
    id_ = measurement_id(whose, period)
    ref = f"{kind.name}:{id_}"
    before = len(findings)
    data: dict[str, Any] = {"kind": kind.name, "id": id_, "indicator": whose}
    for name, cell in cells.items():
        key = (row.line, header.index(name))
        odd = odd_blanks(cell.text, cell.span) if name not in _WORDS else None
        if odd is not None:
            mend = (Replacement(path, cell.span, odd[1], key),)
            findings.append(replace(from_fault(path, odd[0], ref), fix=mend))
            continue
        if name == "figure":
            continue
        value = _value(path, name, cell, ref, findings, key)
        if value is not None:
            data[name] = value
    spans = {"": row.cells[0].span, **{name: cell.span for name, cell in cells.items()}}
    if len(findings) == before or "period" in data:
        _, problems = validate(kind.model, data, Spot(path), ref, "")
        findings.extend(_at_cells(path, problem, spans, row, header) for problem in problems)
    if len(findings) == before and not path.endswith(f"/{parse_period(period).year}.csv"):
        findings.append(
            Finding(
                Spot(path, span=spans["period"]),
                say("The period “{period}” does not belong into this table.", period=period),
                say("Move the row to {year}.csv.", year=parse_period(period).year),
                document=ref,
                rule="wrong-folder",
            )
        )
    if len(findings) == before and "value" not in data and not {"numerator", "denominator"} <= data.keys():
        findings.append(
            Finding(
                Spot(path, span=spans[""]),
                say("This row has no value, and not both of numerator and denominator."),
                say("Write the value; a period that was not measured needs no row."),
                document=ref,
                rule="missing-field",
            )
        )
    return Record(kind, id_, path, pack(data), len(findings) == before, spans)


def _at_cells(path: str, problem: Finding, spans: dict[str, Span], row: Row, header: list[str | None]) -> Finding:
    """A problem of a record's field at the cell that holds it, with the mend of the cell."""
    name = str(problem.spot.route[0]) if problem.spot.route else ""
    fix: tuple[Replacement, ...] = ()
    if name == "period" and name in spans:
        at = header.index(name)
        meant = period(row.cells[at].text)
        if meant is not None and meant.certain:
            fix = (Replacement(path, spans[name], meant.written, (row.line, at)),)
    return replace(problem, spot=Spot(path, span=spans.get(name, spans[""])), fix=fix)


def _value(path: str, name: str, cell: Cell, ref: str, findings: list[Finding], key: tuple[int, int]) -> Any:
    """What a cell means; None, with a finding, where it means nothing that may stand there."""
    text = cell.text
    fix: tuple[Replacement, ...] = ()
    if name in (*_NUMBERS, "corrects"):
        if _NUMBER.fullmatch(text):
            said = float(text)
            return int(said) if abs(said) < _WHOLE and said == int(said) else said
        meant = number(text)
        sure = meant is not None and meant.certain and _NUMBER.fullmatch(meant.written)
        hint: Message = (
            say("Write {value}.", value=meant.written)
            if meant is not None and sure
            else say("Write digits and at most one point: 1234.5.")
        )
        if meant is not None and sure and not meant.unit:  # whether the unit is the indicator's is not known here
            fix = (Replacement(path, cell.span, meant.written, key),)
        message = say("“{value}” is not a number as a table holds it.", value=text)
    elif name == "demonstration":
        if text in (*_TRUE, *_FALSE):
            return text in _TRUE
        answer = truth(text)
        if answer is not None:
            fix = (Replacement(path, cell.span, answer.written, key),)
        hint = say("Write {value}.", value=answer.written) if answer is not None else say("Write true or false.")
        message = say("“{value}” is neither true nor false.", value=text)
    else:
        return text
    findings.append(Finding(Spot(path, span=cell.span), message, hint, document=ref, rule="bad-value", fix=fix))
    return None


def _shifted(path: str, header: list[str | None], row: Row) -> Finding | None:
    """What is wrong with a row whose cells do not stand below their names."""
    extra = next((cell for cell in row.cells[len(header) :] if cell.text), None)
    if extra is not None:
        return Finding(
            Spot(path, span=extra.span),
            say("This row has {found} cells, but the first line names {wanted} columns.",
                found=len(row.cells), wanted=len(header)),
            say("The row is shifted, or a comma stands in a cell: put such a cell in quotation marks."),
            rule="shifted-row",
        )  # fmt: skip
    at = header.index("period")
    if at < len(row.cells) and not row.cells[at].text:
        other = next((cell for cell in row.cells if _is_period(cell.text)), None)
        if other is not None:
            return Finding(
                Spot(path, span=other.span),
                say("The period “{value}” does not stand below “period”: the row is shifted.", value=other.text),
                say("Move the cells of this row back below their names."),
                rule="shifted-row",
            )
    return None


def _is_period(text: str) -> bool:
    try:
        return "-" in text and bool(parse_period(text))
    except ValueError:
        return False


def _without_rows(path: str) -> Finding:
    return Finding(
        Spot(path, span=FILE_START),
        say("This file is empty."),
        say("The first line names the columns: {columns}", columns=",".join(COLUMNS)),
        rule="empty-file",
    )
