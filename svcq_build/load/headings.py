"""Headings: the anchors by which the headings of a long text can be linked to."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from svcq_build.load.links import block_parser, markdown_parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

#: What may make a heading more than its plain words; asking the parser takes a hundred times longer.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|#\r\n\0]|^\s*(?:[-+=:]|\d+[.)])")
#: Where a heading may begin, or be underlined.
_MAY_BE_HEADING = re.compile(r"(?:\A|[\r\n])[ \t]*(?:#{1,6}(?:[ \t\r\n]|\Z)|(?:=+|-+)[ \t]*(?:[\r\n]|\Z))")
_NOT_IN_ANCHOR = re.compile(r"[^\w]+")


class Anchors:
    """Gives each heading of a text an anchor of its own."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._last: dict[str, int] = {}

    def give(self, words: str) -> str:
        """The anchor of the next heading, whose words are these."""
        base = _NOT_IN_ANCHOR.sub("-", words.lower()).lstrip("_-").rstrip("-") or "section"
        anchor, number = base, self._last.get(base, 1)
        while anchor in self._used:
            number += 1
            anchor = f"{base}-{number}"
        self._last[base] = number
        self._used.add(anchor)
        return anchor


def heading_anchors(text: str) -> tuple[str, ...]:
    """The anchors of a text's headings, in order."""
    if _MAY_BE_HEADING.search(text) is None:
        return ()
    return _anchors(str(text))  # words that know their language are the same words to the memory


@lru_cache(maxsize=1_000)
def _anchors(text: str) -> tuple[str, ...]:
    tokens = _blocks().parse(text)
    anchors = Anchors()
    return tuple(
        anchors.give(heading_words(tokens[index + 1].content))
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    )


def heading_words(source: str) -> str:
    """The words of a heading, from its Markdown."""
    if not _MARKUP.search(source):
        return " ".join(source.split())
    words = []
    for block in _parser().parse(source):
        if block.type == "inline":
            words.append("".join(" " if token.type in _BREAKS else token.content for token in block.children or ()
                                 if token.type != "image"))  # fmt: skip
        elif block.type in ("fence", "code_block"):
            words.append(block.content)
    return " ".join(" ".join(words).split())


@cache
def _blocks() -> MarkdownIt:
    return block_parser()


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda url: True)  # making one takes longer than reading a heading


_BREAKS = ("softbreak", "hardbreak")
