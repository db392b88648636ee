"""record: put down what happened: add a record, import a table of measured values."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option
from svcq_build.cli._tell import tell

if TYPE_CHECKING:
    from svcq_build.load import Corpus
    from svcq_build.model import Diagnostic
    from svcq_build.records import ImportedRow, MergedTables, ReadTable, Records


@click.group()
def command() -> None:
    """Put down what happened: records are added, and corrected by further ones, but never changed."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@root_option
@today_option
@language_option
def add(file: Path, root: Path | None, today: dt.date, language: str | None) -> int:
    """Write a record where it belongs: one that a live checklist has made, or JSON of another program.

    FILE is the record as YAML or JSON, or - for standard input. What is wrong with it is told, and nothing is written
    then; nothing that is there is overwritten.
    """
    from svcq_build.files import save_all
    from svcq_build.load import load_folder
    from svcq_build.records import MergedTables, add_measurement, files_of, read_given, related
    from svcq_build.translate import translator

    folder, spoken = find_root(root), find_language(language)
    words = translator(spoken)
    content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        added = read_given(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise click.UsageError(words("{file} is not UTF-8.").format(file=file)) from None
    record = added.record
    if record.kind.tabular:
        merged = add_measurement(folder, record)
        problem = next((row.problem for row in merged.rows if row.problem is not None), None)
        if problem is not None:
            raise click.UsageError(problem.render(words, spoken))
    else:
        there = files_of(folder, record.kind.name, record.id)
        if there or (folder / added.path).exists():
            taken = there[0].path if there else added.path
            raise click.UsageError(words("{path} exists already and was left as it is.").format(path=taken))
        merged = MergedTables(contents={added.path: added.text.encode()})
    found = _found(load_folder(folder), related(folder, record), folder, today)
    if found:
        for one in found:
            tell(_sentence(one, words, spoken), err=True)
        tell(words("Nothing was written."), err=True)
        return FINDINGS
    for path in merged.contents:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    save_all({folder / path: text for path, text in merged.contents.items()})
    for path in merged.contents:
        click.echo(words("{path} written.").format(path=path))
    return CLEAN


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--checklist", metavar="ID", required=True, help="The checklist that was run.")
@click.option("--by", metavar="ROLE", required=True, help="The role that inspected.")
@click.option("--inspector", metavar="CODE", default="", help="The staff code of who inspected.")
@click.option("--responsible", metavar="ROLE", default="", help="The role that puts right what failed.")
@click.option("--due", metavar="DATE", default="", help="The day by which it is put right.")
@root_option
@language_option
def safetyculture(
    file: Path,
    checklist: str,
    by: str,
    inspector: str,
    responsible: str,
    due: str,
    root: Path | None,
    language: str | None,
) -> int:
    """Show an inspection of SafetyCulture (the JSON of its interface) as a record; “svcq record add -” takes it.

    A question is the item of the checklist that has its words, or whose id it begins with. What does not map is told.
    """
    from svcq_build.kinds.checklist import Checklist
    from svcq_build.load import load_folder
    from svcq_build.records import mapped_inspection, written_record
    from svcq_build.translate import translator
    from svcq_build.words import clean, masked

    folder, spoken = find_root(root), find_language(language)
    words = translator(spoken)
    corpus = load_folder(folder)
    name, role = checklist.removeprefix("checklist:"), by.removeprefix("role:")
    entry = corpus.entries.get(f"checklist:{name}")
    if entry is None or not isinstance(entry.model, Checklist):
        raise click.UsageError(words("There is no checklist “{name}”.").format(name=name))
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(words("{file} is not UTF-8.").format(file=file)) from None
    zone = corpus.settings.svcq.time_zone
    mapped = mapped_inspection(
        text, name, entry.model, zone, role, responsible=responsible.removeprefix("role:"), due=due, inspector=inspector
    )
    for note in mapped.left:
        tell(masked(clean(note.render(words, spoken))), err=True)
    click.echo(written_record(mapped.data), nl=False)
    return CLEAN


def _found(corpus: Corpus, records: Records, root: Path, today: dt.date) -> list[Diagnostic]:
    """The errors that rules find in records."""
    from svcq_build.check import check
    from svcq_build.load import build_graph
    from svcq_build.model import Severity
    from svcq_build.rules import all_rules

    rules = frozenset(rule.name for rule in all_rules().values() if rule.check_record or rule.check_records)
    found = check(build_graph(corpus), today, rules, records=records, root=root)
    paths = {record.path for record in records.all}
    return [one for one in found if one.path in paths and one.severity is Severity.ERROR]


def _sentence(one: Diagnostic, words: Callable[[str], str], language: str) -> str:
    hint = f" {one.hint.render(words, language)}" if one.hint is not None else ""
    return f"{one.message.render(words, language)}{hint} [{one.rule}]"


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--indicator", metavar="ID", help="The indicator that the values are of, where the table does not say.")
@click.option("--write", is_flag=True, help="Write what was understood; without it, it is only shown.")
@root_option
@today_option
@language_option
def import_(
    file: Path, indicator: str | None, write: bool, root: Path | None, today: dt.date, language: str | None
) -> int:
    """Show how a table of measured values is understood, row by row; with --write, put it into the tables of records.

    FILE is a workbook (.xlsx, .xls, .ods) or a CSV in UTF-8 or GBK, as people fill it in: with Chinese or English
    headings, a row for each period, or a column for each period or indicator. Values that are there already stay.
    """
    from svcq_build.files import save_all
    from svcq_build.load import load_folder
    from svcq_build.records import merge_tables, read_sheets, read_table_of_people, understood
    from svcq_build.translate import translator

    folder, spoken = find_root(root), find_language(language)
    words = translator(spoken)
    corpus = load_folder(folder)
    table = read_table_of_people(read_sheets(file), file.name, corpus, indicator)
    merged = merge_tables(folder, understood(table.rows))
    _check_merged(corpus, merged, folder, today)
    merged = merge_tables(folder, understood(table.rows))  # once more, without the rows that rules refuse
    _show(table, merged, words, spoken)
    wrong = sum(1 for row in table.rows if row.problem is not None and not row.left_out)
    new = len(merged.placed)
    if write and new:
        for path in merged.contents:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        save_all({folder / path: content for path, content in merged.contents.items()})
        click.echo(words("{n} values written to: {paths}").format(n=new, paths=", ".join(merged.contents)))
    elif new:
        click.echo(words("Nothing was written yet; --write puts {n} values into: {paths}").format(
            n=new, paths=", ".join(merged.contents)))  # fmt: skip
    else:
        click.echo(words("There is nothing to write."))
    return FINDINGS if wrong or not table.rows else CLEAN


def _check_merged(corpus: Corpus, merged: MergedTables, root: Path, today: dt.date) -> None:
    """Give each new row what rules find in it as its problem."""
    from svcq_build.check import check
    from svcq_build.load import TextSource, build_graph
    from svcq_build.model import Severity
    from svcq_build.records import read_records, tables_of_former_names

    new = [TextSource(path, content) for path, content in merged.contents.items()]
    records = read_records([*tables_of_former_names(root, merged.contents, corpus), *new])
    for one in check(build_graph(corpus), today, records=records, root=root):
        row = merged.placed.get((one.path, one.span.line))
        if row is not None and row.problem is None and one.severity is Severity.ERROR:
            row.problem = one.message


def _show(table: ReadTable, merged: MergedTables, words: Callable[[str], str], language: str) -> None:
    """Every row, and what became of it."""
    for note in table.notes:
        click.echo(note.render(words, language))
    for row in table.rows:
        click.echo(f"{row.place:>6}  {_row(row, row in merged.already, words, language)}")
    problems = [row for row in table.rows if row.problem is not None]
    left_out = sum(1 for row in problems if row.left_out)
    told = words("{all} rows: {good} understood ({already} there already), {wrong} not understood, {left} left out.")
    click.echo(told.format(
        all=len(table.rows), good=len(table.rows) - len(problems), already=len(merged.already),
        wrong=len(problems) - left_out, left=left_out))  # fmt: skip


def _row(row: ImportedRow, already: bool, words: Callable[[str], str], language: str) -> str:
    from svcq_build.words import clean, masked

    told = [f"{row.indicator} {row.period}".strip()] if row.indicator or row.period else []
    told += [f"{name}={value}" for name, value in row.values.items()]
    text = " ".join(told)
    remarks = [remark.render(words, language) for remark in row.remarks]
    if row.problem is not None:
        mark = words("left out") if row.left_out else words("NOT UNDERSTOOD")
        text = f"{mark}: {row.problem.render(words, language)}" + (f"  ({text})" if text else "")
    elif already:
        text += "  " + words("(there already)")
    return masked(clean(text + "".join(f"  [{remark}]" for remark in remarks)))
