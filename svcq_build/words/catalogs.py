"""Catalogues: the words of svcq's own interface, read from ``site_templates/interface/``."""

from __future__ import annotations

from functools import cache

from svcq_build.files import our_templates


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
