#!/bin/sh
# The guess: XlsxWriter's option strings_to_numbers makes numbers of texts of plain digits.
# What happens: XlsxWriter 3.3.1 asks Python's float(), which takes the digits of every script, and underscores. Identifiers lose their
# form:
#   "００１２" (full-width, a counter's number)   12
#   "2026_01" (a batch)                        202601
#   "٣"                                        3
# Who meets it: tables of codes exported by one writer of all cells; the leading zeros are gone from the file itself.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" XlsxWriter==3.3.1 openpyxl==3.1.5
PYTHONPATH="$dir/python" python3 - <<'END'
import io

import openpyxl
import xlsxwriter

file = io.BytesIO()
with xlsxwriter.Workbook(file, {"strings_to_numbers": True}) as book:
    book.add_worksheet().write_column(0, 0, ["００１２", "2026_01", "٣", "一二"])
values = [cell.value for cell in openpyxl.load_workbook(file).active["A"]]
print(values)
assert values == [12, 202601, 3, "一二"]
END
