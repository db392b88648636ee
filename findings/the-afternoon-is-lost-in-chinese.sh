#!/bin/sh
# Guess: a library reads a time of day in Chinese that it wrote itself, and writes the half of the day that it is asked for.
# What happens: Babel writes 下午3:30 in Taiwan's short form and reads it as half past three in the night: its reader knows
# only "pm". Day.js reads a time with 下午 alone, and behind 2026-03-11, but behind 2026年3月11日 and a blank it is night, too.
# Arrow's Chinese has no words for the halves: the A that it is asked for becomes nothing. None of them raises or warns.
# Who meets it: appointments, opening hours, meetings in Chinese that are written by one program and read by another.
# In svcq: nowhere: times in documents have 24 hours (12:30 is a text, see tests/load/test_syntax.py).
. "$(dirname "$0")/begin.inc"
python_packages Babel==2.19.0 arrow==1.4.0
npm_packages dayjs@1.11.23
run_python <<'CODE'
import datetime as dt

import arrow
from babel.dates import format_time, parse_time

for locale in ("en_US", "zh_TW"):
    written = format_time(dt.time(15, 30), "short", locale=locale).replace("\u202f", " ")
    print("Babel", written, "->", parse_time(written, locale=locale))
for hour in (3, 15):
    print("Arrow", repr(arrow.get(2026, 3, 11, hour, 30).format("A h:mm", locale="zh")))
CODE
run_node <<'CODE'
const dayjs = require("dayjs");
require("dayjs/locale/zh-cn");
dayjs.extend(require("dayjs/plugin/customParseFormat"));
for (const form of ["Ah:mm", "YYYY-MM-DD Ah:mm", "YYYY年M月D日 Ah:mm"]) {
  const written = dayjs("2026-03-11T15:30").locale("zh-cn").format(form);
  console.log("Day.js", written, "->", dayjs(written, form, "zh-cn").format("HH:mm"));
}
CODE
still_so <<'SEEN'
Babel 3:30 PM -> 15:30:00
Babel 下午3:30 -> 03:30:00
Arrow ' 3:30'
Arrow ' 3:30'
Day.js 下午3:30 -> 15:30
Day.js 2026-03-11 下午3:30 -> 15:30
Day.js 2026年3月11日 下午3:30 -> 03:30
SEEN
