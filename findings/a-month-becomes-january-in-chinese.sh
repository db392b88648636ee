#!/bin/sh
# Guess: a library with a finished Chinese translation says lengths of time and ranks as a person would.
# What happens: in humanize's simplified Chinese "a month" is 1月, which is January (a month is 1个月), and "a year and 2
# months" ends in February; the third is 3第, the words in the wrong order (第3). A list is joined with the English
# "and", and dates keep their English months, whatever language is active.
# Who meets it: time limits, ages of requests, ranks on Chinese pages: "答复时限：1月".
# In svcq: nowhere: Babel and its own catalogues write such texts.
. "$(dirname "$0")/begin.inc"
python_packages humanize==4.17.0
run_python <<'CODE'
import datetime
import humanize

humanize.activate("zh_CN")
for days in (3, 40, 70, 430):
    print(f"{days} days:", humanize.naturaldelta(datetime.timedelta(days=days)))
print("the third:", humanize.ordinal(3))
print("three things:", humanize.natural_list(["甲", "乙", "丙"]))
print("a day:", humanize.naturaldate(datetime.date(2020, 3, 1)))
CODE
still_so <<'SEEN'
3 days: 3天
40 days: 1月
70 days: 2月
430 days: 1年又2月
the third: 3第
three things: 甲, 乙 and 丙
a day: Mar 01 2020
SEEN
