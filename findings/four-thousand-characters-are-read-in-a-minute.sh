#!/bin/sh
# Guess: the reading time of a Chinese page grows with the page.
# What happens: Material's blog and the package that it took the method from count what stands between punctuation and
# blanks as words. A clause of twenty Chinese characters is one word: a page of 4,200 characters (ten minutes and more at
# 300 to 500 characters a minute) is “1 min”, as is one of 200.
# Who meets it: Chinese handbooks, blogs and courses that tell how long a page takes.
. "$(dirname "$0")/begin.inc"
python_packages mkdocs-material==9.8.1 readtime==3.0.0
run_python <<'CODE'
import readtime
from material.plugins.blog.readtime import readtime as minutes

clause = "窗口人员在三分钟内告诉申请人还缺哪些材料，"
english = "Within three minutes the clerk tells the applicant which papers are missing, "
for text in (clause * 10, clause * 200, english * 200):
    print(len(text), "characters: readtime", readtime.of_text(text).minutes, "Material", minutes(f"<p>{text}</p>", 265))
CODE
still_so <<'SEEN'
210 characters: readtime 1 Material 1
4200 characters: readtime 1 Material 1
15400 characters: readtime 10 Material 10
SEEN
