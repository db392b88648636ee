"""Catalogues: the words of svcq's own interface, read from ``site_templates/interface/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from svcq_build.files import our_templates
from svcq_build.words.languages import plural_forms

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

#: What a language that svcq does not speak has to translate, for those who translate.
TEMPLATE = "interface.pot"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or sentence of the pages.

    Attributes:
        context: of a choice or a relation its field's name, ``plural few`` of a further form with numbers; else empty.
        text: it in English, or the key of the choice. note: for those who translate.
    """

    context: str
    text: str
    note: str = ""


@cache
def catalog(name: str) -> dict[tuple[str, str], str]:
    """All words of a catalogue (``zh``, ``messages.zh``), by (context, English)."""
    path = our_templates() / "interface" / f"{name}.po"
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in (_read(path) if path.is_file() else ())
        if message.id and message.string
    }


@cache
def wanted_words(language: str) -> tuple[Wanted, ...]:
    """All that pages say in a language that svcq does not speak, with every form that words have there with numbers."""
    found: dict[tuple[str, str], Wanted] = {}
    forms = plural_forms(language)
    for message in _read(our_templates() / "interface" / TEMPLATE):
        if not message.id:
            continue
        note = " ".join(message.auto_comments)
        context, texts = message.context or "", message.id
        if isinstance(texts, str):
            wanted = [Wanted(context, texts, note)]
        else:
            one, many = texts
            wanted = [Wanted("", one, "one")] * ("one" in forms) + [Wanted("", many, note)]
            wanted += [Wanted(f"plural {form}", many) for form in forms if form not in ("one", "other")]
        for word in wanted:
            found.setdefault((word.context, word.text), word)
    return tuple(found.values())


def _read(path: Path) -> Catalog:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file)
