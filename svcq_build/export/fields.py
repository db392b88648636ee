"""Fields: the values of a document of any kind → blocks, by what its model says of them.

No kind has a form of its own here, as its page has: whatever a document says is in its fields, these know their titles,
and a new field is on paper without being mentioned anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from svcq_build.export.blocks import (
    Block,
    Definitions,
    Heading,
    Inline,
    Item,
    Listing,
    Paragraph,
    Table,
    plain,
    words_of,
)
from svcq_build.export.markdown import Around, Pictures, blocks_of, inline_of
from svcq_build.model import Model, Prose, Ref, Rhythm, part_field, says_nothing
from svcq_build.render import Desk, TitledField, field_title, format_rhythm, scalar_words, titled_fields

#: So many columns stand beside each other on a page; what has more fields stands one below the other.
_COLUMNS = 5
#: Longer texts of a list stand one below the other.
_SHORT = 30


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a document with what it says.

    Attributes:
        field: it. title: what it is called. blocks: its value. long: whether it is a section of its own.
    """

    field: TitledField
    title: str
    blocks: tuple[Block, ...]
    long: bool


class FieldWriter:
    """Writes the values of documents in one language."""

    def __init__(self, desk: Desk, find: Pictures) -> None:
        """Args: desk: answers and speaks for the language. find: finds the pictures of texts."""
        self._desk, self._find = desk, find

    def values(self, model: Model, level: int) -> Iterator[Value]:
        """What the fields of a model say, in order, those that say nothing left out.

        Args:
            model: it, in the language of the paper. level: that headings inside of a field have.
        """
        for field in titled_fields(type(model)):
            value = getattr(model, field.attribute)
            if _says(field, value):
                long = _is_long(field, value)
                blocks = self._section(field, value, level) if long else self._value(field, value)
                yield Value(field, field_title(field, self._desk.interface), tuple(blocks), long)

    def section(self, value: Value, level: int, counted: bool = True) -> tuple[Block, ...]:
        """A long value under its title; a document's own text brings its headings with it.

        Args:
            level: of the title. counted: whether it has a number.
        """
        if value.field.name == "body":
            return value.blocks
        return (Heading(plain(value.title), level, numbered="chapter" if counted else "no"), *value.blocks)

    def facts(self, values: Iterable[Value]) -> tuple[Block, ...]:
        """Short values beside their titles."""
        pairs = tuple((value.title, value.blocks) for value in values)
        return (Definitions(pairs),) if pairs else ()

    def inline(self, text: str) -> Inline:
        """One line of a document."""
        return inline_of(text, self._around(text))

    def text(self, text: str, level: int = 0) -> tuple[Block, ...]:
        """A text of a document; ``level`` as :func:`blocks_of` has it."""
        return blocks_of(text, self._around(text), level) or (Paragraph(plain(text)),)  # only addresses

    def reference(self, reference: str) -> str:
        """What a reference means: the title, the organisation's number of it, and the part."""
        document, _, part = reference.partition("#")
        doc = self._desk.doc(document)
        title = self._desk.title(document)
        code = words_of(self.inline(doc.code)) if doc is not None and doc.code else ""
        if code and code not in title:
            title = self._desk.interface.word("{title} ({code})", title=title, code=code)
        return f"{title} {part}" if part else str(title)

    def _around(self, text: str) -> Around:
        language = str(getattr(text, "lang", self._desk.lang))
        return Around(language if language != self._desk.lang else "", self._find, self._number)

    def _number(self, reference: str) -> str:
        """The number of the document that a link leads to, in brackets; nothing where it has none."""
        doc = self._desk.doc(reference.partition("#")[0])
        if doc is None or not doc.code:
            return ""
        return self._desk.interface.word("{title} ({code})", title="", code=doc.code)

    def _section(self, field: TitledField, value: Any, level: int) -> Iterator[Block]:
        if field.name == "body":
            yield from self.text(value, level)
        elif field.inner is not None and isinstance(value, tuple):
            yield from self.groups(value, level + 1)
        else:
            yield from self._value(field, value)

    def groups(self, items: tuple[Model, ...], level: int = 0) -> Iterator[Block]:
        """A list of groups: a table where each has but few short values, else one below the other.

        Args:
            items: they. level: that the titles of parts have as headings; 0 where no heading may stand.
        """
        table = self._table(items)
        if table is not None:
            yield table
            return
        model = type(items[0])
        own = part_field(model) or ("version" if "version" in model.model_fields else "")
        if level and "title" in model.model_fields:
            for item in items:
                mark = str(getattr(item, own)) if own else ""
                yield Heading(self.inline(item.title), level, mark, "no")  # type: ignore[attr-defined]
                yield from self._spread(item, frozenset({own, "title"}), level + 1)
        elif own:
            yield from (Item(str(getattr(item, own)), self.group(item, frozenset({own}))) for item in items)
        else:
            yield Listing(tuple(self.group(item) for item in items))

    def _spread(self, item: Model, told: frozenset[str], level: int) -> Iterator[Block]:
        """A group under a heading of its own: the lists of groups in it stand by themselves, after its other fields."""
        said = ((field, value) for field, value in _row(item, titled_fields(type(item))) if _says(field, value))
        lists = [(field, value) for field, value in said if field.inner is not None and isinstance(value, tuple)]
        others = self.group(item, told | {field.attribute for field, _ in lists})
        yield from others
        for field, value in lists:
            if others or len(lists) > 1:
                yield Paragraph(plain(field_title(field, self._desk.interface)), "label")
            yield from self.groups(value, level)

    def group(self, item: Model, told: frozenset[str] = frozenset()) -> tuple[Block, ...]:
        """The fields of a group: its first text, then all others with their titles, but for those that are told."""
        lead: tuple[Block, ...] = ()
        pairs: list[tuple[str, tuple[Block, ...]]] = []
        if isinstance(item, Rhythm):  # one phrase, as on the page
            phrase = format_rhythm(item, self._desk.lang, self._desk.interface.word)
            lead, told = (Paragraph(plain(phrase)),), told | (frozenset(type(item).model_fields) - {"first"})
        said = [(field, value) for field, value in _row(item, titled_fields(type(item))) if _says(field, value)]
        said = [(field, value) for field, value in said if field.attribute not in told]
        first = None if lead else _first(said)
        for field, value in said:
            if field is first and isinstance(field.mark, Prose):
                lead = self._prose(field.mark, value)
            else:
                pairs.append((field_title(field, self._desk.interface), tuple(self._value(field, value))))
        return (*lead, *((Definitions(tuple(pairs), wide=False),) if pairs else ()))

    def _table(self, items: tuple[Model, ...]) -> Table | None:
        fields = [
            field
            for field in titled_fields(type(items[0]))
            if any(_says(field, value) for value in _column(items, field))
        ]
        nested = any(field.inner is not None for field in fields)
        if nested or len(items) < 2 or not 2 <= len(fields) <= _COLUMNS:
            return None
        rows = tuple(
            tuple(
                tuple(self._value(field, value)) if _says(field, value) else () for field, value in _row(item, fields)
            )
            for item in items
        )
        if any(not isinstance(block, Paragraph) for row in rows for inner in row for block in inner):
            return None
        right = frozenset(
            place for place, field in enumerate(fields) if all(_is_number(value) for value in _column(items, field))
        )
        return Table(tuple(plain(field_title(one, self._desk.interface)) for one in fields), rows, right=right)

    def _value(self, field: TitledField, value: Any) -> Iterator[Block]:
        if isinstance(value, Model):
            yield from self.group(value)
        elif field.inner is not None and isinstance(value, tuple):
            yield from self.groups(value)
        elif isinstance(value, tuple):
            shown = [tuple(self._value(field, item)) for item in value]
            if _stands_in_lines(field, value) or any(not isinstance(one[0], Paragraph) for one in shown):
                yield Listing(tuple(shown))
            else:
                lines = [one[0].words for one in shown if isinstance(one[0], Paragraph)]
                yield Paragraph(_chained(lines, self._desk.interface.word(", ")))
        elif isinstance(field.mark, Prose):
            yield from self._prose(field.mark, value)
        elif isinstance(field.mark, Ref):
            yield Paragraph(plain(self.reference(value)))
        else:
            yield Paragraph(plain(scalar_words(field.name, value, self._desk.lang, self._desk.interface)))

    def _prose(self, mark: Prose, text: str) -> tuple[Block, ...]:
        return (Paragraph(self.inline(text)),) if mark.inline else self.text(text)


def _is_long(field: TitledField, value: Any) -> bool:
    """Whether a value is a section of its own: groups, texts, and lists that are no line."""
    if isinstance(value, tuple):
        return field.inner is not None or _stands_in_lines(field, value)
    return isinstance(field.mark, Prose) and not field.mark.inline and isinstance(value, str)


def _stands_in_lines(field: TitledField, value: tuple[Any, ...]) -> bool:
    if isinstance(field.mark, Prose):
        return not field.mark.inline or any(len(str(item)) > _SHORT for item in value)
    return False


def _first(said: list[tuple[TitledField, Any]]) -> TitledField | None:
    """The field that a group is about: its first text, or else its first words."""
    words = [field for field, value in said if isinstance(field.mark, Prose) and isinstance(value, str)]
    texts = [field for field in words if isinstance(field.mark, Prose) and not field.mark.inline]
    return next(iter([*texts, *words]), None)


def _says(field: TitledField, value: Any) -> bool:
    """Whether a field says something; “no” is not said where nobody would think otherwise."""
    return not says_nothing(value) and not (value is False and field.default is False)


def _row(item: Model, fields: Iterable[TitledField]) -> Iterator[tuple[TitledField, Any]]:
    return ((field, getattr(item, field.attribute)) for field in fields)


def _column(items: tuple[Model, ...], field: TitledField) -> list[Any]:
    return [getattr(item, field.attribute) for item in items]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _chained(lines: list[Inline], between: str) -> Inline:
    out: list[Any] = []
    for line in lines:
        if out and words_of(line):
            out.extend(plain(between))
        out.extend(line)
    return tuple(out)
