"""Links: where a Markdown text refers to documents, in whatever form, and which of its addresses nobody should open;
what stands in code is no link.

The parser that renders the pages decides (the same one, with the same extensions). It is asked only about texts that
hold something unusual: nearly all links are written ``[words](kind:id#part)``, and a handbook has many.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from svcq_build.kinds import all_kinds
from svcq_build.model import parse_reference
from svcq_build.words import Message, nearest, say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_TARGET = r"[a-z][a-z0-9-]*:[a-z0-9-]+(?:#[A-Za-z0-9.-]+)?"
_WORDS = r"(?<!\\)\[[^\[\]\n]*\]\("
_INLINE = re.compile(rf"{_WORDS}[ \t]*<?({_TARGET})>?[ \t]*\)")
_CANDIDATE = re.compile(rf"(?<![A-Za-z0-9+.-]){_TARGET}")
_BEGUN = re.compile(_WORDS)
#: Where a text may hold a link of another form, or something that is only shaped like one.
_UNUSUAL = re.compile(r"[`\\\t]|~~~| {4}|<[a-z]|\]:|\]\([^)\n]*[\"'(\n]|!\[")
#: A link whose address holds no sign with a meaning of its own.
_PLAIN = re.compile(rf"{_WORDS}[ \t]*([A-Za-z0-9#./_%:?=-]+)[ \t]*\)")
#: Where an address may stand: after the words of a link or picture, or after a label that is defined.
_STEP = r"(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))"
_DESTINATION = re.compile(rf"(\][(:][ \t]*\n?[ \t]*)(?:<([^<>\n]*)>|((?!<){_STEP}+|(?=\))))")
#: What stands for the target number N while the parser reads a text: no target is written like that.
_STAND_IN = "SVCQ:"

#: Schemes that a link in a document may have.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
#: Schemes that nobody writes in disguise (``java%73cript:``) but to get past a reader.
_RUNNING = frozenset({"javascript", "vbscript", "data", "file", "blob", "filesystem", "about", "view-source"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: What browsers drop from an address before they look at its scheme, and what no reader sees there.
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
#: A web address that says which host it leads to, the way everyone writes it; no name stands before the host.
_WEB = re.compile(r"https?://[^/\\?#@\s]+(?:[/\\?#]|$)", re.IGNORECASE)
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "background", "cite", "xlink:href"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text.

    Attributes:
        start, end: where its target stands. target: what is written there, ``kind:id`` or ``kind:id#part``.
    """

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads or a picture comes from, of whatever form.

    Attributes:
        start, end: where it stands in the text, without brackets around it. target: what it means, its escapes undone.
        picture: whether it is shown rather than linked to.
    """

    start: int
    end: int
    target: str
    picture: bool


def find_addresses(text: str) -> tuple[Address, ...]:
    """The addresses of all links and pictures that a Markdown text spells out, in order; bare ``<https://…>`` aside.

    An address of a picture or link with a label is found where the label is defined.
    """
    if "](" not in text and "]:" not in text:
        return ()
    return _spelt_out(str(text))  # words that know their language are the same words to the memory


@lru_cache(maxsize=4_000)  # a check, and then each language of a site, ask about the same texts
def _spelt_out(text: str) -> tuple[Address, ...]:
    plain = "|" not in text and _UNUSUAL.search(text) is None  # a table leaves out what is beyond its columns
    if plain and text.count("](") == sum(1 for _ in _PLAIN.finditer(text)):
        return tuple(Address(*found.span(1), found[1], False) for found in _PLAIN.finditer(text))
    from markdown_it.common.utils import unescapeAll

    candidates = list(_DESTINATION.finditer(text))
    numbers = iter(range(len(candidates)))
    used = _uses(_DESTINATION.sub(lambda found: f"{found[1]}{_STAND_IN}{next(numbers)}", text))
    addresses = []
    for number, found in enumerate(candidates):
        picture = used.get(f"{_STAND_IN}{number}")
        if picture is not None:
            group = 2 if found[2] is not None else 3
            addresses.append(Address(*found.span(group), unescapeAll(found[group]), picture))
    return tuple(addresses)


def _uses(text: str) -> dict[str, bool]:
    """Every address that a text uses, and whether it shows a picture from there."""
    found: dict[str, bool] = {}
    for block in _parser().parse(text):
        for token in block.children or ():
            if token.type == "link_open":
                found.setdefault(str(token.attrGet("href")), False)
            elif token.type == "image":
                found[str(token.attrGet("src"))] = True
    return found


def find_links(text: str) -> tuple[Link, ...]:
    """The links of a Markdown text whose targets look like references, in order.

    A link ``[words][label]`` is found where its label is defined.
    """
    if "](" not in text and "]:" not in text and "<" not in text:
        return ()
    if _CANDIDATE.search(text) is None:
        return ()
    plain = "|" not in text and _UNUSUAL.search(text) is None  # a table leaves out what is beyond its columns
    if plain and text.count("](") == sum(1 for _ in _BEGUN.finditer(text)):
        return tuple(Link(found.start(1), found.end(1), found[1]) for found in _INLINE.finditer(text))
    return _parsed(str(text))


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
    found, shown = set(), set()
    for block in _parser().parse(text, environment):
        for token in block.children or ():
            if token.type == "link_open":
                found.add(str(token.attrGet("href")))
            elif token.type == "image":
                shown.add(str(token.attrGet("src")))
    defined = {definition["href"] for definition in environment.get("references", {}).values()}
    return found | (defined - shown)  # what is shown as a picture is told as one


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda url: True)  # misspelt kinds are told to their writers


def markdown_parser(may_be_link: Callable[[str], bool]) -> MarkdownIt:
    """The Markdown of documents: CommonMark without HTML, with tables and text struck out.

    Args:
        may_be_link: whether an address may be linked to.
    """
    from markdown_it import MarkdownIt  # only few texts need it before pages are made

    from svcq_build.load.link_labels import Helpers
    from svcq_build.load.text_pieces import read_blocks

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.helpers = Helpers()  # type: ignore[assignment] # as plugins put their own in place of the module
    # The way markdown-it-py offers:
    parser.validateLink = may_be_link  # type: ignore[method-assign, assignment]
    parser.core.ruler.at("block", read_blocks)
    parser.core.ruler.at("inline", _read_lines)
    return parser


def _read_lines(state: StateCore) -> None:
    """Read what stands in lines; one in which no sign could mean anything is its own words (a fifth of the time)."""
    from markdown_it.token import Token

    signs, read = state.md.inline.terminator_re.search, state.md.inline.parse
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if token.content and signs(token.content) is None:
                token.children.append(Token("text", "", 0, content=token.content))
            else:
                read(token.content, state.md, state.env, token.children)


def block_parser() -> MarkdownIt:
    """The same Markdown, read as far as its blocks: what stands in a line is left as it is written (half the time)."""
    return markdown_parser(lambda url: True).disable("inline")


@dataclass(frozen=True, slots=True)
class UnsafeLink:
    """A link, an image or an HTML address that nobody should open.

    Attributes:
        address: as it is written. words: what is to be clicked, or the HTML. message: what is wrong. hint: the mend.
        picture: whether a picture is to be fetched from there.
    """

    address: str
    words: str
    message: Message
    hint: Message
    picture: bool = False


def find_unsafe_links(text: str) -> Iterator[UnsafeLink]:
    """The unsafe links of a Markdown text, each address once. A kind's misspelt name is a slip, and none of these."""
    if has_plain_links_only(text):
        return
    told = set()
    for address, words, picture in _addresses(text):
        problem = None if address in told or _is_slip(address) else unsafe_address(address)
        if problem is not None:
            told.add(address)
            yield UnsafeLink(address, words, *problem, picture)


def has_plain_links_only(text: str) -> bool:
    """Whether ``text`` surely holds no unsafe address: all its links begin as harmless ones do (no need to parse)."""
    if "<" in text or "]:" in text:
        return False
    links = text.count("](")
    return not links or len(_plain_link().findall(text)) == links


@cache
def _plain_link() -> re.Pattern[str]:
    schemes = "|".join(sorted({*SCHEMES, *all_kinds()} - {"http", "https"}))
    return re.compile(rf"\]\((?:https?://[A-Za-z0-9.-]+[/?#)]|(?:{schemes}):)")


def unsafe_address(address: str) -> tuple[Message, Message] | None:
    """Why an address, as a browser would understand it, is not safe to open, and the mend; None when it is safe.

    Args:
        address: of a link, entities resolved. References (``kind:id``) are safe.
    """
    bare = _IGNORED.sub("", address)
    plain = _IGNORED.sub("", unquote(bare))
    meant = plain.replace("\\", "/")
    found = _SCHEME.match(meant)
    scheme = found[1].lower() if found is not None else ""
    disguised = bool(scheme) and not _SCHEME.match(bare)
    if scheme in SCHEMES | _RUNNING if disguised else scheme and not _is_known(meant[: len(scheme)]):
        return (
            say("A link with “{scheme}:” is not safe.", scheme=scheme),
            say("Link with https:, http:, mailto: or tel:, or to a document with “kind:id”."),
        )
    if meant.startswith("//") or plain.startswith("\\") or (scheme in ("http", "https") and not _WEB.match(bare)):
        rest = (meant.partition(":")[2] if scheme else meant).lstrip("/").rpartition("@")[2]
        return (
            say("The link “{address}” hides which host it leads to.", address=address),
            say("Write the whole address: “https://{rest}”.", rest=rest)
            if rest
            else say("Link with https:, http:, mailto: or tel:, or to a document with “kind:id”."),
        )
    return None


def _is_known(scheme: str) -> bool:
    return scheme.lower() in SCHEMES or scheme in all_kinds()


def _is_slip(address: str) -> bool:
    """Whether an address is a reference with a slip in its kind's name: ``missing-target`` says it."""
    bare = _IGNORED.sub("", address)
    kind = bare.partition(":")[0]
    return kind not in SCHEMES and parse_reference(bare) is not None and nearest(kind, all_kinds()) is not None


def _addresses(text: str) -> Iterator[tuple[str, str, bool]]:
    """The address and the words of every link, image and HTML attribute that holds an address, as they are written;
    and whether it is an image's.
    """
    for block in _as_written(html_too=False).parse(text):
        children = block.children or []
        for index, token in enumerate(children):
            if token.type == "link_open":
                yield html.unescape(str(token.attrs.get("href", ""))), children[index + 1].content, False
            elif token.type == "image":
                yield html.unescape(str(token.attrs.get("src", ""))), token.content, True
    if "<" in text:  # HTML is shown and never followed; whoever writes such an address is told all the same
        for block in _as_written(html_too=True).parse(text):
            for token in (block, *(block.children or ())):
                if token.type in ("html_block", "html_inline"):
                    for address in html_addresses(token.content):
                        yield address, token.content.strip().split("\n")[0], False


@cache
def _as_written(*, html_too: bool) -> MarkdownIt:
    """The parser of documents that lets every address through, and leaves it as it is written."""
    parser = markdown_parser(lambda url: True)
    parser.options["html"] = html_too
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(value for name, value in attrs if value and name in _ADDRESSES)


def html_addresses(text: str) -> list[str]:
    """The addresses in the HTML of a text (``<a href="…">``), in order."""
    parser = _Addresses()
    parser.feed(text)
    return parser.found
