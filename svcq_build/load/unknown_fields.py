"""Unknown fields: what a name that a model does not have was meant to be, or where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from pydantic.fields import FieldInfo

from svcq_build.load.deviations import Deviation, of_full_width
from svcq_build.mends import field_called, spelt_alike
from svcq_build.model import (
    PART_PATTERN,
    Model,
    Replacement,
    Route,
    field_at,
    model_in,
    part_field,
)
from svcq_build.syntax import (
    FULL_WIDTH,
    Written,
    key_in_half_width,
    quoted,
)
from svcq_build.words import nearest, say

#: What takes over the fields of another group in YAML 1.1, and is a name like any other in 1.2.
MERGE_KEY = "<<"
#: In braces, a field with a plain value and the comma behind it.
_LAST_VALUE = re.compile(r"[{,]\s*(?P<field>[A-Za-z_]+): +(?P<value>[^\s\"'{}\[\],:][^\"'{}\[\],:]*),\s*$")
#: Behind a name in braces that has no value.
_END_OF_NAME = re.compile(r"\s*(?P<end>[,}])")
#: In braces, YAML takes a name and a value without a blank between them for one name.
_GLUED = re.compile(r"(?P<field>[A-Za-z_]+):(?P<value>[^\s\n][^\n]*)")


def unknown_field(model: type[Model], route: Route, name: str, missing: list[str], written: Written) -> Deviation:
    """What is wrong with a name that its model does not have."""
    character = next((character for character in name if character in FULL_WIDTH), None)
    if character is not None:
        span = written.key_span(route)
        fix = (Replacement(written.path, span, key_in_half_width(written.at(span)), route[:-1]),) if span else ()
        return of_full_width(character, True, fix)
    if name == MERGE_KEY:
        message = say("“<<” does not take over the fields of another group here.")
        return Deviation("unknown-field", message, say("Write the fields out."), key=True)
    parent = field_at(model, route[:-1])
    owner = model_in(parent.annotation) if parent is not None else model
    foreign = (owner or model).not_taken
    if name in foreign:
        return Deviation(
            "unknown-field", say("svcq does not take MkDocs' setting “{name}”.", name=name), foreign[name], key=True
        )
    titles = titles_of(owner or model)
    known = list(titles)
    glued = _GLUED.fullmatch(name)
    if glued is not None and glued["field"] in known:
        return _unglued(f"{glued['field']}: {glued['value']}", route, written)
    cut = _cut_by_comma(route, written, known)
    if cut is not None:
        return cut
    fields = (owner or model).model_fields
    bare = name.rstrip(": ")  # a colon too many belongs to the name
    spoken = field_called(bare, titles)
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
    certain = spoken is not None and (spelt_alike(spoken) == spelt_alike(bare) or _is_title(fields, spoken, bare))
    fix = (Replacement(written.path, span, spoken, route[:-1]),) if span and spoken and certain else ()
    return Deviation("unknown-field", say("There is no field “{name}” here.", name=name), hint, key=True, fix=fix)


def _unglued(line: str, route: Route, written: Written) -> Deviation:
    """What is wrong where, in braces, no blank parts a field's name from its value."""
    span = written.key_span(route)
    fix = (Replacement(written.path, span, line, route[:-1]),) if span is not None else ()
    message = say("The space after the colon is missing here.")
    return Deviation("yaml-syntax", message, say("Write “{text}”.", text=line), key=True, fix=fix)


def _cut_by_comma(route: Route, written: Written, known: list[str]) -> Deviation | None:
    """What is wrong where a comma, in braces, cuts a text that is not quoted: its end stands as a name of its own."""
    span = written.key_span(route)
    if span is None or span.line != span.end_line:
        return None
    line = written.lines[span.line - 1]
    rest = _END_OF_NAME.match(line, span.end_column - 1)
    before = _LAST_VALUE.search(line[: span.column - 1]) if rest is not None else None
    if before is None or rest is None or before["field"] not in known:
        return None
    begin = replace(span, column=before.start("value") + 1)
    whole = quoted(written.at(begin))
    fix = (Replacement(written.path, begin, whole, route[:-1]),) if rest["end"] == "}" else ()
    message = say("A comma ends the text here, because it stands in braces and in no quotes.")
    return Deviation("unknown-field", message, say("Put it in quotes: {value}.", value=whole), key=True, fix=fix)


def named_by_key(model: type[Model], route: Route, value: object) -> str | None:
    """The field of its id, where a part is written as the name of an empty field: ``- R2:``."""
    parent = field_at(model, route[:-1])
    owner = model_in(parent.annotation) if parent is not None else None
    part = part_field(owner) if owner is not None else None
    is_id = value is None and re.fullmatch(PART_PATTERN, str(route[-1]), re.ASCII) is not None
    return part if is_id and part is not None and any(sign.isdigit() for sign in str(route[-1])) else None


def part_as_key(model: type[Model], route: Route, name: str, written: Written) -> Deviation:
    """What is wrong where a part stands as the name of an empty field."""
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


@cache  # a file may have thousands of unknown fields
def titles_of(model: type[Model]) -> Mapping[str, str]:
    """What readers call the fields of a model, by their names in files."""
    return MappingProxyType({info.alias or name: info.title or "" for name, info in model.model_fields.items()})


def parent_of(model: type[Model], name: str) -> str | None:
    """The field under which a field of this very name stands in a kind of document; empty for the document itself."""
    return _homes(model).get(name)


@cache  # a file may have thousands of unknown fields
def _homes(model: type[Model], parent: str = "") -> Mapping[str, str]:
    """Under which field each field of a model stands; the outer and the earlier ones count."""
    fields = {info.alias or field: info for field, info in model.model_fields.items()}
    homes = dict.fromkeys(fields, parent)
    for field, info in fields.items():
        inner = model_in(info.annotation)
        if inner is not None:
            homes = {**_homes(inner, f"{parent}.{field}".lstrip(".")), **homes}
    return homes
