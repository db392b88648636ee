"""Interface words and messages in the reader's language, from ``site_templates/interface/<lang>.po``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from svcq_build.templates import our_templates


def translator(language: str) -> Callable[[str], str]:
    """A function from English to ``language``; what has no translation stays English."""
    if language == "en":
        return str
    words = catalog(language)
    return lambda english: words.get(("", english)) or english


@cache
def catalog(language: str) -> dict[tuple[str, str], str]:
    """All interface words of a language, by (context, English)."""
    from babel.messages.pofile import read_po

    path = our_templates() / "interface" / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    return {(message.context or "", str(message.id)): str(message.string) for message in found if message.id and message.string}
