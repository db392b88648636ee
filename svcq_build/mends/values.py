"""Mends: the value that a field wants in the place of one that it does not, computed from what is written."""

from __future__ import annotations

import re
import typing
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from svcq_build.mends import readings, time_readings
from svcq_build.mends.addresses import web_address
from svcq_build.mends.colours import colour_like
from svcq_build.mends.readings import Reading
from svcq_build.mends.zones import zone_meant
from svcq_build.model import (
    END,
    ID_PATTERN,
    PART_PATTERN,
    UNITS,
    LocalPart,
    Model,
    Ref,
    Replacement,
    Route,
    Span,
    field_words,
    mark_at,
    model_in,
    part_field,
)
from svcq_build.syntax import BULLETS, Written, quoted, scalar, split_bullet
from svcq_build.words import Message, nearest, say

_CLOCK = "(?:[01][0-9]|2[0-3])"
_SEPARATORS = re.compile(r" ?[，、,;；|/] ?")
_BARE_NUMBER = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5})?")


_GROUPS = ("tuple_type", "list_type", "model_type", "model_attributes_type", "dict_type", "too_short", "too_long")
#: No number, day or length of time takes more characters than this.
_LONGEST = 200
_ENDS = ("结束", "完", "完成", "结束。", "流程结束")
#: Lengths of time as rhythms name them.
_RHYTHMS = {"1 天": "day", "1 日": "day", "1 个工作日": "workday", "1 周": "week", "2 周": "2 weeks", "1 个月": "month",
            "3 个月": "quarter", "6 个月": "half-year", "12 个月": "year", "1 年": "year"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mend:
    """How to mend a value.

    Attributes:
        hint: what to write. fix: what makes it so, where it is certain. within: the words that are meant.
        message: what is wrong, where that is more than the type of the value.
    """

    hint: Message
    fix: tuple[Replacement, ...] = ()
    within: str | None = None
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that its field does not want.

    Attributes:
        path: the file. route: where it stands. value: what it is. kind: pydantic's name of what is wrong.
        model: the document's model. info: the field's declaration. parent: the group that it stands in.
        written: the file as it is written. context: what pydantic tells besides.
    """

    path: str
    route: Route
    value: Any
    kind: str
    model: type[Model]
    info: FieldInfo | None
    parent: Mapping[str, Any]
    written: Written
    context: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The field's name; an item's is that of its list."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    def becomes(self, text: str, certain: bool = True) -> tuple[Replacement, ...]:
        """The fix that puts ``text`` in the place of the value, if that is certain and the value stands alone."""
        span = self.written.span(self.route) if certain else None
        return (Replacement(self.path, span, text, self.route),) if span is not None else ()


def mend(wrong: Wrong) -> Mend | None:
    """The mend of a wrong value; None when nothing can be told from it."""
    kind, value = wrong.kind, wrong.value
    if isinstance(value, str) and len(value) > _LONGEST and kind not in ("tuple_type", "list_type"):
        return None
    if isinstance(value, list) and len(value) == 1 and kind not in _GROUPS:
        return _unwrapped(wrong)
    if kind == "bool_type":
        return _written(wrong, readings.truth(value), bare=True) or Mend(say("Write true or false."))
    if kind in ("float_type", "int_type", "int_from_float") and isinstance(value, str):
        return _number(wrong, value)
    if kind in ("tuple_type", "list_type"):
        return _list(wrong)
    if kind == "string_type":
        return _text(wrong)
    if kind == "literal_error":
        return _choice(wrong)
    if kind == "duration_form":
        return _duration(wrong)
    if kind == "version_form":
        return _version(wrong)
    if kind == "impossible_date":
        return _date(wrong)
    if kind == "day_form":
        return _written(wrong, time_readings.named_day(value) if isinstance(value, str) else None)
    if kind == "time_zone":
        meant = zone_meant(str(value))
        return _written(wrong, Reading(*meant)) if meant else None
    if kind in ("web_address", "edit_address"):
        address = web_address(str(value))
        return _written(wrong, Reading(address, certain=False)) if address and address != value else None
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _group(wrong)
    if kind == "string_pattern_mismatch":
        return _pattern(wrong, str(wrong.context.get("pattern", "")))
    return None


def _unwrapped(wrong: Wrong) -> Mend | None:
    """A list of one where a single value is wanted."""
    if not isinstance(wrong.value[0], (str, int, float)):
        return None
    inner = wrong.written.raw((*wrong.route, 0))
    if inner is None:
        return None
    value = scalar(wrong.value[0]) if isinstance(wrong.value[0], str) else inner
    span = wrong.written.span(wrong.route) or _one_line(wrong)
    fix = (Replacement(wrong.path, span, value, wrong.route),) if span is not None else ()
    return Mend(say("Write one value, not a list: {value}.", value=_short(value)), fix)


def _one_line(wrong: Wrong) -> Span | None:
    """Where a list or a group without brackets stands, if it is on one line behind the name of its field."""
    span = wrong.written.block(wrong.route)
    if span is None or span.line != span.end_line:
        return None
    before = wrong.written.lines[span.line - 1][: span.column - 1]
    return span if before.strip(" -") == "" and before.endswith("- ") else None


def _written(wrong: Wrong, reading: Reading | None, bare: bool = False) -> Mend | None:
    if reading is None:
        return None
    text = reading.written if bare else scalar(reading.written)
    return Mend(say("Write {value}.", value=_short(text)), wrong.becomes(text, reading.certain))


def _number(wrong: Wrong, value: str) -> Mend | None:
    reading = readings.number(value)
    if reading is None:
        return Mend(say("Write one number in digits, and nothing else."))
    written, unit = reading.written, reading.unit
    if not unit:
        return Mend(say("Write {value}.", value=_short(written)), wrong.becomes(written, reading.certain))
    beside = wrong.parent.get("unit")
    converted = time_readings.in_unit(written, unit, wrong.name)
    if converted is not None:
        return Mend(
            say("Write {value}: this is a number of {unit}.", value=converted.written, unit=converted.unit),
            wrong.becomes(converted.written, reading.certain and converted.certain),
        )
    size = readings.kilobytes(written, unit) if wrong.name.endswith("_kb") else None
    if size is not None:
        return _written(wrong, size, bare=True)
    known = unit.casefold() in ("%", "分", "百分") and _is_percent(wrong.info)
    known = known or time_readings.same_unit(unit, wrong.name)
    owner = _owner(wrong)
    if owner is not None and "unit" in owner.model_fields:
        same = isinstance(beside, str) and (_same_unit(beside, unit) or time_readings.same_unit(beside, unit))
        other = time_readings.converted(written, unit, beside) if isinstance(beside, str) and not same else None
        if other is not None:
            return Mend(
                say("Write {value}: this is a number of {unit}.", value=other.written, unit=str(beside)),
                wrong.becomes(other.written, reading.certain and other.certain),
            )
        if same or beside is None:
            return Mend(
                say("Write {value}; the unit stands in “unit”.", value=_short(written)),
                wrong.becomes(written, reading.certain and same),
            )
        return Mend(
            say(
                "Write the number in the unit that “unit” names ({unit}): {value}.",
                unit=str(beside),
                value=_short(written),
            )
        )
    return Mend(
        say("Write {value}, without the unit “{unit}”.", value=written, unit=unit),
        wrong.becomes(written, reading.certain and known),
    )


def _same_unit(one: str, other: str) -> bool:
    plain = [text.strip().casefold().replace("％", "%") for text in (one, other)]
    return plain[0] == plain[1] or (UNITS.get(plain[0]) is not None and UNITS.get(plain[0]) == UNITS.get(plain[1]))


def _is_percent(info: FieldInfo | None) -> bool:
    return any(getattr(mark, "le", None) == 100 for mark in _marks(info))


def _marks(info: FieldInfo | None) -> list[Any]:
    """The constraints of a field, also those inside ``… | None``."""
    if info is None:
        return []
    found = list(info.metadata)
    queue = [info.annotation]
    while queue:
        annotation = queue.pop()
        found += getattr(annotation, "__metadata__", ())
        queue += getattr(annotation, "__args__", ())
    return [inner for mark in found for inner in (mark, *getattr(mark, "metadata", ()))]


def _patterns(info: FieldInfo | None) -> list[Any]:
    """The constraints of a field that are patterns other than those of a line of text."""
    return [mark for mark in _marks(info) if getattr(mark, "pattern", None) and "[^\\n]" not in str(mark.pattern)]


def _owner(wrong: Wrong) -> type[Model] | None:
    """The model of the group that the value stands in."""
    current: type[Model] | None = wrong.model
    for step in wrong.route[:-1]:
        if isinstance(step, str) and current is not None:
            info = next((info for name, info in current.model_fields.items() if (info.alias or name) == step), None)
            current = model_in(info.annotation) if info is not None else None
    return current


def _list(wrong: Wrong) -> Mend | None:
    value = wrong.value
    if isinstance(value, str):
        bulleted = _bullets(wrong)
        if bulleted is not None:
            return bulleted
        pieces = [_chosen(wrong, piece) for piece in _SEPARATORS.split(value.strip(" []［］【】()（）")) if piece]
        half_open = value.strip()[-1:] in "]］】" and value.strip()[:1] not in "[［【"
        one = value.strip()[:1] not in "[［【(（" and len(pieces) <= 1 and not half_open
        items = f"[{', '.join(scalar(piece) for piece in ([_chosen(wrong, value)] if one else pieces))}]"
        names = tuple(step for step in wrong.route if isinstance(step, str))
        certain = one or (isinstance(mark_at(wrong.model, names), (Ref, LocalPart)))
        if one and "\n" in (wrong.written.raw(wrong.route) or value):
            return Mend(say("Begin each item with “- ”: a hyphen and a space."))
        return Mend(say("Write a list, also of one: {value}.", value=_short(items)), wrong.becomes(items, certain))
    if isinstance(value, (int, float)):
        raw = wrong.written.raw(wrong.route)
        return (
            Mend(say("Write a list, also of one: {value}.", value=f"[{raw}]"), wrong.becomes(f"[{raw}]"))
            if raw
            else None
        )
    if isinstance(value, dict) and value and all(inner is None for inner in value.values()):
        items = f"[{', '.join(map(scalar, value))}]"
        return Mend(say("Write a list, also of one: {value}.", value=_short(items)), wrong.becomes(items))
    if isinstance(value, dict) and value:
        return _list_of_group(wrong)
    return None


def _chosen(wrong: Wrong, text: str) -> str:
    """An item of a list as its field wants it, where that is one of some choices."""
    reading = readings.choice(wrong.name, text, _choices_in(wrong.info))
    return reading.written if reading is not None else text


def _choices_in(info: FieldInfo | None) -> list[str]:
    """The choices that a field leaves, at whatever depth."""
    found: list[str] = []
    queue: list[Any] = [info.annotation] if info is not None else []
    while queue:
        annotation = queue.pop()
        if typing.get_origin(annotation) is Literal:
            found += map(str, typing.get_args(annotation))
        else:
            queue += typing.get_args(annotation)
    return found


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
    items = [split_bullet(line) for line in wrong.written.at(span).split("\n")]
    if not all(items) or wrong.written.lines[span.line - 1][: span.column - 1].strip():
        return Mend(hint, (), found[1], message)
    fix = wrong.becomes("\n".join(f"{item[0]}- {item[2]}" for item in items if item))
    return Mend(hint, fix, found[1], message)


def _text(wrong: Wrong) -> Mend | None:
    value, raw = wrong.value, wrong.written.raw(wrong.route)
    if isinstance(value, (int, float)) and raw is not None:
        if any(_CLOCK in str(getattr(mark, "pattern", "")) for mark in _marks(wrong.info)):
            return _written(wrong, time_readings.clock(raw))
        if any(getattr(mark, "error", "") == "time_zone" for mark in _marks(wrong.info)):
            meant = zone_meant(f"{value:+}")
            return _written(wrong, Reading(*meant)) if meant else None
        return Mend(say("Put it in quotes: {value}.", value=_short(quoted(raw))), wrong.becomes(quoted(raw)))
    mark = mark_at(wrong.model, tuple(step for step in wrong.route if isinstance(step, str)))
    if isinstance(value, list) and isinstance(mark, Ref) and all(isinstance(item, str) for item in value) and value:
        return Mend(say("Only one can stand here; write one of {choices}.", choices=_short(", ".join(value))))
    if isinstance(value, dict) and isinstance(mark, Ref) and len(value) == 1:
        ((kind, name),) = value.items()
        if isinstance(name, str) and mark.parse(f"{kind}:{name}"):
            return _reference(wrong, f"{kind}:{name}")
        document = f"{kind}:{name}".partition("#")[0].rstrip()
        if mark.part == "never" and mark.parse(document):
            return Mend(say("Write {value}.", value=_short(document)))
    if isinstance(value, list) and isinstance(wrong.route[-1], str) and all(isinstance(item, str) for item in value):
        apart = " ".join(value)  # accounts
        if any(" " in str(mark.pattern) and re.fullmatch(str(mark.pattern), apart) for mark in _patterns(wrong.info)):
            return Mend(say("Write them in one line, separated by spaces: {value}.", value=_short(scalar(apart))),
                        wrong.becomes(scalar(apart)))  # fmt: skip
    if isinstance(value, (dict, list)) and raw is not None and "\n" not in raw:
        return Mend(say("If it is a text, put it in quotes: {value}.", value=_short(quoted(raw))))
    return None


def _reference(wrong: Wrong, written: str) -> Mend:
    """A reference with a space after its colon, which makes a group of fields of it."""
    span = wrong.written.span(wrong.route) or _one_line(wrong)
    fix = (Replacement(wrong.path, span, scalar(written), wrong.route),) if span is not None else ()
    return Mend(say("Write {value}.", value=_short(written)), fix)


def _choice(wrong: Wrong) -> Mend | None:
    allowed = choices_of(wrong.context)
    rhythm = time_readings.rhythm(str(wrong.value)) if "half-year" in allowed else None
    if rhythm is not None:
        fields = "; ".join(f"{name}: {scalar(value)}" for name, value in rhythm.items())
        return Mend(say("Write a line for each of these: {fields}.", fields=fields))
    length = time_readings.duration(wrong.value) if "half-year" in allowed and isinstance(wrong.value, str) else None
    if length is not None and length.written in _RHYTHMS:
        return _written(wrong, Reading(_RHYTHMS[length.written], length.certain))
    value = wrong.value
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    reading = readings.choice(wrong.name, shown, allowed)
    colour = colour_like(shown, allowed) if reading is None else None
    if colour is not None:
        return Mend(say("The theme has no colour of this number; {name} comes next to it.", name=colour))
    if reading is None and len(allowed) == 1:
        return Mend(say("Write {value}.", value=scalar(allowed[0])))
    return _written(wrong, reading)


def choices_of(context: Mapping[str, Any]) -> list[str]:
    """The values that pydantic says are allowed."""
    return [part.strip("' ") for part in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]


def _duration(wrong: Wrong) -> Mend | None:
    help_ = field_words(wrong.info)[0 if wrong.info is None else 1].zh if wrong.info is not None else ""
    likely = next((unit for unit in ("个工作日", "个月", "小时", "分钟", "年", "天") if f" {unit}" in help_), "分钟")
    reading = time_readings.duration(wrong.value, likely)
    if reading is None and isinstance(wrong.value, str) and time_readings.is_no_length(wrong.value):
        return Mend(say("Write how long at most: {value}, for instance.", value=f"1 {likely}"))
    if reading is None:
        return None
    if isinstance(wrong.value, (int, float)):
        return Mend(say("Say the unit too: {value}, for instance.", value=reading.written))
    if time_readings.rhythm(str(wrong.value)) is not None:
        return Mend(say("Write {value}; which day or hour it is cannot stand here.", value=reading.written))
    return _written(wrong, reading)


def _version(wrong: Wrong) -> Mend | None:
    value, raw = wrong.value, wrong.written.raw(wrong.route)
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        if raw is None or not _BARE_NUMBER.fullmatch(raw):
            return None
        raw = raw if "." in raw else f"{raw}.0"
        return Mend(
            say("Put it in quotes, with all its digits: {value}.", value=_short(quoted(raw))),
            wrong.becomes(quoted(raw)),
        )
    reading = readings.version(value) if isinstance(value, str) else None
    if reading is None:
        return None
    return Mend(
        say("Write {value}.", value=quoted(reading.written)), wrong.becomes(quoted(reading.written), reading.certain)
    )


def _date(wrong: Wrong) -> Mend | None:
    reading = time_readings.date(wrong.value)
    if reading is not None and reading.certain:
        return _written(wrong, reading)
    if reading is not None:
        return Mend(say("Write year-month-day: {day}, if that is the day meant.", day=reading.written))
    month = time_readings.last_day_of(wrong.value) if isinstance(wrong.value, str) else None
    if month is not None:
        return Mend(say("{month} has {count} days: write a day up to {month}-{count}.", month=month[0], count=month[1]))
    first = time_readings.first_day_of(wrong.value) if isinstance(wrong.value, str) else None
    if first is not None:
        return Mend(say("Write a day, not only the month: {day}, for instance.", day=first))
    return None


def _group(wrong: Wrong) -> Mend | None:
    """A value where a group of fields is wanted: it may be that of the one field that the group needs."""
    choices = _choices_in(wrong.info)
    if wrong.kind == "dict_type" and choices and (names := _names_alone(wrong.value)):
        example = ", ".join(f"{scalar(name)}: {choices[0]}" for name in names)
        return Mend(say("Write a group of fields: {value}.", value=_short(f"{{{example}}}")))
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
        return Mend(say("Write {value}, with an id of its own.", value=_short(text)))
    if len(needed) != 1:
        return None
    raw = wrong.written.raw(wrong.route)
    try:
        inner.model_validate({needed[0]: wrong.value})
    except ValidationError:
        return _group_of_choice(wrong, needed[0], _choices_in(inner.model_fields[needed[0]])) or _group_of_time(
            wrong, inner, needed[0]
        )
    text = f"{{{needed[0]}: {scalar(wrong.value) if isinstance(wrong.value, str) else raw}}}"
    return Mend(say("Write {value}.", value=_short(text)), wrong.becomes(text))


def _names_alone(value: object) -> list[str]:
    """The names that stand alone where each wants a value with it."""
    if isinstance(value, str):
        return [piece for piece in _SEPARATORS.split(value.strip()) if piece]
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


def _pattern(wrong: Wrong, pattern: str) -> Mend | None:
    if _CLOCK in pattern:
        return _written(wrong, time_readings.clock(wrong.value))
    mark = mark_at(wrong.model, tuple(step for step in wrong.route if isinstance(step, str)))
    if (
        isinstance(mark, LocalPart)
        and mark.end
        and str(wrong.value).strip() in ("结束", "完", "完成", "结束。", "流程结束")
    ):
        return _written(wrong, Reading(END))
    if pattern in (f"^{PART_PATTERN}$", f"^{ID_PATTERN}$"):
        plain = re.sub(r"[^A-Za-z0-9.-]+", "-", unicodedata.normalize("NFKC", str(wrong.value))).strip("-.")
        plain = plain.lower() if pattern == f"^{ID_PATTERN}$" else plain
        if re.fullmatch(pattern, plain, re.ASCII):
            return Mend(say("Write {value}, and where it is referred to as well.", value=plain))
        return Mend(say("Write letters and digits, like R1: no Chinese characters, no spaces."))
    apart = " ".join(re.sub(r"[，、,;；|/ ]+(?=@)|[，、,;；|]| ", " ", str(wrong.value)).split())
    if apart != wrong.value and " " in pattern and re.fullmatch(pattern, apart):
        return _written(wrong, Reading(apart))
    if "\n" in str(wrong.value).strip() and "[^\\n]" in pattern:
        return Mend(say("Write it on one line."))
    return None


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}…"
