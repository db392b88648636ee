"""Braces: a group of fields on one line, typed with the punctuation of a Chinese input method."""

from __future__ import annotations

import re
from dataclasses import replace

from svcq_build.model import Span
from svcq_build.syntax.block_texts import block_lines
from svcq_build.syntax.faults import FULL_WIDTH, Fault, full_width_fault, line_fix
from svcq_build.words import say

_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
_QUOTED = r"(?:(?<=[:,{\[：，] )|(?<=[:,{\[：，]))(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
#: A line with a group in braces: behind a dash, behind the name of a field, or in a list.
_GROUP = re.compile(rf"(?P<lead> *(?:- +)*(?:{_NAME}(?:: +|：[ 　]*))?\[?)(?P<group>[{{｛] *{_NAME}.*)")
_ODD = re.compile(
    rf"[{{｛,，、；;] *{_NAME} *(?:：|:　)|[，、；;] *{_NAME} *(?:：|: )|[}}｝][，、；;] *[{{｛]|｛ *{_NAME} *[:：]"
)
_COMMA = re.compile(rf"{_QUOTED}|(?P<sign>[，、；;])[ 　]*(?={_NAME} *(?:：|: )|[{{｛])")
#: A group of two fields or more between brackets of prose, as a whole line.
_IN_PROSE_BRACKETS = re.compile(
    rf"(?P<lead> *(?:- +)*(?:{_NAME}(?:: +|：[ 　]*))?)[（(【〔]"
    rf"(?P<inner> *{_NAME}: .*[,，、；;] *{_NAME} *(?:：|: ).*)[）)】〕] *"
)
_COLON = re.compile(rf"{_QUOTED}|(?P<before>[{{,] *{_NAME}) *(?:：|:　)[ 　]*")
_LEAD_COLON = re.compile("：[ 　]*")


def braces_in_half_width(text: str) -> tuple[str, list[Fault]]:
    """A YAML text with ASCII marks in the places where groups in braces need them.

    Returns:
        the text, and one fault for each line that had others there, all of them mended by its fix.
    """
    if not any(sign in text for sign in "：，、；;｛（(【〔　") or not any(sign in text for sign in "{｛（(【〔"):
        return text, []
    lines = text.split("\n")
    odd = {
        number: mended
        for number, line in enumerate(lines)
        if any(sign in line for sign in "{｛（(【〔")
        if (mended := _mended(line)) != line
    }
    for first, last, _ in block_lines(text) if odd else ():
        for number in [number for number in odd if first <= number + 1 <= last]:
            del odd[number]
    faults = []
    for number, mended in odd.items():
        line = lines[number]
        fix = line_fix(line, mended, number)
        column = next(at for at in range(fix[0][0].column - 1, len(line)) if line[at] in _SIGNS)
        span = Span(number + 1, column + 1, number + 1, column + 2)
        faults.append(_fault(line[column], span, fix, mended))
        lines[number] = mended
    return "\n".join(lines), faults


#: What :func:`_mended` writes something else for.
_SIGNS = (*FULL_WIDTH, *"、；;（(〔")


def _fault(sign: str, span: Span, fix: tuple[tuple[Span, str], ...], mended: str) -> Fault:
    """The fault of a line with other signs in a group, at the first of them; several are told by the whole line."""
    whole = say("Write “{text}”.", text=mended.strip()[:120])
    if sign in ";；":
        return Fault(
            "yaml-syntax", span, say("Between two fields stands a comma, not “{sign}”.", sign=sign), whole, fix=fix
        )
    if sign in "（(【〔":
        message = say("A group of fields stands in braces, not in “{sign}”.", sign=sign)
        return Fault("yaml-syntax", span, message, whole, fix=fix)
    found = full_width_fault(sign, span, fix)
    return found if len(fix[0][1]) <= len(", ") else replace(found, hint=whole)


def _mended(line: str) -> str:
    bracketed = _IN_PROSE_BRACKETS.fullmatch(line)
    if bracketed is not None:
        line = f"{bracketed['lead']}{{{bracketed['inner'].strip()}}}"
    found = _GROUP.match(line)
    if found is None or _ODD.search(line) is None:
        return line
    lead, group = _LEAD_COLON.sub(": ", found["lead"]), found["group"]
    end = max(group.rfind("}"), group.rfind("｝")) + 1 or len(group)
    inner = group[:end]
    if inner[0] == "｛":
        inner = f"{{{inner[1:-1]}}}" if inner[-1] in "}｝" else f"{{{inner[1:]}"
    elif inner[-1] == "｝":
        inner = f"{inner[:-1]}}}"
    inner = re.sub("｝(?=[，、,] *[{｛])", "}", inner)
    inner = _COMMA.sub(lambda comma: ", " if comma["sign"] else comma[0], inner)
    inner = re.sub("(?<=, )｛", "{", inner)
    inner = _COLON.sub(lambda colon: f"{colon['before']}: " if colon["before"] else colon[0], inner)
    return f"{lead}{inner}{group[end:]}"
