"""Which translations a change leaves behind: its new and changed texts that no translation fits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from svcq_build.load import TRANSLATIONS, Corpus
from svcq_build.translate.excerpts import translations_of
from svcq_build.translate.localised import messages, placeless


class Files(Protocol):
    """The files of the newer side of a comparison."""

    def below(self, folder: str) -> Collection[str]:
        """The paths of the files below a folder; none when there is no such folder."""

    def contents(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The bytes of files, by path."""


@dataclass(frozen=True, slots=True)
class StaleTranslation:
    """A document whose translation into one language does not fit it any more.

    Attributes:
        document: ``kind:id``. language: the one translated into. path: the translation file, which may be missing.
        texts: how many of the texts that the change made or changed have no translation that fits.
        unreadable: whether the file could not be read; no text has a translation then.
    """

    document: str
    language: str
    path: str
    texts: int
    unreadable: bool = False


def stale_translations(old: Corpus, new: Corpus, files: Files) -> list[StaleTranslation]:
    """What a change leaves untranslated, by document and language.

    Args:
        old, new: the documents that differ, before and after. files: those of the newer side; asked only where a
            text changed, and only for the files that hold its document. A language without a folder is not begun.
    """
    source, *languages = new.settings.svcq.languages
    changed = {ref: texts for ref in new.entries if (texts := _changed_texts(old, new, ref, source))}
    if not changed or not languages:
        return []
    there = files.below(TRANSLATIONS)
    found: list[StaleTranslation] = []
    for language in languages:
        if not any(path.startswith(f"{TRANSLATIONS}/{language}/") for path in there):
            continue
        by_file: dict[str, list[str]] = {}
        for ref in changed:
            top = new.entries[ref].path.partition("/")[0]
            by_file.setdefault(f"{TRANSLATIONS}/{language}/{top}.po", []).append(ref)
        contents = files.contents([path for path in by_file if path in there])
        for path, refs in by_file.items():
            usable = translations_of(refs, contents.get(path, b""), path, language)
            for ref in refs:
                unfit = len(changed[ref] - {(placeless(context), text) for context, text in usable or ()})
                if unfit:
                    found.append(StaleTranslation(ref, language, path, unfit, usable is None))
    return sorted(found, key=lambda item: (item.document, item.language))


def _changed_texts(old: Corpus, new: Corpus, ref: str, source: str) -> set[tuple[str, str]]:
    """The (context without places, text) of a document that it did not have before."""
    before, after = old.entries.get(ref), new.entries[ref]
    if after.model is None:
        return set()
    known = messages(before.model, ref, source) if before is not None and before.model is not None else []
    texts = {(placeless(context), text) for context, text in messages(after.model, ref, source)}
    return texts - {(placeless(context), text) for context, text in known}
