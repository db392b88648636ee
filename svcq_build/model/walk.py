"""One walk over a document's values, led by its model's annotations and patient with wrong values.

The graph, the translations and the rules all ask the same question ("where in this document are the
references, the ids of parts, the words for people?"). The answer comes from the annotations, so a
new kind or a new field is found without being mentioned anywhere.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeAlias

from pydantic.fields import FieldInfo

from svcq_build.model.facts import StaffCodeMark
from svcq_build.model.fields import Model, PartIdMark, Prose
from svcq_build.model.places import Route
from svcq_build.model.references import LocalPart, Ref
from svcq_build.words import Words

Mark: TypeAlias = Ref | Prose | PartIdMark | LocalPart | StaffCodeMark


class Leaf(NamedTuple):
    """A string in a document, with what its field says about it.

    Attributes:
        route: where it stands. value: the string. mark: what the field says.
        part: the id of the innermost part around it, or None.
    """

    route: Route
    value: str
    mark: Mark
    part: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value looks like: exactly one of ``mark``, ``item``, ``model`` is set."""

    mark: Mark | None = None
    item: Shape | None = None
    model: type[Model] | None = None


@cache
def marked_fields(model: type[Model]) -> tuple[tuple[str, Shape], ...]:
    """The fields of a model that carry or contain marks, by their names in the file."""
    hints = typing.get_type_hints(model, include_extras=True)
    found = []
    for name, info in model.model_fields.items():
        shape = _shape(hints[name])
        if shape is not None:
            found.append((info.alias or name, shape))
    return tuple(found)


def _shape(annotation: Any) -> Shape | None:
    marks: list[Mark] = []
    while typing.get_origin(annotation) is Annotated:
        annotation, *metadata = typing.get_args(annotation)
        marks.extend(mark for mark in metadata if isinstance(mark, Mark))
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        inner = [_shape(option) for option in typing.get_args(annotation) if option is not type(None)]
        return next((shape for shape in inner if shape is not None), None)
    if typing.get_origin(annotation) is tuple:
        item = _shape(typing.get_args(annotation)[0])
        return Shape(item=item) if item is not None else None
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Shape(model=annotation)
    if marks:
        return Shape(mark=marks[-1])
    return None


@cache
def _wanted(model: type[Model], marks: tuple[type, ...]) -> tuple[str | None, tuple[tuple[str, Shape], ...]]:
    """The field that holds a part's id, if any, and the fields of a model worth entering in search of these marks."""
    return part_field(model), tuple((name, shape) for name, shape in marked_fields(model) if holds(shape, marks))


@cache
def holds(shape: Shape, marks: tuple[type, ...]) -> bool:
    """Whether a value of this shape can carry one of these marks, at whatever depth."""
    if shape.mark is not None:
        return isinstance(shape.mark, marks)
    if shape.item is not None:
        return holds(shape.item, marks)
    assert shape.model is not None
    return any(holds(inner, marks) for _, inner in marked_fields(shape.model))


@cache
def part_field(model: type[Model]) -> str | None:
    """The name of the field that holds a part's id, if this model is a part."""
    for name, shape in marked_fields(model):
        if isinstance(shape.mark, PartIdMark):
            return name
    return None


def inner_models(model: type[Model], mark: type) -> Iterator[tuple[str, type[Model], bool]]:
    """The fields of a model that lead to ``mark`` through other models: name, inner model, whether it is a list."""
    for name, shape in _wanted(model, (mark,))[1]:
        inner = shape.item or shape
        if inner.model is not None:
            yield name, inner.model, shape.item is not None


def leaves(model: type[Model], data: object, *marks: type) -> Iterator[Leaf]:
    """Every string of ``data`` whose field carries one of ``marks``, in the order of the model.

    Args:
        model: the document's model. data: its plain values, of whatever shape.
        marks: classes of marks, e.g. ``Ref, Prose``.
    """
    found: list[Leaf] = []
    _walk_model(model, data, (), None, marks, found)
    return iter(found)


def _walk_model(
    model: type[Model], data: object, route: Route, part: str | None, marks: tuple[type, ...], found: list[Leaf]
) -> None:
    """Add the leaves of one model's values to ``found``: a list, since generators within generators cost twice this."""
    if not isinstance(data, dict) and not isinstance(data, Mapping):  # the first is said much sooner
        return
    own, fields = _wanted(model, marks)
    if own is not None:
        named = data.get(own)
        part = named if isinstance(named, str) else part
    for name, shape in fields:
        value = data.get(name)
        if value is not None:
            if shape.mark is not None and isinstance(value, str):
                found.append(Leaf((*route, name), value, shape.mark, part))
            else:
                _walk(shape, value, (*route, name), part, marks, found)


def _walk(
    shape: Shape, value: object, route: Route, part: str | None, marks: tuple[type, ...], found: list[Leaf]
) -> None:
    if shape.mark is not None:
        if isinstance(value, str):
            found.append(Leaf(route, value, shape.mark, part))
    elif shape.model is not None:
        _walk_model(shape.model, value, route, part, marks, found)
    elif isinstance(value, (list, tuple)):
        assert shape.item is not None
        mark = shape.item.mark
        if mark is not None:
            found += [
                Leaf((*route, index), item, mark, part) for index, item in enumerate(value) if isinstance(item, str)
            ]
        else:
            for index, item in enumerate(value):
                _walk(shape.item, item, (*route, index), part, marks, found)
    elif shape.item is not None:  # one thing where a list of them is wanted: wrong, but what it says is plain
        _walk(shape.item, value, route, part, marks, found)


def field_at(model: type[Model], route: Route) -> FieldInfo | None:
    """The declaration of the field at ``route``, or None when the route leaves the model."""
    info: FieldInfo | None = None
    current: type[Model] | None = model
    for step in route:
        if isinstance(step, int):
            continue
        if current is None:
            return None
        info, current = _declared(current).get(step, (None, None))
        if info is None:
            return None
    return info


@cache  # a file may have thousands of faults
def _declared(model: type[Model]) -> Mapping[str, tuple[FieldInfo, type[Model] | None]]:
    """The declaration of each field, by its name in files, and the model that it holds."""
    return {info.alias or name: (info, model_in(info.annotation)) for name, info in model.model_fields.items()}


@cache
def mark_at(model: type[Model], names: tuple[str, ...]) -> Mark | None:
    """What the strings of the field at ``names`` (a route without its indices) are; None where nothing says so."""
    shape: Shape | None = None
    current: type[Model] | None = model
    for name in names:
        shape = dict(marked_fields(current)).get(name) if current is not None else None
        while shape is not None and shape.item is not None:
            shape = shape.item
        current = shape.model if shape is not None else None
    return shape.mark if shape is not None else None


def says_nothing(value: object) -> bool:
    """Whether a field was left out, or is an empty list."""
    return value is None or (isinstance(value, (tuple, dict)) and not value)


def field_words(info: FieldInfo) -> tuple[Words, Words]:
    """A field's title and its explanation, in both languages."""
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    english: Any = extra.get("x-en", {})
    return (
        Words(info.title or "", str(english.get("title", ""))),
        Words(info.description or "", str(english.get("description", ""))),
    )


def model_in(annotation: Any) -> type[Model] | None:
    """The model that a field's annotation holds, at whatever depth, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for inner in typing.get_args(annotation):
        found = model_in(inner)
        if found is not None:
            return found
    return None
