"""Looking translations up: from a text and its place to what it is in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from svcq_build.load import TRANSLATIONS, SvcqSettings
from svcq_build.translate.documents import INTERFACE
from svcq_build.translate.files import read_catalog
from svcq_build.translate.localised import placeless
from svcq_build.words import converter, is_traditional

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


class Derived(Translations):
    """What finds Traditional Chinese: what somebody has translated, else what is derived from Chinese."""

    def __init__(self, own: Translations, convert: Callable[[str], str], chinese: Translations | None) -> None:
        """Begin.

        Args:
            own: what is translated. convert: writes Chinese in Traditional characters.
            chinese: finds the Chinese of a text; None where that is what the documents are written in.
        """
        super().__init__({**(chinese.found if chinese is not None else {}), **own.found})
        self._own, self._convert, self._chinese = own, convert, chinese

    def __call__(self, context: str, text: str) -> str | None:
        """The translation of a text at a place, or None."""
        words = self._own(context, text)
        if words is None:
            words = text if self._chinese is None else self._chinese(context, text)
            words = None if words is None else self._convert(words)
        return words


def lookup_for(root: Path, language: str, settings: SvcqSettings | None = None) -> Translations:
    """What finds the translations into ``language``.

    Args:
        root: the repository. language: the one translated into. settings: its languages; where they have Chinese, what
            nobody has translated into Traditional Chinese is derived from that.
    Raises:
        TranslationFileError: when a file cannot be read.
    """
    found = Translations(read_translations(root, language))
    if settings is None or not derives(language, settings):
        return found
    chinese = None if settings.languages[0] == "zh" else Translations(read_translations(root, "zh"))
    return Derived(found, converter(language, settings.unconverted), chinese)


def derives(language: str, settings: SvcqSettings) -> bool:
    """Whether a language is one that is derived from another of the handbook's."""
    return is_traditional(language) and "zh" in settings.languages


def read_translations(root: Path, language: str) -> dict[tuple[str, str], str]:
    """All usable translations of a language, by (context, source text).

    Raises:
        TranslationFileError: when a file cannot be read.
    """
    found: dict[tuple[str, str], str] = {}
    for path in sorted((root / TRANSLATIONS / language).glob("*.po")):
        found.update(_usable(path))
    return found


def interface_words(root: Path | None, language: str) -> Mapping[tuple[str, str], str]:
    """What a handbook's own files say for the words of its pages, by (context, English).

    Raises:
        TranslationFileError: when the file cannot be read.
    """
    return {} if root is None else dict(_usable(root / TRANSLATIONS / language / f"{INTERFACE}.po"))


def _usable(path: Path) -> dict[tuple[str, str], str]:
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in read_catalog(path)
        if message.id and message.string and not message.fuzzy
    }
