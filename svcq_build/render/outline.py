"""Outline: a document of any kind as titled values, in the order of its fields, without a template of its kind.

A past version is shown like this: a kind's template asks what refers to a document, and only today's
handbook could answer. What a document itself says is all in its fields, and these know their titles.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from svcq_build.load import SCHEMES
from svcq_build.model import Model, Prose, Ref, Rhythm, linked, part_field, says_nothing
from svcq_build.render.addresses import address_of
from svcq_build.render.desk import Desk
from svcq_build.render.interface import Interface
from svcq_build.render.rhythms import format_rhythm
from svcq_build.render.text import to_html, to_line
from svcq_build.render.titled import TitledField, field_title, scalar_words, titled_fields
from svcq_build.words import in_html

#: What a page shows elsewhere (head, history, own fields), and what only says where a document comes from.
_ELSEWHERE = frozenset(
    {
        *("kind", "id", "title", "status", "version", "owner", "effective", "code"),
        *("changes", "formerly", "former_parts", "more"),
    }
)

_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>')
#: Pictures are not kept from version to version; their words are.
_PICTURE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>|<img [^>]*>')

#: By field, and by part as ``#R1``: the values, in the language of the page, and the HTML that they became.
Memory = dict[str, tuple[Any, str]]


class Outline:
    """Writes outlines for pages that all lie equally deep, so that what is made once fits them all."""

    def __init__(self, desk: Desk, interface: Interface, up: str) -> None:
        """Args: desk, interface: answer and speak for the pages. up: leads from any of them to the site's root."""
        self._desk, self._interface, self._up = desk, interface, up
        self._names = desk.history.names
        self._links: dict[str, tuple[str, set[str]]] = {}
        self._texts: dict[tuple[str, str], tuple[str, set[str]]] = {}

    def document(self, model: Model, memory: Memory) -> str:
        """All that a document says, as HTML: short values in a list, then a section for each list of groups.

        Args:
            model: the document in the language of the page.
            memory: what other versions of the same document said, and how it was written; begins empty.
        """
        rows: list[str] = []
        sections: list[str] = []
        for field in titled_fields(type(model)):
            value = getattr(model, field.attribute)
            if field.name in _ELSEWHERE or says_nothing(value):
                continue
            if field.inner is not None and isinstance(value, tuple):
                sections.append(f"<h2>{in_html(self.title(field))}</h2>{self._groups(value, 3, memory)}")
                continue
            known, html = memory.get(field.name, (None, ""))
            if known is None or known != value:
                body = field.name == "body"
                html = f'<div class="sv-prose">{self.text(value)}</div>' if body else self._row(field, value)
                memory[field.name] = (value, html)
            (sections if field.name == "body" else rows).append(html)
        return self._details(rows) + "".join(sections)

    def _groups(self, value: Any, level: int, memory: Memory | None = None) -> str:
        items: tuple[Model, ...] = value if isinstance(value, tuple) else (value,)
        if all(part_field(type(item)) is not None for item in items):
            return "".join(self._part(item, level, memory) for item in items)
        if isinstance(value, tuple):
            listed = "".join(f"<li>{self._fields(item, level)}</li>" for item in items)
            return f'<ul class="sv-past__groups">{listed}</ul>'
        return self._fields(value, level)

    def _part(self, item: Model, level: int, memory: Memory | None) -> str:
        name = in_html(str(getattr(item, _attribute(type(item), part_field(type(item)) or ""))))
        known, html = (memory or {}).get(f"#{name}", (None, ""))
        if known is None or known != item:
            head = f'<h{level} class="sv-past__part" id="{name}"><a class="sv-no" href="#{name}">{name}</a></h{level}>'
            html = head + self._fields(item, level + 1)
            if memory is not None:
                memory[f"#{name}"] = (item, html)
        return html

    def _fields(self, item: Model, level: int) -> str:
        """The fields of a group; its first text stands above the others, without a title."""
        lead, rows, inner = "", [], []
        told: frozenset[str] = frozenset()
        if isinstance(item, Rhythm):  # one phrase, as on the page of today
            lead, told = (
                f"<p>{in_html(format_rhythm(item, self._desk.lang, self._interface.word))}</p>",
                frozenset(type(item).model_fields) - {"first"},
            )
        for field in titled_fields(type(item)):
            value = getattr(item, field.attribute)
            if field.is_part or field.name in told or says_nothing(value):
                continue
            if field.inner is not None:
                title = f'<p class="sv-past__label">{in_html(self.title(field))}</p>'
                inner.append(title + self._groups(value, min(level, 6)))
            elif not lead and isinstance(field.mark, Prose) and isinstance(value, str):
                lead = f'<div class="sv-past__text">{self.text(value)}</div>'
            else:
                rows.append(self._row(field, value))
        return lead + self._details(rows, "sv-past__facts") + "".join(inner)

    def _details(self, rows: list[str], css: str = "sv-details") -> str:
        return f'<dl class="{css}">{"".join(rows)}</dl>' if rows else ""

    def _row(self, field: TitledField, value: Any) -> str:
        shown = self._fields(value, 3) if isinstance(value, Model) else self._value(field, value)
        return f"<div><dt>{in_html(self.title(field))}</dt><dd>{shown}</dd></div>"

    def _value(self, field: TitledField, value: Any) -> str:
        if isinstance(value, tuple):
            shown = [self._value(field, item) for item in value]
            if isinstance(field.mark, Prose) and not field.mark.inline:
                return f'<ul class="sv-bullets">{"".join(f"<li>{item}</li>" for item in shown)}</ul>'
            return self._interface.word(", ").join(shown)
        if isinstance(field.mark, Prose):
            return self.text(value) if not field.mark.inline else self.line(value)
        if isinstance(field.mark, Ref):
            return self.link(value)
        return in_html(self.scalar(field.name, value))

    def title(self, field: TitledField) -> str:
        """What a field is called, as a heading."""
        return field_title(field, self._interface)

    def scalar(self, name: str, value: Any) -> str:
        """A value as readers write it, in plain text."""
        return scalar_words(name, value, self._desk.lang, self._interface)

    def name(self, ref: str) -> str:
        """What a reference means today, in words."""
        return self._desk.title(self._names.reference(ref) if self._names else ref)

    def link(self, ref: str) -> str:
        """A reference as a link to what it means today; by its name alone where there is no such thing."""
        if ref not in self._links:
            with self._desk.noting() as asked:
                now = self._names.reference(ref)
                title = self.line(self.name(now))
                known = self._desk.known(now)
            html = f'<a href="{in_html(self._up + address_of(now))}">{title}</a>' if known else title
            self._links[ref] = (html, asked)
        return self._known(self._links[ref])

    def text(self, words: str) -> str:
        """Markdown as HTML, its language marked where it is not the page's."""
        return self._once(words, "div", to_html(_marked(words)).html)

    def line(self, words: str) -> str:
        """One line of Markdown as HTML."""
        return self._once(words, "span", to_line(_marked(words)))

    def _once(self, words: str, tag: str, html: str) -> str:
        lang = getattr(words, "lang", self._desk.lang)
        key = (html, lang)
        if key not in self._texts:
            with self._desk.noting() as asked:
                html = linked(html, self._quoted)
                made = _PICTURE.sub(r"\1", _LINK.sub(self._resolve, html))
            made = f'<{tag} lang="{lang}">{made}</{tag}>' if lang != self._desk.lang else made
            self._texts[key] = (made, asked)
        return self._known(self._texts[key])

    def _known(self, made: tuple[str, set[str]]) -> str:
        """What was made for a page before: this page asks what was asked then."""
        html, asked = made
        self._desk.note(*asked)
        return html

    def _quoted(self, parameter: str, html: str) -> str:
        return f'<a href="{in_html(parameter)}">{html}</a>'

    def _resolve(self, found: re.Match[str]) -> str:
        """A link of then, where it still leads somewhere; its words alone where it does not."""
        target, _, words = found.groups()
        if target.partition(":")[0].lower() in SCHEMES:
            return found[0]
        target = self._names.reference(target)
        if not self._desk.known(target):
            return words
        return f'<a href="{in_html(self._up + address_of(target))}">{words}</a>'


def _marked(words: object) -> str:
    return str(getattr(words, "marked", words))


@cache
def _attribute(model: type[Model], name: str) -> str:
    return next(field.attribute for field in titled_fields(model) if field.name == name)
