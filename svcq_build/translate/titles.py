"""Titles of documents in the language of whoever is told of them, read without the documents themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from svcq_build.kinds import all_kinds
from svcq_build.load import TRANSLATIONS
from svcq_build.translate.excerpts import translations_of
from svcq_build.translate.localised import localise_text
from svcq_build.translate.stale import Files


def _lookup(usable: Mapping[tuple[str, str], str]) -> Callable[[str, str], str | None]:
    return lambda context, text: usable.get((context, text))


def translated_titles(titles: Mapping[str, str], language: str, files: Files) -> dict[str, str]:
    """Titles in another language; each as it was written where no translation fits, or none can be read.

    Args:
        titles: by ``kind:id``. language: the one wanted. files: hold the translations.
    """
    by_file: dict[str, list[str]] = {}
    for ref in titles:
        top = all_kinds()[ref.partition(":")[0]].folder.partition("/")[0]
        by_file.setdefault(f"{TRANSLATIONS}/{language}/{top}.po", []).append(ref)
    found = dict(titles)
    for path, content in files.contents(list(by_file)).items():
        refs = by_file[path]
        usable = translations_of(refs, content, path, language) or {}
        look = _lookup(usable)
        found.update((ref, localise_text(titles[ref], f"{ref} title", "", language, look)) for ref in refs)
    return found
