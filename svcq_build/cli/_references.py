"""Documents as they are named on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from svcq_build.cli._options import did_you_mean

if TYPE_CHECKING:
    from svcq_build.load import Corpus, Entry


def find_document(corpus: Corpus, name: str, words: Callable[[str], str]) -> Entry:
    """The document that ``kind:id``, or an id that only one document has, means.

    Raises:
        UsageError: when there is none, or more than one, or it has faults.
    """
    from svcq_build.words import nearest

    entries = corpus.entries
    matches = [entry for ref, entry in entries.items() if name in (ref, entry.id)]
    if len(matches) > 1:
        raise click.UsageError(
            words("“{name}” could be any of {choices}: say which.").format(
                name=name, choices=", ".join(entry.ref for entry in matches)
            )
        )
    faulty = [file.path for file in corpus.unread if file.ref and name in (file.ref, file.ref.partition(":")[2])]
    faulty += [entry.path for entry in matches if entry.model is None]
    if faulty:
        raise click.UsageError(words("{path} has faults; run: svcq check {path}").format(path=faulty[0]))
    if not matches:
        raise click.UsageError(
            words("There is no document “{name}”.").format(name=name)
            + did_you_mean(nearest(name, [*entries, *(entry.id for entry in entries.values())]), words)
        )
    return matches[0]


def find_part(corpus: Corpus, reference: str, words: Callable[[str], str]) -> tuple[Entry, str | None]:
    """The document that ``REF`` or ``REF#part`` means, and the part, if one is named.

    Raises:
        UsageError: as :func:`find_document` does, or when the document has no such part.
    """
    from svcq_build.words import nearest

    name, _, part = reference.partition("#")
    found = find_document(corpus, name, words)
    if part and part not in found.parts:
        raise click.UsageError(
            words("“{document}” has no part “{part}”.").format(document=found.ref, part=part)
            + did_you_mean(nearest(part, found.parts), words)
        )
    return found, part or None
