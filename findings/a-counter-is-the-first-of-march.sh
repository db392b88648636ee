#!/bin/sh
# Guess: csvkit, which guesses the types of a table's columns, takes for dates what holds a year or looks like nothing else, and counts
# for numbers.
# What happens: agate, beneath it, tries yes-or-no first and dates before text, by parsedatetime, which needs no year: counters 3-1 and
# 2-4 (second floor, fourth counter) become 1 March and 4 February 2001; a month's defects 0, 1, 1 become false, true, true; opening
# hours 9:00 become nine minutes. One larger count, or one counter 13-1, and the same column stays what it is.
# Who meets it: `csvjson`, `csvsql --insert`, `csvsort` on records of inspections: in a good month the type changes.
# In svcq: columns have the types of their records; nothing is guessed (svcq_build/records).
. "$(dirname "$0")/begin.inc"
python_packages csvkit==2.2.0 agate==1.14.2
run_python <<'CODE'
import subprocess, sys

for table in (
    "窗口,缺陷数,开门\n3-1,0,9:00\n2-4,1,10:30\n5-2,1,13:00\n",
    "窗口,缺陷数,开门\n3-1,0,9:00\n2-4,1,10:30\n13-1,2,13:00\n",
):
    call = [sys.executable, "-c", "from csvkit.utilities.csvjson import launch_new_instance as run; run()"]
    done = subprocess.run(call, input=table, capture_output=True, text=True, encoding="utf-8", check=True)
    print(done.stdout.strip().replace("}, ", "},\n "))
CODE
still_so <<'SEEN'
[{"窗口": "2001-03-01", "缺陷数": false, "开门": "0:09:00"},
 {"窗口": "2001-02-04", "缺陷数": true, "开门": "0:10:30"},
 {"窗口": "2001-05-02", "缺陷数": true, "开门": "0:13:00"}]
[{"窗口": "3-1", "缺陷数": 0.0, "开门": "0:09:00"},
 {"窗口": "2-4", "缺陷数": 1.0, "开门": "0:10:30"},
 {"窗口": "13-1", "缺陷数": 2.0, "开门": "0:13:00"}]
SEEN
