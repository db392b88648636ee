"""What svcq says, in the reader's language.

``site_templates/interface/<lang>.po`` holds the words of the pages, ``messages.<lang>.po`` beside it
what the commands say and what the rules explain.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from svcq_build.templates import our_templates


def translator(language: str) -> Callable[[str], str]:
    """A function from English to ``language``; what has no translation stays English."""
    if language == "en":
        return str
    words = catalog(f"messages.{language}")
    return lambda english: words.get(("", english)) or english


@cache
def catalog(name: str) -> dict[tuple[str, str], str]:
    """All words of a catalogue (``zh``, ``messages.zh``), by (context, English)."""
    from babel.messages.pofile import read_po

    path = our_templates() / "interface" / f"{name}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        found = read_po(file)
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in found
        if message.id and message.string
    }
