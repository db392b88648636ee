"""JSON Schemas that a stranger wrote: what keeps one from being used, found before any document meets it.

They are data like everything else: nothing is fetched, no pattern runs without bound, and no
reference leads in a circle.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from svcq_build.load.json_places import last_comma, second_name
from svcq_build.load.schema_parts import at, children, parts_of, pointed
from svcq_build.load.schema_words import misspelt_keyword, say_of_schema, why_no_json, why_no_pattern
from svcq_build.model import FILE_START, Route, Span
from svcq_build.syntax import Fault
from svcq_build.words import Message, say

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

#: How deeply brackets may be nested in a schema.
MAX_DEPTH = 60
_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]|-?(?:NaN|Infinity)\b|-?[0-9][0-9.eE+-]*', re.DOTALL)
_DIGITS = 300
#: So many faults of one schema are told at most.
_MOST_PROBLEMS = 50
#: Keywords that rule nothing, but say something.
_NOTES = ("$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$comment", "$defs", "definitions", "title",
          "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "then", "else",
          "contentEncoding", "contentMediaType", "contentSchema", "minContains", "maxContains", "id", "dependencies",
          "additionalItems", "$recursiveRef", "$recursiveAnchor", "divisibleBy", "disallow", "extends")  # fmt: skip
_SAME_VALUE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """Why a schema cannot be used.

    Attributes:
        message, hint: what and how to mend it. route: where, in the schema; span: where, when there is no route.
    """

    message: Message
    hint: Message
    route: Route = ()
    span: Span | None = None


class _Unfit(Exception):
    def __init__(self, problem: SchemaProblem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


def read_schema(text: str) -> Mapping[str, Any] | list[SchemaProblem]:
    """A schema as a value, or why it cannot be used."""
    try:
        _look_at_signs(text)
        value = _load(text)
        problems = list(_check_meta(value))
        if problems:
            return problems
        _check_parts(value)
    except _Unfit as unfit:
        return [unfit.problem]
    except RecursionError:
        return [_too_deep(FILE_START)]
    return value


def from_fault(fault: Fault) -> SchemaProblem:
    """A fault of the file as a problem of the schema."""
    return SchemaProblem(fault.message, fault.hint or _follow(), span=fault.span)


@lru_cache(maxsize=10_000)
def linear_pattern(pattern: str) -> SchemaValidator:
    """What tells whether a text holds a pattern, in a time that grows with the text and no faster.

    The engine is that of the Rust language, which cannot go back on what it has read.

    Raises:
        ValueError: when it cannot do the pattern.
    """
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        return SchemaValidator(core_schema.str_schema(pattern=pattern, regex_engine="rust-regex", strict=True))
    except SchemaError as error:
        raise ValueError(str(error).strip().rpartition("error: ")[2].splitlines()[-1]) from None


def holds(pattern: str, text: str) -> bool:
    """Whether a text holds a pattern that :func:`linear_pattern` can do."""
    return bool(linear_pattern(pattern).isinstance_python(text))


def _look_at_signs(text: str) -> None:
    """Depth and numbers, before anything is built of them."""
    depth = 0
    for found in _SIGN.finditer(text):
        sign = found[0]
        if sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _Unfit(_too_deep(_span(text, found.start())))
        elif sign in "]}":
            depth -= 1
        elif sign[0] != '"' and (
            "N" in sign or "I" in sign or len(sign) > _DIGITS or _float(sign) in (float("inf"), float("-inf"))
        ):
            shown = sign if len(sign) < 20 else f"{sign[:12]}…"
            raise _Unfit(
                SchemaProblem(
                    say("“{number}” is no number that JSON knows and every program can hold.", number=shown),
                    say("Write a plain number, or leave the limit out."),
                    span=_span(text, found.start()),
                )
            )


def _float(sign: str) -> float:
    try:
        return float(sign)
    except ValueError:
        return 0.0


def _load(text: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except _GivenTwice as twice:
        message, hint = say("“{name}” is given twice in the same braces.", name=twice.name), say("Keep one of them.")
        raise _Unfit(SchemaProblem(message, hint, span=second_name(text))) from None
    except json.JSONDecodeError as error:
        comma = last_comma(text, error.pos)
        if comma is not None:
            message = say("This is no JSON: a comma stands behind the last of a group.")
            raise _Unfit(SchemaProblem(message, say("Delete it."), span=comma)) from None
        raise _Unfit(
            SchemaProblem(
                say("This is no JSON: {reason}.", reason=why_no_json(error)),
                _follow(),
                span=Span(error.lineno, error.colno, error.lineno, error.colno + 1),
            )
        ) from None
    if not isinstance(value, dict):
        raise _Unfit(SchemaProblem(say("A schema is written in braces: {{ }}."), _follow(), span=FILE_START))
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _Unfit(
            SchemaProblem(
                say("A text in this schema holds half of a character (\\ud800 to \\udfff)."), _follow(), span=FILE_START
            )
        ) from None
    return value


class _GivenTwice(Exception):
    """A name stands twice in the same braces."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, inner in pairs:
        if name in value:
            raise _GivenTwice(name)
        value[name] = inner
    return value


def _check_meta(value: Mapping[str, Any]) -> Iterator[SchemaProblem]:
    """What the schema of schemas says, each place once; and keywords that are slips of others, which it lets pass."""
    from jsonschema import Draft202012Validator

    told: set[Route] = set()
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(value):
        route = tuple(error.absolute_path)
        if route not in told and len(told) < _MOST_PROBLEMS:
            told.add(route)
            message, hint = say_of_schema(error)
            yield SchemaProblem(message, hint or _follow(), route=route)
    if told:
        return
    known = frozenset((*Draft202012Validator.VALIDATORS, *_NOTES))
    for place, part in parts_of(value, ()):
        for name in part:
            keyword = misspelt_keyword(name, known)
            if keyword is not None:
                message = say("“{name}” is no keyword of JSON Schema, so that it rules nothing.", name=name)
                hint = say("Write {value}.", value=f'"{keyword}"')
                yield SchemaProblem(message, hint, route=(*place, name))


def _check_parts(value: Mapping[str, Any]) -> None:
    parts = dict(parts_of(value, ()))
    anchors = {
        f"#{part[name]}": route
        for route, part in parts.items()
        for name in ("$anchor", "$dynamicAnchor")
        if isinstance(part.get(name), str)
    }
    if any("patternProperties" in part for part in parts.values()):
        for route, part in parts.items():
            if "unevaluatedProperties" in part:
                raise _Unfit(
                    SchemaProblem(
                        say("“unevaluatedProperties” and “patternProperties” cannot be used together here."),
                        say("Use “additionalProperties” in its place."),
                        route=(*route, "unevaluatedProperties"),
                    )
                )
    has_inner_ids = any(route and "$id" in part for route, part in parts.items())
    edges: dict[Route, list[tuple[Route, Route]]] = {}
    waiting = list(parts)
    for route in waiting:
        part = parts[route]
        _check_patterns(route, part)
        edges[route] = [(inner, inner) for inner, _ in children(part, route) if inner[len(route)] in _SAME_VALUE]
        for keyword in ("$ref", "$dynamicRef"):
            if keyword not in part:
                continue
            named, place = str(part[keyword]), (*route, keyword)
            if isinstance(value.get("$id"), str):
                named = named.removeprefix(value["$id"].removesuffix("#"))
            target = anchors.get(named) if named in anchors else pointed(value, named)
            if target is None:
                if has_inner_ids:
                    continue  # a name within a name: found, or not, when a document is checked
                raise _Unfit(not_inside(str(part[keyword]), place))
            for added, inner in parts_of(at(value, target), target):
                if added not in parts:
                    parts[added] = inner
                    waiting.append(added)
            edges[route].append((target, place))
    _refuse_circles(edges)


def not_inside(target: str, place: Route) -> SchemaProblem:
    """The problem of a reference to something outside the file: nothing else is ever read."""
    return SchemaProblem(
        say("The schema refers to {target}, which is not in it.", target=target),
        say("Put the definition into this file; no other is read."),
        route=place,
    )


def _check_patterns(route: Route, part: Mapping[str, Any]) -> None:
    named = part.get("patternProperties")
    patterns = [((*route, "patternProperties", name), name) for name in named] if isinstance(named, dict) else []
    if isinstance(part.get("pattern"), str):
        patterns.append(((*route, "pattern"), part["pattern"]))
    for place, pattern in patterns:
        try:
            linear_pattern(pattern)
        except ValueError as error:
            message = say(
                "The pattern “{pattern}” cannot be used: {reason}.",
                pattern=pattern[:80],
                reason=why_no_pattern(str(error)),
            )
            hint = say("Write it without look-around, references back to groups, and huge repetitions.")
            raise _Unfit(SchemaProblem(message, hint, route=place)) from None


def _refuse_circles(edges: Mapping[Route, list[tuple[Route, Route]]]) -> None:
    """Refuse references by which a value would be judged for ever."""
    done: set[Route] = set()
    for start in edges:
        path: dict[Route, Iterator[tuple[Route, Route]]] = {}
        if start not in done:
            path[start] = iter(edges[start])
        while path:
            route = next(reversed(path))
            step = next(path[route], None)
            if step is None:
                done.add(route)
                del path[route]
            elif step[0] in path:
                raise _Unfit(
                    SchemaProblem(
                        say("This schema refers to itself without end: what it asks of a value is itself again."),
                        say("Let the reference stand under a field (properties) or an item (items), or delete it."),
                        route=step[1],
                    )
                )
            elif step[0] not in done:
                path[step[0]] = iter(edges.get(step[0], []))


def _too_deep(span: Span) -> SchemaProblem:
    return SchemaProblem(
        say("The schema is nested too deeply: more than {limit} brackets are open here.", limit=MAX_DEPTH),
        say("Give the inner parts names under $defs, and refer to them by $ref."),
        span=span,
    )


def _span(text: str, place: int) -> Span:
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    return Span(line, column, line, column + 1)


def _follow() -> Message:
    return say("Correct it; it follows JSON Schema, draft 2020-12.")
