"""import: make draft documents of Word, Excel, CSV and Markdown files."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import did_you_mean, find_language, find_root, language_option, root_option, today_option

if TYPE_CHECKING:
    from svcq_build.intake import Account, Tool, Tracked
    from svcq_build.load import Corpus

_CHOICES = ("accept", "comment")


@click.command()
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", default=None, help="The kind of document that it becomes (default: as it looks).")
@click.option("--id", "id_", default=None, help="The document's id (default: its title in pinyin).")
@click.option("--owner", default=None, metavar="ROLE", help="The role that answers for the documents: its id or title.")
@click.option(
    "--tracked",
    type=click.Choice(_CHOICES),
    default=None,
    help="Tracked changes: accept them, or keep the old text and list them as comments.",
)
@click.option(
    "--from",
    "tool",
    type=click.Choice(["doorstop", "strictdoc", "sphinx-needs", "reqif"]),
    default=None,
    help="The files are requirements of this tool.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be written.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Of the report.")
@root_option
@today_option
@language_option
def command(
    paths: tuple[Path, ...],
    kind: str | None,
    id_: str | None,
    owner: str | None,
    tracked: Tracked | None,
    tool: Tool | None,
    dry_run: bool,
    format_: str,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Make draft documents of files: .docx (Word, WPS), .xlsx, .csv, .md, .txt; of a folder, all in it.

    Tells what was understood as what, and what became part of no document, with its place in the file. What has no
    field goes into a guide. Never overwrites.
    """
    from svcq_build.cli._tell import tell
    from svcq_build.files import save_below
    from svcq_build.intake import ImportWish, plan_import
    from svcq_build.load import load_folder
    from svcq_build.reference import kind_called
    from svcq_build.reporters.imports import report_import
    from svcq_build.translate import translator
    from svcq_build.words import SPOKEN

    spoken = find_language(language)
    words = translator(spoken)
    folder = find_root(root)
    corpus = load_folder(folder)
    kind = kind_called(kind) if kind is not None else None
    _check_kind(kind, words, spoken)
    _check_id(id_, words)
    files = list(_files(paths, words))
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    if owner is None and asks:
        owner = (
            click.prompt(
                words("The role that answers for them (its id or title; empty if nobody knows yet)"), default=""
            )
            or None
        )
    of_handbook = next((one for one in corpus.settings.svcq.languages if one in SPOKEN), "en")
    wish = ImportWish(today, of_handbook, kind, id_, owner, tracked, tool)
    accounts = plan_import(((str(path), content) for path, content in files), corpus, wish)
    undecided = [one for one in accounts if one.is_undecided]
    if undecided and asks:
        answer = click.prompt(_undecided(undecided, words), type=click.Choice(_CHOICES))
        wish = replace(wish, tracked="accept" if answer == "accept" else "comment")
        accounts = plan_import(((str(path), content) for path, content in files), corpus, wish)
    elif undecided:
        raise click.UsageError(_undecided(undecided, words))
    _check_owner(owner, corpus, accounts, words)
    if id_ is not None and sum(document.kind != "guide" for one in accounts for document in one.documents) > 1:
        raise click.UsageError(words("--id names one document, and there would be several: leave it out."))
    written = {
        folder / path: content
        for account in accounts
        for one in account.documents
        for path, content in {one.path: one.text.encode(), **one.pictures}.items()
    }
    there = [path for path in written if os.path.lexists(path)]
    if there:
        raise click.UsageError(words("{path} exists already and was left as it is.").format(path=there[0]))
    if not dry_run:
        save_below(folder, written)
    report = report_import(format_, accounts, not dry_run, spoken)
    click.echo(report, nl=False)
    if format_ == "text":
        tell("\n".join(_next_steps(accounts, dry_run, words)))
    return FINDINGS if any(one.refused is not None for one in accounts) else CLEAN


def _next_steps(accounts: list[Account], dry_run: bool, words: Callable[[str], str]) -> Iterator[str]:
    documents = [one for account in accounts for one in account.documents]
    refused = sum(account.refused is not None for account in accounts)
    if refused:
        yield words("{count} of {all} files were not imported; the report says why.").format(
            count=refused, all=len(accounts)
        )
    if not documents:
        return
    if dry_run:
        yield words("{count} documents would be written. Nothing was.").format(count=len(documents))
        return
    yield words("{count} drafts written.").format(count=len(documents))
    yield words("Read each beside its file, fill in what is missing, then run: svcq check")
    yield words("See them with: svcq serve")


def _undecided(accounts: list[Account], words: Callable[[str], str]) -> str:
    spoken = "en" if words is str else "zh"
    told = [f"{one.name}: {one.refused.render(words, spoken)}" for one in accounts if one.refused is not None]
    return "\n".join(
        [
            words("There are tracked changes, and nothing was written:"),
            *told,
            words("Say what is to be done with them: --tracked accept, or --tracked comment."),
        ]
    )


def _files(paths: tuple[Path, ...], words: Callable[[str], str]) -> Iterator[tuple[Path, bytes]]:
    """The files that are meant, with their bytes; of a folder, all that are neither hidden nor a program's lock."""
    from svcq_build.files import read_file
    from svcq_build.intake import MOST_BYTES

    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.rglob("*")) if one.is_file() and not _is_passed_over(one, path)]
            if not inside:
                raise click.UsageError(words("There is no file in {folder}.").format(folder=path))
            for one in inside:
                yield one, read_file(one, MOST_BYTES + 1)
        elif not os.path.lexists(path):
            reason = words("No such file or directory")
            raise click.UsageError(words("{file}: {reason}. Nothing was changed.").format(file=path, reason=reason))
        else:
            yield path, read_file(path, MOST_BYTES + 1)


def _is_passed_over(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return any(part.startswith(".") for part in parts) or path.name.startswith("~$")


def _check_kind(kind: str | None, words: Callable[[str], str], spoken: str) -> None:
    from svcq_build.intake import drafted_kinds
    from svcq_build.reference import kinds_listed
    from svcq_build.words import nearest

    if kind is not None and kind not in drafted_kinds():
        raise click.UsageError(
            words("A file cannot become a “{kind}”: the kinds are {kinds}.").format(
                kind=kind, kinds=kinds_listed(drafted_kinds(), spoken)
            )
            + did_you_mean(nearest(kind, drafted_kinds()), words)
        )


def _check_id(id_: str | None, words: Callable[[str], str]) -> None:
    import re

    from svcq_build.model import ID_PATTERN, LONGEST_ID, TAKEN_IDS
    from svcq_build.words import is_device

    if id_ is None:
        return
    if not re.fullmatch(ID_PATTERN, id_, re.ASCII) or id_ in TAKEN_IDS or is_device(id_) or len(id_) > LONGEST_ID:
        raise click.UsageError(
            words(
                "“{id}” cannot be an id: use lower-case letters, digits and hyphens, as in complaint-handling."
            ).format(id=id_)
        )


def _check_owner(owner: str | None, corpus: Corpus, accounts: list[Account], words: Callable[[str], str]) -> None:
    from svcq_build.words import nearest

    roles = {entry.id: str(entry.says("title")) for entry in corpus.entries.values() if entry.kind.name == "role"}
    new = [one for account in accounts for one in account.documents if one.kind == "role"]
    roles |= {one.ref.partition(":")[2]: one.title for one in new}
    if owner is not None and owner not in {*roles, *roles.values()}:
        raise click.UsageError(
            words("There is no role “{role}” in the handbook, nor among what is imported.").format(role=owner)
            + (
                did_you_mean(nearest(owner, roles), words)
                or "\n"
                + words("The roles are {roles}.").format(roles=", ".join(f"{id_} ({roles[id_]})" for id_ in roles))
            )
        )
