"""new: write a new document of a kind, with its fields explained."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._completion import complete_kind
from svcq_build.cli._options import did_you_mean, find_language, find_root, language_option, root_option, today_option

if TYPE_CHECKING:
    from svcq_build.load import Corpus
    from svcq_build.records import RecordKind


@click.command()
@click.argument("kind", shell_complete=complete_kind)
@click.argument("id_", metavar="ID")
@click.option("--title", default=None, help="Its title (default: the id).")
@click.option("--markdown", is_flag=True, help="Write Markdown with front matter (the rule for cases and guides).")
@root_option
@today_option
@language_option
def command(
    kind: str, id_: str, title: str | None, markdown: bool, root: Path | None, today: dt.date, language: str | None
) -> int:
    """Write a new document of KIND with the id ID: valid from the start, its fields explained.

    Refuses to overwrite anything.
    """
    import re

    from svcq_build.edit import is_prose, skeleton
    from svcq_build.files import save_below
    from svcq_build.load import load_folder
    from svcq_build.model import ID_PATTERN, LONGEST_ID, TAKEN_IDS
    from svcq_build.records import RecordKind
    from svcq_build.reference import explained_kinds, kind_called, kinds_listed, known_ids
    from svcq_build.translate import translator
    from svcq_build.words import is_device, nearest, one_line

    spoken = find_language(language)
    words = translator(spoken)
    kinds = explained_kinds()
    kind = kind_called(kind)
    if kind not in kinds:
        raise click.UsageError(
            words("There is no kind of document called “{kind}”.").format(kind=kind)
            + did_you_mean(nearest(kind, kinds), words)
            + "\n"
            + words("The kinds are {kinds}.").format(kinds=kinds_listed(kinds, spoken))
        )
    if title is not None and (not title.strip() or title != one_line(title)):
        raise click.UsageError(words("A title is a text on one line."))
    if not re.fullmatch(ID_PATTERN, id_, re.ASCII):
        raise click.UsageError(
            words(
                "“{id}” cannot be an id: use lower-case letters, digits and hyphens, as in complaint-handling."
            ).format(id=id_)
        )
    if id_ in TAKEN_IDS:
        raise click.UsageError(
            words("“{name}” cannot be an id: the list of all documents of a kind has that address.").format(name=id_)
        )
    if is_device(id_):
        raise click.UsageError(
            words("Windows keeps the name “{name}” for a device; choose a longer id.").format(name=id_)
        )
    if len(id_) > LONGEST_ID:
        raise click.UsageError(
            words("An id has at most {count} characters: it is the name of a file, and part of addresses.").format(
                count=LONGEST_ID
            )
        )
    folder = find_root(root)
    corpus = load_folder(folder)
    existing = corpus.entries.get(f"{kind}:{id_}")
    chosen = kinds[kind]
    if isinstance(chosen, RecordKind):
        return _record(chosen, id_, folder, corpus, today, spoken)
    markdown = markdown or is_prose(chosen)
    path = folder / chosen.folder / f"{id_}{'.md' if markdown else '.yml'}"
    if existing is not None or path.exists():
        taken = existing.path if existing is not None else path.relative_to(folder).as_posix()
        raise click.UsageError(words("{path} exists already and was left as it is.").format(path=taken))
    text = skeleton(chosen, id_, title or id_, today, spoken, known_ids(corpus), markdown)
    save_below(folder, {path: text.encode()})
    written = path.relative_to(folder).as_posix()
    click.echo(words("{path} written. Fill it in, then run: svcq check").format(path=written))
    return CLEAN


def _record(kind: RecordKind, id_: str, root: Path, corpus: Corpus, today: dt.date, language: str) -> int:
    """Write a new record."""
    from svcq_build.edit import record_skeleton
    from svcq_build.files import save_below
    from svcq_build.records import load_records, place_of_record
    from svcq_build.reference import known_ids
    from svcq_build.translate import translator

    words = translator(language)
    if kind.tabular:
        raise click.UsageError(
            words("Measured values are rows of {path}; “svcq record import” reads tables.").format(
                path=f"{kind.folder}<indicator>/<year>.csv"
            )
        )
    there = load_records(root).find(f"{kind.name}:{id_}")
    place = there.path if there is not None else place_of_record(kind, id_, today)
    path = root / place
    if there is not None or path.exists():
        raise click.UsageError(words("{path} exists already and was left as it is.").format(path=place))
    save_below(root, {path: record_skeleton(kind, id_, today, language, known_ids(corpus)).encode()})
    click.echo(words("{path} written. Fill it in, then run: svcq check").format(path=place))
    return CLEAN
