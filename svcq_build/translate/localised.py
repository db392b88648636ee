"""A document in the language of a page: its model, with every string for people translated where it can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from svcq_build.load import heading_anchors
from svcq_build.migrations import all_migrations
from svcq_build.model import (
    Model,
    Prose,
    Quoted,
    Shape,
    holds,
    marked_fields,
    part_field,
    with_marks,
    with_values,
    written,
)
from svcq_build.translate.words import Words
from svcq_build.words import is_chinese, is_traditional

M = TypeVar("M", bound=Model)
_MARKS = (Prose,)
#: Where a document holds what its organisation has added.
_OWN = "more"
#: What only a source text in Chinese needs translated; numbers and codes are the same in every language.
_NUMBERS = re.compile(r"(?:\.\d+)+(?=\.|$)")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Localised:
    """A model in a language.

    Attributes:
        model: the model, its strings for people being :class:`Words`; in the source language they stay as they are.
        missing: how many of them have no translation.
    """

    model: Any
    missing: int


def localise(
    model: Model,
    ref: str,
    source: str,
    language: str,
    lookup: Callable[[str, str], str | None] | None,
    settle: Callable[[str, str], str] | None = None,
) -> Localised:
    """Put a document into a language.

    Args:
        model: the validated document. ref: ``kind:id``. source: the language that it is written in.
        language: the one wanted. lookup: from a message's context (``standard:x requirements.R1.text``) and its
            text to the translation, or None; itself None where ``language`` is ``source``.
        settle: what is done with a text that may hold links, given it and its source.
    """
    missing = 0

    def words(key: str, text: str) -> str:
        nonlocal missing
        if lookup is None and not isinstance(text, Quoted):
            return settle(text, text) if settle is not None and ("](" in text or "]:" in text) else text
        found = localise_text(text, f"{ref} {key}", source, language, lookup)
        missing += lookup is not None and found.lang != language
        if settle is not None and ("](" in found.marked or "]:" in found.marked):
            there = Words(found.marked, found.lang, anchors=found.anchors)
            return Words(settle(found, text), found.lang, settle(there, text), found.anchors)
        return found

    done = _model(model, "", words)
    more = getattr(done, _OWN, None)
    if more:
        done = _copy(done, {_OWN: _own_value(more, _OWN, words)})
    return Localised(done, missing)


def localise_text(
    text: str, context: str, source: str, language: str, lookup: Callable[[str, str], str | None] | None
) -> Words:
    """One text of a document, by its message's context; the rest as for :func:`localise`."""
    there = written(text)
    found = there if lookup is None or is_neutral(there, source) else lookup(context, there)
    lang = source if lookup is None or found is None else language
    words = there if found is None else found
    # a page in other characters has the addresses of the one that it is derived from
    anchors = heading_anchors(text) if lang != source and is_traditional(lang) and is_chinese(source) else ()
    if not isinstance(text, Quoted):
        return Words(words, lang, anchors=anchors)
    units = lookup if lang != source else None
    values = text.values
    plain = with_values(words, lambda name: values[name].shown(lang, units) if name in values else None)
    return Words(plain, lang, with_marks(words, values, lambda parameter: parameter.shown(lang, units)), anchors)


def is_neutral(text: str, source: str) -> bool:
    """Whether a text says the same in every language (a code, a number)."""
    return source == "zh" and not _HAN.search(text)


def messages(model: Model, ref: str, source: str) -> list[tuple[str, str]]:
    """Every (context, text) of a document that can be translated, in the order of its fields."""
    found: list[tuple[str, str]] = []

    def note(context: str, text: str) -> str | None:
        found.append((context, text))
        return None

    localise(model, ref, source, "", note)
    return found


@cache
def _plan(model: type[Model]) -> tuple[tuple[str, str, Shape], ...]:
    """The fields that hold words: attribute, name in the file, shape."""
    attributes = {info.alias or name: name for name, info in model.model_fields.items()}
    return tuple((attributes[name], name, shape) for name, shape in marked_fields(model) if holds(shape, _MARKS))


def _model(model: M, key: str, words: Callable[[str, str], str]) -> M:
    """A model with other words; itself where they are the same, which a handbook of ten thousand has room for once."""
    changed = {}
    for attribute, name, shape in _plan(type(model)):
        value = getattr(model, attribute)
        if value is not None and value != ():
            put = _value(shape, value, f"{key}.{name}" if key else name, words)
            if put is not value:
                changed[attribute] = put
    return _copy(model, changed) if changed else model


def _copy(model: M, changed: dict[str, Any]) -> M:
    """As ``model_copy`` does it, but what is never changed, which fields were given, is not copied with it."""
    copied = model.__class__.__new__(model.__class__)
    object.__setattr__(copied, "__dict__", {**model.__dict__, **changed})
    for name in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
        object.__setattr__(copied, name, getattr(model, name))
    return copied


def _value(shape: Shape, value: Any, key: str, words: Callable[[str, str], str]) -> Any:
    if shape.mark is not None:
        return words(key, value)
    if shape.model is not None:
        return _model(value, key, words)
    assert shape.item is not None
    put = tuple(_value(shape.item, item, f"{key}.{item_key(item, index)}", words) for index, item in enumerate(value))
    return put if any(new is not old for new, old in zip(put, value, strict=True)) else value


def _own_value(value: Any, key: str, words: Callable[[str, str], str]) -> Any:
    """A value of an organisation's own: every text in it is one for people, whatever its schema says."""
    if isinstance(value, str):
        return words(key, value)
    if isinstance(value, Mapping):
        return {name: _own_value(inner, f"{key}.{name}", words) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_own_value(inner, f"{key}.{place}", words) for place, inner in enumerate(value))
    return value


def item_key(item: Any, index: int) -> str:
    """How an item of a list is named in a message's context: by its part id or its version, else by its place.

    A document's history grows at its beginning; named by their places, all older entries would need translating again.
    """
    if isinstance(item, Model):
        name = part_field(type(item)) or ("version" if "version" in type(item).model_fields else None)
        if name is not None:
            return str(getattr(item, name))
    return str(index)


@cache
def _formerly_texts() -> re.Pattern[str]:
    """What finds the context of a text that stood in a list by itself before a migration."""
    lists = [rf"{kind}:[^ ]+ {name}" for one in all_migrations() for kind in one.kinds for name in one.texts]
    return re.compile(rf"^({'|'.join(lists)})\.[^.]+\.text$")


def placeless(context: str) -> str:
    """A message's context without places in lists: the same text in another place of the same list is the same.

    Numbers with points are no places: they are versions (``changes.1.0``) or ids of parts (``clauses.4.1``). Texts of
    a list that are parts now (``people.P1.text``) were known by their places (``people.0``) before.
    """
    context = _formerly_texts().sub(r"\1.0", context)
    return _NUMBERS.sub(lambda found: ".*" if found[0].count(".") == 1 else found[0], context)
