"""Contents: what is on a page, found in one pass over its HTML: headings, anchors and links.

A heading of the first three levels that stands by itself, inside no other element, is in the table of contents and gets
a link to itself. Nothing has to be read back from the finished page, which is mostly menu.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape
from sys import intern

from svcq_build.words import in_html

_INSIDE = r"((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)"
#: An icon of ours, of which a page has hundreds.
_ICON = r'<svg (?:(?:aria-hidden|focusable|xmlns|viewBox)="[^"]*"[ >])++(?:<path d="[^"]*"/>)++</svg>'
#: A comment or an icon; a script or a style sheet as a whole, by its name and attributes; or a tag: its slash, name,
#: attributes.
_TAG = re.compile(
    rf"<!--.*?-->|{_ICON}|<(script|style)\b{_INSIDE}>.*?</\1>|<(/?)([a-zA-Z][a-zA-Z0-9-]*){_INSIDE}>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_WANTED = frozenset({"href", "src", "id", "name", "rel", "srcset", "poster"})
_ASKED = re.compile(r"\s(?:href|src|id|name|srcset|poster)=")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
#: Headings of these are in the table of contents.
_LISTED = frozenset({"h1", "h2", "h3"})
#: Relations of ``<link>`` that make a browser fetch something.
_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}
_BLANKS = re.compile(r"\s+")
_ELEMENT = re.compile(r"<[^>]*>")
_GIVEN = re.compile(r' id="([^"]*)"')
_ID = re.compile(r"\sid=(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table of contents: 1 to 3, its id, and its words as HTML without elements."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Links:
    """What a page offers and asks for.

    Attributes:
        anchors: ids on it. links: its hrefs and srcs as they are written. foreign: what it fetches elsewhere.
    """

    anchors: Collection[str] = frozenset()
    links: Collection[str] = frozenset()
    foreign: Collection[str] = frozenset()

    def __or__(self, other: Links) -> Links:
        """Those of two parts of a page."""
        return Links(
            frozenset(self.anchors).union(other.anchors),
            frozenset(self.links).union(other.links),
            frozenset(self.foreign).union(other.foreign),
        )

    def packed(self) -> Links:
        """The same in little room: pages have most of their anchors and links in common."""
        return Links(
            *(tuple(sorted(map(intern, map(str, found)))) for found in (self.anchors, self.links, self.foreign))
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on a page.

    Attributes:
        html: the page, its headings with links to themselves. headings: those of the table of contents, in order.
        links: its anchors and links.
    """

    html: str
    headings: tuple[Heading, ...]
    links: Links


def read_contents(html: str, permalink: str) -> Contents:
    """Read a page, and give its headings links to themselves.

    Args:
        html: the page without its frame. permalink: what such a link is called.
    """
    reader = _Reader(html, in_html(permalink))
    return Contents(
        reader.html(),
        tuple(reader.headings),
        Links(frozenset(reader.anchors), frozenset(reader.links), frozenset(reader.foreign)),
    )


def read_links(html: str) -> Links:
    """What a whole page offers and asks for."""
    reader = _Reader(html, "")
    return Links(frozenset(reader.anchors), frozenset(reader.links), frozenset(reader.foreign))


class _Reader:
    def __init__(self, html: str, permalink: str) -> None:
        self.headings: list[Heading] = []
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.foreign: set[str] = set()
        self._html, self._permalink = html, permalink
        self._added: list[tuple[int, str]] = []
        self._given: set[str] | None = None
        self._numbered: dict[str, int] = {}  # by anchor, up to which number it is used
        self._stack: list[str] = []
        self._heading: tuple[str, str, int] | None = None  # name, anchor, and where its words begin
        self._read()

    def html(self) -> str:
        """The page, its headings with links to themselves."""
        out, end = [], 0
        for at, words in self._added:
            out += [self._html[end:at], words]
            end = at
        return "".join([*out, self._html[end:]])

    def _read(self) -> None:
        """Read tag by tag; of all that a build does, this is done most often, and a page can have millions."""
        html, stack, asked = self._html, self._stack, _ASKED.search
        idle: set[str] = set()  # what tags hold that neither offers nor asks for anything; a page says the same often
        for found in _TAG.finditer(html):
            quiet, head, slash, name, inside = found.groups()
            if name is None:
                if quiet:
                    self._look(quiet, head)
            elif slash:
                if stack and stack[-1] == name:
                    if self._heading is not None and len(stack) == 1:
                        self._finish_heading(found.start())
                    stack.pop()
            else:
                if inside and inside not in idle:
                    if asked(inside):
                        self._look(name, inside)
                    else:
                        idle.add(inside)
                if not (name in _VOID or inside.endswith("/")):
                    stack.append(name)
                    if len(stack) == 1 and name in _LISTED:
                        self._heading = (name, self._anchor(inside), found.end())

    def _anchor(self, inside: str) -> str:
        found = _ID.search(inside)
        return unescape(found[1] or found[2] or "") if found else ""

    def _finish_heading(self, start: int) -> None:
        assert self._heading is not None
        (name, anchor, begin), self._heading = self._heading, None
        words = _BLANKS.sub(" ", _ELEMENT.sub("", self._html[begin:start])).strip()
        if not anchor:
            anchor = self._unused(_slug(unescape(words)))
            self.anchors.add(anchor)
            self._added.append((begin - 1, f' id="{in_html(anchor)}"'))
        self.headings.append(Heading(int(name[1]), anchor, words))
        link = f'<a class="headerlink" href="#{in_html(anchor)}" title="{self._permalink}">#</a>'
        self._added.append((start, link))

    def _unused(self, anchor: str) -> str:
        number, free = self._numbered.get(anchor, 0), anchor
        if self._given is None:
            self._given = set(_GIVEN.findall(self._html))  # also those that only come further down
        while not free or free in self.anchors or free in self._given:
            number += 1
            free = f"{anchor}_{number}"
        self._numbered[anchor] = number
        return free

    def _look(self, name: str, inside: str) -> None:
        """Note what a tag offers and asks for."""
        attributes = {
            key: unescape(double or single or bare)
            for key, double, single, bare in _ATTRIBUTE.findall(inside)
            if key in _WANTED
        }
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        if name == "a" and "name" in attributes:
            self.anchors.add(attributes["name"])
        fetched = name not in ("a", "area") and (name != "link" or attributes.get("rel", "") in _FETCHED)
        for key in ("href", "src", "poster", "srcset"):
            target = attributes.get(key)
            if target is None:
                continue
            if leads_away(target):
                if fetched and not target.lower().startswith("data:"):
                    self.foreign.add(target)
            elif name != "link" or fetched:
                self.links.add(target)


_AWAY = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def leads_away(target: str) -> bool:
    """Whether an address has a scheme or a host of its own."""
    return _AWAY.match(target) is not None


def _slug(words: str) -> str:
    """An id for a heading that has none: its Latin letters and digits."""
    latin = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", latin).strip().lower())
