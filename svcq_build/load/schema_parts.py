"""The parts of a JSON Schema: which schemas stand within one, and which of them a reference means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from svcq_build.model import Route

if TYPE_CHECKING:
    pass


#: Keywords that hold a schema, a list of schemas, schemas by name; and those whose schemas judge the same value again.
_ONE = ("additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then", "unevaluatedItems",
        "unevaluatedProperties")  # fmt: skip


_MANY = ("allOf", "anyOf", "oneOf", "prefixItems")


_NAMED = ("$defs", "definitions", "dependentSchemas", "patternProperties", "properties")


def parts_of(value: Any, route: Route) -> Iterator[tuple[Route, Mapping[str, Any]]]:
    """A schema and all within it, by their routes."""
    waiting = [(route, value)]
    while waiting:
        place, part = waiting.pop()
        if isinstance(part, dict):
            yield place, part
            waiting.extend(children(part, place))


def children(part: Mapping[str, Any], route: Route) -> Iterator[tuple[Route, Any]]:
    """The schemas directly within one, with their routes."""
    for keyword in _ONE:
        if isinstance(part.get(keyword), dict):
            yield (*route, keyword), part[keyword]
    for keyword in _MANY:
        for number, inner in enumerate(part[keyword] if isinstance(part.get(keyword), list) else ()):
            if isinstance(inner, dict):
                yield (*route, keyword, number), inner
    for keyword in _NAMED:
        for name, inner in (part[keyword] if isinstance(part.get(keyword), dict) else {}).items():
            if isinstance(inner, dict):
                yield (*route, keyword, name), inner


def pointed(value: Any, named: str) -> Route | None:
    """The route of ``#/$defs/x``; None when it leads nowhere."""
    if named in ("", "#"):
        return ()
    if not named.startswith("#/"):
        return None
    from urllib.parse import unquote

    route: list[str | int] = []
    for step in unquote(named[2:]).split("/"):
        name: str | int = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list) and str(name).isdecimal():
            name = int(name)
        try:
            value = value[name]
        except (KeyError, IndexError, TypeError):
            return None
        route.append(name)
    return tuple(route) if isinstance(value, (dict, bool)) else None


def at(value: Any, route: Route) -> Any:
    """What stands at a route."""
    for step in route:
        value = value[step]
    return value
