"""rename: give a document or a part another id, and rewrite every reference to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._completion import complete_document
from svcq_build.cli._options import did_you_mean, find_language, find_root, language_option, root_option
from svcq_build.cli._tell import tell

if TYPE_CHECKING:
    from svcq_build.load import Entry
    from svcq_build.model import Reference


@click.command()
@click.argument("old", shell_complete=complete_document)
@click.argument("new")
@root_option
@language_option
def command(old: str, new: str, root: Path | None, language: str | None) -> int:
    """Rename the document OLD (kind:id) or a part of one (kind:id#R1) to NEW.

    NEW is written like OLD, or as the new id alone: queueing, or R9. Every reference in every document is
    rewritten, in Markdown links too, and so are the translations' contexts, CODEOWNERS and the accounts in
    mkdocs.yml. The document keeps its old id (“formerly”, “former_parts”), so that old addresses lead to the
    new one. Nothing is written unless all of it can be.
    """
    from svcq_build.cli._references import find_document
    from svcq_build.edit import CannotRename, carry_out, plan_rename
    from svcq_build.load import load_folder
    from svcq_build.translate import translator
    from svcq_build.words import nearest

    spoken = find_language(language)
    words = translator(spoken)
    folder = find_root(root)
    corpus = load_folder(folder)
    document, _, part = old.partition("#")
    entry = find_document(corpus, document, words)
    if part and part not in entry.parts:
        raise click.UsageError(
            words("“{document}” has no part “{part}”.").format(document=entry.ref, part=part)
            + did_you_mean(nearest(part, entry.parts), words)
        )
    was, now = _names(entry, part, new, words)
    try:
        plan = plan_rename(folder, corpus, was, now)
    except CannotRename as refusal:
        raise click.UsageError(refusal.message.render(words, spoken)) from None
    paths = carry_out(folder, plan)
    tell(words("{old} is now {new}; these files were written:").format(old=was, new=now))
    for path in paths:
        tell(f"  {path}")
    return CLEAN


def _names(entry: Entry, part: str, new: str, words: Callable[[str], str]) -> tuple[Reference, Reference]:
    """What is renamed, and to what."""
    from svcq_build.model import Reference

    kind, same_document = entry.kind.name, f"{entry.ref}#"
    if part:
        name = new.removeprefix(same_document).removeprefix(f"{entry.id}#").removeprefix("#")
        if "#" in name or ":" in name:
            raise click.UsageError(words("A part stays in its document: write {example}.").format(
                example=f"{same_document}{name.rpartition('#')[2]}"
            ))  # fmt: skip
        return Reference(kind, entry.id, part), Reference(kind, entry.id, name)
    name = new.removeprefix(f"{kind}:")
    if ":" in name or "#" in name:
        raise click.UsageError(words("A document keeps its kind: write {example}.").format(
            example=f"{kind}:{name.rpartition(':')[2].partition('#')[0]}"
        ))  # fmt: skip
    return Reference(kind, entry.id), Reference(kind, name)
