"""Shape: plain values against a model, each deviation as one finding in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from svcq_build.diagnostics import Finding, Spot
from svcq_build.faults import FULL_WIDTH
from svcq_build.fields import Model, Ref, parse_reference
from svcq_build.messages import Message, Words, say
from svcq_build.names import nearest
from svcq_build.places import Route
from svcq_build.walk import field_at, model_in

M = TypeVar("M", bound=Model)

_TYPES = {
    "string_type": say("text"),
    "bool_type": say("true or false"),
    "float_type": say("a number"),
    "int_type": say("a whole number"),
    "int_from_float": say("a whole number"),
    "tuple_type": say("a list (lines that start with “- ”)"),
    "list_type": say("a list (lines that start with “- ”)"),
    "dict_type": say("a group of fields (“name: value” lines)"),
    "model_type": say("a group of fields (“name: value” lines)"),
    "model_attributes_type": say("a group of fields (“name: value” lines)"),
}
_VERSION = re.compile(r"\bversion: *([0-9]+(?:\.[0-9]+)?)\b")
_FORMS = {
    "impossible_date": (say("“{value}” is not a date."), say("Write year-month-day: 2026-03-01.")),
    "duration_form": (
        say("“{value}” is not a length of time."),
        say("Write a number and a unit: 30 分钟, 2 小时, 3 个工作日, 6 个月 (or 30 minutes, 6 months)."),
    ),
    "version_form": (say("“{value}” is not a version."), say('Write two or three numbers in quotes: "2.1".')),
}


def validate(
    model: type[M], data: Mapping[str, Any], spot: Spot, document: str | None, text: str
) -> tuple[M | None, list[Finding]]:
    """Check plain values against a model.

    Args:
        model: the model. data: the values, straight from the file.
        spot: the file. document: ``kind:id`` for the findings. text: the file's text.
    Returns:
        the model's value, or None when there are findings; and one finding per deviation.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True, include_input=True)
    missing: dict[Route, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    slips = {
        (*parent, meant)
        for *parent, name in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
        if (meant := _meant(str(name), missing.get(tuple(parent), []))) is not None
    }
    findings: dict[Route, Finding] = {}
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in slips:
            continue  # it is there, under a misspelt name: that is one fault
        route = _within(data, detail["loc"])
        rule, message, hint, key = _explain(model, route, detail, missing.get(route[:-1], []), text)
        findings.setdefault(route, Finding(Spot(spot.path, route, key=key), message, hint, (), document, rule))
    return None, list(findings.values())


def _meant(name: str, missing: list[str]) -> str | None:
    """The missing field that an unknown one stands for: a slip of its name, or its name glued to its value."""
    cut = next((index for index, character in enumerate(name) if character in FULL_WIDTH), None)
    if cut is not None:
        return name[:cut].strip() if name[:cut].strip() in missing else None
    return nearest(name, missing)


def _within(data: object, location: tuple[str | int, ...]) -> Route:
    """A route as the file has it: pydantic also names the members of unions that it tried."""
    route: list[str | int] = []
    for index, step in enumerate(location):
        if isinstance(data, Mapping) and (step in data or index == len(location) - 1):
            data = data.get(step)
        elif isinstance(data, (list, tuple)) and isinstance(step, int):
            data = data[step]
        else:
            continue
        route.append(step)
    return tuple(route)


def _explain(
    model: type[Model], route: Route, detail: ErrorDetails, missing: list[str], text: str
) -> tuple[str, Message, Message | None, bool]:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = str(route[-1]) if route else ""
    info = field_at(model, route)
    title, help_ = _words(info)
    if kind == "missing":
        return (
            "missing-field",
            say("The field “{name}” ({title}) is missing.", name=name, title=title),
            say("Add it. {help}", help=help_),
            False,
        )
    if kind == "extra_forbidden":
        return _unknown_field(model, route, name, missing)
    if isinstance(value, str) and value[:1] in FULL_WIDTH and value[:1] not in "—":
        return (
            "full-width-punctuation",
            say(
                "“{value}” begins with a full-width “{character}”, where YAML wants the half-width one.",
                value=_short(value),
                character=_visible(value[0]),
            ),
            say(
                "Switch the input method to English and type {ascii} instead (after a colon, add a space).",
                ascii=_ascii(value[0]),
            ),
            False,
        )
    if isinstance(value, str) and "，" in value and _wants_name(info) and any(isinstance(step, int) for step in route):
        return (
            "full-width-punctuation",
            say(
                "“{value}” holds a full-width “{character}”, where YAML wants the half-width one.",
                value=_short(value),
                character="，",
            ),
            say("Switch the input method to English and type {ascii} instead (after a colon, add a space).", ascii=","),
            False,
        )
    if kind == "version_form" and isinstance(value, (int, float)) and not isinstance(value, bool):
        written = _as_written(value, text)
        return (
            "unquoted-version",
            say("The version {value} is read as a number, and numbers lose their zeros.", value=written),
            say('Put it in quotes, with all its digits: "{value}".', value=written),
            False,
        )
    if value is None:
        return (
            "missing-field",
            say("The field “{name}” ({title}) is empty.", name=name, title=title),
            say("Fill it in. {help}", help=help_),
            False,
        )
    if kind in _FORMS:
        if not isinstance(value, str):
            return _wrong_type(name, title, value, say("text"), say("Put it in quotes."))
        template, hint = _FORMS[kind]
        rule = "impossible-date" if kind == "impossible_date" else "bad-value"
        return rule, say(template.template, value=_short(value)), hint, False
    if kind == "reference_form":
        return _reference(value, context.get("ref"))
    if kind == "literal_error":
        return _bad_choice(value, name, title, context)
    if kind in _TYPES:
        hint = (
            say("Put it in quotes.")
            if kind == "string_type" and isinstance(value, (int, float, bool))
            else say("{help}", help=help_)
        )
        return _wrong_type(name, title, value, _TYPES[kind], hint)
    return _out_of_bounds(kind, name, title, value, context, help_)


def _as_written(value: float, text: str) -> str:
    """An unquoted version as it stands in the file: 1.10, where the number is 1.1."""
    candidates = {found for found in _VERSION.findall(text) if float(found) == value}
    return candidates.pop() if len(candidates) == 1 else str(value)


def _words(info: Any) -> tuple[Words, Words]:
    if info is None:
        return Words("", ""), Words("", "")
    english = (info.json_schema_extra or {}).get("x-en", {}) if isinstance(info.json_schema_extra, dict) else {}
    return (
        Words(info.title or "", english.get("title", "")),
        Words(info.description or "", english.get("description", "")),
    )


def _unknown_field(
    model: type[Model], route: Route, name: str, missing: list[str]
) -> tuple[str, Message, Message | None, bool]:
    for character in name:
        if character in FULL_WIDTH:
            return (
                "full-width-punctuation",
                say(
                    "There is a full-width “{character}” here, where YAML wants the half-width one.",
                    character=_visible(character),
                ),
                say(
                    "Switch the input method to English and type {ascii} instead (after a colon, add a space).",
                    ascii=_ascii(character),
                ),
                True,
            )
    parent = field_at(model, route[:-1])
    owner = _model_of(parent) if parent is not None else model
    known = [info.alias or field for field, info in (owner or model).model_fields.items()]
    close = nearest(name, missing) or nearest(name, known)
    hint = (
        say("Did you mean “{name}”?", name=close)
        if close
        else say("The fields here are {names}.", names=", ".join(known))
    )
    return "unknown-field", say("There is no field “{name}” here.", name=name), hint, True


def _model_of(info: Any) -> type[Model] | None:
    return model_in(info.annotation)


def _wants_name(info: Any) -> bool:
    """Whether a field holds names rather than prose, so that a Chinese comma in it is a slip."""
    return info is not None and ("Ref(" in repr(info.annotation) or "Ref(" in repr(info.metadata))


def _reference(value: object, mark: object) -> tuple[str, Message, Message | None, bool]:
    assert isinstance(mark, Ref)
    example = f"{mark.kinds[0]}:…" if mark.default_kind is None and mark.kinds else "…"
    if not mark.kinds:
        example = "kind:id"
    example += {"never": "", "may": " (#part)", "must": "#part"}[mark.part]
    text = str(value)
    other = parse_reference(text)
    if other is not None and mark.kinds and other.kind not in mark.kinds:
        return (
            "wrong-kind",
            say("“{value}” is a {kind}, which cannot stand here.", value=_short(text), kind=other.kind),
            say("Allowed: {choices}.", choices=", ".join(f"{kind}:…" for kind in mark.kinds)),
            False,
        )
    if other is None and len(mark.kinds) > 1 and parse_reference(text, mark.kinds[0]) is not None:
        choices = [f"{kind}:{text}" for kind in mark.kinds]
        return (
            "bad-reference",
            say("“{value}” does not say of which kind it is.", value=_short(text)),
            say("Write one of {choices}.", choices=", ".join(choices)),
            False,
        )
    if mark.part == "never" and "#" in text:
        hint = say("Only a whole document can stand here: delete “#” and what follows.")
    elif mark.part == "must" and "#" not in text:
        hint = say("Name the part too, after a “#”.")
    else:
        hint = say("Write {example}: lower-case letters, digits and hyphens.", example=example)
    return "bad-reference", say("“{value}” is not a reference that can stand here.", value=_short(text)), hint, False


def _bad_choice(
    value: object, name: str, title: Words, context: Mapping[str, Any]
) -> tuple[str, Message, Message | None, bool]:
    allowed = [part.strip("' ") for part in context.get("expected", "").replace(" or ", ", ").split(", ")]
    close = nearest(str(value), allowed)
    choices = ", ".join(allowed)
    hint = (
        say("Did you mean “{name}”? Allowed: {choices}.", name=close, choices=choices)
        if close
        else say("Allowed: {choices}.", choices=choices)
    )
    return (
        "bad-value",
        say("“{value}” is not a value of “{name}” ({title}).", value=_short(str(value)), name=name, title=title),
        hint,
        False,
    )


def _wrong_type(
    name: str, title: Words, value: object, wanted: Message, hint: Message | None
) -> tuple[str, Message, Message | None, bool]:
    message = (
        say("An item here is {found}; it must be {wanted}.", found=_found(value), wanted=wanted)
        if name.isdigit()
        else say(
            "“{name}” ({title}) is {found}; it must be {wanted}.",
            name=name,
            title=title,
            found=_found(value),
            wanted=wanted,
        )
    )
    return "wrong-type", message, hint, False


def _out_of_bounds(
    kind: str, name: str, title: Words, value: object, context: Mapping[str, Any], help_: Words
) -> tuple[str, Message, Message | None, bool]:
    shown = _short(str(value))
    if kind == "too_short":
        return (
            "bad-value",
            say(
                "“{name}” ({title}) needs at least {count}.", name=name, title=title, count=context.get("min_length", 1)
            ),
            say("{help}", help=help_),
            False,
        )
    if kind in ("string_pattern_mismatch", "string_too_short", "string_too_long"):
        blank = isinstance(value, str) and not value.strip()
        if blank:
            return (
                "missing-field",
                say("The field “{name}” ({title}) is empty.", name=name, title=title),
                say("Fill it in. {help}", help=help_),
                False,
            )
        return (
            "bad-value",
            say("“{value}” does not have the form that “{name}” ({title}) needs.", value=shown, name=name, title=title),
            say("{help}", help=help_),
            False,
        )
    limits = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}
    if kind in limits:
        bound = next((context[key] for key in ("gt", "ge", "lt", "le") if key in context), "")
        return (
            "bad-value",
            say(
                "“{name}” ({title}) is {value}; it must be {sign} {bound}.",
                name=name,
                title=title,
                value=shown,
                sign=limits[kind],
                bound=bound,
            ),
            say("{help}", help=help_),
            False,
        )
    return (
        "bad-value",
        say("“{value}” is not a value of “{name}” ({title}).", value=shown, name=name, title=title),
        say("{help}", help=help_),
        False,
    )


def _found(value: object) -> Message:
    if isinstance(value, bool):
        return say("true or false")
    if isinstance(value, (int, float)):
        return say("the number {value}", value=value)
    if isinstance(value, str):
        return say("the text “{value}”", value=_short(value))
    if isinstance(value, list):
        return say("a list")
    return say("a group of fields")


def _short(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= 60 else f"{value[:57]}…"


def _visible(character: str) -> str:
    return "U+3000" if character == "　" else character


def _ascii(character: str) -> str:
    return "space" if character == "　" else FULL_WIDTH[character]
