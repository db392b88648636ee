"""What templates write with: filters and functions bound to the page that is being rendered."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any
from urllib.parse import quote, unquote

from markupsafe import Markup

from svcq_build.kinds import all_kinds
from svcq_build.load import SCHEMES
from svcq_build.model import QuotedNumber, format_duration, format_number, linked, parse_reference
from svcq_build.render.addresses import address_of, document_address, picture_address, relative
from svcq_build.render.desk import Desk
from svcq_build.render.dialling import with_calls
from svcq_build.render.formats import format_date, format_interval
from svcq_build.render.pages import Page
from svcq_build.render.recorded import in_recorded_language
from svcq_build.render.terms import explain_terms, mentioned
from svcq_build.render.text import to_blocks, to_html, to_line
from svcq_build.translate import Words
from svcq_build.words import in_html

_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PICTURE = re.compile(r'<img ([^>]*?)src="([^"]*)"')


class PageTools:
    """The tools of one page: they know where it is, and which terms it has explained."""

    def __init__(self, desk: Desk, page: Page, choices: Callable[[str, str], str]) -> None:
        self.desk, self.page, self._choices = desk, page, choices
        self.pictures: dict[str, str] = {}
        self._seen = {page.ref}

    def text(self, words: str | None) -> Markup:
        """Markdown as HTML; terms explained, references resolved, other languages marked."""
        if not words:
            return Markup("")
        done = to_html(_marked(words))
        html = self._explain(self._resolve(done.html), words)
        return self._mark(html, words, "span" if done.inline else "div")

    def line(self, words: object) -> Markup:
        """One line of Markdown as HTML, without explained terms."""
        if words is None or words == "":
            return Markup("")
        if isinstance(words, Markup):
            return words
        return self._mark(self._resolve(to_line(_marked(words))), words, "span")

    def recorded(self, html: object) -> Markup:
        """A part of a page that tells of records: it says which language their words are in."""
        recorded = self.desk.settings.svcq.languages[0]
        return Markup(in_recorded_language(str(html), self.desk.lang, recorded))  # noqa: S704 - as safe as it was

    def prose(self, words: str | None) -> Markup:
        """A long text; its headings stand by themselves, so that they enter the table of contents."""
        out = []
        blocks = to_blocks(_marked(words or ""))
        given = words.anchors if isinstance(words, Words) else ()
        anchors = iter(given if len(given) == sum(block.level > 0 for block in blocks) else ())
        for block in blocks:
            html = self._resolve(block.html)
            if block.level:
                marked, anchor = self._mark(_without_links(html), words, "span"), next(anchors, block.anchor)
                out.append(f'<h{block.level} id="{in_html(anchor)}">{marked}</h{block.level}>')
            else:
                lang = self._lang(words)
                html = self._explain(html, words)
                out.append(f'<div class="sv-prose"{f" lang={chr(34)}{lang}{chr(34)}" if lang else ""}>{html}</div>')
        return Markup("\n".join(out))  # noqa: S704 - every piece is sanitised or escaped above

    def heading(self, words: object) -> Markup:
        """One line of Markdown as HTML without links, as a heading has it."""
        if words is None:
            return Markup("")
        html = words if isinstance(words, Markup) else _without_links(to_line(str(words)))
        return self._mark(html, words, "span")

    def calls(self, html: Markup) -> Markup:
        """HTML in which the numbers that it says to call are links."""
        return Markup(with_calls(html))  # noqa: S704 - HTML already, and digits

    def date(self, day: Any) -> str:
        """A day as its readers write it."""
        return format_date(day, self.desk.lang)

    def number(self, number: Any) -> str:
        """A number as its readers write it."""
        shown = format_number(number, self.desk.lang)
        return self._from(number.parameter, shown) if isinstance(number, QuotedNumber) else shown

    def duration(self, duration: Any) -> str:
        """A length of time as its readers write it."""
        shown = format_duration(duration, self.desk.lang, self.desk.word)
        return self._from(duration.parameter, shown) if duration is not None and duration.parameter else shown

    def interval(self, duration: Any) -> str:
        """How often something comes, as its readers write it."""
        shown = format_interval(duration, self.desk.lang, self.desk.word)
        return self._from(duration.parameter, shown) if duration is not None and duration.parameter else shown

    def _from(self, parameter: str, shown: str) -> Markup:
        """A value that leads to the parameter that it is quoted from."""
        return Markup(self._quoted(parameter, escape(shown, quote=False)))  # noqa: S704 - escaped

    def _quoted(self, parameter: str, html: str) -> str:
        if not self.desk.known(parameter):
            return html
        return f'<a class="sv-param" href="{in_html(self.url(parameter))}">{html}</a>'

    def choice(self, value: str | None, field: str) -> str:
        """The label of a value of an enumeration."""
        return self._choices(field, value) if value else ""

    def link(self, ref: str, label: object = None, css: str = "") -> Markup:
        """A link to a document or a part of it; words alone where it does not exist."""
        words = self.desk.title(ref) if label is None else label
        inner = _without_links(self.line(words))  # a title may quote a parameter: no link stands in another
        attribute = f' class="{in_html(css)}"' if css else ""
        if not self.desk.known(ref):
            return Markup(f"<span{attribute}>{inner}</span>")  # noqa: S704 - escaped above
        return Markup(f'<a{attribute} href="{in_html(self.url(ref))}">{inner}</a>')  # noqa: S704 - escaped above

    def url(self, target: str) -> str:
        """The href from this page to a document (``standard:x#R1``) or a page (``coverage``)."""
        return relative(address_of(target), self.page.url)

    def _resolve(self, html: str) -> str:
        html = linked(html, self._quoted)
        if "<a " in html:
            html = _LINK.sub(self._resolve_link, html)
        if "<img " in html:
            html = _PICTURE.sub(self._resolve_picture, html)
        return html

    def _resolve_link(self, found: re.Match[str]) -> str:
        target, _, words = found.groups()
        if not _SCHEME.match(target):
            return self._resolve_path(target, words)
        if target.partition(":")[0].lower() in SCHEMES and target.partition(":")[0] not in all_kinds():
            return found[0]
        reference = parse_reference(target)
        if reference is None or not self.desk.known(target):
            return words
        return f'<a href="{in_html(self.url(target))}">{words}</a>'

    def _resolve_path(self, target: str, words: str) -> str:
        """A link to a heading of a document's own text, written from the site's root; other paths lead nowhere."""
        if not target.startswith("/") or target.startswith("//"):
            return words
        return f'<a href="{in_html(relative(unescape(target[1:]), self.page.url))}">{words}</a>'

    def _resolve_picture(self, found: re.Match[str]) -> str:
        attributes, source = found.groups()
        if not source.startswith("/") or source.startswith("//"):
            return f'<img {attributes}data-missing="{source}"'  # pictures of other hosts are never fetched
        path = unquote(unescape(source[1:]), errors="surrogateescape")
        address = picture_address(path, self.desk.audience)
        self.pictures[address] = path
        address = relative(quote(address, errors="surrogateescape"), self.page.url)
        return f'<img {attributes}loading="lazy" src="{in_html(address)}"'

    def _explain(self, html: str, words: object) -> str:
        glossary = self.desk.glossary(getattr(words, "lang", self.desk.lang))
        fresh = mentioned(html, glossary) - self._seen
        if not fresh:
            return html
        for ref in fresh:
            self.desk.local(ref)
        href = {ref: relative(document_address(ref), self.page.url) for ref in fresh}
        return explain_terms(html, glossary, self._seen, href)

    def _lang(self, words: object) -> str:
        lang = getattr(words, "lang", self.desk.lang)
        return str(lang) if lang != self.desk.lang else ""

    def _mark(self, html: str, words: object, tag: str) -> Markup:
        lang = self._lang(words)
        if lang:
            html = f'<{tag} lang="{lang}">{html}</{tag}>'
        return Markup(html)  # noqa: S704 - sanitised by render.text, or escaped


FILTERS = ("text", "line", "recorded", "prose", "heading", "calls", "date", "number", "duration", "interval", "choice")
FUNCTIONS = ("link", "url")
DESK_FUNCTIONS = ("title", "incoming", "outgoing", "entries", "parts")


def _marked(words: object) -> str:
    """Markdown in which the values are marked that parameters have given it."""
    return str(getattr(words, "marked", words))


def _without_links(html: str) -> str:
    return re.sub(r"</?a\b[^>]*>", "", html) if "<a" in html else html
