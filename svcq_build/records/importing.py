"""Importing: tables of measured values that people made → rows of records, each with what was understood of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from svcq_build.kinds.indicator import Indicator, SubFigure
from svcq_build.load import Corpus, Entry, Namesakes
from svcq_build.mends import number, period, widened
from svcq_build.model import Duration, PeriodUnit, parse_reference, ref
from svcq_build.records.spreadsheets import Sheet, SheetCell
from svcq_build.records.table_layout import Layout, Line, find_layout, lines
from svcq_build.words import Message, say

#: Words in the place of a period below which sums stand.
_SUMS = frozenset(
    ["合计", "总计", "小计", "累计", "平均", "均值", "平均值", "全年平均", "年均", "total", "sum", "average", "mean"]
)
#: What people write where there is no value.
_NOTHING = frozenset(
    ["-", "--", "—", "——", "–", "/", "\\", "无", "缺", "暂无", "未统计", "n/a", "na", "nil", "null", "none"]
)
_INDICATOR = ref("measures-value-of", "measured-in", "indicator", part="may")
_SHARE_UNITS = ("%", "％", "百分比", "百分之", "percent")


@dataclass(slots=True)
class ImportedRow:
    """A row of a table, and what was understood of it.

    Attributes:
        sheet: its sheet's name. number: of the row. indicator: ``id`` or ``id#part``. period: as records write it.
        values: what else is written, by column. remarks: what was read otherwise than it is written.
        problem: why it is no record; None where it is one. left_out: whether that is meant so (a sum, no value).
    """

    sheet: str
    number: int
    indicator: str = ""
    period: str = ""
    values: dict[str, str] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    problem: Message | None = None
    left_out: bool = False

    @property
    def place(self) -> str:
        """The row, as people find it."""
        return f"{self.sheet}:{self.number}" if self.sheet else str(self.number)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What was understood of a file.

    Attributes:
        rows: one after the other. notes: what concerns whole sheets.
    """

    rows: list[ImportedRow]
    notes: list[Message]


def read_table_of_people(sheets: list[Sheet], file: str, corpus: Corpus, indicator: str | None) -> ReadTable:
    """Understand the sheets of a file.

    Args:
        sheets: they. file: its name. corpus: the documents, to tell indicators.
        indicator: the one that all rows are of, where they name none.
    """
    namesakes = Namesakes(corpus)

    def called(name: str) -> str | None:
        meant = namesakes.meant(name, _INDICATOR) if name else None
        return meant.references[0] if meant is not None and meant.certain else None

    rows: list[ImportedRow] = []
    notes: list[Message] = []
    for sheet in sheets:
        if sheet.hidden:
            notes.append(say("The sheet “{name}” is hidden and was passed over.", name=sheet.name))
            continue
        layout = find_layout(sheet, called, PurePath(file).stem)
        if layout is None:
            if any(cell.text for row in sheet.rows for cell in row):
                notes.append(_no_header(sheet))
            continue
        notes += [_unknown(sheet, cell) for cell in layout.unknown]
        own = indicator or called(sheet.name) or called(PurePath(file).stem)
        rows += [_understood(line, sheet, layout, own, called, corpus) for line in lines(sheet, layout)]
    return ReadTable(rows, notes)


def _no_header(sheet: Sheet) -> Message:
    return say(
        "No row of “{name}” names the columns: one with the period (周期, 月份, period) and the value (数值, value).",
        name=sheet.name or "CSV",
    )


def _unknown(sheet: Sheet, cell: SheetCell) -> Message:
    return say("The column “{column}” ({place}) means nothing here and was passed over.",
               column=cell.text, place=f"{sheet.name}!{cell.place}" if sheet.name else cell.place)  # fmt: skip


def _understood(
    line: Line, sheet: Sheet, layout: Layout, own: str | None, called: Callable[[str], str | None], corpus: Corpus
) -> ImportedRow:
    row = ImportedRow(sheet.name, line.number)
    if line.number in sheet.hidden_rows:
        row.remarks.append(say("this row is hidden in the file"))
    try:
        _read_line(row, line, layout, own, called, corpus)
    except _NotUnderstood as reason:
        row.problem, row.left_out = reason.message, reason.left_out
    return row


class _NotUnderstood(Exception):
    def __init__(self, message: Message, left_out: bool = False) -> None:
        super().__init__(str(message))
        self.message, self.left_out = message, left_out


def _read_line(
    row: ImportedRow, line: Line, layout: Layout, own: str | None, called: Callable[[str], str | None], corpus: Corpus
) -> None:
    """Fill a row with what its cells say. Raises _NotUnderstood with the first thing that cannot be read."""
    cells = line.cells
    if line.stray is not None:
        _look_at_stray(row, line.stray)
    when = cells.get("period")
    if when is not None and when.merged and not when.merged.startswith(f"{when.place}:"):
        row.remarks.append(say("{place} is one of merged cells ({cells}): “{value}” is read for each of them",
                               place=when.place, cells=when.merged, value=when.text))  # fmt: skip
    if when is not None and when.text.strip(":： ").lower() in _SUMS:
        raise _NotUnderstood(say("a sum of other rows"), left_out=True)
    if all(name not in cells or _is_nothing(cells[name]) for name in ("value", "numerator")):
        raise _NotUnderstood(say("no value"), left_out=True)
    row.indicator = _indicator(cells, line, own, called)
    figure = _figure(row.indicator, corpus)
    if when is None:
        raise _NotUnderstood(say("no period"))
    _must_be_computed(when)
    row.period = _period(row, when, figure, layout.year, corpus)
    for name in ("value", "numerator", "denominator", "n"):
        if name in cells and not _is_nothing(cells[name]):
            row.values[name] = _number(row, name, cells[name], figure, _unit(cells, line))
    for name in ("note", "source"):
        if name in cells:
            _must_be_computed(cells[name])
            row.values[name] = _words(cells[name])


def _look_at_stray(row: ImportedRow, cell: SheetCell) -> None:
    """Words beside a table of a workbook are words; in a CSV, a comma too many moves each cell behind it."""
    if not row.sheet:
        raise _NotUnderstood(say("“{value}” ({place}) stands in no column: the row has more cells than the first",
                                 value=cell.text, place=cell.place))  # fmt: skip
    row.remarks.append(say("“{value}” ({place}) stands below no name of a column and was passed over",
                           value=cell.text, place=cell.place))  # fmt: skip


def _is_nothing(cell: SheetCell) -> bool:
    return not cell.formula and (not cell.text or cell.text.lower() in _NOTHING)


def _indicator(cells: dict[str, SheetCell], line: Line, own: str | None, called: Callable[[str], str | None]) -> str:
    named = line.column.indicator
    if named is None and "indicator" in cells:
        named = called(cells["indicator"].text)
        if named is None:
            raise _NotUnderstood(
                say("“{name}” ({place}) is no indicator of this handbook", name=cells["indicator"].text,
                    place=cells["indicator"].place)
            )  # fmt: skip
    named = named or own
    if named is None:
        raise _NotUnderstood(say("nothing says which indicator it is of; name it with --indicator"))
    return f"{named.partition('#')[0]}#{cells['figure'].text}" if "figure" in cells else named


def _figure(indicator: str, corpus: Corpus) -> Indicator | SubFigure:
    reference = parse_reference(indicator, "indicator")
    entry: Entry | None = corpus.entries.get(reference.document) if reference is not None else None
    model = entry.model if entry is not None else None
    found: Indicator | SubFigure | None = None
    if isinstance(model, Indicator) and reference is not None:
        found = next((one for one in model.also if one.id == reference.part), None) if reference.part else model
    if found is None:
        raise _NotUnderstood(say("there is no indicator “{name}” in this handbook", name=indicator))
    return found


def _period(row: ImportedRow, cell: SheetCell, figure: Indicator | SubFigure, year: int | None, corpus: Corpus) -> str:
    value = cell.value
    if isinstance(value, float) and value != int(value):
        raise _NotUnderstood(
            say("“{value}” ({place}) may be month 1 or month 10: write 2026-01", value=cell.text, place=cell.place)
        )
    found = period(value, year)
    if found is None:
        raise _NotUnderstood(say("“{value}” ({place}) is no period", value=cell.text, place=cell.place))
    unit = _unit_of_time(figure, row.indicator, corpus)
    said = str(widened(found.written, unit)) if unit is not None else found.written
    if not found.certain:
        row.remarks.append(say("“{value}” read as {period}", value=cell.text, period=said))
    return said


def _unit_of_time(figure: Indicator | SubFigure, indicator: str, corpus: Corpus) -> PeriodUnit | None:
    """How long the periods of an indicator are, by how often it is measured."""
    whole = figure if isinstance(figure, Indicator) else _figure(indicator.partition("#")[0], corpus)
    frequency: Duration | None = whole.frequency if isinstance(whole, Indicator) else None
    days = frequency.minutes / 1440 if frequency is not None else 0
    lengths: tuple[tuple[PeriodUnit, float, float], ...] = (
        ("day", 0.5, 2), ("week", 6, 8), ("month", 27, 32), ("quarter", 85, 95), ("half-year", 180, 186),
        ("year", 360, 370),
    )  # fmt: skip
    return next((unit for unit, least, most in lengths if least <= days <= most), None)


def _unit(cells: dict[str, SheetCell], line: Line) -> str:
    return cells["unit"].text if "unit" in cells else line.column.unit


def _number(row: ImportedRow, name: str, cell: SheetCell, figure: Indicator | SubFigure, unit: str) -> str:
    """A number as records write it, in the indicator's unit."""
    if cell.merged:
        raise _NotUnderstood(say("{place} is one of merged cells ({cells}): which of them its value is of is not said",
                                 place=cell.place, cells=cell.merged))  # fmt: skip
    _must_be_computed(cell)
    if cell.formula:
        row.remarks.append(say("{place} is a formula; its value was taken", place=cell.place))
    value, share = cell.value, cell.percent
    if isinstance(value, (bool, dt.date, dt.time, dt.timedelta)) or value is None:
        raise _NotUnderstood(say("“{value}” ({place}) is no number", value=cell.text, place=cell.place))
    if isinstance(value, str):
        found = number(value.lstrip("'"))
        if found is None or not found.certain or not _is_plain(found.written):
            raise _NotUnderstood(say("“{value}” ({place}) is no number", value=cell.text, place=cell.place))
        value, unit = float(found.written), found.unit or unit
        if f"{value:.12g}" != cell.text:
            row.remarks.append(say("“{value}” read as {number}", value=cell.text, number=f"{value:.12g}"))
    if name != "value":
        return f"{value:.12g}"
    wanted = figure.unit
    if share:
        value, unit = value * 100, "%"
        row.remarks.append(say("{place} is a percentage: read as {number} %", place=cell.place, number=f"{value:.12g}"))
    if unit and _plain_unit(unit) != _plain_unit(wanted):
        raise _NotUnderstood(say("{place} is in “{unit}”, the indicator in “{wanted}”",
                                 place=cell.place, unit=unit, wanted=wanted))  # fmt: skip
    return f"{value:.12g}"


def _must_be_computed(cell: SheetCell) -> None:
    if cell.formula and cell.value is None:
        raise _NotUnderstood(say("{place} is a formula without a value: open the file in Excel or WPS and save it",
                                 place=cell.place))  # fmt: skip


def _is_plain(written: str) -> bool:
    try:
        float(written)
    except ValueError:
        return False
    return True


def _plain_unit(unit: str) -> str:
    plain = unit.strip().lower()
    return "%" if plain in _SHARE_UNITS else plain


def _words(cell: SheetCell) -> str:
    """A text as a table holds it: on one line, and nothing that a spreadsheet would run."""
    text = " ".join(cell.text.split())
    if text.startswith(("=", "+", "-", "@")):
        raise _NotUnderstood(
            say("“{value}” ({place}) begins like a formula, which spreadsheets would run", value=text, place=cell.place)
        )
    return text


def understood(rows: list[ImportedRow]) -> Iterator[ImportedRow]:
    """The rows that are records."""
    return (row for row in rows if row.problem is None)
