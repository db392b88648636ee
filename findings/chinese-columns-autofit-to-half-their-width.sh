#!/bin/sh
# Guess: XlsxWriter's autofit() makes each column as wide as its text.
# What happens: it adds up the widths of the characters it knows, and takes eight pixels for any other. A Chinese
# character is as wide as two digits (fourteen pixels and more), so the column holds a bit more than half of the
# heading.
# Who meets it: reports with Chinese headings.
# In svcq: nowhere: it writes no workbooks.
. "$(dirname "$0")/begin.inc"
python_packages XlsxWriter==3.3.1 openpyxl==3.1.5
run_python <<'CODE'
import io
import openpyxl, xlsxwriter

file = io.BytesIO()
workbook = xlsxwriter.Workbook(file)
sheet = workbook.add_worksheet()
texts = ("窗口服务质量评价", "0123456789012345")
sheet.write_row(0, 0, texts)
sheet.autofit()
workbook.close()
columns = openpyxl.load_workbook(file).active.column_dimensions
for text, column in zip(texts, "AB"):
    print(f"{text} ({len(text)} characters): column for {columns[column].width:.1f} digits")
CODE
still_so <<'SEEN'
窗口服务质量评价 (8 characters): column for 10.1 digits
0123456789012345 (16 characters): column for 17.0 digits
SEEN
