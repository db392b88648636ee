"""Renames in translation files: other contexts and other links, and every other byte as it was.

A program for translations may have folded the lines of a file, so that a text goes on over several strings, broken
anywhere. Texts are therefore read whole, and each replacement is made at the place that its characters came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_STRING = r'"(?:[^"\\\r\n]|\\[^\r\n])*"'
_FIELD = re.compile(
    rf"^(?P<mark>#~\|?[ \t]*|#\|[ \t]*|[ \t]*)(?P<name>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*"
    rf"(?P<strings>{_STRING}(?:[ \t]*\r?\n(?:#~\|?|#\|)?[ \t]*{_STRING})*)",
    re.MULTILINE,
)
_ONE_STRING = re.compile(_STRING)
#: Between two strings of a text.
_FOLD = re.compile(r'"[ \t]*\r?\n(?:#~\|?|#\|)?[ \t]*"')
_CHARACTER, _ESCAPE = re.compile(r"\\.|."), re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class Replacement(NamedTuple):
    """Characters ``start`` to ``end`` of a text become ``new``, which needs no escapes."""

    start: int
    end: int
    new: str


def rename_in(
    content: str, context: Callable[[str], str], prose: Callable[[str], Iterable[Replacement]], name: str = ""
) -> str:
    """A translation file with other names.

    Args:
        content: the file, with its own line breaks. context: from a message's context to what it is now.
        prose: what is replaced in a text or in its translation; places that do not overlap.
        name: what stands in every context and text that changes.
    """
    messages, unfolded = content.split("\n\n"), _FOLD.sub("", content).split("\n\n")  # a fold holds no empty line
    return "\n\n".join(
        _FIELD.sub(lambda found: _renamed(found, context, prose, name), message) if _may_hold(text, name) else message
        for message, text in zip(messages, unfolded, strict=True)
    )


def _may_hold(message: str, name: str) -> bool:
    """Whether a message may hold a name: nearly none does, which is quick to see; a backslash can hide a letter."""
    return name in message or ("\\" in message and name in message.replace("\\", ""))


def _renamed(
    field: re.Match[str], context: Callable[[str], str], prose: Callable[[str], Iterable[Replacement]], name: str
) -> str:
    text = "".join(string[0][1:-1] for string in _ONE_STRING.finditer(field["strings"]))
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
    if name not in text:
        return field[0]
    replacements = list(_difference(text, context(text)) if field["name"] == "msgctxt" else prose(text))
    if not replacements:
        return field[0]
    strings = field["strings"]
    places = list(_places(strings))
    for start, end, new in sorted(replacements, reverse=True):
        strings = strings[: places[start][0]] + new + strings[places[end - 1][1] :]
    return field[0][: field.start("strings") - field.start()] + strings


def _difference(old: str, new: str) -> Iterator[Replacement]:
    """The stretch in which two contexts differ; at least one character of the old one, so that it has a place."""
    if old == new:
        return
    start = 0
    while start < min(len(old), len(new)) - 1 and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start - 1 and old[-1 - end] == new[-1 - end]:
        end += 1
    yield Replacement(start, len(old) - end, new[start : len(new) - end])


def _places(strings: str) -> Iterator[tuple[int, int]]:
    """From where to where each character of a text is written in the strings that hold it."""
    for string in _ONE_STRING.finditer(strings):
        for found in _CHARACTER.finditer(strings, string.start() + 1, string.end() - 1):
            yield found.span()
