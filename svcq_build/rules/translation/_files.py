"""The translation files that a rule looks into."""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.conflicts import find_conflicts
from svcq_build.rules import Context
from svcq_build.translate.entries import PoEntry, PoFile, read_entries
from svcq_build.translation_texts import TRANSLATIONS


def translation_files(context: Context) -> Iterator[tuple[str, PoFile]]:
    """The translation files of the handbook's languages, by path, except those where a merge was not finished."""
    languages = set(context.corpus.settings.svcq.languages[1:])
    for path, text in context.corpus.texts.items():
        top, _, rest = path.partition("/")
        if top == TRANSLATIONS and rest.partition("/")[0] in languages and path.endswith(".po"):
            yield path, PoFile((), "", ()) if find_conflicts(text) else read_entries(text)


def translations(context: Context) -> Iterator[tuple[str, PoEntry]]:
    """Every translation that pages show, with the path of its file."""
    for path, file in translation_files(context):
        for entry in file.entries:
            if entry.string and not entry.fuzzy and not entry.obsolete:
                yield path, entry
