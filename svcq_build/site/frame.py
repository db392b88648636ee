"""A frame: what the theme puts around pages, cut at its slots out of an example that the theme built, and filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from svcq_build.render import Heading
from svcq_build.site import slots
from svcq_build.words import in_html

#: What the theme's templates leave of their own lines.
_GAP = re.compile(r"\n\s+")
#: Stands on both sides of a slot's name; no page has it.
_CUT = "\0"
_ABOUT = {
    "about": re.compile(r'<meta name="description"[^>]*>'),
    "shared": re.compile(r'<meta property="og:description"[^>]*>'),
}
#: So many documents of a kind are in the menu, those next to the one that is shown: else each of ten thousand pages
#: would list a thousand.
_MOST = 200
_ITEM = re.compile(r"<(/?)li\b")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page before or after another one in the menu: its title as HTML, and the href that leads there."""

    title: str
    href: str


@dataclass(slots=True)
class _Node:
    heading: Heading
    below: list[_Node] = field(default_factory=list)


def tree_of(headings: Sequence[Heading]) -> list[_Node]:
    """The table of contents; a page's own heading is no part of it, where it comes first."""
    top: list[_Node] = []
    open_: list[_Node] = []
    for heading in headings:
        node = _Node(heading)
        while open_ and open_[-1].heading.level >= heading.level:
            open_.pop()
        (open_[-1].below if open_ else top).append(node)
        open_.append(node)
    return top[0].below if top and top[0].heading.level == 1 else top


class Frame:
    """The frame of all pages of one shape that lie in one folder.

    Attributes:
        has_menu: whether the menu lists the documents of a kind.
    """

    def __init__(self, html: str, variant: str, languages: Sequence[str], around: Mapping[str, Neighbour]) -> None:
        """Cut a frame.

        Args:
            html: an example page. variant: what it is called. languages: of the site.
            around: the pages ``before`` and ``after`` the example.
        """
        self._patterns: dict[str, str] = {}
        html = self._cut_body(_GAP.sub("\n", html).replace(_CUT, ""))
        html = self._cut_skip(self._cut_contents(html))
        html = self._cut_menu(html, slots.titled(variant))
        words = {
            slots.PAST: "address",
            slots.BOOKLET: "address",
            slots.TITLE: "title",
            slots.EDIT: "edit",
            slots.ASKED: "asked",
            slots.PLACE: "place",
        }
        words |= {slots.SOURCE: "source", **{slots.other(language): language for language in languages}}
        for name, neighbour in around.items():
            if "svcq-slot-" in neighbour.href:  # others are what they are for every page of this shape
                words |= {f'"{neighbour.href}"': name, neighbour.title: f"{name}-title"}
        words |= {variant: "name", slots.titled(variant): "title"}
        for name, described in _ABOUT.items():
            html = described.sub(_mark(name), html)
        for word in sorted(words, key=len, reverse=True):
            html = html.replace(word, f'"{_mark(words[word])}"' if word.startswith('"') else _mark(words[word]))
            self._patterns = {name: made.replace(word, _mark(words[word])) for name, made in self._patterns.items()}
        self._pieces = html.split(_CUT)
        self.has_menu = "item" in self._patterns
        self._menu: tuple[list[str], str] = ([], "")

    def list_documents(self, documents: Sequence[tuple[str, str]], others: str) -> None:
        """Say which documents the menu lists.

        Args:
            documents: the last part of the address, and the title as HTML, of each.
            others: what leads to the list of all is called, as HTML, where not all are in the menu.
        """
        pattern = self._patterns["item"]
        items = [_fill(pattern, {"item": name, "item-title": title}) for name, title in documents]
        up = pattern.replace(f"../{_mark('item')}/", "../").replace(f'"{_mark("item")}/', '"./')
        self._menu = (items, _fill(up, {"item-title": others}))

    def fill(self, words: Mapping[str, str], headings: Sequence[Heading], place: int | None) -> str:
        """A whole page.

        Args:
            words: by the names of slots, as HTML. headings: of the page.
            place: which of the listed documents it is.
        """
        contents = "".join(self._contents(tree_of(headings), top=True)) if "leaf" in self._patterns else ""
        filled = {**words, "contents": contents, "skip": "", "menu": ""}
        if headings and "skip" in self._patterns:
            filled["skip"] = self._patterns["skip"].replace(slots.TOP, in_html(headings[0].anchor))
        if self.has_menu:
            items, others = self._menu
            begin = max(0, min((place or 0) - _MOST // 2, len(items) - _MOST))
            end = begin + _MOST
            shown = items[begin:end]
            if place is not None:
                shown[place - begin] = _fill(self._patterns["active"], filled)
            filled["menu"] = "".join((others if begin else "", *shown, others if end < len(items) else ""))
        return _join(self._pieces, filled)

    def _cut_body(self, html: str) -> str:
        before, _, rest = html.partition(slots.BODY)
        _, _, after = rest.partition(slots.BODY_END)
        return f"{before}{_mark('body')}{after}"

    def _cut_skip(self, html: str) -> str:
        at = html.find(f'"#{slots.TOP}"')
        if at < 0:
            return html
        begin, end = html.rindex("<a", 0, at), html.index("</a>", at) + len("</a>")
        self._patterns["skip"] = html[begin:end]
        return f"{html[:begin]}{_mark('skip')}{html[end:]}"

    def _cut_contents(self, html: str) -> str:
        """Every table of contents; the first one shows how it is made."""
        while (at := html.find(f'"#{slots.LEAF}"')) >= 0:
            begin, end = _item(html, at)
            inner, outer = (
                _item(html, html.index(f'"#{slots.CHILD}"', at)),
                _item(html, html.index(f'"#{slots.NODE}"', at)),
            )
            self._patterns |= {"leaf": html[begin:end], "child": html[slice(*inner)]}
            self._patterns |= {"open": html[outer[0] : inner[0]], "close": html[inner[1] : outer[1]]}
            html = f"{html[:begin]}{_mark('contents')}{html[outer[1] :]}"
        return html

    def _cut_menu(self, html: str, own: str) -> str:
        """The documents of the kind that is shown, wherever the menu lists them."""
        first, last = slots.titled(slots.BEFORE), slots.titled(slots.AFTER)
        at = 0
        while (at := html.find(first, at)) >= 0:
            begin, end = _item(html, at)
            after = html.find(last, at)
            if begin < 0 or not begin < at < end or after < 0:
                at += len(first)
                continue
            item = html[begin:end].replace(first, _mark("item-title")).replace(slots.BEFORE, _mark("item"))
            self._patterns.setdefault("item", item)
            here = html.find(own, at, after)
            if here >= 0:
                self._patterns.setdefault("active", html[slice(*_item(html, here))].replace(own, _mark("title")))
            html = f"{html[:begin]}{_mark('menu')}{html[_item(html, after)[1] :]}"
        return html

    def _contents(self, nodes: Sequence[_Node], top: bool) -> Iterator[str]:
        for node in nodes:
            anchor, title = in_html(node.heading.anchor), node.heading.title
            if node.below:
                yield self._patterns["open"].replace(f"#{slots.NODE}", f"#{anchor}").replace(slots.NODE, title)
                yield from self._contents(node.below, top=False)
                yield self._patterns["close"]
            else:
                name = slots.LEAF if top else slots.CHILD
                pattern = self._patterns["leaf" if top else "child"]
                yield pattern.replace(f"#{name}", f"#{anchor}").replace(name, title)


def _mark(name: str) -> str:
    return f"{_CUT}{name}{_CUT}"


def _fill(pattern: str, words: Mapping[str, str]) -> str:
    return _join(pattern.split(_CUT), words)


def _join(pieces: Sequence[str], words: Mapping[str, str]) -> str:
    """Pieces of which every other one is the name of a slot."""
    out = list(pieces)
    for at in range(1, len(out), 2):
        out[at] = words[out[at]]
    return "".join(out)


def _item(html: str, at: int) -> tuple[int, int]:
    """Where the innermost list item around a place begins and ends."""
    depth, begin = 0, at
    while True:
        begin = html.rfind("<li", 0, begin)
        if begin < 0:
            return -1, -1
        depth = 0
        for tag in _ITEM.finditer(html, begin):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = html.index(">", tag.start()) + 1
                break
        else:
            return -1, -1
        if end > at:
            return begin, end
