"""Words for people, from Markdown to safe HTML.

Raw HTML in a document is shown as it was typed, never interpreted (markdown-it with ``html=False``); what
Markdown makes of the rest still passes a sanitiser, so that no mistake of the one is alone between a
document and a reader's browser. References (``standard:x#R1``) stay in ``href`` until the page is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from svcq_build.kinds import all_kinds
from svcq_build.load import (
    NOTICE,
    SCHEMES,
    Anchors,
    block_parser,
    heading_words,
    markdown_parser,
    shown_as_typed,
    unsafe_address,
)
from svcq_build.words import clean, in_html

_TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
#: What makes a text more than plain words. A text without any of it is escaped and nothing else.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|#\n]|!\[|^[ \t]*(?:[-+]|\d+[.)])(?:[ \t]|$)|^[ \t]|^[-=]+$", re.MULTILINE)
#: The same where a text is one line, and no block can begin: a mere set of characters is found fast.
_INLINE_MARKUP = re.compile(r"[\\`*_\[\]<&~\n]")
#: A text that is one line and in which no block begins: a letter is first, or a link.
_ONLY_LINE = re.compile(r"[^\W\d_][^\n]*|\[[^\]\n]*\]\([^\n]*")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d"
_BREAK_IN_CJK = re.compile(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")
#: The same in Markdown, where signs may stand beside the break.
_BREAK_IN_MARKDOWN = re.compile(rf"(?<=[{_CJK}])([*_~`)\]]*)\n([*_~`!\[]*)(?=[{_CJK}])")
#: The space that a folded YAML text (``>-``) leaves where a Chinese sentence went on in the next line.
_FOLD = re.compile(rf"(?<=[，。；：、！？）》」』”’…]) (?=[{_CJK}])")
_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|tr|td|th|table|thead|tbody|pre|blockquote|br|hr)\b[^>]*>")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Html:
    """Safe HTML without line breaks.

    Attributes:
        html: the markup. inline: whether it may stand inside a paragraph.
    """

    html: str
    inline: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a long text: a heading, or everything up to the next one.

    Attributes:
        level: 2 to 6 for a heading, 0 for other content. html: its safe HTML.
        anchor: a heading's id.
    """

    level: int
    html: str
    anchor: str = ""

    @property
    def words(self) -> str:
        """The words alone."""
        return _words(_BLOCK_TAG.sub(" ", self.html))


@lru_cache(maxsize=20_000)  # the languages of a site ask one after the other about texts that are not translated
def to_html(text: str) -> Html:
    """Render Markdown. A single paragraph comes back without its ``<p>``, fit for any place."""
    text = _FOLD.sub("", clean(text))
    if not _MARKUP.search(text):
        return Html(escape(text.strip(), quote=False), True)
    if _ONLY_LINE.fullmatch(text):
        return Html(to_line(text), True)  # pages ask for both: it is read once
    html = _safe(_parser().render(text))
    only = _ONE_PARAGRAPH.fullmatch(html)
    return Html(only[1], True) if only else Html(html, False)


@lru_cache(maxsize=20_000)
def to_line(text: str) -> str:
    """Render one line of Markdown: emphasis, code and links, but no blocks."""
    text = _FOLD.sub("", clean(text))
    if not _MARKUP.search(text):
        return escape(text.strip(), quote=False)
    return _safe(_parser().renderInline(text.strip().replace("\n", " ")))


def to_blocks(text: str) -> tuple[Block, ...]:
    """Render a long text, its headings apart from the rest, so that they can enter a table of contents."""
    return _to_blocks(str(text))  # words that know their language are the same words to the memory


@lru_cache(maxsize=100)
def _to_blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    anchors = Anchors()
    pending: list[Token] = []
    parser = _parser()
    environment: dict[str, object] = {}
    tokens = parser.parse(clean(text), environment)

    def flush() -> None:
        if pending:
            html = _safe(parser.renderer.render(pending, parser.options, environment))
            blocks.append(Block(0, html))
            pending.clear()

    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type == "heading_open" and token.level == 0:
            flush()
            inline = tokens[position + 1]
            if _MARKUP.search(inline.content):
                html = _safe(parser.renderer.render([inline], parser.options, environment))
            else:
                html = escape(inline.content.strip(), quote=False)
            level = int(token.tag[1])
            blocks.append(Block(level, html, anchors.give(heading_words(inline.content))))
            position += 3
        else:
            pending.append(token)
            position += 1
    flush()
    return tuple(blocks)


def to_tokens(text: str, one_line: bool = False) -> tuple[Token, ...]:
    """What Markdown's parser makes of a text, for who writes something else than HTML.

    Args:
        text: it. one_line: whether it is one line, in which no block begins; then it is one inline token.
    """
    text = _FOLD.sub("", clean(text))
    if one_line:
        return tuple(_parser().parseInline(text.strip().replace("\n", " ")))
    return tuple(_parser().parse(text))


def join_lines(text: str) -> str:
    """Words that were broken into lines: Chinese goes on without a blank, other languages with one."""
    return _BREAK_IN_CJK.sub("", text).replace("\n", " ")


@dataclass(frozen=True, slots=True)
class TextLine:
    """What of a long text readers see on a line of its own.

    Attributes:
        what: ``h2`` to ``h6``, ``p``, ``li``, ``tr``, ``pre``… source: its Markdown, or a line of code as it is.
    """

    what: str
    source: str

    @property
    def words(self) -> str:
        """The words alone."""
        return self.source if self.what == "pre" else plain_line(self.source)


def to_lines(text: str) -> tuple[TextLine, ...]:
    """A long text as readers see it: a line for each heading, paragraph, list item, row of a table, line of code."""
    return _to_lines(str(text))


@lru_cache(maxsize=2_000)
def _to_lines(text: str) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    around: list[str] = []
    cells: list[str] = []
    for token in _blocks().parse(clean(text)):
        if token.type == "inline":
            source = " ".join(_BREAK_IN_MARKDOWN.sub(r"\1\2", token.content).split())
            if "tr" in around:
                cells.append(source)
            else:
                kept = [tag for tag in around if tag not in ("p", "ul", "ol")]
                lines.append(TextLine(kept[-1] if kept else "p", source))
        elif token.type in ("fence", "code_block"):
            lines.extend(TextLine("pre", line.rstrip()) for line in token.content.splitlines() if line.strip())
        elif token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1 and around.pop() == "tr":
            lines.append(TextLine("tr", " · ".join(cells)))
            cells.clear()
    return tuple(lines)


def plain_line(text: str) -> str:
    """The words alone of one line of Markdown: ``1.`` at its beginning is no list."""
    return _words(to_line(str(text))) if _INLINE_MARKUP.search(text) else _FOLD.sub("", clean(text.strip()))


def plain(text: str) -> str:
    """The words alone, for titles and descriptions."""
    if not _MARKUP.search(text):
        return _FOLD.sub("", clean(text.strip()))
    return _words(_BLOCK_TAG.sub(" ", to_html(str(text)).html))


def notice_to_html(text: str) -> str:
    """A notice from the settings (``copyright``), in which Material allows HTML: links and emphasis are kept.

    A notice with any other element or attribute, or with a link that nobody should open, is shown as it was typed.
    """
    text = clean(text)
    if shown_as_typed(text) is not None:
        return in_html(text)
    return nh3.clean(
        text,
        tags=set(NOTICE),
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def _words(html: str) -> str:
    html = re.sub(r"<[^>]*>", "", html)
    words = (
        html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#10;", "\n")
        .replace("&amp;", "&")
    )
    return re.sub(r"\s+", " ", words).strip()


@cache
def _parser() -> MarkdownIt:
    parser = markdown_parser(lambda url: unsafe_address(url) is None)
    parser.core.ruler.push("below_the_title", _below_the_title)
    return parser


@cache
def _blocks() -> MarkdownIt:
    parser = block_parser()
    parser.core.ruler.push("below_the_title", _below_the_title)
    return parser


def _below_the_title(state: StateCore) -> None:
    """A page's title is its only heading of the first level; one inside a list, a quote or a field is of the second."""
    for token in state.tokens:
        if token.tag == "h1":
            token.tag = "h2"


@cache  # to make one costs many times what it does
def _sanitiser() -> nh3.Cleaner:
    schemes = set(SCHEMES) | set(all_kinds())
    return nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes, link_rel="noopener")


def _safe(html: str) -> str:
    safe = _sanitiser().clean(html)
    # One line, so that templates can place it anywhere; what is preformatted keeps its breaks as entities.
    safe = _PRE.sub(lambda found: found[0].replace("\n", "&#10;"), safe)
    return _BREAK_IN_CJK.sub("", safe.strip()).replace("\n", " ")
