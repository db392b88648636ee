"""Faults of syntax, first of all those of characters that look like the ones that YAML means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from svcq_build.model import FILE_START, Span
from svcq_build.words import Message, say

#: Full-width characters that input methods type where YAML wants ASCII.
FULL_WIDTH = {
    "：": ":",
    "∶": ":",
    "﹕": ":",
    "︰": ":",
    "，": ",",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "－": "-",
    "—": "-",
    "　": " ",
    "＃": "#",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "｜": "|",
}
_FULL_WIDTH_LINE = re.compile(
    r" *(?P<dash>[－—　＃])"
    r"| *(?:- +)*[{\[]?[\"“]?[A-Za-z_][A-Za-z0-9_-]*[\"”]?(?: *(?P<colon>[：∶﹕︰])|:(?P<space>　))"
    r"| *(?:- *)+(?P<after>　)"
)
_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


#: What breaks a line elsewhere; word processors write a vertical tab for a line break.
_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a file from being read, or a value of it from being trusted.

    Attributes:
        rule: the name of the syntax rule. span: where. message, hint: what and how to mend it.
        related: another place that explains it, if any.
        fix: stretches that mend it with certainty, each with what is to stand there.
        merges: two items of a list may have become one by it.
    """

    rule: str
    span: Span
    message: Message
    hint: Message | None = None
    related: tuple[Span, Message] | None = None
    fix: tuple[tuple[Span, str], ...] = ()
    merges: bool = False


def too_deep(span: Span = FILE_START) -> Fault:
    """The fault of values that are nested beyond all reason."""
    return Fault(
        "too-many-values",
        span,
        say("The values in this file are nested too deeply."),
        say("No document needs more than ten levels; look for unclosed brackets."),
    )


def mark_span(mark: Any) -> Span:
    """The place of a parser's mark, one character wide."""
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def bad_character(text: str) -> Fault | None:
    """The fault of the first character that no YAML file may hold (or that breaks lines unseen), if any."""
    found = _BAD_CHARACTER.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    return Fault(
        "yaml-syntax",
        Span(line, column, line, column + 1),
        say("The character U+{code:04X} cannot stand in a YAML file.", code=ord(found[0])),
        say("Delete it; it is usually invisible and came with a paste."),
        fix=((Span(line, column, line, column + 1), _instead(text, found.start())),) if found[0] != "\0" else (),
    )


def _instead(text: str, at: int) -> str:
    """What is to stand where a character cannot: a blank between two words that it parted, else nothing."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return " " if text[at] in _BREAKS and len(around) == 2 and around.isascii() and around.isalnum() else ""


def long_blank_fault(lines: list[str], number: int) -> Fault:
    """The fault of a line of spaces above a block text that is indented less (``number`` from 0)."""
    place = Span(number + 1, 1, number + 1, len(lines[number]) + 1)
    return Fault(
        "yaml-syntax",
        place,
        say("This line holds more spaces than the text below it is indented by; the text is lost."),
        say("Delete the spaces in the line, or the line."),
        fix=((place, ""),),
    )


def find_full_width(text: str) -> Fault | None:
    """The first line of ``text`` that looks like a field or an item typed with a full-width character."""
    for number, line in enumerate(text.split("\n")):
        column = suspect(line)
        if column is not None:
            fault = full_width_fault(line[column], Span(number + 1, column + 1, number + 1, column + 2))
            return replace(fault, fix=line_fix(line, mended_line(line, column), number))
    return None


def in_half_width(text: str, key: bool = False) -> str:
    """A text with the characters that YAML wants for the full-width ones in it.

    Args:
        text: words that only ASCII means anything in. key: a line of fields; only what stands where the name ends or
            an item begins is changed.
    """
    if key:
        for _ in range(8):
            column = suspect(text)
            if column is None:
                break
            text = mended_line(text, column)
        return text
    for character, twin in FULL_WIDTH.items():
        text = text.replace(character, twin + (" " if twin in ":," else ""))
    return text.replace(":  ", ": ").replace(",  ", ", ").removesuffix(" ")


_KEY_AND_REST = re.compile(
    r"(?P<open>[“”\"]?)(?P<name>[A-Za-z_][A-Za-z0-9_-]*)(?P<close>[“”\"]?)(?P<colon>：? ?)(?P<rest>.*)", re.DOTALL
)


def key_in_half_width(text: str) -> str:
    """What was read as the name of a field, with ASCII marks around the name; the words after it stay as they are."""
    found = _KEY_AND_REST.fullmatch(text)
    if found is None:
        return in_half_width(text)
    opening, closing = ('"' if mark else "" for mark in (found["open"], found["close"]))
    return f"{opening}{found['name']}{closing}{': ' if '：' in found['colon'] else ''}{found['rest']}"


def mended_line(line: str, column: int) -> str:
    """A line with the ASCII twin in the place of a full-width character."""
    twin = FULL_WIDTH[line[column]]
    if twin == " ":
        return line.replace("　", " ")
    space = " " if twin in ":-#," and line[column + 1 : column + 2] not in (" ", "") else ""
    return f"{line[:column]}{twin}{space}{line[column + 1 :]}"


def suspect(line: str) -> int | None:
    """Where a line has a full-width character in the place of a colon, a dash, a number sign or indentation."""
    found = _FULL_WIDTH_LINE.match(line)
    return found.start(found.lastgroup) if found and found.lastgroup else None


def line_fix(line: str, mended: str, number: int) -> tuple[tuple[Span, str], ...]:
    """The stretch in which a line and its mend differ, and what stands there then."""
    start = next((at for at, pair in enumerate(zip(line, mended, strict=False)) if pair[0] != pair[1]), 0)
    tail = 0
    while tail < min(len(line), len(mended)) - start and line[-1 - tail] == mended[-1 - tail]:
        tail += 1
    span = Span(number + 1, start + 1, number + 1, len(line) - tail + 1)
    return ((span, mended[start : len(mended) - tail]),)


def full_width_fault(character: str, span: Span, fix: tuple[tuple[Span, str], ...] = ()) -> Fault:
    """The fault of a full-width character where YAML wants its ASCII twin."""
    name: str = character
    ascii_twin: str | Message = FULL_WIDTH.get(character, ",")
    if character == "　":
        name, ascii_twin = "U+3000", say("a space")
    return Fault(
        "full-width-punctuation",
        span,
        say("There is a full-width “{character}” here, where YAML wants the half-width one.", character=name),
        say(
            "Switch the input method to English and type {ascii} instead (after a colon, add a space).",
            ascii=ascii_twin,
        ),
        fix=fix,
    )
