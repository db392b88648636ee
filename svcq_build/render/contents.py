"""Contents: what is on a page, found in one pass over its HTML: headings, anchors, links, and sections for search.

A heading of the first three levels that stands by itself, inside no other element, is in the table of contents and gets
a link to itself. Nothing has to be read back from the finished page, which is mostly menu.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from svcq_build.words import in_html

_INSIDE = r"((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)"
#: A comment; a script or a style sheet as a whole, by its name and attributes; or a tag: its slash, name, attributes.
_TAG = re.compile(rf"<!--.*?-->|<(script|style)\b{_INSIDE}>.*?</\1>|<(/?)([a-zA-Z][a-zA-Z0-9-]*){_INSIDE}>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_WANTED = frozenset({"href", "src", "id", "name", "rel", "srcset", "poster"})
_ASKED = re.compile(r"\s(?:href|src|id|name|srcset|poster)=")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Headings of these are in the table of contents.
_LISTED = frozenset({"h1", "h2", "h3"})
#: Elements that search results keep; all others leave their words.
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
#: Where these end, a word ends.
_BLOCKS = frozenset(
    {"blockquote", "caption", "dd", "div", "dt", "label", "legend", "li", "p", "summary", "td", "th", *_HEADINGS}
)
#: Elements whose beginning means something.
_MEANS = _HEADINGS | _KEPT
#: Relations of ``<link>`` that make a browser fetch something.
_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}
_BLANKS = re.compile(r"\s+")
_ELEMENT = re.compile(r"<[^>]*>")
#: The inner elements first: a list without items is empty, too.
_EMPTY = tuple((f"</{name}>", re.compile(rf"<{name}>\s*</{name}>\s?")) for name in ("li", "ul", "ol", "p"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table of contents: 1 to 3, its id, and its words as HTML without elements."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page that search finds by itself.

    Attributes:
        anchor: where it begins; empty for the beginning of the page. title: its heading as HTML, empty for the page's
            own. text: what stands in it, as HTML with few elements.
    """

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Links:
    """What a page offers and asks for.

    Attributes:
        anchors: ids on it. links: its hrefs and srcs as they are written. foreign: what it fetches elsewhere.
    """

    anchors: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()

    def __or__(self, other: Links) -> Links:
        """Those of two parts of a page."""
        return Links(self.anchors | other.anchors, self.links | other.links, self.foreign | other.foreign)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on a page.

    Attributes:
        html: the page, its headings with links to themselves. headings: those of the table of contents, in order.
        links: its anchors and links. sections: for search; none where they were not asked for.
    """

    html: str
    headings: tuple[Heading, ...]
    links: Links
    sections: tuple[Section, ...]


def read_contents(html: str, permalink: str, search: bool) -> Contents:
    """Read a page, and give its headings links to themselves.

    Args:
        html: the page without its frame. permalink: what such a link is called. search: whether sections are wanted.
    """
    reader = _Reader(html, in_html(permalink), search)
    return Contents(
        reader.html(),
        tuple(reader.headings),
        Links(frozenset(reader.anchors), frozenset(reader.links), frozenset(reader.foreign)),
        tuple(_sections(reader.sections)) if search else (),
    )


def read_links(html: str) -> Links:
    """What a whole page offers and asks for."""
    reader = _Reader(html, "", False)
    return Links(frozenset(reader.anchors), frozenset(reader.links), frozenset(reader.foreign))


@dataclass(slots=True)
class _Open:
    """A section that is being read; ``depth`` is how deep its heading stands."""

    depth: int
    anchor: str
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, html: str, permalink: str, search: bool) -> None:
        self.headings: list[Heading] = []
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.foreign: set[str] = set()
        self._section = _Open(0, "")
        self.sections = [self._section]
        self._html, self._permalink, self._search = html, permalink, search
        self._added: list[tuple[int, str]] = []
        self._stack: list[str] = []
        self._skip = 0  # how deep the element stands that search passes over
        self._into = self._section.text
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
        html, stack, asked, listening, end = self._html, self._stack, _ASKED.search, self._search, 0
        for found in _TAG.finditer(html):
            quiet, head, slash, name, inside = found.groups()
            start = found.start()
            if listening and not self._skip and start > end:
                self._into.append(html[end:start])
            end = found.end()
            if name is None:
                if quiet:
                    self._look(quiet, head)
            elif slash:
                if stack and stack[-1] == name:
                    self._close(name, start)
            else:
                if inside and asked(inside):
                    self._look(name, inside)
                if not (name in _VOID or inside.endswith("/")):
                    stack.append(name)
                    if name in _MEANS or "data-search-exclude" in inside:
                        self._open(name, inside, end)
        if listening and not self._skip:
            self._into.append(html[end:])

    def _open(self, name: str, inside: str, end: int) -> None:
        excluded = "data-search-exclude" in inside
        if name in _HEADINGS:
            anchor = self._anchor(inside)
            if len(self._stack) == 1 and name in _LISTED:
                self._heading = (name, anchor, end)
            if anchor and self._search and not self._skip:
                self._section = _Open(len(self._stack), anchor, excluded)
                self.sections.append(self._section)
                self._into = self._section.title
        if self._search and not self._skip:
            if excluded:
                self._skip = len(self._stack)
            elif name in _KEPT:
                self._into.append(f"<{name}>")

    def _close(self, name: str, start: int) -> None:
        depth = len(self._stack)
        if self._heading is not None and depth == 1:
            self._finish_heading(start)
        if self._search and (name in _MEANS or name in _BLOCKS or depth <= self._skip or self._section.depth > depth):
            self._leave(name, depth)
        self._stack.pop()

    def _leave(self, name: str, depth: int) -> None:
        """What the end of an element means for search."""
        current = self._section
        if current.depth > depth:  # the element around its heading ends
            current.depth = 1_000_000  # left for good
            self._section = next(item for item in reversed(self.sections) if item.depth <= depth)
            self._into = self._section.text
        if self._skip == depth:
            self._skip = 0
        elif not self._skip and name in _KEPT:
            self._into.append(f"</{name}>")
        if self._into is self._section.title and self._section.depth == depth:
            self._into = self._section.text
        elif not self._skip and name in _BLOCKS:
            self._into.append("\n")

    def _anchor(self, inside: str) -> str:
        found = re.search(r"\sid=(?:\"([^\"]*)\"|'([^']*)')", inside)
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
        number, free = 0, anchor
        while not free or free in self.anchors:
            number += 1
            free = f"{anchor}_{number}"
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


def _sections(read: list[_Open]) -> Iterator[Section]:
    for section in read:
        text = _tidy(section.text)
        if not section.excluded and (text or section.anchor):
            yield Section(section.anchor, _tidy(section.title), text)


def _tidy(pieces: list[str]) -> str:
    html = _BLANKS.sub(" ", "".join(pieces)).strip()
    if "&" in html:
        html = "".join(
            piece if piece.startswith("<") else escape(unescape(piece), quote=False)
            for piece in re.split(r"(<[^>]*>)", html)
        )
    for end, empty in _EMPTY:  # what held nothing that search reads
        if end in html:
            html = empty.sub("", html)
    return html
