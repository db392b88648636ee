"""Titled: the fields of a model with what people call them, and their values as readers write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from svcq_build.model import (
    END,
    Amount,
    Duration,
    Mark,
    Model,
    Shape,
    field_words,
    format_amount,
    format_duration,
    format_number,
    marked_fields,
    model_in,
    part_field,
)
from svcq_build.render.formats import format_date
from svcq_build.render.interface import Interface
from svcq_build.render.rhythms import format_day
from svcq_build.words import Words


@dataclass(frozen=True, slots=True)
class TitledField:
    """A field of a model, as an outline shows it.

    Attributes:
        attribute, name: in the model, and in the file. title: what people call it. default: what it says where nothing
            is written. mark: what its strings are. inner: the model that it holds. is_part: whether it is a part's id.
    """

    attribute: str
    name: str
    title: Words
    default: Any
    mark: Mark | None
    inner: type[Model] | None
    is_part: bool


@cache
def titled_fields(model: type[Model]) -> tuple[TitledField, ...]:
    """The fields of a model in order."""
    shapes = dict(marked_fields(model))
    own = part_field(model)
    return tuple(
        TitledField(
            name,
            info.alias or name,
            field_words(info)[0],
            info.default,
            _mark(shapes.get(info.alias or name)),
            model_in(info.annotation),
            own is not None and own == (info.alias or name),
        )
        for name, info in model.model_fields.items()
    )


def _mark(shape: Shape | None) -> Mark | None:
    while shape is not None and shape.mark is None:
        shape = shape.item
    return shape.mark if shape is not None else None


def field_title(field: TitledField, interface: Interface) -> str:
    """What a field is called, as a heading."""
    title = interface.named(field.title.zh, field.title.en)
    return title[:1].upper() + title[1:] if title else field.name


def scalar_words(name: str, value: Any, language: str, interface: Interface) -> str:
    """A value as readers write it: a choice by its label, a day, a length of time, a number. Plain text.

    Args:
        name: of its field. value: it. language: the readers'. interface: what svcq says in that language.
    """
    if isinstance(value, bool):
        return interface.word("yes" if value else "no")
    if isinstance(value, dt.date):
        return format_date(value, language)
    if isinstance(value, Duration):
        return format_duration(value, language, interface.word)
    if isinstance(value, Amount):
        return format_amount(value, language, word=interface.word)
    if isinstance(value, (int, float)):
        return format_number(value, language)
    text = str(value)
    if text == END:
        return interface.word("end")
    if name == "on":
        return format_day(text, language, interface.word)
    return interface.words.get((name, text), text)
