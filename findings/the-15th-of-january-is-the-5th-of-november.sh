#!/bin/sh
# Guess: MMMM is the month's long name in every language, so that a date written with it is one date.
# What happens: in Chinese Luxon's MMMM is the bare number, without 月, and 15 January and 5 November are both 2026年115日.
# It reads that back as the first of them. The sign of the month is cut off because the browser gives it as a part of its
# own where a day is asked for as well; LLLL, said to be for months that stand alone, gives 一月, and Korean keeps its 월.
# Who meets it: Chinese dates made from a pattern that was right in English, German or Korean.
# In svcq: nowhere: Babel writes the dates of pages from the locale's own patterns.
. "$(dirname "$0")/begin.inc"
npm_packages luxon@3.7.2
run_node <<'CODE'
const { DateTime } = require("luxon");
for (const locale of ["en", "ko", "zh"]) {
  for (const [month, day] of [[1, 15], [11, 5]]) {
    const date = DateTime.local(2026, month, day, { locale });
    const written = date.toFormat("yyyy年MMMMd日");
    const read = DateTime.fromFormat(written, "yyyy年MMMMd日", { locale });
    console.log(locale, date.toISODate(), written, "->", read.toISODate(), date.toFormat("LLLL"));
  }
}
CODE
still_so <<'SEEN'
en 2026-01-15 2026年January15日 -> 2026-01-15 January
en 2026-11-05 2026年November5日 -> 2026-11-05 November
ko 2026-01-15 2026年1월15日 -> 2026-01-15 1월
ko 2026-11-05 2026年11월5日 -> 2026-11-05 11월
zh 2026-01-15 2026年115日 -> 2026-01-15 一月
zh 2026-11-05 2026年115日 -> 2026-01-15 十一月
SEEN
