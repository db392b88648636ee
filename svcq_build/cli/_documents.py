"""Which document a person means by a REF on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from svcq_build.cli._options import did_you_mean

if TYPE_CHECKING:
    from svcq_build.corpus import Corpus, Entry


def find_document(corpus: Corpus, reference: str, words: Callable[[str], str]) -> tuple[Entry, str | None]:
    """The document (and its part) that a reference means.

    Args:
        corpus: the documents. reference: kind:id, kind:id#part, or an id alone when only one document has it.
        words: translates what is said.
    Raises:
        click.UsageError: when it means none or several; the nearest name is offered.
    """
    from svcq_build.names import nearest

    document, _, part = reference.partition("#")
    entries = corpus.entries
    matches = [entry for ref, entry in entries.items() if document in (ref, entry.id)]
    if not matches:
        faulty = next((file for file in corpus.unread if file.ref and _is(document, file.ref)), None)
        if faulty is not None:
            raise click.UsageError(words("{path} has faults; run: svcq check {path}").format(path=faulty.path))
        raise click.UsageError(
            words("There is no document “{name}”.").format(name=document)
            + did_you_mean(nearest(document, [*entries, *(entry.id for entry in entries.values())]), words)
        )
    if len(matches) > 1:
        choices = ", ".join(entry.ref for entry in matches)
        raise click.UsageError(
            words("“{name}” could be any of {choices}: say which.").format(name=document, choices=choices)
        )
    found = matches[0]
    if part and part not in found.parts:
        raise click.UsageError(
            words("“{document}” has no part “{part}”.").format(document=found.ref, part=part)
            + did_you_mean(nearest(part, found.parts), words)
        )
    return found, part or None


def _is(name: str, ref: str) -> bool:
    return name in (ref, ref.partition(":")[2])
