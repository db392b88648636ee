"""Explanations: what each of pydantic's errors means, in plain words and with advice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic_core import ErrorDetails

from svcq_build.load.deviations import FORMS, TYPES, Deviation, of_full_width, of_value
from svcq_build.load.unknown_fields import named_by_key, part_as_key, unknown_field
from svcq_build.mends import Mend, Wrong, mend
from svcq_build.model import (
    Model,
    Named,
    Ref,
    Replacement,
    Route,
    field_at,
    field_words,
)
from svcq_build.syntax import (
    FULL_WIDTH,
    Written,
    find_full_width,
    in_half_width,
    like,
)
from svcq_build.words import Words, say


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
    if kind == "extra_forbidden":
        if named_by_key(model, route, value):
            return part_as_key(model, route, name, written)
        return unknown_field(model, route, name, missing, written)
    field = next((step for step in reversed(route) if isinstance(step, str)), name)  # an item's is that of its list
    info = field_at(model, route) or field_at(model, route[:-1])  # a value of a mapping is that of its field
    title, help_ = field_words(info) if info is not None else (Words("", ""), Words("", ""))
    if kind == "missing":
        return Deviation(
            "missing-field",
            say("The field “{name}” ({title}) is missing.", name=name, title=title),
            say("Add it. {help}", help=help_),
        )
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
            told = of_full_width(character, False, _half_width_fix(wrong, found))
            if found is not None and not told.fix:  # the whole value, rather than how to type one character of it
                told = replace(told, hint=found.hint)
            mark = context.get("ref")
            named = None
            if isinstance(mark, Ref) and not told.fix:
                named = Named(value, mark, route, written.span(route), wrong.raw, wrong.in_brackets, wrong.dash)
            return replace(told, named=named)
    deviation = of_value(wrong, field, title, help_)
    if found is None:
        return deviation
    message = found.message or deviation.message
    return replace(deviation, message=message, hint=found.hint, fix=found.fix, within=found.within or deviation.within)


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
    if wrong.kind == "reference_form" and wrong.in_brackets and (fix := _several(wrong)):
        return fix
    if wrong.kind == "reference_form":
        plain = unicodedata.normalize("NFKC", in_half_width(value)).replace(" ", "").strip("\"'").removesuffix(".")
        mark = wrong.context.get("ref")
        return wrong.becomes(like(wrong.raw, plain)) if isinstance(mark, Ref) and mark.parse(plain) else ()
    span = wrong.written.span(wrong.route)
    if wrong.kind not in TYPES or span is None:
        return ()
    raw = wrong.written.at(span)
    mended = "\n".join(in_half_width(line, key=True) for line in raw.split("\n"))
    if raw[:1] in "［【｛":
        mended = in_half_width(raw).replace("、", ", ")
    return (Replacement(wrong.path, span, mended, wrong.route),) if mended != raw else ()


def _several(wrong: Wrong) -> tuple[Replacement, ...]:
    """What writes references that full-width signs make one item of a list, each as one of its own."""
    mark, span = wrong.context.get("ref"), wrong.written.span(wrong.route)
    pieces = [unicodedata.normalize("NFKC", piece).strip() for piece in re.split("[，、；]", wrong.raw)]
    if span is None or len(pieces) < 2 or not isinstance(mark, Ref) or not all(map(mark.parse, pieces)):
        return ()
    return (Replacement(wrong.path, span, ", ".join(pieces), wrong.route),)


def _full_width_in(value: str, kind: str) -> str | None:
    """The full-width character that spoils a value in which only half-width ones mean anything."""
    if kind in TYPES and kind != "string_type":  # a list or a group of fields begun with the wrong mark
        found = find_full_width(value)
        if value[:1] in FULL_WIDTH or found is None:
            return value[0] if value[:1] in FULL_WIDTH else None
        return value.split("\n")[found.span.line - 1][found.span.column - 1]
    if kind in FORMS or kind in ("reference_form", "literal_error"):
        return next((character for character in value if character in FULL_WIDTH), None)
    return None
