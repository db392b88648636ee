"""Links: where a Markdown text refers to documents, in whatever form; what stands in code is no link.

The parser that renders the pages decides (the same one, with the same extensions). It is asked only about texts that
hold something unusual: nearly all links are written ``[words](kind:id#part)``, and a handbook has many.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TARGET = r"[a-z][a-z0-9-]*:[a-z0-9-]+(?:#[A-Za-z0-9.-]+)?"
_WORDS = r"(?<!\\)\[[^\[\]\n]*\]\("
_INLINE = re.compile(rf"{_WORDS}[ \t]*<?({_TARGET})>?[ \t]*\)")
_CANDIDATE = re.compile(rf"(?<![A-Za-z0-9+.-]){_TARGET}")
_BEGUN = re.compile(_WORDS)
#: Where a text may hold a link of another form, or something that is only shaped like one.
_UNUSUAL = re.compile(r"[`\\\t]|~~~| {4}|<[a-z]|\]:|\]\([^)\n]*[\"'(\n]|!\[")
#: What stands for the target number N while the parser reads a text: no target is written like that.
_STAND_IN = "SVCQ:"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text.

    Attributes:
        start, end: where its target stands. target: what is written there, ``kind:id`` or ``kind:id#part``.
    """

    start: int
    end: int
    target: str


def find_links(text: str) -> tuple[Link, ...]:
    """The links of a Markdown text whose targets look like references, in order.

    A link ``[words][label]`` is found where its label is defined.
    """
    if "](" not in text and "]:" not in text and "<" not in text:
        return ()
    if _CANDIDATE.search(text) is None:
        return ()
    if _UNUSUAL.search(text) is None and text.count("](") == sum(1 for _ in _BEGUN.finditer(text)):
        return tuple(Link(found.start(1), found.end(1), found[1]) for found in _INLINE.finditer(text))
    return _parsed(text)


@lru_cache(maxsize=1_000)  # a preview asks again after each change
def _parsed(text: str) -> tuple[Link, ...]:
    """The links as the parser sees them: each target is given a number, and the numbers that come out are links."""
    candidates = list(_CANDIDATE.finditer(text))
    numbers = iter(range(len(candidates)))
    targets = _hrefs(_CANDIDATE.sub(lambda _: f"{_STAND_IN}{next(numbers)}", text))
    return tuple(
        Link(found.start(), found.end(), found[0])
        for number, found in enumerate(candidates)
        if f"{_STAND_IN}{number}" in targets
    )


def _hrefs(text: str) -> set[str]:
    environment: dict[str, dict[str, dict[str, str]]] = {}
    found = {
        str(token.attrGet("href"))
        for block in _parser().parse(text, environment)
        for token in block.children or ()
        if token.type == "link_open"
    }
    return found.union(defined["href"] for defined in environment.get("references", {}).values())


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda url: True)  # misspelt kinds are told to their writers


def markdown_parser(may_be_link: Callable[[str], bool]) -> MarkdownIt:
    """The Markdown of documents: CommonMark without HTML, with tables and text struck out.

    Args:
        may_be_link: whether an address may be linked to.
    """
    from markdown_it import MarkdownIt  # only few texts need it before pages are made

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # The way markdown-it-py offers:
    parser.validateLink = may_be_link  # type: ignore[method-assign, assignment]
    return parser
