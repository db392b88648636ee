#!/bin/sh
# Guess: a reader of spreadsheets tells a cell that holds an error from one that holds nothing.
# What happens: python-calamine 0.9.1 answers '' for #DIV/0! and #N/A as it does for an empty cell; openpyxl gives their words. A
# formula that xlsxwriter wrote and nobody has computed yet reads as 0, which is a value: a month without cases looks perfect.
# Who meets it: whoever imports monthly rates out of Excel or WPS, where months without cases divide by zero.
# In svcq: record import and import look at the workbook's own marks of errors and formulas (tests/records, tests/intake).
. "$(dirname "$0")/begin.inc"
python_packages python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.3.1
run_python <<'CODE'
import io

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

target = io.BytesIO()
with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
    sheet = book.add_worksheet("按期率")
    sheet.write_formula("A1", "=0/0", None, "#DIV/0!")
    sheet.write_formula("A2", "=NA()", None, "#N/A")
    sheet.write_formula("A3", "=B3/C3")
    sheet.write("B4", "空")
calamine = CalamineWorkbook.from_filelike(io.BytesIO(target.getvalue())).get_sheet_by_name("按期率").to_python()
openpyxl_sheet = openpyxl.load_workbook(io.BytesIO(target.getvalue()), data_only=True).active
for at, what in enumerate(("0/0", "NA()", "never computed", "empty")):
    print(f"{what}: calamine {calamine[at][0]!r}, openpyxl {openpyxl_sheet.cell(at + 1, 1).value!r}")
CODE
still_so <<'SEEN'
0/0: calamine '', openpyxl '#DIV/0!'
NA(): calamine '', openpyxl '#N/A'
never computed: calamine 0.0, openpyxl 0
empty: calamine '', openpyxl None
SEEN
