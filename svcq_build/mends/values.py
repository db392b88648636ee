"""Mends: the value that a field wants in the place of one that it does not, computed from what is written."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import replace
from typing import Any

from pydantic.fields import FieldInfo

from svcq_build.mends import day_readings, period_readings, readings, time_readings
from svcq_build.mends.addresses import accounts, contact, web_address
from svcq_build.mends.colours import colour_like
from svcq_build.mends.groups import mend_group, mend_list, unwrap
from svcq_build.mends.languages import language_meant
from svcq_build.mends.readings import Reading
from svcq_build.mends.wrong import SEPARATORS, Mend, Wrong, choices_of, marks, one_line, shortened, write
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
    field_words,
    mark_at,
    model_in,
)
from svcq_build.syntax import quoted, scalar
from svcq_build.words import nearest, say

_CLOCK = "(?:[01][0-9]|2[0-3])"
#: A day or an hour beside a rhythm.
_DAYS = re.compile(
    r"(?:[周一二三四五六日天末1-7])[、，,和及/](?:(?:周|星期|礼拜)?[一二三四五六日天末1-7])|[上下]午|早上|晚上|中午|[0-9][点时:：]"
    r"|[月季年周度][第的首初末底]"
)
_BARE_NUMBER = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5})?")


_GROUPS = ("tuple_type", "list_type", "model_type", "model_attributes_type", "dict_type", "too_short", "too_long")
#: No number, day or length of time takes more characters than this.
_LONGEST = 200
#: Lengths of time as rhythms name them.
_RHYTHMS = {"1 天": "day", "1 日": "day", "1 个工作日": "workday", "1 周": "week", "2 周": "2 weeks", "1 个月": "month",
            "3 个月": "quarter", "6 个月": "half-year", "12 个月": "year", "1 年": "year"}  # fmt: skip


def mend(wrong: Wrong) -> Mend | None:
    """The mend of a wrong value; None when nothing can be told from it."""
    kind, value = wrong.kind, wrong.value
    if isinstance(value, str) and len(value) > _LONGEST and kind not in ("tuple_type", "list_type"):
        return None
    if isinstance(value, list) and len(value) == 1 and kind not in _GROUPS:
        return unwrap(wrong)
    if kind == "bool_type":
        read = readings.truth(value) or _near_truth(value)
        return write(wrong, read, bare=True) or Mend(say("Write true or false."))
    if kind in ("float_type", "int_type", "int_from_float") and isinstance(value, str):
        return _number(wrong, value)
    if kind in ("float_type", "int_type", "int_from_float") and isinstance(value, list) and len(value) > 1:
        return Mend(say("Only one can stand here; write one of {choices}.", choices=", ".join(map(str, value[:8]))))
    if kind == "amount_form" and isinstance(value, str):
        return _amount(wrong, value)
    if kind == "finite_number":
        return Mend(say("Write one number in digits, and nothing else."))
    if kind in ("tuple_type", "list_type"):
        return mend_list(wrong)
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
    if kind == "period_form":
        return write(wrong, period_readings.period(value))
    if kind == "moment_form":
        return write(wrong, period_readings.moment(value))
    if kind == "day_form":
        return write(wrong, day_readings.named_day(value) if isinstance(value, str) else None)
    if kind == "time_zone":
        meant = zone_meant(str(value))
        return write(wrong, Reading(*meant)) if meant else None
    if kind == "language_tag":
        tag = language_meant(str(value))
        return write(wrong, Reading(tag)) if tag else None
    if kind == "accounts" or (kind == "string_pattern_mismatch" and "accounts" in wrong.route):
        spelt = accounts(str(value))
        if spelt is not None:
            return write(wrong, Reading(spelt, certain=SEPARATORS.sub(" ", str(value)) == spelt))
    if kind in ("web_address", "edit_address", "contact_address"):
        address = contact(str(value)) if kind == "contact_address" else web_address(str(value))
        return write(wrong, Reading(address, certain=False)) if address and address != value else None
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return mend_group(wrong)
    if kind == "string_pattern_mismatch":
        return _pattern(wrong, str(wrong.context.get("pattern", "")))
    return None


def _near_truth(value: object) -> Reading | None:
    """``true`` or ``false`` for a slip of one of them (``ture``)."""
    close = nearest(value, ("true", "false")) if isinstance(value, str) and value.isascii() else None
    return Reading(close, certain=False) if close else None


def _amount(wrong: Wrong, value: str) -> Mend | None:
    """What a parameter is worth, said in another way: a length of time, a share, a time of day, a number."""
    length = time_readings.duration(value)
    if length is not None and (readings.number(value) or length).unit + length.written != length.written:
        return write(wrong, length)
    number = readings.number(value)
    if number is not None and number.unit in ("", "%"):
        return write(wrong, replace(number, written=number.written + number.unit), bare=True)
    return write(wrong, length or day_readings.clock(value))


def _number(wrong: Wrong, value: str) -> Mend | None:
    option = _option(wrong, value) if wrong.name == "answer" else None
    if option is not None:
        return write(wrong, option, bare=True)
    reading = readings.number(value)
    if reading is None:
        return Mend(say("Write one number in digits, and nothing else."))
    written, unit = reading.written, reading.unit
    if not unit:
        return Mend(say("Write {value}.", value=shortened(written)), wrong.becomes(written, reading.certain))
    beside = wrong.parent.get("unit")
    converted = time_readings.in_unit(written, unit, wrong.name)
    if converted is not None:
        return Mend(
            say("Write {value}: this is a number of {unit}.", value=converted.written, unit=converted.unit),
            wrong.becomes(converted.written, reading.certain and converted.certain),
        )
    size = readings.kilobytes(written, unit) if wrong.name.endswith("_kb") else None
    if size is not None:
        return write(wrong, size, bare=True)
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
                say("Write {value}; the unit stands in “unit”.", value=shortened(written)),
                wrong.becomes(written, reading.certain and same),
            )
        return Mend(
            say(
                "Write the number in the unit that “unit” names ({unit}): {value}.",
                unit=str(beside),
                value=shortened(written),
            )
        )
    return Mend(
        say("Write {value}, without the unit “{unit}”.", value=written, unit=unit),
        wrong.becomes(written, reading.certain and known),
    )


def _option(wrong: Wrong, value: str) -> Reading | None:
    """The number of the option that an answer names by its letter or its words."""
    options = wrong.parent.get("options")
    if not isinstance(options, list):
        return None
    counted = re.fullmatch(r"第 ?(.+?) ?(?:个|项|条|选项|个选项)?", value.strip())
    place = readings.number(counted[1]) if counted else None
    if place is not None and place.written.isdigit() and 1 <= int(place.written) <= len(options):
        return Reading(place.written)
    plain = unicodedata.normalize("NFKC", value).strip(" .。()、")
    same = [at for at, option in enumerate(options, 1) if str(option).strip() == value.strip()]
    if len(same) == 1:
        return Reading(str(same[0]))
    letter = ord(plain.upper()) - ord("A") + 1 if len(plain) == 1 and plain.isascii() and plain.isalpha() else 0
    return Reading(str(letter)) if 1 <= letter <= len(options) else None


def _same_unit(one: str, other: str) -> bool:
    plain = [text.strip().casefold().replace("％", "%") for text in (one, other)]
    return plain[0] == plain[1] or (UNITS.get(plain[0]) is not None and UNITS.get(plain[0]) == UNITS.get(plain[1]))


def _is_percent(info: FieldInfo | None) -> bool:
    return any(getattr(mark, "le", None) == 100 for mark in marks(info))


def _patterns(info: FieldInfo | None) -> list[Any]:
    """The constraints of a field that are patterns other than those of a line of text."""
    return [mark for mark in marks(info) if getattr(mark, "pattern", None) and "[^\\n]" not in str(mark.pattern)]


def _owner(wrong: Wrong) -> type[Model] | None:
    """The model of the group that the value stands in."""
    current: type[Model] | None = wrong.model
    for step in wrong.route[:-1]:
        if isinstance(step, str) and current is not None:
            info = next((info for name, info in current.model_fields.items() if (info.alias or name) == step), None)
            current = model_in(info.annotation) if info is not None else None
    return current


def _text(wrong: Wrong) -> Mend | None:
    value, raw = wrong.value, wrong.written.raw(wrong.route)
    mark = mark_at(wrong.model, tuple(step for step in wrong.route if isinstance(step, str)))
    if isinstance(value, (int, float)) and isinstance(mark, LocalPart):
        return _local_part(mark)
    if isinstance(value, float) and not math.isfinite(value):
        return Mend(say("Write what is meant, in words."))
    if isinstance(value, (int, float)) and raw is not None:
        if any(_CLOCK in str(getattr(mark, "pattern", "")) for mark in marks(wrong.info)):
            return write(wrong, day_readings.clock(raw))
        if any(getattr(mark, "error", "") == "time_zone" for mark in marks(wrong.info)):
            meant = zone_meant(f"{value:+}")
            return write(wrong, Reading(*meant)) if meant else None
        return Mend(say("Put it in quotes: {value}.", value=shortened(quoted(raw))), wrong.becomes(quoted(raw)))
    if isinstance(value, list) and isinstance(mark, Ref) and all(isinstance(item, str) for item in value) and value:
        return Mend(say("Only one can stand here; write one of {choices}.", choices=shortened(", ".join(value))))
    if isinstance(value, dict) and isinstance(mark, Ref) and len(value) == 1:
        ((kind, name),) = value.items()
        if isinstance(name, str) and mark.parse(f"{kind}:{name}"):
            return _reference(wrong, f"{kind}:{name}")
        document = f"{kind}:{name}".partition("#")[0].rstrip()
        if mark.part == "never" and mark.parse(document):
            return Mend(say("Write {value}.", value=shortened(document)))
    if isinstance(value, dict) and len(value) == 1 and isinstance(mark, Ref):
        ((name, inner),) = value.items()
        if name in ("id", "ref", "name") and isinstance(inner, str) and mark.parse(inner):
            return _reference(wrong, inner)
    if isinstance(value, list) and isinstance(wrong.route[-1], str) and all(isinstance(item, str) for item in value):
        apart = " ".join(value)  # accounts
        if any(" " in str(mark.pattern) and re.fullmatch(str(mark.pattern), apart) for mark in _patterns(wrong.info)):
            return Mend(say("Write them in one line, separated by spaces: {value}.", value=shortened(scalar(apart))),
                        wrong.becomes(scalar(apart)))  # fmt: skip
    if isinstance(value, (dict, list)) and raw is not None and "\n" not in raw:
        return Mend(say("If it is a text, put it in quotes: {value}.", value=shortened(quoted(raw))))
    return None


def _reference(wrong: Wrong, written: str) -> Mend:
    """A reference with a space after its colon, which makes a group of fields of it."""
    span = wrong.written.span(wrong.route) or one_line(wrong)
    fix = (Replacement(wrong.path, span, scalar(written), wrong.route),) if span is not None else ()
    return Mend(say("Write {value}.", value=shortened(written)), fix)


def _choice(wrong: Wrong) -> Mend | None:
    allowed = choices_of(wrong.context)
    said = readings.choice(wrong.name, str(wrong.value), allowed) if "half-year" in allowed else None
    if said is not None:
        return write(wrong, said)
    rhythm = day_readings.rhythm(str(wrong.value)) if "half-year" in allowed else None
    if rhythm is not None:
        fields = "; ".join(f"{name}: {scalar(value)}" for name, value in rhythm.items())
        return Mend(say("Write a line for each of these: {fields}.", fields=fields))
    length = time_readings.duration(wrong.value) if "half-year" in allowed and isinstance(wrong.value, str) else None
    if length is not None and length.written in _RHYTHMS:
        return write(wrong, Reading(_RHYTHMS[length.written], length.certain))
    value = wrong.value
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    reading = readings.choice(wrong.name, shown, allowed)
    colour = colour_like(shown, allowed) if reading is None else None
    if colour is not None:
        return Mend(say("The theme has no colour of this number; {name} comes next to it.", name=colour))
    if reading is None and len(allowed) == 1:
        return Mend(say("Write {value}.", value=scalar(allowed[0])))
    return write(wrong, reading)


def _duration(wrong: Wrong) -> Mend | None:
    help_ = field_words(wrong.info)[0 if wrong.info is None else 1].zh if wrong.info is not None else ""
    likely = next((unit for unit in ("个工作日", "个月", "小时", "分钟", "年", "天") if f" {unit}" in help_), "")
    likely = likely or ("天" if wrong.name in ("frequency", "every") else "分钟")
    reading = time_readings.duration(wrong.value, likely)
    if reading is None and isinstance(wrong.value, str) and time_readings.is_no_length(wrong.value):
        return Mend(say("Write how long at most: {value}, for instance.", value=f"1 {likely}"))
    if reading is None:
        return None
    if isinstance(wrong.value, (int, float)):
        return Mend(say("Say the unit too: {value}, for instance.", value=reading.written))
    if day_readings.rhythm(str(wrong.value)) is not None or _DAYS.search(str(wrong.value)):
        return Mend(say("Write {value}; which day or hour it is cannot stand here.", value=reading.written))
    return write(wrong, reading)


def _version(wrong: Wrong) -> Mend | None:
    value, raw = wrong.value, wrong.written.raw(wrong.route)
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        if raw is None or not _BARE_NUMBER.fullmatch(raw):
            return None
        raw = raw if "." in raw else f"{raw}.0"
        return Mend(
            say("Put it in quotes, with all its digits: {value}.", value=shortened(quoted(raw))),
            wrong.becomes(quoted(raw)),
        )
    reading = readings.version(value) if isinstance(value, str) else None
    if reading is None:
        return None
    return Mend(
        say("Write {value}.", value=quoted(reading.written)), wrong.becomes(quoted(reading.written), reading.certain)
    )


def _date(wrong: Wrong) -> Mend | None:
    reading = day_readings.date(wrong.value)
    if reading is not None and reading.certain:
        return write(wrong, reading)
    if reading is not None:
        return Mend(say("Write year-month-day: {day}, if that is the day meant.", day=reading.written))
    month = day_readings.last_day_of(wrong.value) if isinstance(wrong.value, str) else None
    if month is not None:
        return Mend(say("{month} has {count} days: write a day up to {month}-{count}.", month=month[0], count=month[1]))
    first = day_readings.first_day_of(wrong.value) if isinstance(wrong.value, str) else None
    if first is not None:
        return Mend(say("Write a day, not only the month: {day}, for instance.", day=first))
    end = period_readings.end_of(wrong.value) if isinstance(wrong.value, str) else None
    if end is not None:
        return Mend(say("Write year-month-day: {day}, if that is the day meant.", day=end.isoformat()))
    yearless = day_readings.without_year(wrong.value) if isinstance(wrong.value, str) else None
    if yearless is not None:
        return Mend(say("Write the year too, as four digits before it: …-{day}.", day=yearless))
    return None


def _local_part(mark: LocalPart) -> Mend:
    """The advice for what should name a part of the same document, and does not."""
    if mark.end:
        return Mend(say("Write the id of a step of this document, like S2, or “{end}”.", end=END))
    return Mend(say("Write the id of a part of this document, like R1."))


def _letter(wrong: Wrong) -> str:
    """The letter that the ids of a list begin with, by the field's example (R1); for an id of digits (要求2)."""
    example = re.search(r"\b[A-Z](?=1\b)", (wrong.info and wrong.info.description) or "", re.ASCII)
    return example[0] if example is not None else ""


def _pattern(wrong: Wrong, pattern: str) -> Mend | None:
    if _CLOCK in pattern:
        return write(wrong, day_readings.clock(wrong.value))
    mark = mark_at(wrong.model, tuple(step for step in wrong.route if isinstance(step, str)))
    if (
        isinstance(mark, LocalPart)
        and mark.end
        and str(wrong.value).strip() in ("结束", "完", "完成", "结束。", "流程结束")
    ):
        return write(wrong, Reading(END))
    if isinstance(mark, LocalPart):
        return _local_part(mark)
    if pattern in (f"^{PART_PATTERN}$", f"^{ID_PATTERN}$"):
        plain = re.sub(r"[^A-Za-z0-9.-]+", "-", unicodedata.normalize("NFKC", str(wrong.value))).strip("-.")
        plain = plain.lower() if pattern == f"^{ID_PATTERN}$" else f"{_letter(wrong) if plain.isdigit() else ''}{plain}"
        if re.fullmatch(pattern, plain, re.ASCII):
            return Mend(say("Write {value}, and where it is referred to as well.", value=plain))
        return Mend(say("Write letters and digits, like R1: no Chinese characters, no spaces."))
    apart = " ".join(re.sub(r"[，、,;；|/ ]+(?=@)|[，、,;；|]| ", " ", str(wrong.value)).split())
    if apart != wrong.value and " " in pattern and re.fullmatch(pattern, apart):
        return write(wrong, Reading(apart))
    if "\n" in str(wrong.value).strip() and "[^\\n]" in pattern:
        return Mend(say("Write it on one line."))
    return None
