"""Addresses: where a document's texts link to without naming a document, and which pictures they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote

from svcq_build.kinds import all_kinds
from svcq_build.load import Address, Entry, find_addresses
from svcq_build.model import Leaf, Prose, Spot, leaves

#: An address with a blank in it, which therefore is none; its beginning or its ending shows what was meant.
_WITH_BLANKS = re.compile(
    r"(!?)(?<!\\)\[[^\[\]\n]*\]\([ \t]*((?:[A-Za-z][A-Za-z0-9+.-]*:[^()<>\n\"']*?[^()<>\s\"']?[ \t]+[^()<>\s\"']"
    r"[^()<>\n\"']*?|[^()<>\n\"']*[ \t][^()<>\n\"']*\.[A-Za-z]{2,4}(?:#[^()<>\s]*)?))[ \t]*\)"
)

#: The least of it; looked for first, because it costs next to nothing.
_BLANK_INSIDE = re.compile(r"\]\([^()<>\n\"']*[ \t]")


def addresses(entry: Entry, picture: bool) -> Iterator[tuple[Address, Leaf]]:
    """The addresses of a document's pictures, or of its links, that may need a look."""
    if not _is_worth_a_look(entry.text, picture):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if _may_hold(leaf.value):
            for address in find_addresses(leaf.value):
                if address.picture is picture:
                    yield address, leaf


@lru_cache(maxsize=4)  # several rules ask it of the same text, one after the other
def _is_worth_a_look(text: str, picture: bool) -> bool:
    """Whether a file may hold such an address; YAML's escapes can hide one."""
    return "\\" in text or ((not picture or "![" in text) and _may_hold(text))


def place(entry: Entry, leaf: Leaf, address: Address) -> Spot:
    """Where an address stands. It takes a look at all that stands before it: to be asked only when there is a fault."""
    bare = address.start == address.end  # then the brackets around it are all there is to show
    return spot(entry, leaf, address.start - bare, address.end + bare)


def with_blanks(entry: Entry, picture: bool) -> Iterator[tuple[str, Spot]]:
    """What is written like a link (or a picture) to a file, but for the blanks in its name is none."""
    if "](" not in entry.text or not _BLANK_INSIDE.search(entry.text) or not _WITH_BLANKS.search(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        candidates = list(_WITH_BLANKS.finditer(leaf.value))
        if not candidates:
            continue
        bracketed = _WITH_BLANKS.sub(lambda found: f"<{found[2]}>".join(found[0].rsplit(found[2], 1)), leaf.value)
        links = {one.start for one in find_addresses(bracketed)}
        for number, found in enumerate(candidates):
            start, end = found.span(2)
            if (found[1] == "!") is picture and start + 2 * number + 1 in links:
                yield found[2], spot(entry, leaf, start, end)


def spot(entry: Entry, leaf: Leaf, start: int, end: int) -> Spot:
    """The place of a stretch of a text."""
    words = leaf.value[start:end]
    return Spot(entry.path, leaf.route, within=words, skip=leaf.value.count(words, 0, start))


def as_address(path: str, document: str) -> str:
    """How a document writes the address of a file, in Markdown."""
    way = relpath(path, dirname(document))
    if re.search(r"[%?#<>\\]", way):
        return quote(way, safe="/" + "".join(sign for sign in way if not sign.isascii()))
    return f"<{way}>" if re.search(r"[\s()]", way) else way


@cache
def _unplain() -> re.Pattern[str]:
    plain = rf"https?://(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]+[/?#)]|(?:mailto|tel):[^)\s]|(?:{'|'.join(all_kinds())}):[a-z0-9-]+(?:#[A-Za-z0-9.-]+)?\)"
    return re.compile(rf"!\[|\]:|\[\s*\]\(|\]\((?!{plain})")


def _may_hold(text: str) -> bool:
    """Whether a text may hold a picture, or a link that is neither a reference nor an address of the web."""
    return _unplain().search(text) is not None
