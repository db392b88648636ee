"""Looking translations up: from a text and its place to what it is in another language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from svcq_build.load import TRANSLATIONS
from svcq_build.translate.files import read_catalog
from svcq_build.translate.localised import placeless

#: From (context, source text) to the translation, None where there is none or it is doubtful.
Lookup = Callable[[str, str], str | None]


def lookup_for(root: Path, language: str) -> Lookup:
    """A function from (context, source text) to the translation in ``language``, or None."""
    found = read_translations(root, language)
    moved = {(placeless(context), text): words for (context, text), words in found.items()}

    def lookup(context: str, text: str) -> str | None:
        words = found.get((context, text))
        return words if words is not None or not found else moved.get((placeless(context), text))

    return lookup


def read_translations(root: Path, language: str) -> dict[tuple[str, str], str]:
    """All usable translations of a language, by (context, source text).

    Raises:
        TranslationFileError: when a file cannot be read.
    """
    found: dict[tuple[str, str], str] = {}
    for path in sorted((root / TRANSLATIONS / language).glob("*.po")):
        for message in read_catalog(path):
            if message.id and message.string and not message.fuzzy:
                found[(message.context or "", str(message.id))] = str(message.string)
    return found
