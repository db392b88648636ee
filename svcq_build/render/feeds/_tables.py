"""Tables as files, for programs that open them: CSV and Excel's workbooks. Whatever stands in a cell stays text."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from svcq_build.words import in_csv, one_line

#: A row: texts, and numbers that are counted with.
Row = Sequence[str | int]
#: Excel's limits of a cell and of a sheet's name.
_CELL, _NAME = 32_767, 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
#: The widest that a column is made, in letters.
_WIDEST = 48
#: When all workbooks were made: what is in them depends on the documents alone.
_ALWAYS = dt.datetime(1980, 1, 1)


def csv_file(rows: Sequence[Row]) -> bytes:
    """Rows as CSV in UTF-8, with the mark by which Excel knows it; what looks like a formula gets an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [cell if isinstance(cell, int) else in_csv(one_line(cell)) for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def xlsx_file(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Sheets by name as a workbook; the first row of each is its head. The same rows give the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _ALWAYS})
        head, body = (book.add_format({"text_wrap": True, "valign": "top", "bold": bold}) for bold in (True, False))
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name.translate(_NOT_IN_NAMES)[:_NAME])
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(at, column, cell, body)
                    else:
                        sheet.write_string(at, column, one_line(cell)[:_CELL], body if at else head)
            for column, widest in enumerate(_widths(rows)):
                sheet.set_column(column, column, min(widest + 2, _WIDEST))
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
    return out.getvalue()


def _widths(rows: Sequence[Row]) -> list[int]:
    """How wide the longest text of each column is; characters of Chinese are two letters wide."""
    columns = max(map(len, rows), default=0)
    return [
        max(sum(1 + (letter > "\u2e80") for letter in str(row[column])) for row in rows if column < len(row))
        for column in range(columns)
    ]
