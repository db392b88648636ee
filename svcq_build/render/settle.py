"""Settle: addresses in a document's text become such as mean the same on every page that shows the text.

A document's text is shown on its own page, in lists, and wherever its parts are quoted, in each language. A picture is
named relative to the document's file, a link to a heading relative to its page; both are written from the site's root
here (``/playbooks/guides/map.png``, ``/guides/welcome/#first-day``), which ``PageTools`` writes relative to each page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import quote, unquote

from svcq_build.files import FORMATS, Picture, find_picture, is_elsewhere, possible_paths
from svcq_build.load import Address, Entry, find_addresses, heading_anchors
from svcq_build.render.addresses import document_address
from svcq_build.translate import anchors_of


def settle(text: str, source: str, entry: Entry, pictures: Mapping[str, Picture] | None) -> str:
    """A text with its addresses settled.

    Args:
        text: in the language of the page. source: the same as the document has it. entry: the document.
        pictures: those that there are; None where nobody looked, then each is taken to be there.
    """
    headings = _Headings(text, source, entry)
    text, source = str(text), str(source)  # one copy each, by which what was read of them is remembered
    out, end = [], 0
    for address in find_addresses(text):
        settled = (
            _picture(address.target, entry, pictures, text != source) if address.picture else headings.link(address)
        )
        if settled is not None:
            out += [text[end : address.start], settled]
            end = address.end
    return "".join([*out, text[end:]])


def _picture(target: str, entry: Entry, pictures: Mapping[str, Picture] | None, translated: bool) -> str | None:
    if is_elsewhere(target):
        return None
    found = find_picture(entry.path, target, pictures or {})
    if translated and pictures is not None and (found is None or found.what not in FORMATS):
        return None  # its words are shown: the site need not fail for a slip in a translation
    path = found.path if found is not None else next(iter(possible_paths(entry.path, target)), None)
    return f"/{quote(path, errors='surrogateescape')}" if path is not None else None


class _Headings:
    """The headings of a text, to which its own links lead."""

    def __init__(self, text: str, source: str, entry: Entry) -> None:
        self._text, self._source, self._entry = text, source, entry

    def link(self, address: Address) -> str | None:
        """What a link to a place on its own page becomes; None for one that leads elsewhere."""
        if not address.target.startswith("#"):
            return None
        anchor = unquote(address.target[1:])
        if anchor in self._entry.parts:
            return f"{self._entry.ref}#{anchor}"
        if anchor not in self._anchors:  # the heading's words in the document's own language
            anchor = self._translated.get(anchor, "")
        return f"/{document_address(self._entry.ref)}" + (f"#{quote(anchor)}" if anchor else "")

    @cached_property
    def _anchors(self) -> Mapping[str, None]:
        """The anchors of the text's headings, in order."""
        return dict.fromkeys(anchors_of(self._text))

    @cached_property
    def _translated(self) -> Mapping[str, str]:
        """By the anchor of a heading in the document: the anchor of the same heading here."""
        there = heading_anchors(str(self._source))
        return dict(zip(there, self._anchors, strict=True)) if len(there) == len(self._anchors) else {}
