"""Deviations from a model: what is wrong with a value that its field does not take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.kinds import all_kinds, kind_words
from svcq_build.load.web_addresses import folder_of_site
from svcq_build.mends import Wrong, choices_of
from svcq_build.model import (
    FILE_START,
    Named,
    Ref,
    Replacement,
    parse_reference,
)
from svcq_build.syntax import (
    full_width_fault,
)
from svcq_build.words import WANTED, Message, Words, in_short, is_like_name, mask, nearest, say, sort_of


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


#: What is wanted, by pydantic's names for what is wrong.
TYPES = {
    "string_type": WANTED["string"],
    "bool_type": WANTED["boolean"],
    "float_type": WANTED["number"],
    **dict.fromkeys(("int_type", "int_from_float"), WANTED["integer"]),
    **dict.fromkeys(("tuple_type", "list_type"), WANTED["array"]),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), WANTED["object"]),
}
FORMS = {
    "impossible_date": (say("“{value}” is not a date."), say("Write year-month-day: 2026-03-01.")),
    "absurd_date": (
        say("“{value}” cannot be meant: documents speak of the years 1900 to 2999."),
        say("Write the day that is meant; where there is none, leave the field out."),
    ),
    "duration_form": (
        say("“{value}” is not a length of time."),
        say("Write a number and a unit: 30 分钟, 2 小时, 3 个工作日, 6 个月 (or 30 minutes, 6 months)."),
    ),
    "amount_form": (
        say("“{value}” is not what a parameter can be worth."),
        say(
            "Write a length of time (15 分钟, 3 working days), a percentage (95%), money (500 元), a time of day "
            "(09:00) or a number (20); what a number counts stands in “unit”."
        ),
    ),
    "web_address": (
        say("“{value}” is not a web address."),
        say("Write the whole address; it begins with https:// or http://, and the host follows."),
    ),
    "contact_address": (
        say("“{value}” is no address that a link can lead to."),
        say("Write a whole address: https://…, mailto: and a mailbox, or tel: and a number."),
    ),
    "site_address": (
        say("“{value}” is no place for a site: that is a folder of a host, without “?”, “#”, “//” or “..”."),
        say("Write the address of the folder, with a slash at its end."),
    ),
    "edit_address": (
        say("“{value}” leads to no page for editing."),
        say("Write the path from repo_url (edit/main/), or a whole address that begins with https:// or http://."),
    ),
    "accounts": (
        say("“{value}” counts as several accounts, one a word."),
        say("Write an address with its @ and without blanks: desk@example.org."),
    ),
    "time_zone": (
        say("“{value}” is not a time zone."),
        say("Time zones are named after a place: Asia/Shanghai, Europe/Berlin, America/New_York."),
    ),
    "language_tag": (
        say("“{value}” is no language that pages can be in."),
        say("Write the language's tag: zh, en, de, ja, pt-BR, or zh-Hant for Traditional Chinese."),
    ),
    "right_to_left": (
        say("“{value}” is written from right to left, and svcq's pages are laid out from left to right only."),
        say("Take it out; the handbook can be read in any language that is written from left to right."),
    ),
    "day_form": (
        say("“{value}” is not the name of a day."),
        say("Write friday, second thursday, first workday, 25, 25 or next workday, or last day."),
    ),
    "version_form": (say("“{value}” is not a version."), say('Write two or three numbers in quotes: "2.1".')),
    "period_form": (
        say("“{value}” is not a period."),
        say(
            "Write a month (2026-03), a quarter (2026-Q1), half a year (2026-H1), a year (2026), a week (2026-W07) or "
            "a day (2026-03-05)."
        ),
    ),
    "moment_form": (
        say("“{value}” is not a moment."),
        say('Write the day, the time and the offset in quotes: "2026-11-28T08:31+08:00".'),
    ),
    "staff_code": (
        say("“{value}” is not a staff code."),
        say("Write the code of the person, as S014; a name must not stand in records."),
    ),
    "checksum_form": (
        say("“{value}” is not a SHA-256."),
        say("Write its 64 digits in lower case, as “sha256sum FILE” prints them."),
    ),
}


def of_value(wrong: Wrong, field: str, title: Words, help_: Words) -> Deviation:
    """What is wrong with a value, with the advice that its field gives where nothing can be told from the value."""
    kind, value, name = wrong.kind, wrong.value, str(wrong.route[-1]) if wrong.route else ""
    if kind == "version_form" and isinstance(value, (int, float)) and not isinstance(value, bool):
        shown = wrong.written.raw(wrong.route) or str(value)
        return Deviation(
            "unquoted-version",
            say("The version {value} is read as a number, and numbers lose their zeros.", value=shown),
            FORMS["version_form"][1],
        )
    if kind == "given_twice":
        twice = next(item for index, item in enumerate(value) if item in value[:index])
        return Deviation(
            "bad-value", say("“{value}” stands here twice.", value=in_short(str(twice))), say("Write each once.")
        )
    if kind == "staff_code" and isinstance(value, str) and is_like_name(value):
        return Deviation(
            "personal-data",
            say("“{value}” looks like a name; here stands the code of the person.", value=mask(value)),
            FORMS[kind][1],
        )
    if kind in FORMS:
        template, hint = FORMS[kind]
        if kind == "site_address":
            hint = say("Write “{reference}”.", reference=folder_of_site(str(value)) or "")
        if not isinstance(value, (str, int, float)) or (kind != "day_form" and not isinstance(value, str)):
            return _wrong_type(name, title, value, say("text"), hint)
        rule = "impossible-date" if kind in ("impossible_date", "absurd_date") else "bad-value"
        return Deviation(rule, say(template.template, value=in_short(str(value))), hint)
    if kind == "reference_form":
        return _reference(wrong)
    if kind == "literal_error":
        return _bad_choice(value, field, title, wrong.context)
    if kind in TYPES:
        return _wrong_type(name, title, value, TYPES[kind], say("{help}", help=help_))
    return _out_of_bounds(kind, field, title, value, wrong.context, help_)


def of_full_width(character: str, key: bool, fix: tuple[Replacement, ...]) -> Deviation:
    """What is wrong where a full-width character stands in a name (``key``) or in a value."""
    fault = full_width_fault(character, FILE_START)
    return Deviation(fault.rule, fault.message, fault.hint, key, character, fix)


def _reference(wrong: Wrong) -> Deviation:
    value, mark = wrong.value, wrong.context.get("ref")
    assert isinstance(mark, Ref)
    text = str(value)
    named = Named(text, mark, wrong.route, wrong.written.span(wrong.route), wrong.raw, wrong.in_brackets, wrong.dash)
    other = parse_reference(text)
    if other is not None and mark.kinds and other.kind in all_kinds() and other.kind not in mark.kinds:
        return Deviation(
            "wrong-kind",
            say("“{value}” is a {kind}, which cannot stand here.", value=in_short(text), kind=kind_words(other.kind)),
            None,
            named=named,
        )
    if other is None and len(mark.kinds) > 1 and parse_reference(text, mark.kinds[0]) is not None:
        choices = [f"{kind}:{text}" for kind in mark.kinds]
        return Deviation(
            "bad-reference",
            say("“{value}” does not say of which kind it is.", value=in_short(text)),
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
    message = say("“{value}” is not a reference that can stand here.", value=in_short(text))
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
        say("“{value}” is not a value of “{name}” ({title}).", value=in_short(shown), name=name, title=title),
        hint,
    )


def _wrong_type(name: str, title: Words, value: object, wanted: Message, hint: Message | None) -> Deviation:
    message = (
        say("An item here is {found}; it must be {wanted}.", found=sort_of(value), wanted=wanted)
        if name.isdigit()
        else say(
            "“{name}” ({title}) is {found}; it must be {wanted}.",
            name=name,
            title=title,
            found=sort_of(value),
            wanted=wanted,
        )
    )
    return Deviation("wrong-type", message, hint)


def _out_of_bounds(
    kind: str, name: str, title: Words, value: object, context: Mapping[str, Any], help_: Words
) -> Deviation:
    shown = in_short(str(value))
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
