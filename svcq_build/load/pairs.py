"""Pairs: an item of a list written as ``name: value`` (``- communication: 2``) where each of the two is a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import PydanticSchemaGenerationError, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from svcq_build.load.deviations import Deviation
from svcq_build.model import Model, Ref, Replacement, Route, Span, field_at, mark_at, model_in
from svcq_build.syntax import Written, scalar
from svcq_build.words import say


def fits(info: FieldInfo, value: object) -> bool:
    """Whether a field takes a value."""
    wanted: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        TypeAdapter(wanted).validate_python(value)
    except (ValidationError, PydanticSchemaGenerationError):
        return False
    return True


def item_as_pair(model: type[Model], route: Route, data: Any, missing: list[str]) -> str | None:
    """The fields of an item that has only one, of another name: that is the value of the one, its value of the other.

    Args:
        model: the document's model. route: where the unknown field is. data: all values. missing: what the item lacks.
    """
    if len(route) < 2 or not isinstance(route[-2], int) or len(missing) != 2:
        return None
    item: Any = data
    for step in route[:-1]:
        item = item[step]
    if not isinstance(item, Mapping) or len(item) != 1:
        return None
    parent = field_at(model, route[:-1])
    owner = model_in(parent.annotation) if parent is not None else None
    if owner is None:
        return None
    names = [step for step in route[:-1] if isinstance(step, str)]
    for first, second in (missing, missing[::-1]):
        mark = mark_at(model, (*names, first))
        info = field_at(owner, (second,))
        ((name, value),) = item.items()
        if isinstance(mark, Ref) and info is not None and mark.parse(str(name)) and fits(info, value):
            written = scalar(value) if isinstance(value, str) else str(value)
            return f"{{{first}: {scalar(str(name))}, {second}: {written}}}"
    return None


def told_as_pair(text: str, route: Route, written: Written) -> Deviation:
    """What is wrong with such an item, which is to be written as ``text``."""
    key, value = written.key_span(route), written.span(route)
    item = (
        Span(key.line, key.column, value.end_line, value.end_column) if key is not None and value is not None else None
    )
    in_braces = written.raw(route[:-1]) is not None
    alone = item is not None and item.line == item.end_line
    new = text[1:-1] if in_braces else text
    fix = (Replacement(written.path, item, new, route[:-1]),) if item is not None and alone else ()
    message = say("There is no field “{name}” here.", name=str(route[-1]))
    return Deviation("unknown-field", message, say("Write {value}.", value=text), key=True, fix=fix)
