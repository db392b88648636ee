#!/bin/sh
# Guess: with its Chinese translation switched on, humanize counts as Chinese does, in 万 and 亿.
# What happens: the words are translated, the steps are not: 120,000 visitors become 120.0 千, a hundred million 100.0 百万,
# which nobody says (12 万, 1 亿). A date of another year keeps English order and an English month.
# Babel's compact form has the right steps; it drops what follows the point unless it is told how many digits to keep.
# Who meets it: figures on a dashboard or in a report for Chinese readers.
. "$(dirname "$0")/begin.inc"
python_packages humanize==4.17.0 babel==2.18.0
run_python <<'CODE'
import datetime

import humanize
from babel.numbers import format_compact_decimal

humanize.activate("zh_CN")
for visitors in (12_000, 120_000, 1_250_000, 100_000_000):
    babel = [format_compact_decimal(visitors, locale="zh_CN", fraction_digits=digits) for digits in (0, 1)]
    print(visitors, "humanize", humanize.intword(visitors), "Babel", *babel)
print(humanize.naturaldate(datetime.date(2001, 3, 5)))
CODE
still_so <<'SEEN'
12000 humanize 12.0 千 Babel 1万 1.2万
120000 humanize 120.0 千 Babel 12万 12万
1250000 humanize 1.2 百万 Babel 125万 125万
100000000 humanize 100.0 百万 Babel 1亿 1亿
Mar 05 2001
SEEN
