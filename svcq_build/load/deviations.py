"""Deviations from a model: what pydantic's errors mean, in plain words and with advice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from svcq_build.kinds import all_kinds, kind_words
from svcq_build.load.web_addresses import folder_of_site
from svcq_build.mends import Mend, Wrong, choices_of, field_called, mend, spelt_alike
from svcq_build.model import (
    FILE_START,
    PART_PATTERN,
    Model,
    Named,
    Ref,
    Replacement,
    Route,
    field_at,
    field_words,
    model_in,
    parse_reference,
    part_field,
)
from svcq_build.syntax import (
    FULL_WIDTH,
    Written,
    find_full_width,
    full_width_fault,
    in_half_width,
    key_in_half_width,
    scalar,
)
from svcq_build.words import Message, Words, nearest, say


@dataclass(frozen=True, slots=True)
class Deviation:
    """What is wrong with a value.

    Attributes:
        rule: the rule that says so. message: what is wrong. hint: how to mend it.
        key: its name rather than the value is meant. within: the words of it that are meant.
        fix: what mends it with certainty. named: the document that it fails to name.
    """

    rule: str
    message: Message
    hint: Message | None
    key: bool = False
    within: str | None = None
    fix: tuple[Replacement, ...] = ()
    named: Named | None = None


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
_FORMS = {
    "impossible_date": (say("“{value}” is not a date."), say("Write year-month-day: 2026-03-01.")),
    "absurd_date": (
        say("“{value}” cannot be meant: documents speak of the years 1900 to 2999."),
        say("Write the day that is meant; where there is none, leave the field out."),
    ),
    "duration_form": (
        say("“{value}” is not a length of time."),
        say("Write a number and a unit: 30 分钟, 2 小时, 3 个工作日, 6 个月 (or 30 minutes, 6 months)."),
    ),
    "web_address": (
        say("“{value}” is not a web address."),
        say("Write the whole address; it begins with https:// or http://, and the host follows."),
    ),
    "site_address": (
        say("“{value}” is no place for a site: that is a folder of a host, without “?”, “#”, “//” or “..”."),
        say("Write the address of the folder, with a slash at its end."),
    ),
    "edit_address": (
        say("“{value}” leads to no page for editing."),
        say("Write the path from repo_url (edit/main/), or a whole address that begins with https:// or http://."),
    ),
    "time_zone": (
        say("“{value}” is not a time zone."),
        say("Time zones are named after a place: Asia/Shanghai, Europe/Berlin, America/New_York."),
    ),
    "day_form": (
        say("“{value}” is not the name of a day."),
        say("Write friday, second thursday, first workday, 25, 25 or next workday, or last day."),
    ),
    "version_form": (say("“{value}” is not a version."), say('Write two or three numbers in quotes: "2.1".')),
}


def explain(
    model: type[Model],
    route: Route,
    detail: ErrorDetails,
    missing: list[str],
    data: Mapping[str, Any],
    written: Written,
) -> Deviation:
    """Say what one of pydantic's errors means.

    Args:
        model: the document's model. route: where the error is. detail: the error.
        missing: the required fields that are missing beside it. data: all values. written: the file.
    """
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = str(route[-1]) if route else ""
    field = next((step for step in reversed(route) if isinstance(step, str)), name)  # an item's is that of its list
    info = field_at(model, route) or field_at(model, route[:-1])  # a value of a mapping is that of its field
    title, help_ = field_words(info) if info is not None else (Words("", ""), Words("", ""))
    if kind == "missing":
        return Deviation(
            "missing-field",
            say("The field “{name}” ({title}) is missing.", name=name, title=title),
            say("Add it. {help}", help=help_),
        )
    if kind == "extra_forbidden":
        if named_by_key(model, route, value):
            return _part_as_key(model, route, name, written)
        return _unknown_field(model, route, name, missing, written)
    if value is None or (isinstance(value, str) and not value.strip()):
        return Deviation(
            "missing-field",
            say("The field “{name}” ({title}) is empty.", name=name, title=title)
            if name == field
            else say("An item of “{name}” ({title}) is empty.", name=field, title=title),
            say("Fill it in. {help}", help=help_),
        )
    wrong = Wrong(written.path, route, value, kind, model, info, _parent(data, route), written, context)
    found = mend(wrong)
    if isinstance(value, str):
        character = _full_width_in(value, kind)
        if character is not None:
            told = _full_width(character, False, _half_width_fix(wrong, found))
            mark = context.get("ref")
            named = Named(value, mark, route, written.span(route)) if isinstance(mark, Ref) and not told.fix else None
            return replace(told, named=named)
    deviation = _deviation(wrong, field, title, help_)
    if found is None:
        return deviation
    message = found.message or deviation.message
    return replace(deviation, message=message, hint=found.hint, fix=found.fix, within=found.within or deviation.within)


def _deviation(wrong: Wrong, field: str, title: Words, help_: Words) -> Deviation:
    """What is wrong with a value, with the advice that its field gives where nothing can be told from the value."""
    kind, value, name = wrong.kind, wrong.value, str(wrong.route[-1]) if wrong.route else ""
    if kind == "version_form" and isinstance(value, (int, float)) and not isinstance(value, bool):
        shown = wrong.written.raw(wrong.route) or str(value)
        return Deviation(
            "unquoted-version",
            say("The version {value} is read as a number, and numbers lose their zeros.", value=shown),
            _FORMS["version_form"][1],
        )
    if kind == "given_twice":
        twice = next(item for index, item in enumerate(value) if item in value[:index])
        return Deviation(
            "bad-value", say("“{value}” stands here twice.", value=_short(str(twice))), say("Write each once.")
        )
    if kind in _FORMS:
        template, hint = _FORMS[kind]
        if kind == "site_address":
            hint = say("Write “{reference}”.", reference=folder_of_site(str(value)) or "")
        if not isinstance(value, (str, int, float)) or (kind != "day_form" and not isinstance(value, str)):
            return _wrong_type(name, title, value, say("text"), hint)
        rule = "impossible-date" if kind in ("impossible_date", "absurd_date") else "bad-value"
        return Deviation(rule, say(template.template, value=_short(str(value))), hint)
    if kind == "reference_form":
        return _reference(wrong)
    if kind == "literal_error":
        return _bad_choice(value, field, title, wrong.context)
    if kind in _TYPES:
        return _wrong_type(name, title, value, _TYPES[kind], say("{help}", help=help_))
    return _out_of_bounds(kind, field, title, value, wrong.context, help_)


def _parent(data: Any, route: Route) -> Mapping[str, Any]:
    for step in route[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return {}
    return data if isinstance(data, Mapping) else {}


def _half_width_fix(wrong: Wrong, found: Mend | None) -> tuple[Replacement, ...]:
    """What writes a value in the characters that YAML wants, where nothing else can be meant."""
    if found is not None and found.fix:
        return found.fix
    value = wrong.value
    if wrong.kind == "reference_form":
        plain = unicodedata.normalize("NFKC", in_half_width(value)).replace(" ", "").strip("\"'").removesuffix(".")
        mark = wrong.context.get("ref")
        return wrong.becomes(scalar(plain)) if isinstance(mark, Ref) and mark.parse(plain) else ()
    span = wrong.written.span(wrong.route)
    if wrong.kind not in _TYPES or span is None:
        return ()
    raw = wrong.written.at(span)
    mended = "\n".join(in_half_width(line, key=True) for line in raw.split("\n"))
    if raw[:1] in "［【｛":
        mended = in_half_width(raw).replace("、", ", ")
    return (Replacement(wrong.path, span, mended, wrong.route),) if mended != raw else ()


def _unknown_field(model: type[Model], route: Route, name: str, missing: list[str], written: Written) -> Deviation:
    character = next((character for character in name if character in FULL_WIDTH), None)
    if character is not None:
        span = written.key_span(route)
        fix = (Replacement(written.path, span, key_in_half_width(written.at(span)), route[:-1]),) if span else ()
        return _full_width(character, True, fix)
    parent = field_at(model, route[:-1])
    owner = model_in(parent.annotation) if parent is not None else model
    foreign = (owner or model).not_taken
    if name in foreign:
        return Deviation(
            "unknown-field", say("svcq does not take MkDocs' setting “{name}”.", name=name), foreign[name], key=True
        )
    known = [info.alias or field for field, info in (owner or model).model_fields.items()]
    fields = (owner or model).model_fields
    spoken = field_called(name, {info.alias or field: info.title or "" for field, info in fields.items()})
    close = spoken or nearest(name, missing)
    elsewhere = parent_of(model, name) if close is None else None
    close = close or nearest(name, [*known, *foreign])
    hint = (
        say("“{name}” stands in the document itself: take away its indentation.", name=name)
        if elsewhere == ""
        else say("“{name}” stands under “{parent}”: move it there.", name=name, parent=elsewhere)
        if elsewhere is not None
        else say("Did you mean “{name}”? svcq does not take it: {advice}", name=close, advice=foreign[close])
        if close is not None and close in foreign
        else say("Did you mean “{name}”?", name=close)
        if close
        else say("The fields here are {names}.", names=", ".join(known))
    )
    span = written.key_span(route) if spoken is not None and not _stands(written, (*route[:-1], spoken)) else None
    certain = spoken is not None and (spelt_alike(spoken) == spelt_alike(name) or _is_title(fields, spoken, name))
    fix = (Replacement(written.path, span, spoken, route[:-1]),) if span and spoken and certain else ()
    return Deviation("unknown-field", say("There is no field “{name}” here.", name=name), hint, key=True, fix=fix)


def named_by_key(model: type[Model], route: Route, value: object) -> str | None:
    """The field of its id, where a part is written as the name of an empty field: ``- R2:``."""
    parent = field_at(model, route[:-1])
    owner = model_in(parent.annotation) if parent is not None else None
    part = part_field(owner) if owner is not None else None
    is_id = value is None and re.fullmatch(PART_PATTERN, str(route[-1]), re.ASCII) is not None
    return part if is_id and part is not None and any(sign.isdigit() for sign in str(route[-1])) else None


def _part_as_key(model: type[Model], route: Route, name: str, written: Written) -> Deviation:
    part = named_by_key(model, route, None)
    span = written.key_span(route)
    whole = replace(span, end_column=span.end_column + 1) if span is not None else None
    certain = whole is not None and written.at(whole).endswith(":")
    fix = (Replacement(written.path, whole, f"{part}: {name}", route[:-1]),) if whole is not None and certain else ()
    message = say("There is no field “{name}” here.", name=name)
    return Deviation("unknown-field", message, say("Write {value}.", value=f"{part}: {name}"), key=True, fix=fix)


def _is_title(fields: Mapping[str, FieldInfo], field: str, title: str) -> bool:
    return any((info.alias or name) == field and info.title == title for name, info in fields.items())


def _stands(written: Written, route: Route) -> bool:
    """Whether a field stands in the file."""
    return written.key_span(route) is not None


def parent_of(model: type[Model], name: str, parent: str = "") -> str | None:
    """The field under which a field of this very name stands in a kind of document; empty for the document itself."""
    fields = {info.alias or field: info for field, info in model.model_fields.items()}
    if name in fields:
        return parent
    inner = ((field, model_in(info.annotation)) for field, info in fields.items())
    found = (parent_of(deeper, name, f"{parent}.{field}".lstrip(".")) for field, deeper in inner if deeper is not None)
    return next((place for place in found if place is not None), None)


def _full_width_in(value: str, kind: str) -> str | None:
    """The full-width character that spoils a value in which only half-width ones mean anything."""
    if kind in _TYPES and kind != "string_type":  # a list or a group of fields begun with the wrong mark
        found = find_full_width(value)
        if value[:1] in FULL_WIDTH or found is None:
            return value[0] if value[:1] in FULL_WIDTH else None
        return value.split("\n")[found.span.line - 1][found.span.column - 1]
    if kind in _FORMS or kind in ("reference_form", "literal_error"):
        return next((character for character in value if character in FULL_WIDTH), None)
    return None


def _full_width(character: str, key: bool, fix: tuple[Replacement, ...]) -> Deviation:
    fault = full_width_fault(character, FILE_START)
    return Deviation(fault.rule, fault.message, fault.hint, key, character, fix)


def _reference(wrong: Wrong) -> Deviation:
    value, mark = wrong.value, wrong.context.get("ref")
    assert isinstance(mark, Ref)
    text = str(value)
    named = Named(text, mark, wrong.route, wrong.written.span(wrong.route))
    other = parse_reference(text)
    if other is not None and mark.kinds and other.kind in all_kinds() and other.kind not in mark.kinds:
        return Deviation(
            "wrong-kind",
            say("“{value}” is a {kind}, which cannot stand here.", value=_short(text), kind=kind_words(other.kind)),
            None,
            named=named,
        )
    if other is None and len(mark.kinds) > 1 and parse_reference(text, mark.kinds[0]) is not None:
        choices = [f"{kind}:{text}" for kind in mark.kinds]
        return Deviation(
            "bad-reference",
            say("“{value}” does not say of which kind it is.", value=_short(text)),
            say("Write one of {choices}.", choices=", ".join(choices)),
            named=named,
        )
    hint: Message | None
    if mark.part == "never" and "#" in text:
        hint = say("Only a whole document can stand here: delete “#” and what follows.")
    elif mark.part == "must" and "#" not in text:
        hint = say("Name the part too, after a “#”.")
    else:
        hint = None  # which documents there are is known when all are read
    message = say("“{value}” is not a reference that can stand here.", value=_short(text))
    return Deviation("bad-reference", message, hint, named=named)


def _bad_choice(value: object, name: str, title: Words, context: Mapping[str, Any]) -> Deviation:
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, list):
        shown = ", ".join(map(str, value))
    allowed = choices_of(context)
    close = nearest(shown, allowed)
    choices = ", ".join(allowed)
    hint = (
        say("Did you mean “{name}”? Allowed: {choices}.", name=close, choices=choices)
        if close
        else say("Allowed: {choices}.", choices=choices)
    )
    return Deviation(
        "bad-value",
        say("“{value}” is not a value of “{name}” ({title}).", value=_short(shown), name=name, title=title),
        hint,
    )


def _wrong_type(name: str, title: Words, value: object, wanted: Message, hint: Message | None) -> Deviation:
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
    return Deviation("wrong-type", message, hint)


def _out_of_bounds(
    kind: str, name: str, title: Words, value: object, context: Mapping[str, Any], help_: Words
) -> Deviation:
    shown = _short(str(value))
    if kind == "too_short":
        return Deviation(
            "bad-value",
            say(
                "“{name}” ({title}) needs at least {count}.", name=name, title=title, count=context.get("min_length", 1)
            ),
            say("{help}", help=help_),
        )
    if kind in ("string_pattern_mismatch", "string_too_short", "string_too_long"):
        blank = isinstance(value, str) and not value.strip()
        if blank:
            return Deviation(
                "missing-field",
                say("The field “{name}” ({title}) is empty.", name=name, title=title),
                say("Fill it in. {help}", help=help_),
            )
        return Deviation(
            "bad-value",
            say("“{value}” does not have the form that “{name}” ({title}) needs.", value=shown, name=name, title=title),
            say("{help}", help=help_),
        )
    limits = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}
    if kind in limits:
        bound = next((context[key] for key in ("gt", "ge", "lt", "le") if key in context), 0)
        return Deviation(
            "bad-value",
            say(
                "“{name}” ({title}) is {value}; it must be {sign} {bound}.",
                name=name,
                title=title,
                value=shown,
                sign=limits[kind],
                bound=f"{bound:g}",
            ),
            say("{help}", help=help_),
        )
    return Deviation(
        "bad-value",
        say("“{value}” is not a value of “{name}” ({title}).", value=shown, name=name, title=title),
        say("{help}", help=help_),
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
