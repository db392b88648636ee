#!/bin/sh
# Guess: what pip chooses for ibis-framework[duckdb,sqlite] works together; the engine is embedded, so nothing else can be old.
# What happens: Ibis 12.0.0 allows any newer sqlglot. Since 30.20 (30.10 was good) sqlglot leaves out the name where an
# expression holds plain text instead of an identifier, and Ibis drops its temporary view so: "DROP VIEW IF EXISTS" and
# nothing after it. create_table() of rows in memory raises: on DuckDB when the rows are in, on SQLite with nothing kept. Beside
# DuckDB 2.0.1 list_tables() raises, too: the connection has no fetch_arrow_table any more.
# Who meets it: everybody who installs Ibis today and fills a table from pandas, Arrow or a memtable.
# In svcq: nowhere yet; sqlglot 29.0.1 beside it works.
. "$(dirname "$0")/begin.inc"
python_packages ibis-framework==12.0.0 sqlglot==30.30.0 duckdb==2.0.1 pyarrow==26.0.1 pyarrow-hotfix==0.7 pandas==3.1.1 \
    numpy==2.4.6 rich==14.3.3 packaging==26.0
run_python <<'CODE'
import ibis
import pyarrow

rows = pyarrow.table({"period": ["2026-01", "2026-02"]})
for name in ("duckdb", "sqlite"):
    backend = getattr(ibis, name).connect()
    try:
        backend.create_table("measured", rows)
        print(f"{name}: made")
    except Exception as problem:
        print(f"{name}: {type(problem).__name__} ({str(problem).splitlines()[0]})")
    print(f"{name}: rows in the table {backend.execute(backend.table('measured').count())}")
try:
    print(ibis.duckdb.connect().list_tables())
except AttributeError as problem:
    print("list_tables:", str(problem).split(".")[0])
CODE
still_so <<'SEEN'
duckdb: ParserException (Parser Error: syntax error at or near "EXISTS")
duckdb: rows in the table 2
sqlite: OperationalError (incomplete input)
sqlite: rows in the table 0
list_tables: 'DuckDBPyConnection' object has no attribute 'fetch_arrow_table'
SEEN
