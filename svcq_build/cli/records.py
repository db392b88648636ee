"""records: what is done with all records at once."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import find_language, find_root, language_option, root_option
from svcq_build.cli._papers import refuse_to_overwrite
from svcq_build.cli._periods import find_period
from svcq_build.cli._tell import tell


@click.group()
def command() -> None:
    """What is done with all records at once."""


@command.command("clear-demonstration")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@root_option
@language_option
def clear_demonstration(dry_run: bool, root: Path | None, language: str | None) -> int:
    """Remove all records that only demonstrate.

    These are the records that say “demonstration: true”, and such rows of tables of measured values. All others stay as
    they are, byte for byte.
    """
    from svcq_build.files import save_below
    from svcq_build.records import load_records, without_demonstration
    from svcq_build.translate import translator

    words = translator(find_language(language))
    folder = find_root(root)
    rests = without_demonstration(load_records(folder), folder)
    if not rests:
        tell(words("There are no demonstration records."))
        return CLEAN
    for path, rest in rests.items():
        if dry_run:
            tell(path)
        elif rest is None:
            (folder / path).unlink()
        else:
            save_below(folder, {folder / path: rest})
    if not dry_run:
        _remove_empty_folders(folder / "records")
    told = (
        words("Files that would be removed or lose rows: {count}.")
        if dry_run
        else words("Files that were removed or lost rows: {count}.")
    )
    tell(told.format(count=len(rests)))
    return CLEAN


@command.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "sqlite", "parquet", "safetyculture")),
    required=True,
    help="Of the files.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder, or for sqlite the file (default: records-export, or records.sqlite).",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@root_option
@language_option
def export(form: str, out: Path | None, force: bool, root: Path | None, language: str | None) -> int:
    """Write all records as tidy tables, which DuckDB, Excel, Power BI and statistics programs read.

    A kind of record is a table, and so is each list in it; schema.json says what stands in which column. Two more
    tables tell of documents and indicators. Records that others take the place of are left out. Parquet needs the extra
    “analysis”: pip install 'svcq[analysis]'. safetyculture writes a file an inspection, as SafetyCulture gives them.
    """
    from svcq_build.files import save_all
    from svcq_build.load import load_folder
    from svcq_build.records import (
        csv_files,
        document_tables,
        named_as_today,
        parquet_files,
        recalled_records,
        safetyculture_files,
        sqlite_file,
        tidy_tables,
    )
    from svcq_build.translate import translator

    words = translator(find_language(language))
    folder = find_root(root)
    corpus = load_folder(folder)
    records = named_as_today(recalled_records(folder), corpus)
    target = out if out is not None else Path("records.sqlite" if form == "sqlite" else "records-export")
    if form != "sqlite" and target.is_file():
        raise click.UsageError(words("{path} is a file; name a folder with --out.").format(path=target))
    if form == "sqlite":
        files = {target: sqlite_file([*tidy_tables(records), *document_tables(corpus)])}
    elif form == "safetyculture":
        files = {target / name: content for name, content in safetyculture_files(records, corpus).items()}
    else:
        tables = [*tidy_tables(records), *document_tables(corpus)]
        made = csv_files(tables) if form == "csv" else parquet_files(tables)
        files = {target / name: content for name, content in made.items()}
    refuse_to_overwrite(files, "", force, words)
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    save_all(files)
    tell(words("Written: {path}").format(path=target))
    return CLEAN


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option(
    "--dialect",
    default="duckdb",
    show_default=True,
    help="Of the engine: duckdb, sqlite, postgres, clickhouse, pyspark…",
)
@language_option
def queries(period: str, dialect: str, language: str | None) -> int:
    """Write the SQL that counts what a report says of a PERIOD, for an engine that has the exported tables.

    The same queries, said once with Ibis, become the SQL of each engine that it knows. They give sums and counts, and
    round nothing. Needs the extra “analysis”: pip install 'svcq[analysis]'.
    """
    from svcq_build.records import report_sql
    from svcq_build.translate import translator

    words = translator(find_language(language))
    span = find_period(period, words)
    try:
        made = report_sql(span, dialect)
    except ValueError as error:
        raise click.UsageError(
            words("“{name}” is none of the engines that Ibis knows: {known}").format(name=dialect, known=error)
        ) from None
    for name, query in made.items():
        click.echo(f"-- {name}, {span}\n{query};\n")
    return CLEAN


def _remove_empty_folders(top: Path) -> None:
    for folder in sorted((path for path in top.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    if not any(top.iterdir()):
        top.rmdir()
