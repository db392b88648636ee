"""Audience: which values of a document the public may read, as its model declares it field by field.

A model names each of its fields once: in ``public_fields``, in ``public_grounds`` (references, shown as far as what
they lead to is public) or in ``internal_fields``. One that nobody has named is internal. What is narrowed here is not
hidden but gone: whoever gets a narrowed document cannot tell more of it than the public may know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_origin

from pydantic.fields import FieldInfo

from svcq_build.model.fields import Model, Prose
from svcq_build.model.places import Route
from svcq_build.model.references import END, LocalPart, Ref
from svcq_build.model.walk import Shape, marked_fields, model_in, part_field

M = TypeVar("M", bound=Model)
#: What a group or an item says that is left out.
INTERNAL = "internal"


@cache
def declared(model: type[Model], what: str) -> frozenset[str]:
    """The fields (attributes) that a model and those it builds on name in a declaration (``public_fields``)."""
    return frozenset(name for one in model.__mro__ for name in vars(one).get(what, ()) if name in model.model_fields)


@cache
def _shown(model: type[Model]) -> Mapping[str, FieldInfo]:
    """What the public may see of a model: fields by their names in the file."""
    names = (declared(model, "public_fields") | declared(model, "public_grounds")) - declared(model, "internal_fields")
    return {info.alias or name: info for name, info in model.model_fields.items() if name in names}


def is_shown(model: type[Model], data: object, route: Route, *, followed: bool = False) -> bool:
    """Whether the public sees the value at a place of a public document.

    Args:
        model: the document's model. data: its plain values. route: the place.
        followed: whether to ask only for what a reader is meant to follow, not for grounds.
    """
    current: type[Model] | None = model
    for step in route:
        if isinstance(step, int):
            data = data[step] if isinstance(data, (list, tuple)) and step < len(data) else None
        elif current is None:
            return True
        else:
            info = _shown(current).get(step)
            if info is None or (followed and step in declared(current, "public_grounds")):
                return False
            data = data.get(step) if isinstance(data, Mapping) else None
            current = model_in(info.annotation)
        if isinstance(data, Mapping) and data.get("audience") == INTERNAL:
            return False
    return True


def shown_parts(document: Model) -> frozenset[str]:
    """The ids of the parts of a document that the public sees."""
    return frozenset(_parts(document))


def _parts(group: Model) -> Iterator[str]:
    own = part_field(type(group))
    if own is not None:
        yield str(getattr(group, own))
    for name, info in type(group).model_fields.items():
        if (info.alias or name) in _shown(type(group)):
            value = getattr(group, name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Model) and not _is_internal(item):
                    yield from _parts(item)


def _is_internal(group: Model) -> bool:
    return getattr(group, "audience", None) == INTERNAL


class _Gone:
    """Stands in the place of what is left out."""


_GONE = _Gone()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How documents are narrowed.

    Attributes:
        leads: whether the public can follow a reference (``kind:id#part``). words: rewrites a text, so that it leads
            nowhere else. kept: whether a part stays that is not internal by itself.
    """

    leads: Callable[[str], bool]
    words: Callable[[str], str]
    kept: Callable[[str], bool] = lambda part: True

    def document(self, document: M) -> M:
        """What the public may read of a document. A required field that is internal is empty in it, or None."""
        parts = {part for part in shown_parts(document) if self.kept(part)}
        found = self._group(document, parts)
        assert isinstance(found, type(document))
        return found

    def _group(self, group: Model, parts: set[str]) -> Model | _Gone:
        model = type(group)
        own = part_field(model)
        if own is not None and getattr(group, own) not in parts:
            return _GONE
        shown, shapes = _shown(model), dict(marked_fields(model))
        values: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            written = info.alias or name
            value = self._value(shapes.get(written), getattr(group, name), parts) if written in shown else _GONE
            if value is _GONE and written in shown and info.is_required() and _is_local(shapes.get(written)):
                return _GONE  # a way to a part that is not there
            values[name] = _nothing(info) if value is _GONE else value
        return model.model_construct(**values)

    def _value(self, shape: Shape | None, value: Any, parts: set[str]) -> Any:
        if isinstance(value, tuple):
            item = shape.item if shape is not None else None
            found = (self._value(item, one, parts) for one in value)
            return tuple(one for one in found if one is not _GONE)
        if isinstance(value, Model):
            return _GONE if _is_internal(value) else self._group(value, parts)
        mark = shape.mark if shape is not None else None
        if isinstance(value, str):
            if isinstance(mark, Prose):
                return self.words(value)
            if isinstance(mark, Ref):
                reference = mark.parse(value)
                return value if reference is not None and self.leads(str(reference)) else _GONE
            if isinstance(mark, LocalPart):
                return value if value in parts or (mark.end and value == END) else _GONE
        return value


def _is_local(shape: Shape | None) -> bool:
    return shape is not None and isinstance(shape.mark, LocalPart)


def _nothing(info: FieldInfo) -> Any:
    """What a field holds that says nothing."""
    if not info.is_required():
        return info.get_default(call_default_factory=True)
    return () if get_origin(info.annotation) is tuple else None
