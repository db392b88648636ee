"""The translation files that a rule looks into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcq_build.load import TRANSLATIONS
from svcq_build.rules import Context
from svcq_build.syntax import find_conflicts
from svcq_build.translate import INTERFACE, PoEntry, PoFile, read_entries

#: What loading says of a file that holds no text of its own.
_NO_TEXT = ("not-utf8", "unreadable-file")


def translation_files(context: Context) -> Iterator[tuple[str, PoFile]]:
    """The translation files that pages are made of, by path; nothing is said of what a file that is no text holds, or
    one where a merge was not finished.
    """
    garbled = {finding.spot.path for finding in context.corpus.findings if finding.rule in _NO_TEXT}
    for path, text in context.corpus.texts.items():
        if is_used(path, context.corpus.settings.svcq.languages):
            is_garbled = path in garbled or find_conflicts(text)
            yield path, PoFile((), "", ()) if is_garbled else read_entries(text)


def is_used(path: str, languages: Sequence[str]) -> bool:
    """Whether a file is a translation file of one of the handbook's languages, the first of which is the source."""
    folder, _, name = path.rpartition("/")
    top, _, language = folder.partition("/")
    used = languages if name == f"{INTERFACE}.po" else languages[1:]
    return top == TRANSLATIONS and language in used and name.endswith(".po")


def translations(context: Context) -> Iterator[tuple[str, PoEntry]]:
    """Every translation that pages show, with the path of its file."""
    for path, file in translation_files(context):
        for entry in file.entries:
            if entry.string and not entry.fuzzy and not entry.obsolete:
                yield path, entry
