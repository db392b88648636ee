#!/bin/sh
# Guess: round(2) of an Ibis expression gives a report the same figures whichever backend answers.
# What happens: of a share of 0.125 DuckDB and SQLite make 0.13, Polars 0.12 (ties go to the even digit); of 1.005 SQLite makes
# 1.01, the other two 1.0; and cast("int64") of 3.5 is 4 on DuckDB but 3 on SQLite and Polars. -7 % 3 is -1 on DuckDB and
# SQLite, 2 on Polars.
# Who meets it: whoever lets the same report run on another engine and compares the figures, or rounds in a query and adds up.
# In svcq: nowhere yet; a query had better hand out sums and counts, and the page round once.
. "$(dirname "$0")/begin.inc"
python_packages ibis-framework==12.0.0 sqlglot==29.0.1 duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1 pyarrow-hotfix==0.7 \
    pandas==3.1.1 numpy==2.4.6 rich==14.3.3 packaging==26.0
run_python <<'CODE'
import ibis

table = ibis.memtable({"share": [0.125, 1.005], "score": [2.5, 3.5], "step": [7, -7]})
for name in ("duckdb", "sqlite", "polars"):
    backend = getattr(ibis, name).connect()
    two, none, whole, rest = (
        [float(value) for value in backend.execute(expression).tolist()]
        for expression in (table.share.round(2), table.score.round(0), table.score.cast("int64"), table.step % 3)
    )
    print(f"{name}: 0.125, 1.005 to two places {two}; 2.5, 3.5 rounded {none}, as integers {whole}; 7, -7 modulo 3 {rest}")
CODE
still_so <<'SEEN'
duckdb: 0.125, 1.005 to two places [0.13, 1.0]; 2.5, 3.5 rounded [3.0, 4.0], as integers [2.0, 4.0]; 7, -7 modulo 3 [1.0, -1.0]
sqlite: 0.125, 1.005 to two places [0.13, 1.01]; 2.5, 3.5 rounded [3.0, 4.0], as integers [2.0, 3.0]; 7, -7 modulo 3 [1.0, -1.0]
polars: 0.125, 1.005 to two places [0.12, 1.0]; 2.5, 3.5 rounded [2.0, 4.0], as integers [2.0, 3.0]; 7, -7 modulo 3 [1.0, 2.0]
SEEN
