"""What the YAML parser's complaints mean, in plain words, and which character is to blame."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from svcq_build.model import FILE_START, Span
from svcq_build.syntax.block_texts import long_blank_above, unindented
from svcq_build.syntax.faults import (
    Fault,
    bad_character,
    full_width_fault,
    line_fix,
    long_blank_fault,
    mark_span,
    mended_line,
    suspect,
    too_deep,
)
from svcq_build.syntax.line_mends import find_line_mend, split_bullet
from svcq_build.words import Message, say

#: A field by a Chinese name.
_CHINESE_KEY = re.compile(r" *(?:- +)*[\u4e00-\u9fff]{1,8}：")


#: A full-width comma before the name of the next field in braces.
_COMMA_IN_BRACES = re.compile(r"，(?= *[A-Za-z_][A-Za-z0-9_-]*[:：])")


#: What the parser says of anchors and directives: nothing that quotes would mend.
_PARSERS_OWN = (
    "second occurrence",
    "found incompatible YAML document",
    "found unknown directive name",
    "but found another document",
)


#: A number sign after a text, without a blank behind it.
_CUT = re.compile(r"[^\s#:,\[{][^#\n]*[ \t]#(?=[^\s#!])")


#: How libyaml says that a list or a mapping in brackets goes wrong.
_IN_BRACKETS = "did not find expected ',' or"


#: What may stand full-width where one of these is to be closed.
_PARTNERS = {'"': "“”", "'": "‘’", "[": "］】", "{": "｝"}


#: A field's name and nothing else, and a line that begins a field or an item.
_FIELD_ALONE = re.compile(r" *(?:- +)*[A-Za-z_][A-Za-z0-9_-]*")
_FIELD_BEGUN = re.compile(r" *(?:- |(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?: |$))")


#: A text that begins with a quotation mark of which its line has no other.
_QUOTE_BEGUN = re.compile(r""" *(?:- +)*(?:[A-Za-z_][A-Za-z0-9_-]*: +)?(?P<quote>["'])(?:(?!(?P=quote)).)*""")
#: So many lines above the place where the parser gave up such a mark is looked for.
_QUOTE_REACH = 40


def explain_error(text: str, error: Exception, reach: Callable[[str], float]) -> Fault:
    """Say in plain words what the parser stumbled over.

    Args:
        text: the YAML. error: the parser's complaint.
        reach: how far (to which line) another text can be parsed; tells whether a suspicion is right.
    """
    if isinstance(error, RecursionError):
        return too_deep()
    if isinstance(error, ReaderError) or not isinstance(error, MarkedYAMLError):
        return bad_character(text) or Fault("yaml-syntax", FILE_START, _problem(str(error)), _advice(""))
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or ""
    if mark is None:
        return (
            too_deep() if "depth" in problem else Fault("yaml-syntax", FILE_START, _problem(problem), _advice(problem))
        )
    lines = text.split("\n")
    blank = long_blank_above(lines, min(mark.line, len(lines) - 1))
    if blank is not None:
        return long_blank_fault(lines, blank)
    full_width = _full_width_culprit(lines, error, mark.line, reach)
    if full_width is not None:
        return full_width
    cut = _cut_culprit(lines, error, mark.line, reach)
    if cut is not None:
        return cut
    apart = _colon_apart(lines, mark.line, reach) or _unclosed_quote(lines, mark.line, reach)
    if apart is not None:
        return apart
    left = _text_left_of_its_field(lines, mark.line, reach)
    if left is not None:
        return left
    found = find_line_mend(lines, mark.line, reach) if problem not in _PARSERS_OWN else None
    if found is not None:
        number, mend = found
        further = _other_bullets(lines, number) if mend.text == "- " else ()
        span = Span(number + 1, mend.column + 1, number + 1, max(mend.end, mend.column + 1) + 1)
        place = Span(number + 1, mend.column + 1, number + 1, mend.end + 1)
        span = mark_span(mark) if mend.elsewhere and number == mark.line else span
        return Fault("yaml-syntax", span, mend.message, mend.hint, None, ((place, mend.text), *further))
    opened = error.context_mark
    sign = lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
    if sign in ("]", "}") and ("expected key" in problem or "expected '-' indicator" in problem):
        message = say("This “{sign}” closes nothing: no bracket is open here.", sign=sign)
        return Fault("yaml-syntax", mark_span(mark), message, say("Delete it, or open the bracket that it closes."))
    told = _of_a_sign(problem, lines, mark.line, mark.column, opened.line if opened is not None else mark.line)
    if told is not None:
        return Fault("yaml-syntax", mark_span(mark), *told)
    if opened is not None and ("end of stream" in problem or (_IN_BRACKETS in problem and opened.line < mark.line)):
        return Fault(
            "yaml-syntax",
            mark_span(opened),
            say("What opens here, a quotation mark or a bracket, is never closed."),
            say("Close it, or delete the one that opened it."),
        )
    line = lines[mark.line] if mark.line < len(lines) else ""
    tab = line.find("\t", 0, mark.column + 1)
    if tab >= 0 and line[:tab].strip(" -") == "":
        return Fault(
            "tab",
            Span(mark.line + 1, tab + 1, mark.line + 1, tab + 2),
            say("There is a tab character here; YAML is indented with spaces only."),
            say("Replace the tab by two spaces."),
        )
    headless = _headless_item(lines, mark.line)
    if headless is not None:
        return headless
    context = None
    if error.context_mark is not None and error.context_mark.line != mark.line:
        context = (mark_span(error.context_mark), say("what began here is not finished"))
    return Fault("yaml-syntax", mark_span(mark), _problem(problem), _advice(problem), context)


def _of_a_sign(problem: str, lines: list[str], number: int, column: int, opened: int) -> tuple[Message, Message] | None:
    """What is wrong, and the mend, where the sign at which the parser stopped tells it better than the parser does."""
    line = lines[number] if number < len(lines) else ""
    sign, before = line[column : column + 1], line[:column].strip()
    before_it = next((above.rstrip() for above in reversed(lines[:number]) if above.strip()), "")
    if "expected <document start>" in problem and before_it == "...":
        return _second_document()
    if "expected node content" in problem:
        if sign in (",", "]", "}"):
            return say("A value is missing here."), say("Write it, or delete the comma that stands for nothing.")
        if sign == ":":
            return _unquoted(sign)
    if sign == ":" and "expected key" in problem and not before:
        return say("The name before this colon is missing."), say("Write “name: value”; a text stands in quotes.")
    if sign == ":" and "unexpected ':'" in problem:
        return (
            say("A text that holds a colon must stand in quotes between brackets."),
            say("Put it in double quotes; between a name and its value, write a space after the colon."),
        )
    if sign == ":" and _IN_BRACKETS in problem and opened < number and re.search(r"[\]}]", line[column:]):
        if not before:
            return say("A name and its colon must stand on one line."), say("Move the colon up, behind the name.")
        return _problem(problem), _advice(problem)
    return None


def _unquoted(sign: str) -> tuple[Message, Message]:
    return (
        say("A text that begins with “{character}” must stand in quotes as a whole.", character=sign),
        say("Put the whole text in quotes."),
    )


def _second_document() -> tuple[Message, Message]:
    return (
        say("A second document starts here; a file holds one document."),
        say("Move it to a file of its own, or delete the line “---”."),
    )


def _headless_item(lines: list[str], at: int) -> Fault | None:
    """The fault of a list whose first item lost the line with its dash: its fields look like those of a group."""
    if at >= len(lines) or not lines[at].lstrip(" ").startswith("- "):
        return None
    item = lines[at]
    begins, margin = at, len(item) - len(item.lstrip(" "))
    while begins > 0 and (not lines[begins - 1].strip() or _indent(lines[begins - 1]) > margin):
        begins -= 1
    if begins in (0, at) or not lines[begins - 1].rstrip().endswith(":"):
        return None
    field, indent = lines[begins], _indent(lines[begins])
    return Fault(
        "yaml-syntax",
        Span(begins + 1, indent + 1, begins + 1, len(field) + 1),
        say("The first line of this item is missing, the one with the hyphen."),
        say("Begin the item with it, as the others: {example}", example=item.strip()[:60]),
        (Span(at + 1, 1, at + 1, len(item) + 1), say("the next item")),
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _other_bullets(lines: list[str], number: int) -> tuple[tuple[Span, str], ...]:
    """What mends the further items of a list whose first has a bullet, in lines of the same indentation."""
    first = split_bullet(lines[number])
    fix: list[tuple[Span, str]] = []
    for other in range(number + 1, len(lines)) if first else ():
        line, found = lines[other], split_bullet(lines[other])
        if found is not None and first is not None and found[0] == first[0]:
            start, end = len(found[0]) + 1, len(line) - len(found[2]) + 1
            fix.append((Span(other + 1, start, other + 1, end), "- "))
        elif line.strip() and (first is None or len(line) - len(line.lstrip(" ")) <= len(first[0])):
            break
    return tuple(fix)


def _full_width_culprit(
    lines: list[str], error: MarkedYAMLError, at: int, reach: Callable[[str], float]
) -> Fault | None:
    """The full-width character that, once mended, lets the parser get further; None when there is none."""
    suspects = [
        (number, column)
        for number in range(min(at, len(lines) - 1), max(-1, at - 4), -1)
        if (column := suspect(lines[number])) is not None
    ]
    for number in range(min(at, len(lines) - 1), max(-1, at - 2), -1):
        found = _CHINESE_KEY.match(lines[number])
        suspects += [(number, found.end() - 1)] if found else []
    opened = error.context_mark
    if opened is not None and opened.line < len(lines):  # a quotation mark or bracket whose partner is full-width
        line = lines[opened.line]
        partner = _PARTNERS.get(line[opened.column : opened.column + 1], "")
        suspects += [(opened.line, column) for column in range(opened.column + 1, len(line)) if line[column] in partner]
    if at < len(lines):
        suspects += [(at, found.start()) for found in _COMMA_IN_BRACES.finditer(lines[at]) if "{" in lines[at]]
    for number, column in suspects:
        line = lines[number]
        mended = mended_line(line, column)
        if reach("\n".join([*lines[:number], mended, *lines[number + 1 :]])) > at:
            fault = full_width_fault(line[column], Span(number + 1, column + 1, number + 1, column + 2))
            return replace(fault, fix=line_fix(line, mended, number))
    return None


def _cut_culprit(lines: list[str], error: MarkedYAMLError, at: int, reach: Callable[[str], float]) -> Fault | None:
    """The number sign that made the rest of a line a remark, where the next line or a bracket shows that it is none."""
    opened = error.context_mark.line if error.context_mark is not None else at
    for number in dict.fromkeys((*range(min(at, len(lines) - 1), max(-1, at - 3), -1), opened)):
        found = _CUT.search(lines[number]) if number < len(lines) else None
        if found is None:
            continue
        sign = found.end() - 1
        mended = f"{lines[number][:sign]}＃{lines[number][sign + 1 :]}"
        if reach("\n".join([*lines[:number], mended, *lines[number + 1 :]])) > at:
            return Fault(
                "yaml-syntax",
                Span(number + 1, sign + 1, number + 1, len(lines[number]) + 1),
                say(
                    "From here on this is a remark, not text: “{words}” is lost.",
                    words=lines[number][sign:].strip()[:40],
                ),
                say("Put the whole text in quotes; before a remark, write “# ” with a blank after it."),
            )
    return None


def _colon_apart(lines: list[str], at: int, reach: Callable[[str], float]) -> Fault | None:
    """The colon that stands on the line after its field's name, where joining the two lets the parser get further."""
    for number in range(min(at, len(lines) - 1), max(0, at - 2), -1):
        name, rest = lines[number - 1].rstrip(), lines[number].strip(" ")
        if not _FIELD_ALONE.fullmatch(name) or not (rest == ":" or rest.startswith(": ")):
            continue
        joined = name + rest
        if reach("\n".join([*lines[: number - 1], joined, "", *lines[number + 1 :]])) > number:
            column = lines[number].index(":") + 1
            place = Span(number, len(name) + 1, number + 1, column)
            return Fault(
                "yaml-syntax",
                Span(number + 1, column, number + 1, column + 1),
                say("This colon belongs to the line before, directly after the name there."),
                say("Write “{line}” on one line.", line=joined.strip()[:120]),
                None,
                ((place, ""),),
            )
    return None


def _text_left_of_its_field(lines: list[str], at: int, reach: Callable[[str], float]) -> Fault | None:
    """The text behind ``|`` or ``>`` that is not indented, where indenting it lets the parser get further."""
    found = unindented(lines, at)
    if found is None:
        return None
    first, last, indent = found
    written = {number for number in range(first, last + 1) if lines[number].strip()}
    blanks = " " * (indent + 2 - min(len(lines[number]) - len(lines[number].lstrip(" ")) for number in written))
    mended = [blanks + line if number in written else line for number, line in enumerate(lines)]
    if not blanks or reach("\n".join(mended)) <= at:
        return None
    column = len(lines[first]) - len(lines[first].lstrip(" ")) + 1
    return Fault(
        "yaml-syntax",
        Span(first + 1, column, first + 1, len(lines[first]) + 1),
        say("This line is not indented like its neighbours."),
        say("Put {wanted} spaces before it, not {count}.", wanted=column - 1 + len(blanks), count=column - 1),
        None,
        tuple((Span(number + 1, 1, number + 1, 1), blanks) for number in sorted(written)),
    )


def _unclosed_quote(lines: list[str], at: int, reach: Callable[[str], float]) -> Fault | None:
    """The quotation mark that nothing closes on its line, so that the next one further down seems to close it."""
    for number in range(min(at, len(lines) - 1) - 1, max(-1, at - _QUOTE_REACH), -1):
        found = _QUOTE_BEGUN.fullmatch(lines[number].rstrip())
        if found is None or not _FIELD_BEGUN.match(lines[number + 1]):
            continue
        closed = f"{lines[number].rstrip()}{found['quote']}"
        if reach("\n".join([*lines[:number], closed, *lines[number + 1 :]])) > at:
            column = found.start("quote") + 1
            return Fault(
                "yaml-syntax",
                Span(number + 1, column, number + 1, column + 1),
                say("What opens here, a quotation mark or a bracket, is never closed."),
                say("Close it, or delete the one that opened it."),
            )
    return None


def _problem(problem: str) -> Message:
    if "could not find expected ':'" in problem or "expected <document start>" in problem:
        return say("A colon is missing on this line or the one before.")
    if "mapping values are not allowed" in problem:
        return say("There is a second colon on this line, or the line is indented wrongly.")
    if "did not find expected key" in problem or "did not find expected '-' indicator" in problem:
        return say("This line is not indented like its neighbours.")
    if "expected a single document" in problem or "but found another document" in problem:
        return _second_document()[0]
    if "incompatible YAML document" in problem or "directive" in problem:
        return say("A line that begins with % speaks to the YAML parser; documents need none.")
    if "duplicate anchor" in problem or "second occurrence" in problem:
        return say("This anchor (&) has the name of another one above.")
    if "undefined alias" in problem:
        return say("This alias (*) has no anchor (&) with that name.")
    if _IN_BRACKETS in problem:
        return say("A comma or a closing bracket is missing here.")
    if "sequence entries are not allowed" in problem:
        return say("A list cannot begin on the line of its field's name.")
    if "escape c" in problem or "hexdecimal" in problem:
        return say("This backslash and what follows stand for no character.")
    if "cannot start any token" in problem:
        return say("A value cannot start with this character unless it is quoted.")
    return say("This is not valid YAML ({problem}).", problem=problem)


def _advice(problem: str) -> Message:
    if "mapping values are not allowed" in problem or "cannot start any token" in problem:
        return say(
            "Put a text in double quotes, or write a full-width colon in it; a field of a group has its own line."
        )
    if "expected key" in problem or "indicator" in problem:
        return say("Give lines of the same list or group the same number of leading spaces.")
    if "sequence entries are not allowed" in problem:
        return say("Begin it on the next line; if this is a text, put it in quotes.")
    if "incompatible YAML document" in problem or "directive" in problem:
        return say("Delete the line.")
    if "duplicate anchor" in problem or "second occurrence" in problem:
        return say("Give it another name, or write the repeated parts out.")
    if "document" in problem and "<document start>" not in problem:
        return _second_document()[1]
    if "escape c" in problem or "hexdecimal" in problem:
        return say("Write the character itself, or put the text in single quotes.")
    if _IN_BRACKETS in problem:
        return say("Separate values by an ASCII comma, and close every bracket.")
    return say("Write “name: value”, with an ASCII colon and a space after it.")
