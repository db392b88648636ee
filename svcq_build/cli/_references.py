"""Documents as they are named on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from svcq_build.cli._options import did_you_mean

if TYPE_CHECKING:
    from svcq_build.load import Corpus, Entry

#: How many documents are offered for words that several titles hold.
_OFFERED = 5


def find_document(corpus: Corpus, name: str, words: Callable[[str], str]) -> Entry:
    """The document that ``kind:id``, or an id or a title that only one document has, means.

    Raises:
        UsageError: when there is none, or more than one, or it has faults.
    """
    from svcq_build.words import in_shell

    entries = corpus.entries
    matches = [entry for ref, entry in entries.items() if name in (ref, entry.id)] or _titled(
        corpus, name, exactly=True
    )
    if len(matches) > 1:
        raise click.UsageError(
            words("“{name}” could be any of {choices}: say which.").format(
                name=name, choices=", ".join(entry.ref for entry in matches)
            )
        )
    faulty = [file.path for file in corpus.unread if file.ref and name in (file.ref, file.ref.partition(":")[2])]
    faulty += [entry.path for entry in matches if entry.model is None]
    if faulty:
        raise click.UsageError(
            words("{path} has faults; run: svcq check {file}").format(path=faulty[0], file=in_shell(faulty[0]))
        )
    if not matches:
        raise click.UsageError(words("There is no document “{name}”.").format(name=name) + _offer(corpus, name, words))
    return matches[0]


def _offer(corpus: Corpus, name: str, words: Callable[[str], str]) -> str:
    """What may have been meant: documents whose titles hold these words, else the nearest id or title."""
    from svcq_build.words import nearest

    titled = _titled(corpus, name, exactly=False)
    if not titled:
        close = nearest(name, [*corpus.entries, *(entry.id for entry in corpus.entries.values())])
        if close is not None:
            return did_you_mean(close, words)
        title = nearest(_plain(name), {_plain(str(entry.data.get("title", ""))) for entry in corpus.entries.values()})
        titled = _titled(corpus, title, exactly=True) if title else []
    if not titled:
        return ""
    listed = [f"{entry.ref} ({entry.data.get('title')})" for entry in titled[:_OFFERED]]
    return words(" There is: {choices}.").format(choices=", ".join(listed))


def _titled(corpus: Corpus, name: str, exactly: bool) -> list[Entry]:
    """The documents whose title is, or holds, what was typed; capitals and spaces apart."""
    wanted = _plain(name)
    titles = [(_plain(str(entry.data.get("title", ""))), entry) for entry in corpus.entries.values()]
    return [entry for title, entry in titles if wanted and (title == wanted if exactly else wanted in title)]


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


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
