#!/bin/sh
# Guess: a converter that makes Markdown of a workbook, to be read by people and models, writes what stands in its cells.
# What happens: markitdown reads with pandas and keeps what pandas makes of cells: one empty cell in a column of counts, and
# every 3 in it is 3.0; the empty cell is the word NaN, and so is a cell with the text NA or None (a code, an answer); a
# title over the table, in merged cells, makes a heading "Unnamed: 1". Its reader of workbooks has no option against it.
# Who meets it: tables of numbers by counter or month, of which one is not in yet, given to readers or language models.
# In svcq: nowhere: it reads no workbooks.
. "$(dirname "$0")/begin.inc"
python_packages openpyxl==3.1.5 pandas==3.1.1 'markitdown[xlsx]==0.1.9'
run_python <<'CODE'
import io
import openpyxl
from markitdown import MarkItDown


def show(*rows, merged=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    text = MarkItDown().convert_stream(file, file_extension=".xlsx").text_content
    print(*[line for line in text.splitlines() if line.startswith("|") and "---" not in line], sep="\n")


show(("窗口", "人数"), ("一号", 3), ("二号", 12))
show(("窗口", "人数"), ("一号", 3), ("二号", 12), ("三号", None))
show(("代码", "答复"), ("NA", "None"), ("NB", "无"))
show(("一季度", None), ("窗口", "人数"), ("一号", 3), merged="A1:B1")
CODE
still_so <<'SEEN'
| 窗口 | 人数 |
| 一号 | 3 |
| 二号 | 12 |
| 窗口 | 人数 |
| 一号 | 3.0 |
| 二号 | 12.0 |
| 三号 | NaN |
| 代码 | 答复 |
| NaN | NaN |
| NB | 无 |
| 一季度 | Unnamed: 1 |
| 窗口 | 人数 |
| 一号 | 3 |
SEEN
