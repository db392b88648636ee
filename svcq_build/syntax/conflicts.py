"""Merge conflicts: where git left both sides of a text in a file, to be chosen between by someone who never did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.model import Span
from svcq_build.syntax.faults import Fault
from svcq_build.words import say

#: How gettext (msgcat, msgmerge) marks what two files say of the same text.
_OF_GETTEXT = re.compile(r'^"?(?P<mark>#-#-#-#-#  (?P<name>.*?)  #-#-#-#-#)', re.MULTILINE)
#: A marker is seven signs (or more, where git's settings say so) at the very beginning of a line.
_MARKER = re.compile(r"^(?P<sign><{7,}|>{7,})(?:[ \t]+(?P<name>[^\r\n]*?))?[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides of a merge that both stand in a text.

    Attributes:
        line: the line of its first marker, from 1. end_line: that of its last one.
        width: how wide the first marker is.
        ours, theirs: what git calls the sides (``HEAD``, a branch); empty where a marker is gone or bare.
    """

    line: int
    end_line: int
    width: int
    ours: str
    theirs: str

    @property
    def span(self) -> Span:
        """The first marker."""
        return Span(self.line, 1, self.line, self.width + 1)


def find_conflicts(text: str) -> tuple[Conflict, ...]:
    """The merge conflicts in a text of any format, in order.

    Also found is a marker whose partner someone deleted. A line of ``=======`` or ``|||||||`` alone is none: it
    underlines a heading of Markdown, or is a row of a table.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    return tuple(_conflicts(text))


def _conflicts(text: str) -> Iterator[Conflict]:
    open_line, open_sign, ours = 0, "", ""
    line, counted = 1, 0
    for found in _MARKER.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        sign, name = found["sign"], found["name"] or ""
        if sign[0] == ">" and open_line and len(sign) == len(open_sign):
            yield Conflict(open_line, line, len(open_sign), ours, name)
            open_line = 0
        elif sign[0] == ">":
            if not open_line and (name or len(sign) == 7):  # a longer run alone is a quote in a quote in a quote …
                yield Conflict(line, line, len(sign), "", name)
        elif not open_line or len(sign) <= len(open_sign):  # wider ones stand in the base that diff3 shows
            if open_line:
                yield Conflict(open_line, open_line, len(open_sign), ours, "")
            open_line, open_sign, ours = line, sign, name
    if open_line:
        yield Conflict(open_line, open_line, len(open_sign), ours, "")


def conflict_faults(text: str) -> list[Fault]:
    """A fault for each merge conflict in a text."""
    lines = text.split("\n")
    for found in [_OF_GETTEXT.search(text)] if "#-#-#-#-#" in text else []:
        if found is not None:
            line = text.count("\n", 0, found.start()) + 1
            return [_of_gettext(found["name"], Span(line, 1, line, len(found[0]) + 1))]
    return [_fault(conflict, _in_code(lines[: conflict.line - 1])) for conflict in find_conflicts(text)]


def _of_gettext(name: str, span: Span) -> Fault:
    message = say("Two files were joined here, and say two things of the same text (“{name}”).", name=name)
    hint = say("Keep the one that is right, and delete the lines with #-#-#-#-#.")
    return Fault("merge-conflict", span, message, hint)


def _in_code(before: list[str]) -> bool:
    """Whether the lines before a conflict leave a fenced block of code open. It is one all the same: git does not ask
    what it merges, and a side too many in an example is published as it stands."""
    return sum(line.lstrip().startswith(("```", "~~~")) for line in before) % 2 == 1


def _fault(conflict: Conflict, in_code: bool) -> Fault:
    if conflict.line == conflict.end_line:
        name = conflict.ours or conflict.theirs
        message = (
            say("A conflict marker of git (“{name}”) was left here.", name=name)
            if name
            else say("A conflict marker of git was left here.")
        )
        return Fault(
            "merge-conflict", conflict.span, message, say("Delete the line, and what of it was not meant to stay.")
        )
    if conflict.ours and conflict.theirs:
        message = say(
            "A merge was not finished: “{ours}” and “{theirs}” both stand here (to line {line}).",
            ours=conflict.ours,
            theirs=conflict.theirs,
            line=conflict.end_line,
        )
    else:
        message = say("A merge was not finished: both sides stand here (to line {line}).", line=conflict.end_line)
    hint = say(
        "Keep what is right of the two, and delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>."
    )
    if in_code:
        hint = say("{hint} Where they are meant as an example, put a blank before each.", hint=hint)
    return Fault("merge-conflict", conflict.span, message, hint)
