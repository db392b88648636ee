"""Table layout: where in a sheet that people made the periods, the values and the rest stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from svcq_build.mends import period
from svcq_build.records.column_words import column_called
from svcq_build.records.spreadsheets import Sheet, SheetCell

_BRACKET = re.compile(r"(?P<name>.+?)[(\[](?P<unit>[^()\[\]]+)[)\]]")
#: Where a table's first row is looked for: titles and notes may stand above it.
_DEEPEST = 30
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


class Column(NamedTuple):
    """What the cells of a column are.

    Attributes:
        field: a field of a measured value. indicator: the one that they are values of, where the column names it.
        unit: the one that its name tells. period: the one that it is of, where each column is a period.
    """

    field: str
    indicator: str | None = None
    unit: str = ""
    period: SheetCell | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a sheet.

    Attributes:
        header: the index of the row with the columns' names. columns: by their index. unknown: cells of that row that
            name nothing known. year: the one that titles, the sheet or the file name, where they name one.
    """

    header: int
    columns: dict[int, Column]
    unknown: list[SheetCell]
    year: int | None


class Line(NamedTuple):
    """One measured value as it stands in a sheet.

    Attributes:
        number: of its row. cells: by field. column: what the cell of its value is.
        stray: a cell of its row that stands below no name of a column; None where there is none.
    """

    number: int
    cells: dict[str, SheetCell]
    column: Column
    stray: SheetCell | None = None


def find_layout(sheet: Sheet, indicator_called: Callable[[str], str | None], file: str) -> Layout | None:
    """Where things stand in a sheet; None where it is no table of measured values.

    Args:
        sheet: it. indicator_called: from a title to the indicator that goes by it. file: the file's name.
    """
    year = _year(sheet, file)
    for index, row in enumerate(sheet.rows[:_DEEPEST]):
        columns: dict[int, Column] = {}
        unknown: list[SheetCell] = []
        for at, cell in enumerate(row):
            if not cell.text:
                if cell.merged and not cell.merged.startswith(f"{cell.place}:"):
                    unknown.append(replace(cell, value=cell.merged))  # which of the columns is meant is not said
                continue
            column = _column(cell, indicator_called, year)
            if column is None or (column.field == "period" and any(one.field == "period" for one in columns.values())):
                unknown.append(cell)
            else:
                columns[at] = column
        if _is_header(columns, row):
            return Layout(index, columns, unknown, year)
    return None


def _is_header(columns: dict[int, Column], row: list[SheetCell]) -> bool:
    fields = [column.field for column in columns.values()]
    by_period = [column for column in columns.values() if column.period is not None]
    if "period" in fields:
        return not by_period and bool({"value", "numerator"} & set(fields))
    return len(by_period) >= 2 or (len(by_period) == 1 and "indicator" in fields)


def _column(cell: SheetCell, indicator_called: Callable[[str], str | None], year: int | None) -> Column | None:
    plain = unicodedata.normalize("NFKC", cell.text)
    name = re.sub(r"\s+", "", plain)
    found = _BRACKET.fullmatch(name)
    unit = found["unit"] if found is not None else ""
    bare = found["name"] if found is not None else name
    field = column_called(bare) or column_called(name)
    if field is not None:
        return Column(field, None, unit)
    if period(cell.value if not isinstance(cell.value, str) else plain, year) is not None:
        return Column("value", period=cell)
    indicator = indicator_called(bare) or indicator_called(plain)
    return Column("value", indicator, unit) if indicator is not None else None


def _year(sheet: Sheet, file: str) -> int | None:
    """The one year that titles above the table, the sheet's name or the file's name tell."""
    titles = " ".join(cell.text for row in sheet.rows[:5] if sum(bool(one.text) for one in row) <= 2 for cell in row)
    for text in (titles, sheet.name, file):
        years = {int(year) for year in _YEAR.findall(unicodedata.normalize("NFKC", text))}
        if len(years) == 1:
            return years.pop()
    return None


def lines(sheet: Sheet, layout: Layout) -> Iterator[Line]:
    """The measured values of a sheet, one after the other; a cell that is one with others stands in each of them."""
    whole = {cell.place: cell for row in sheet.rows for cell in row}
    shared = {at: column for at, column in layout.columns.items() if column.field != "value"}
    values = {at: column for at, column in layout.columns.items() if column.field == "value"}
    named = {at for at, cell in enumerate(sheet.rows[layout.header]) if cell.text or cell.merged}
    for row in sheet.rows[layout.header + 1 :]:
        filled = [_filled(cell, whole) for cell in row]
        if not any(map(_says, filled)):
            continue
        number = int(re.sub("[A-Z]", "", row[0].place))
        cells = {column.field: filled[at] for at, column in shared.items() if at < len(filled) and _says(filled[at])}
        stray = next((cell for at, cell in enumerate(filled) if at not in named and _says(cell)), None)
        if not values:
            yield Line(number, cells, Column("value"), stray)
        for at, column in values.items():
            says = at < len(filled) and _says(filled[at])
            if len(values) > 1 and not says:
                continue
            own = dict(cells)
            if says:
                own["value"] = filled[at]
            if column.period is not None:
                own["period"] = column.period
            yield Line(number, own, column, stray)


def _says(cell: SheetCell) -> bool:
    """Whether something stands in a cell; a formula that was never computed has no text."""
    return bool(cell.text) or cell.formula


def _filled(cell: SheetCell, whole: dict[str, SheetCell]) -> SheetCell:
    """A cell with what stands in the first of those above that it is one with."""
    if cell.text or not cell.merged:
        return cell
    name = cell.merged.partition(":")[0]
    first = whole.get(name)
    other = re.sub("[0-9]", "", name) != re.sub("[0-9]", "", cell.place)
    if first is None or other:
        return cell
    return SheetCell(first.value, cell.place, first.formula, first.percent, cell.merged)
