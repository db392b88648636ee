#!/bin/sh
# Guess: an Ibis expression means the same on every backend, so a query written once may run on DuckDB today and on Polars
# tomorrow; length() counts characters, find() says at which one a word begins.
# What happens: on DuckDB and SQLite they count characters, on Polars the bytes of UTF-8: a Chinese word is three times as long,
# and is found at three times its place, so “answers shorter than five characters” finds none of them. substr() counts
# characters on all three. A table in English shows no difference.
# Who meets it: reports over Chinese texts (answers too short to count, codes cut out of a name) that move between backends.
# In svcq: nowhere yet; queries over its records had better compare numbers and codes.
. "$(dirname "$0")/begin.inc"
python_packages ibis-framework==12.0.0 sqlglot==29.0.1 duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1 pyarrow-hotfix==0.7 \
    pandas==3.1.1 numpy==2.4.6 rich==14.3.3 packaging==26.0
run_python <<'CODE'
import ibis

rows = {"place": ["一层窗口", "hall"]}
table = ibis.memtable(rows)
length = table.place.length()
found = table.place.find("窗口")
short = (table.place.length() < 5).sum()
for name in ("duckdb", "sqlite", "polars"):
    backend = getattr(ibis, name).connect()
    lengths, places = (backend.execute(expression).tolist() for expression in (length, found))
    print(f"{name}: 一层窗口 is {lengths[0]} long, hall {lengths[1]}; 窗口 begins at {places[0]}; "
          f"shorter than five: {backend.execute(short)} of 2; cut from 2: {backend.execute(table.place.substr(2, 2)).tolist()}")
CODE
still_so <<'SEEN'
duckdb: 一层窗口 is 4 long, hall 4; 窗口 begins at 2; shorter than five: 2 of 2; cut from 2: ['窗口', 'll']
sqlite: 一层窗口 is 4 long, hall 4; 窗口 begins at 2; shorter than five: 2 of 2; cut from 2: ['窗口', 'll']
polars: 一层窗口 is 12 long, hall 4; 窗口 begins at 6; shorter than five: 1 of 2; cut from 2: ['窗口', 'll']
SEEN
