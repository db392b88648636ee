"""Looking translations up: from a text and its place to what it is in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from svcq_build.load import TRANSLATIONS
from svcq_build.translate.files import read_catalog
from svcq_build.translate.localised import placeless

#: From (context, source text) to the translation, None where there is none or it is doubtful.
Lookup = Callable[[str, str], str | None]


class Translations:
    """A :data:`Lookup`: finds what was read from files.

    Attributes:
        found: the translations, by (context, source text).
    """

    def __init__(self, found: Mapping[tuple[str, str], str]) -> None:
        self.found = found
        self._moved = {(placeless(context), text): words for (context, text), words in found.items()}

    def __call__(self, context: str, text: str) -> str | None:
        """The translation of a text at a place, or None."""
        words = self.found.get((context, text))
        return words if words is not None or not self.found else self._moved.get((placeless(context), text))


def lookup_for(root: Path, language: str) -> Translations:
    """What finds the translations into ``language``."""
    return Translations(read_translations(root, language))


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
