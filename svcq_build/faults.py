"""Faults of syntax, and what the YAML parser's complaints mean in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from svcq_build.messages import Message, say
from svcq_build.places import FILE_START, Span

#: Full-width characters that input methods type where YAML wants ASCII.
FULL_WIDTH = {
    "：": ":",
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
    r"^(?P<lead>[ 　]*(?:[-－—] ?)*)(?P<key>[A-Za-z_][\w-]*)?(?P<mark>[：])|^ *(?P<dash>[－—　])"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a file from being read, or a value of it from being trusted.

    Attributes:
        rule: the name of the syntax rule. span: where. message, hint: what and how to mend it.
        related: another place that explains it, if any.
    """

    rule: str
    span: Span
    message: Message
    hint: Message | None = None
    related: tuple[Span, Message] | None = None


def too_deep(span: Span = FILE_START) -> Fault:
    return Fault(
        "too-many-values",
        span,
        say("The values in this file are nested too deeply."),
        say("No document needs more than ten levels; look for unclosed brackets."),
    )


def mark_span(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def explain_error(text: str, error: Exception) -> Fault:
    """Say in plain words what the parser stumbled over."""
    if isinstance(error, RecursionError):
        return too_deep()
    if isinstance(error, ReaderError):
        lines = text[: error.position].split("\n")
        span = Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
        return Fault(
            "yaml-syntax",
            span,
            say(
                "The character U+{code:04X} cannot stand in a YAML file.",
                code=ord(str(error.character)) if isinstance(error.character, str) else error.character,
            ),
            say("Delete it; it is usually invisible and came with a paste."),
        )
    assert isinstance(error, MarkedYAMLError)
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or ""
    lines = text.split("\n")
    if mark is None:
        return too_deep() if "depth" in problem else Fault("yaml-syntax", FILE_START, _problem(problem))
    full_width = _find_full_width(lines, mark.line)
    if full_width is not None:
        return full_width
    if "tab character" in problem or ("cannot start any token" in problem and "'\\t'" in problem):
        return Fault(
            "tab",
            mark_span(mark),
            say("There is a tab character here; YAML is indented with spaces only."),
            say("Replace the tab by two spaces."),
        )
    line = lines[mark.line] if mark.line < len(lines) else ""
    if line[: mark.column + 1].strip(" ") == "" and "\t" in line[: len(line) - len(line.lstrip())]:
        column = line.index("\t")
        return Fault(
            "tab",
            Span(mark.line + 1, column + 1, mark.line + 1, column + 2),
            say("There is a tab character here; YAML is indented with spaces only."),
            say("Replace the tab by two spaces."),
        )
    context = None
    if error.context_mark is not None and error.context_mark.line != mark.line:
        context = (mark_span(error.context_mark), say("what began here is not finished"))
    return Fault("yaml-syntax", mark_span(mark), _problem(problem), _advice(problem), context)


def first_full_width(text: str) -> Fault | None:
    """The first line of ``text`` that looks like a field typed with full-width punctuation."""
    lines = text.split("\n")
    for number in range(len(lines)):
        fault = _find_full_width(lines, number)
        if fault is not None:
            return fault
    return None


def _find_full_width(lines: list[str], at: int) -> Fault | None:
    for number in range(at, max(-1, at - 4), -1):
        if number >= len(lines):
            continue
        found = _FULL_WIDTH_LINE.match(lines[number])
        if found and (found["dash"] or found["key"]):
            group = "dash" if found["dash"] else "mark"
            return full_width_fault(
                found[group], Span(number + 1, found.start(group) + 1, number + 1, found.end(group) + 1)
            )
    return None


def full_width_fault(character: str, span: Span) -> Fault:
    """The fault of a full-width character where YAML wants its ASCII twin."""
    name, ascii_twin = character, FULL_WIDTH[character]
    if character == "　":
        name, ascii_twin = "U+3000", "space"
    return Fault(
        "full-width-punctuation",
        span,
        say("There is a full-width “{character}” here, where YAML wants the half-width one.", character=name),
        say(
            "Switch the input method to English and type {ascii} instead (after a colon, add a space).",
            ascii=ascii_twin,
        ),
    )


def _problem(problem: str) -> Message:
    if "could not find expected ':'" in problem:
        return say("A colon is missing on this line or the one before.")
    if "mapping values are not allowed" in problem:
        return say("There is a second colon on this line, or the line is indented wrongly.")
    if "did not find expected key" in problem or "did not find expected '-' indicator" in problem:
        return say("This line is not indented like its neighbours.")
    if "expected a single document" in problem or "but found another document" in problem:
        return say("A second document starts here; a file holds one document.")
    if "undefined alias" in problem:
        return say("This alias (*) has no anchor (&) with that name.")
    if "unexpected end of stream" in problem:
        return say("A quotation mark or a bracket is never closed.")
    if "cannot start any token" in problem:
        return say("A value cannot start with this character unless it is quoted.")
    return say("This is not valid YAML ({problem}).", problem=problem)


def _advice(problem: str) -> Message:
    if "mapping values are not allowed" in problem or "cannot start any token" in problem:
        return say("Put the value in double quotes, or write a full-width colon inside Chinese text.")
    if "expected key" in problem or "indicator" in problem:
        return say("Give lines of the same list or group the same number of leading spaces.")
    if "document" in problem:
        return say("Move it to a file of its own, or delete the line “---”.")
    if "end of stream" in problem:
        return say("Close it, or delete the one that opened it.")
    return say("Write “name: value”, with an ASCII colon and a space after it.")
