#!/bin/sh
# Guess: a toolkit made for Chinese text, with a parser of amounts of money, reads the way amounts are said: 一万二 is 12,000.
# What happens: jionlp 1.5.31 takes the last figure for units: 一万二 is 10002, 两千五 2005, 一百五 105, 十万八 100008. Western figures
# before a Chinese unit are also multiplied twice: 1万2 is 20004 and 3万5千元 is 65000, written in full too. 一万二千元 and 1.5万元 are
# right, so trials with tidy amounts show nothing. Each wrong answer calls itself “accurate”.
# Who meets it: fees, deposits and compensation read from notices and records.
# In svcq: svcq_build/words/numerals.py (tests/diff/test_numerals.py).
. "$(dirname "$0")/begin.inc"
python_packages jionlp==1.5.31
run_python <<'CODE'
import contextlib, io

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp

for text in ("一万二千元", "1.5万元", "一万二", "两千五", "一百五", "十万八", "1万2", "3万5千元"):
    read = jionlp.parse_money(text)
    print(text, read["num"], read["definition"])
CODE
still_so <<'SEEN'
一万二千元 12000.00 accurate
1.5万元 15000.00 accurate
一万二 10002.00 accurate
两千五 2005.00 accurate
一百五 105.00 accurate
十万八 100008.00 accurate
1万2 20004.00 accurate
3万5千元 65000.00 accurate
SEEN
