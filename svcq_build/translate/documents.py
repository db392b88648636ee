"""Translations of the documents: ``translations/<language>/<top folder>.po`` (gettext)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

#: The folder of a repository that holds translations.
FOLDER = "translations"


def lookup_for(root: Path, language: str) -> Callable[[str, str], str | None]:
    """A function from (context, source text) to the translation, None where there is none or it is doubtful.

    The context is ``kind:id`` and the route to the field, ``standard:x requirements.R1.text``.
    """
    found = read_translations(root, language)
    return lambda context, text: found.get((context, text))


def read_translations(root: Path, language: str) -> dict[tuple[str, str], str]:
    """All usable translations of a language, by (context, source text)."""
    from babel.messages.pofile import read_po

    found: dict[tuple[str, str], str] = {}
    for path in sorted((root / FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string and not message.fuzzy:
                    found[(message.context or "", str(message.id))] = str(message.string)
    return found
