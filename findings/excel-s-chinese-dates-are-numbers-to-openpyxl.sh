#!/bin/sh
# Guess: openpyxl tells a date from a number by the cell's format.
# What happens: Excel has formats that stand in no file: numbers 27 to 36 and 50 to 58 are dates in East Asian
# editions (31 is 2026年3月1日 in Chinese). openpyxl does not know them and gives 46082; calamine gives the date.
# Who meets it: tables filled in with a Chinese Excel and read in Python.
# In svcq: nowhere: it reads no workbooks.
. "$(dirname "$0")/begin.inc"
python_packages XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
run_python <<'CODE'
import io
import openpyxl, python_calamine, xlsxwriter

file = io.BytesIO()
workbook = xlsxwriter.Workbook(file)
sheet = workbook.add_worksheet()
formats = (14, 31, 57, 58)
for row, number in enumerate(formats):
    sheet.write_number(row, 0, 46082, workbook.add_format({"num_format": number}))
workbook.close()
by_openpyxl = [row[0].value for row in openpyxl.load_workbook(file).active]
file.seek(0)
by_calamine = [row[0] for row in python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()]
for number, one, other in zip(formats, by_openpyxl, by_calamine):
    print(f"format {number}: openpyxl {one}, calamine {other}")
CODE
still_so <<'SEEN'
format 14: openpyxl 2026-03-01 00:00:00, calamine 2026-03-01
format 31: openpyxl 46082, calamine 2026-03-01
format 57: openpyxl 46082, calamine 2026-03-01
format 58: openpyxl 46082, calamine 2026-03-01
SEEN
