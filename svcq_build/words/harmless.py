"""Harmless: words from documents, which can be a stranger's, before they reach a terminal, a log or a page.

Control characters speak to a terminal, characters of writing direction make a line read as another one, and a line
of a log that looks like a workflow command is obeyed. The first two are shown as U+FFFD; the last is broken visibly.
"""

from __future__ import annotations

import json
import re
import shlex
from html import escape
from typing import Any

#: C0 but tab and line feed, DEL and C1; line and paragraph separators; marks, overrides and isolates of direction;
#: halves of characters, which no output can encode.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])+")
#: What a workflow's log takes for a command: ``::`` where a line begins, white space aside (GitHub Actions); ``##[``,
#: ``##vso[``, ``##teamcity[`` anywhere (GitHub Actions, Azure Pipelines, TeamCity).
_COMMAND = re.compile(r"^([^\S\n]*)(?=::)|(?<=##)(?=[A-Za-z.]*\[)", re.MULTILINE)
_BRACKET = re.compile(r"(##[A-Za-z.]*)\[")
_SHOWN = "\ufffd"


def clean(text: str) -> str:
    """A text without characters that steer its reader; tabs, line feeds, all scripts and emoji stay."""
    return text if text.isprintable() else _UNSAFE.sub(_SHOWN, text)  # what steers is not printable; pages ask often


def steering(text: str) -> str | None:
    """The first character of a text that steers its reader, as :func:`clean` finds them."""
    found = _UNSAFE.search(text)
    return found[0] if found is not None else None


def one_line(text: str) -> str:
    """A text as :func:`clean` makes it, on one line and without tabs; blanks at its ends stay."""
    if text.isprintable():  # nearly every text, and said at once: neither breaks nor what steers is printable
        return text
    return clean(_BREAKS.sub(" ", text).replace("\t", " "))


def no_command(report: str) -> str:
    """A report in which no line is a workflow command: a backslash stands in what would begin one."""
    return _COMMAND.sub(r"\1\\", report)


def in_html(text: str) -> str:
    """A text for a page: for what stands between tags, and for an attribute in double quotes."""
    return text if text.isalnum() else escape(clean(text))  # a page can have a hundred thousand names of headings


def in_command(text: str) -> str:
    """A text for the inside of a workflow command, where its line breaks are written as signs."""
    return _BRACKET.sub(r"\1\\[", clean(text))


def in_shell(text: str) -> str:
    """A text as one argument of a command that a reader may paste into a shell: a path with blanks is quoted."""
    return shlex.quote(one_line(text))


def json_text(value: object, *, compact: bool = False) -> str:
    """A value as JSON that is harmless in a terminal and a log: what is not is escaped, so that nothing is lost.

    Args:
        value: the value. compact: for programs alone: on one line, without blanks.
    """
    shape: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 1}
    text = _BRACKET.sub(r"\1\\u005b", json.dumps(value, ensure_ascii=False, **shape))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


#: What is markup in the Markdown of chats, which knows no escapes: wide forms say the same and do nothing.
_IN_CHAT = str.maketrans("<>[]()*`_#~|\\", "＜＞［］（）＊｀＿＃～｜＼")


def in_chat(text: str) -> str:
    """A text for a message in a chat's Markdown: nothing in it becomes a link, a mention or a heading."""
    return one_line(text).translate(_IN_CHAT)


#: What programs take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def in_csv(text: str) -> str:
    """A text as a cell of a CSV file: what Excel or WPS would take for a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text
