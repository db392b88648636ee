"""An item stands twice in a list whose items differ.

Why: A reference that stands twice counts twice, and of two descriptions of one level nobody knows which one holds.
Bad:
    # roles/competences/listening.yml
    levels:
      - {level: 1, behaviour: 让客户把话说完。}
      - {level: 1, behaviour: 用自己的话复述客户的要求。}
Good:
    # roles/competences/listening.yml
    levels:
      - {level: 1, behaviour: 让客户把话说完。}
      - {level: 2, behaviour: 用自己的话复述客户的要求。}
Fix: Keep one of the two, or write what the second one was meant to be.
"""

from collections.abc import Iterator
from functools import cache
from typing import get_args, get_origin

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Model, Once, Route, Severity, Spot, part_field
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)
#: Where each item stands, and what tells it from the others.
Items = list[tuple[Route, object]]


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item that repeats an earlier one of its list."""
    for items in _lists(entry.sound, ()):
        first: dict[object, Route] = {}
        for route, name in items:
            before = first.setdefault(name, route)
            if before is not route:
                yield Finding(
                    Spot(entry.path, route),
                    say("“{name}” stands twice in this list.", name=str(name)),
                    say("Keep one of the two, or write what was meant here."),
                    ((Spot(entry.path, before), say("first given here")),),
                    entry.ref,
                )


def _lists(model: Model, route: Route) -> Iterator[Items]:
    """The lists in a document, at any depth, whose items have to differ."""
    for name, alias in _fields_with_lists(type(model)):
        value = getattr(model, name)
        if isinstance(value, Model):
            yield from _lists(value, (*route, alias))
        elif value and isinstance(value, tuple):
            if isinstance(value[0], Model):
                models = [((*route, alias, index), item) for index, item in enumerate(value)]
                if _has_names(type(value[0])):
                    yield from _named(models)
                for place, item in models:
                    yield from _lists(item, place)
            elif len(set(value)) < len(value):
                yield [((*route, alias, index), item) for index, item in enumerate(value) if isinstance(item, str)]


@cache
def _fields_with_lists(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may hold such a list at any depth: their names in Python and in the file."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _may_hold_list(info.annotation))


def _may_hold_list(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return bool(_fields_with_lists(annotation))
    inner = get_args(annotation)
    if get_origin(annotation) is tuple and isinstance(inner[0], type) and issubclass(inner[0], Model):
        return _has_names(inner[0]) or _may_hold_list(inner[0])
    return get_origin(annotation) is tuple or any(map(_may_hold_list, inner))


@cache
def _has_names(kind: type[Model]) -> bool:
    """Whether groups of a kind are told apart by a name and not by an id."""
    marks = (mark for info in kind.model_fields.values() for mark in info.metadata)
    return part_field(kind) is None and any(isinstance(mark, Once) for mark in marks)


def _named(items: list[tuple[Route, Model]]) -> Iterator[Items]:
    """The names of groups that have no id, which another rule looks at."""
    kind = type(items[0][1])
    if part_field(kind) is None:
        for name, info in kind.model_fields.items():
            if any(isinstance(mark, Once) for mark in info.metadata):
                yield [((*route, info.alias or name), getattr(item, name)) for route, item in items]
