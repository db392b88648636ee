"""A link in a text leads to an address that is not safe to open.

Why: “javascript:” and its kin run a program in the reader's browser; a handbook links to pages, people and documents.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，见[说明](javascript:alert(1))。
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，见[说明](https://example.org/queue)和[叫号](term:call)。
    # standards/glossary/call.yml
    title: 叫号
Fix: Link with https:, http:, mailto: or tel:, or to a document with “kind:id”.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from svcq_build.corpus import Entry
from svcq_build.diagnostics import Finding, Severity, Spot
from svcq_build.fields import Prose, parse_reference
from svcq_build.kinds import all_kinds
from svcq_build.messages import say
from svcq_build.names import nearest
from svcq_build.rules import Context
from svcq_build.walk import leaves

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SEVERITY = Severity.ERROR

_SAFE = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: What browsers drop from an address before they look at its scheme.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "background", "cite", "xlink:href"})


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each link, image or HTML address of ``entry`` with an unsafe scheme."""
    if "\\" not in entry.text and _is_plain(entry.text):
        return  # nothing in the whole file, and nothing that YAML's escapes could hide
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if _is_plain(leaf.value):
            continue
        for address, words in _links(leaf.value):
            scheme = unsafe_scheme(address)
            if scheme is not None:
                shown = next((part for part in (address, words) if part and part in leaf.value), None)
                yield Finding(
                    Spot(entry.path, leaf.route, within=shown),
                    say("A link with “{scheme}:” is not safe.", scheme=scheme),
                    say("Link with https:, http:, mailto: or tel:, or to a document with “kind:id”."),
                    document=entry.ref,
                )


def _is_plain(text: str) -> bool:
    """Whether ``text`` surely holds no unsafe address: all its links begin with a known scheme (no need to parse)."""
    if "<" in text or "]:" in text:
        return False
    links = text.count("](")
    return not links or len(_plain_link().findall(text)) == links


@cache
def _plain_link() -> re.Pattern[str]:
    return re.compile(rf"\]\((?:{'|'.join((*_SAFE, *all_kinds()))}):")


def unsafe_scheme(address: str) -> str | None:
    """The scheme of an address as a browser would understand it, if it is not safe to open; else None."""
    bare = _IGNORED.sub("", address)
    found = _SCHEME.match(bare)
    if found is None or found[1].lower() in _SAFE or found[1] in all_kinds():
        return None
    if parse_reference(bare) is not None and nearest(found[1], all_kinds()) is not None:
        return None  # the slip of a kind's name: missing-target says it
    return found[1].lower()


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # a tenth of a small check's time, and most need none of it

    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # unsafe links are what we look for
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # and as they were written
    return parser


def _links(text: str) -> Iterator[tuple[str, str]]:
    """The address and the words of every link, image and HTML attribute that holds an address."""
    for block in _markdown().parse(text):
        if block.type == "html_block":
            yield from _html_links(block.content)
        children = block.children or []
        for index, token in enumerate(children):
            if token.type == "link_open":
                following = children[index + 1]
                yield html.unescape(str(token.attrs.get("href", ""))), following.content
            elif token.type == "image":
                yield html.unescape(str(token.attrs.get("src", ""))), token.content
            elif token.type == "html_inline":
                yield from _html_links(token.content)


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(value for name, value in attrs if value and name in _ADDRESSES)


def _html_links(markup: str) -> Iterator[tuple[str, str]]:
    parser = _Addresses()
    parser.feed(markup)
    for address in parser.found:
        yield address, markup.strip().split("\n")[0]
