"""Mends of lists and groups: one value where several are wanted, or several where one is."""

from __future__ import annotations

import re

from pydantic import ValidationError

from svcq_build.mends import readings, time_readings
from svcq_build.mends.colours import colour_like
from svcq_build.mends.wrong import SEPARATORS, Mend, Wrong, choices_in, one_line, shortened
from svcq_build.model import (
    LocalPart,
    Model,
    Ref,
    Replacement,
    Span,
    mark_at,
    model_in,
    part_field,
)
from svcq_build.syntax import BULLETS, scalar, split_bullet
from svcq_build.words import nearest, say

_ITEM = re.compile(r"( *)- +(\S.*)")
#: A file by its folders, which is one value though there are slashes in it.
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/[\w-]+(?:\.[A-Za-z0-9]+)+", re.ASCII)


def unwrap(wrong: Wrong) -> Mend | None:
    """A list of one where a single value is wanted."""
    if not isinstance(wrong.value[0], (str, int, float)):
        return None
    inner = wrong.written.raw((*wrong.route, 0))
    if inner is None:
        return None
    value = scalar(wrong.value[0]) if isinstance(wrong.value[0], str) else inner
    span = wrong.written.span(wrong.route) or one_line(wrong)
    below = _below_its_name(wrong) if span is None else None
    fix = (Replacement(wrong.path, span, value, wrong.route),) if span is not None else ()
    fix = (Replacement(wrong.path, below, f" {value}", wrong.route),) if below is not None else fix
    return Mend(say("Write one value, not a list: {value}.", value=shortened(value)), fix)


def _below_its_name(wrong: Wrong) -> Span | None:
    """Where a list of one line stands, from the colon of its name on the line above."""
    span = wrong.written.block(wrong.route)
    above = wrong.written.lines[span.line - 2] if span is not None and span.line > 1 else ""
    if span is None or span.line != span.end_line or not above.endswith(f"{wrong.name}:"):
        return None
    item = _ITEM.fullmatch(wrong.written.lines[span.line - 1])
    alone = item is not None and item[2] == wrong.written.raw((*wrong.route, 0))
    return Span(span.line - 1, len(above) + 1, span.end_line, span.end_column) if alone else None


def mend_list(wrong: Wrong) -> Mend | None:
    """Something else where a list is wanted."""
    value = wrong.value
    if isinstance(value, str):
        bulleted = _bullets(wrong)
        if bulleted is not None:
            return bulleted
        pieces = [_chosen(wrong, piece) for piece in SEPARATORS.split(value.strip(" []［］【】()（）")) if piece]
        half_open = value.strip()[-1:] in "]］】" and value.strip()[:1] not in "[［【"
        single = len(pieces) <= 1 or _PATH.fullmatch(value.strip()) is not None
        one = value.strip()[:1] not in "[［【(（" and single and not half_open
        items = f"[{', '.join(scalar(piece) for piece in ([_chosen(wrong, value)] if one else pieces))}]"
        names = tuple(step for step in wrong.route if isinstance(step, str))
        certain = one or (isinstance(mark_at(wrong.model, names), (Ref, LocalPart)))
        if one and "\n" in (wrong.written.raw(wrong.route) or value):
            return Mend(say("Begin each item with “- ”: a hyphen and a space."))
        return Mend(say("Write a list, also of one: {value}.", value=shortened(items)), wrong.becomes(items, certain))
    if isinstance(value, (int, float)):
        raw = wrong.written.raw(wrong.route)
        return (
            Mend(say("Write a list, also of one: {value}.", value=f"[{raw}]"), wrong.becomes(f"[{raw}]"))
            if raw
            else None
        )
    if isinstance(value, dict) and value and all(inner is None for inner in value.values()):
        items = f"[{', '.join(map(scalar, value))}]"
        return Mend(say("Write a list, also of one: {value}.", value=shortened(items)), wrong.becomes(items))
    if isinstance(value, dict) and value:
        return _list_of_group(wrong)
    return None


def _chosen(wrong: Wrong, text: str) -> str:
    """An item of a list as its field wants it, where that is one of some choices."""
    reading = readings.choice(wrong.name, text, choices_in(wrong.info))
    return reading.written if reading is not None else text


def _list_of_group(wrong: Wrong) -> Mend | None:
    raw = wrong.written.raw(wrong.route)
    hint = say("Write a list, also of one: put “- ” before the first field, and indent the others like it.")
    if raw is not None:
        return Mend(hint, wrong.becomes(f"[{raw}]"))
    span = wrong.written.block(wrong.route)
    if span is None or span.column == 1:
        return Mend(hint)
    first, *others = wrong.written.at(span).split("\n")
    lines = [f"- {first}", *(f"  {line}" if line.strip() else line for line in others)]
    return Mend(hint, (Replacement(wrong.path, span, "\n".join(lines), wrong.route),))


def _bullets(wrong: Wrong) -> Mend | None:
    """A list whose items begin with the bullets of a word processor: YAML reads it as one text."""
    found = split_bullet(wrong.value)
    if found is None:
        return None
    hint = say("Begin each item with “- ”: a hyphen and a space.")
    message = say("An item of a list begins with a hyphen and a space, not with “{bullet}”.", bullet=found[1])
    span = wrong.written.span(wrong.route)
    if span is None:
        return Mend(hint, (), found[1], message)
    if span.line == span.end_line:
        beside = wrong.written.lines[span.line - 1][: span.column - 1].strip()
        text = f"[{scalar(found[2])}]" if beside else f"- {scalar(found[2])}"
        certain = not beside or found[1] in BULLETS  # “一、二号窗口” is one name
        return Mend(hint, wrong.becomes(text), found[1], message) if certain else None
    lines = wrong.written.at(span).split("\n")
    items = [split_bullet(line) or _item(line) for line in lines]  # some may be right
    if not all(items) or wrong.written.lines[span.line - 1][: span.column - 1].strip():
        return Mend(hint, (), found[1], message)
    fix = wrong.becomes("\n".join(f"{item[0]}- {item[2]}" for item in items if item))
    return Mend(hint, fix, found[1], message)


def _item(line: str) -> tuple[str, str, str] | None:
    """The line of an item as it should be, in the parts of one with a bullet."""
    found = _ITEM.fullmatch(line)
    return (found[1], "-", found[2]) if found else None


def mend_group(wrong: Wrong) -> Mend | None:
    """A value where a group of fields is wanted: it may be that of the one field that the group needs."""
    choices = choices_in(wrong.info)
    if wrong.kind == "dict_type" and isinstance(wrong.value, str) and ": " in wrong.value and "\n" not in wrong.value:
        return Mend(say("Write a group of fields: {value}.", value=shortened(f"{{{wrong.value}}}")))
    if wrong.kind == "dict_type" and choices and wrong.value in choices:
        return Mend(say("Name what it is for: {value}, for instance.", value=f"{{…: {scalar(str(wrong.value))}}}"))
    if wrong.kind == "dict_type" and choices and (names := _names_alone(wrong.value)):
        example = ", ".join(f"{scalar(name)}: {choices[0]}" for name in names)
        return Mend(say("Write a group of fields: {value}.", value=shortened(f"{{{example}}}")))
    inner = model_in(wrong.info.annotation) if wrong.info is not None else None
    if inner is not None and isinstance(wrong.value, list) and all(isinstance(one, dict) for one in wrong.value):
        return Mend(say("Write its fields one below the other, without hyphens."))
    if inner is None or isinstance(wrong.value, (dict, list)) or wrong.value is None:
        return None
    needed = [info.alias or name for name, info in inner.model_fields.items() if info.is_required()]
    if not needed and inner.shorthand is not None:
        needed = [inner.shorthand]
    part = part_field(inner)
    if isinstance(wrong.value, str) and part in needed and len(needed) == 2:
        other = next(name for name in needed if name != part)
        text = f"{{{part}: …, {other}: {scalar(wrong.value)}}}"
        return Mend(say("Write {value}, with an id of its own.", value=shortened(text)))
    if len(needed) > 1 and isinstance(wrong.value, str):
        return _first_of(wrong, inner, needed)
    if len(needed) != 1:
        return None
    raw = wrong.written.raw(wrong.route)
    try:
        inner.model_validate({needed[0]: wrong.value})
    except ValidationError:
        return _group_of_choice(wrong, needed[0], choices_in(inner.model_fields[needed[0]])) or _group_of_time(
            wrong, inner, needed[0]
        )
    text = f"{{{needed[0]}: {scalar(wrong.value) if isinstance(wrong.value, str) else raw}}}"
    return Mend(say("Write {value}.", value=shortened(text)), wrong.becomes(text))


def _first_of(wrong: Wrong, inner: type[Model], needed: list[str]) -> Mend | None:
    """A reference in the place of a group that names it in one of its fields, and says more of it in others."""
    names = tuple(step for step in wrong.route if isinstance(step, str))
    named = [name for name in needed if isinstance(mark_at(wrong.model, (*names, name)), Ref)]
    if len(named) != 1:
        return None
    fields = ", ".join(f"{name}: {scalar(wrong.value) if name in named else '…'}" for name in needed)
    return Mend(say("Write {value}.", value=shortened(f"{{{fields}}}")))


def _names_alone(value: object) -> list[str]:
    """The names that stand alone where each wants a value with it."""
    if isinstance(value, str):
        return [piece for piece in SEPARATORS.split(value.strip()) if piece]
    return value if isinstance(value, list) and all(isinstance(item, str) for item in value) else []


def _group_of_choice(wrong: Wrong, name: str, allowed: list[str]) -> Mend | None:
    """A word in the place of a group whose one field leaves some choices, and is none of them as it is written."""
    if not isinstance(wrong.value, str) or not allowed:
        return None
    reading = readings.choice(name, wrong.value, allowed)
    meant = reading.written if reading else colour_like(wrong.value, allowed) or nearest(wrong.value, allowed)
    meant = meant or (allowed[0] if len(allowed) == 1 else None)
    if meant is None:
        return Mend(say("Write {value}.", value=f"{{{name}: …}}"))
    text = f"{{{name}: {scalar(meant)}}}"
    return Mend(say("Write {value}.", value=text), wrong.becomes(text, reading is not None))


def _group_of_time(wrong: Wrong, inner: type[Model], name: str) -> Mend | None:
    """A length of time, said in another way, where a group of fields is wanted that begins with one."""
    reading = time_readings.duration(wrong.value) if isinstance(wrong.value, str) else None
    try:
        inner.model_validate({name: reading.written if reading is not None else None})
    except ValidationError:
        return None
    text = f"{{{name}: {reading.written if reading is not None else ''}}}"
    return Mend(say("Write {value}.", value=text), wrong.becomes(text, reading is not None and reading.certain))
