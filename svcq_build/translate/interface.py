"""What svcq says, in the reader's language.

``site_templates/interface/<lang>.po`` holds the words of the pages, ``messages.<lang>.po`` beside it
what the commands say and what the rules explain.
"""

from __future__ import annotations

from collections.abc import Callable

from svcq_build.words import catalog


def translator(language: str) -> Callable[[str], str]:
    """A function from English to ``language``; what has no translation stays English."""
    if language == "en":
        return str
    words = catalog(f"messages.{language}")
    return lambda english: words.get(("", english)) or english
