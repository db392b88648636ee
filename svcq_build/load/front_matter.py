"""Front matter: the lines around it as editors and input methods make them of three hyphens."""

from __future__ import annotations

import re

from svcq_build.model import Span
from svcq_build.syntax import Fault
from svcq_build.words import say

#: What was meant as three hyphens: blanks behind them, more or fewer of them, dashes for them.
_HYPHENS = re.compile(r"[ \t]*[-\u2010-\u2015\u2500\uff0d]{1,12}[ \t\u3000]*")
_EMPTY_LINES = re.compile(r"\A(?:[ \t\u3000\ufeff]*\n)+(?=---[ \t]*\n)|\A\ufeff+(?=---[ \t]*\n)")


def first_fence(text: str) -> Fault | None:
    """What is wrong with the line that was meant to begin the front matter; None where there is none."""
    empty = _EMPTY_LINES.match(text)
    if empty is not None:
        lines = empty[0].count("\n")
        span = Span(1, 1, lines + 1, 1) if lines else Span(1, 1, 1, len(empty[0]) + 1)
        message = say("The front matter has to begin on the first line.")
        return Fault("no-front-matter", span, message, say("Delete what stands above it."), fix=((span, ""),))
    return _fault(text.partition("\n")[0], 1)


def last_fence(text: str) -> Fault | None:
    """What is wrong with the line that was meant to end the front matter; None where there is none."""
    for number, line in enumerate(text.split("\n")[1:], 2):
        if line.strip() == "..." or _HYPHENS.fullmatch(line):
            return _fault(line, number)
    return None


def _fault(line: str, number: int) -> Fault | None:
    if line.strip() != "..." and not _HYPHENS.fullmatch(line):
        return None
    span = Span(number, 1, number, len(line) + 1)
    message = say("The lines around the front matter are three hyphens and nothing else.")
    return Fault("no-front-matter", span, message, say("Write “{text}”.", text="---"), fix=((span, "---"),))
