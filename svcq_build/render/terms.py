"""Glossary terms in running text: each is explained where it first occurs on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from svcq_build.words import in_html

_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
#: Inside these no term is marked: links must not nest, and code and headings are left as they are.
_CLOSED = frozenset({"a", "code", "pre", "h2", "h3", "h4", "h5", "h6"})
#: What must not follow a name that ends in a Latin letter or a digit; Chinese has no such boundary.
_UNBROKEN = "(?![A-Za-z0-9])"
#: So deep may one group of a pattern stand in another; Python reads them one inside the other.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as readers know it.

    Attributes:
        ref: ``term:id``. names: the term and its aliases. definition: plain words.
        instead_of: words that readers may look for, though no text should use them.
    """

    ref: str
    names: tuple[str, ...]
    definition: str
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """All terms of a language.

    Attributes:
        entries: by ``term:id``. by_name: ``term:id`` by name, in small letters and escaped for HTML.
        pattern: finds any name in small letters, the longest first; None without terms.
    """

    entries: Mapping[str, TermEntry]
    by_name: Mapping[str, str]
    pattern: re.Pattern[str] | None


def make_glossary(entries: Iterable[TermEntry]) -> Glossary:
    """Gather terms. Names of one character are too ambiguous to be looked for."""
    found = {entry.ref: entry for entry in entries}
    by_name: dict[str, str] = {}
    for entry in found.values():
        for name in entry.names:
            if len(name) > 1:
                by_name.setdefault(small(escape(name, quote=False)), entry.ref)
    return Glossary(found, by_name, _pattern(by_name))


def small(text: str) -> str:
    """A text in small letters, each in its place: the few that have none of their length stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(min(each.lower(), each, key=len) for each in text)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds the longest of some names that stands at a place.

    Names that begin alike are tried together, letter by letter: one after the other, two thousand of them would all be
    tried at every place of a text. Every name begins with the very letter and the pattern heeds case, so that places
    where none begins are passed over fast.
    """
    rests = [(name, _UNBROKEN if _is_latin(name[-1]) else "") for name in names]
    return re.compile(_any_of(rests, 0)) if rests else None


def _any_of(rests: Sequence[tuple[str, str]], depth: int) -> str:
    """A pattern for the rests of names, each with what must stand behind it; the longest that fits is found."""
    if depth and (len(rests) == 1 or depth == _DEEPEST):  # what must not stand before a name is said at depth 0
        longest_first = sorted(rests, key=lambda rest: (-len(rest[0]), rest[0]))
        return "|".join(re.escape(rest) + behind for rest, behind in longest_first)
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for rest, behind in sorted(rests):
        by_letter.setdefault(rest[:1], []).append((rest, behind))
    ends = by_letter.pop("", [])
    return "|".join([*(_alike(found, depth) for found in by_letter.values()), *(behind for _, behind in ends)])


def _alike(rests: Sequence[tuple[str, str]], depth: int) -> str:
    """A pattern for rests that begin with the same letter; Latin words must not be parts of longer words."""
    first, last = rests[0][0], rests[-1][0]  # they are sorted: what these two share, all share
    shared = next((place for place, letter in enumerate(first) if last[place] != letter), len(first))
    begin = re.escape(first[:shared])
    if depth == 0 and _is_latin(first[0]):  # looked back for once the first letter is found
        begin = f"{first[0]}(?<![A-Za-z0-9]{first[0]}){re.escape(first[1:shared])}"
    further = _any_of([(rest[shared:], behind) for rest, behind in rests], depth + 1)
    return f"{begin}(?:{further})"


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def mentioned(html: str, glossary: Glossary) -> frozenset[str]:
    """The terms whose names occur in some HTML (also in tags: a superset, cheap to compute)."""
    if glossary.pattern is None:
        return frozenset()
    return frozenset(map(glossary.by_name.__getitem__, glossary.pattern.findall(small(html))))


def explain_terms(html: str, glossary: Glossary, seen: set[str], href: Mapping[str, str]) -> str:
    """Mark the first occurrence of each term that the page has not met.

    Args:
        html: safe HTML. glossary: the terms of its language. seen: terms already met on the page; added to.
        href: where each term is explained, by ``term:id``.
    """
    if glossary.pattern is None:
        return html
    out: list[str] = []
    position = depth = 0
    for tag in _TAG.finditer(html):
        chunk = html[position : tag.start()]
        out.append(_mark(chunk, glossary, seen, href) if depth == 0 else chunk)
        out.append(tag[0])
        if tag[2] in _CLOSED:
            depth = max(0, depth + (-1 if tag[1] else 1))
        position = tag.end()
    rest = html[position:]
    out.append(_mark(rest, glossary, seen, href) if depth == 0 else rest)
    return "".join(out)


def _mark(text: str, glossary: Glossary, seen: set[str], href: Mapping[str, str]) -> str:
    assert glossary.pattern is not None
    out, position = [], 0
    for found in glossary.pattern.finditer(small(text)):
        ref = glossary.by_name[found[0]]
        if ref not in seen:
            seen.add(ref)
            definition = in_html(glossary.entries[ref].definition)
            name = text[found.start() : found.end()]
            out += [
                text[position : found.start()],
                f'<a class="svcq-term" href="{href[ref]}" title="{definition}">{name}</a>',
            ]
            position = found.end()
    return "".join([*out, text[position:]])
