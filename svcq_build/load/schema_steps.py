"""Judging a value by a JSON Schema in a bounded number of steps, with linear patterns and exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any

from svcq_build.load.json_schemas import holds

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Keyword = Callable[[Any, Any, Any, Any], "Iterator[ValidationError] | None"]
#: How many keywords of a schema are applied for one document: references can double the work at every step.
MOST_STEPS = 100_000
#: How many deviations of one document are told.
MOST_DEVIATIONS = 1_000


class TooManySteps(Exception):
    """A schema asks for more work than any document needs."""


def deviations(schema: Mapping[str, Any], value: object) -> list[ValidationError]:
    """How a value deviates from a schema that :func:`svcq_build.load.json_schemas.read_schema` has found fit.

    Raises:
        TooManySteps: when it cannot be said within :data:`MOST_STEPS`. RecursionError: when it is nested too deeply.
        referencing.exceptions.Unresolvable: for a reference to something outside the schema.
    """
    from jsonschema import Draft202012Validator
    from referencing import Registry

    validator = _judge([MOST_STEPS])(schema, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = list(islice(validator.iter_errors(value), MOST_DEVIATIONS))
    return sorted(found, key=lambda error: list(map(str, error.absolute_path)))


def _judge(left: list[int]) -> Any:
    """The validator of JSON Schema, with keywords of ours, each counted."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    def counted(keyword: Keyword) -> Keyword:
        def apply(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
            left[0] -= 1
            if left[0] < 0:
                raise TooManySteps
            yield from keyword(validator, wanted, value, schema) or ()

        return apply

    keywords = {**Draft202012Validator.VALIDATORS, **_OURS}
    made: Any = extend  # untyped
    return made(Draft202012Validator, {name: counted(keyword) for name, keyword in keywords.items()})


def _pattern(validator: Any, wanted: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(value, str) and not holds(wanted, value):
        yield ValidationError(f"{value!r} does not match {wanted!r}")


def _pattern_properties(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(value, dict):
        for pattern, inner in wanted.items():
            for name, held in value.items():
                if holds(pattern, name):
                    yield from validator.descend(held, inner, path=name, schema_path=pattern)


def _additional_properties(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if not isinstance(value, dict):
        return
    extras = [name for name in value if not is_named(name, schema)]
    if isinstance(wanted, dict):
        for name in extras:
            yield from validator.descend(value[name], wanted, path=name)
    elif not wanted and extras:
        yield ValidationError("Additional properties are not allowed")


def is_named(name: str, schema: Mapping[str, Any]) -> bool:
    """Whether a schema names a field, by itself or by a pattern."""
    return name in schema.get("properties", {}) or any(
        holds(pattern, name) for pattern in schema.get("patternProperties", {})
    )


def _multiple_of(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    """As the numbers are written: 0.3 is a multiple of 0.1, though binary fractions know neither."""
    from jsonschema.exceptions import ValidationError

    if isinstance(value, (int, float)) and not isinstance(value, bool):
        finite = isinstance(value, int) or isfinite(value)
        if not finite or Fraction(str(value)) % Fraction(str(wanted)):
            yield ValidationError(f"{value!r} is not a multiple of {wanted}")


def _unique_items(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if wanted and isinstance(value, list) and len({_frozen(item) for item in value}) < len(value):
        yield ValidationError("two items are the same")


def _frozen(value: Any) -> object:
    """A value that equals others as JSON Schema has it: 1 is 1.0, true is not 1."""
    if isinstance(value, dict):
        return ("map", frozenset((name, _frozen(inner)) for name, inner in value.items()))
    if isinstance(value, list):
        return ("list", tuple(_frozen(inner) for inner in value))
    return (isinstance(value, bool), value)


_OURS: Mapping[str, Keyword] = {
    "additionalProperties": _additional_properties,
    "multipleOf": _multiple_of,
    "pattern": _pattern,
    "patternProperties": _pattern_properties,
    "uniqueItems": _unique_items,
}
