"""Entries: what search finds of a page: the whole of it, and each of its parts with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from itertools import takewhile
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.model import Model, Prose, Shape, holds, marked_fields, part_field
from svcq_build.render import Interface, RenderedPage, plain, to_blocks
from svcq_build.translate import anchors_of
from svcq_build.words import clean

#: Where other names stand: those in use, and those that are not to be used but will be looked for.
_NAMES = ("aliases", "instead_of")
#: What is told of a document's past, and what only its keepers read, nobody looks up here.
_PASSED_OVER = frozenset({"title", "summary", "changes", "waivers", "former_parts", "tags", "body", "code", *_NAMES})
_ELEMENT = re.compile(r"<[^>]*>")
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>')
_BLANKS = re.compile(r"\s+")
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its anchor, what it is called (``R1``, a heading), and its texts as plain words."""

    anchor: str
    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What search knows of a page, in plain words.

    Attributes:
        url: its address from the root of its language. kind: its kind's name; empty for overviews.
        title: its title. names: other names (aliases). code: the organisation's number for it, or nothing.
        id: its id. summary: a sentence on it. tags: words to find it by. texts: what stands in no part.
        parts: its parts, in order. roles: ids of the roles that it concerns.
    """

    url: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    code: str = ""
    id: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    roles: tuple[str, ...] = field(default=())


def entry_of(rendered: RenderedPage, doc: Any, roles: Sequence[str] = ()) -> Entry:
    """What search knows of a page.

    Args:
        rendered: the page. doc: its document's model in the page's language; None for lists and overviews.
        roles: ids of the roles that the document concerns.
    """
    page = rendered.page
    if doc is None:
        return Entry(page.url, page.kind, page.title, summary=page.description)
    found: dict[str | None, list[str]] = {None: []}
    _walk(doc, None, found, top=True)
    texts = [*found.pop(None), *_own_words(doc.more)]
    parts = [Part(anchor, anchor, tuple(words)) for anchor, words in found.items() if anchor and words]
    if doc.body:
        beginning, sections = _sections(rendered, doc.body)
        texts += beginning
        parts += sections
    return Entry(
        page.url,
        page.kind,
        page.title,
        names=tuple(plain(name) for field in _NAMES for name in getattr(doc, field, ())),
        code=plain(doc.code or ""),
        id=page.ref.partition(":")[2],
        summary=page.description,
        tags=tuple(plain(tag) for tag in doc.tags),
        texts=tuple(texts),
        parts=tuple(parts),
        roles=tuple(roles),
    )


@cache
def _plan(model: type[Model]) -> tuple[tuple[str, Shape], ...]:
    """The fields that hold words: attribute and shape."""
    attributes = {info.alias or name: name for name, info in model.model_fields.items()}
    return tuple((attributes[name], shape) for name, shape in marked_fields(model) if holds(shape, (Prose,)))


def _walk(model: Model, part: str | None, found: dict[str | None, list[str]], top: bool = False) -> None:
    own = part_field(type(model))
    if own is not None:
        part = str(getattr(model, own))
        found.setdefault(part, [])
    for attribute, shape in _plan(type(model)):
        if not (top and attribute in _PASSED_OVER):
            _take(shape, getattr(model, attribute), part, found)


def _take(shape: Shape, value: Any, part: str | None, found: dict[str | None, list[str]]) -> None:
    if value is None:
        return
    if shape.mark is not None:
        if isinstance(shape.mark, Prose) and (words := plain(value)):
            found[part].append(words)
    elif shape.model is not None:
        _walk(value, part, found)
    else:
        assert shape.item is not None
        for item in value:
            _take(shape.item, item, part, found)


def _own_words(value: Any) -> Iterator[str]:
    """The words in an organisation's own fields."""
    if isinstance(value, str):
        yield clean(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _own_words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _own_words(inner)


def _sections(rendered: RenderedPage, body: str) -> tuple[list[str], list[Part]]:
    """What stands before the first heading of a long text, and below each of them, read from the page."""
    html = rendered.html
    blocks = to_blocks(body)
    own = set(anchors_of(body, [block.anchor for block in blocks if block.level]))
    begins: dict[str, int] = {}
    for found in _ID.finditer(html):
        begins.setdefault(unescape(found[1]), found.start())
    places = [
        (html.rfind("<", 0, begins[heading.anchor]), heading)
        for heading in rendered.contents.headings
        if heading.anchor in begins
    ]
    parts = []
    for number, (at, heading) in enumerate(places):
        if heading.anchor in own:
            end = places[number + 1][0] if number + 1 < len(places) else len(html)
            words = _words(html[html.index("</h", at) : end])
            parts.append(Part(heading.anchor, unescape(heading.title), (words,) if words else ()))
    before = takewhile(lambda block: not 2 <= block.level <= 3, blocks)  # no deeper ones are in the table of contents
    beginning = " ".join(block.words for block in before if block.words)
    return [beginning] if beginning else [], parts


def _words(html: str) -> str:
    return _BLANKS.sub(" ", unescape(_ELEMENT.sub(" ", _HEADERLINK.sub("", html)))).strip()


def label_of(kind: str, words: Interface) -> str:
    """What a kind is called beside a result; empty for overviews."""
    known = all_kinds().get(kind)
    return "" if known is None else words.named(known.zh, known.en)
