"""A value that its field does not want, what can be seen of it and of its field, and how it is to be mended."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic.fields import FieldInfo

from svcq_build.mends.readings import Reading
from svcq_build.model import (
    Model,
    Replacement,
    Route,
    Span,
)
from svcq_build.syntax import Written, like, scalar
from svcq_build.words import Message, say

SEPARATORS = re.compile(r" ?[，、,;；|/] ?")


@dataclass(frozen=True, slots=True)
class Mend:
    """How to mend a value.

    Attributes:
        hint: what to write. fix: what makes it so, where it is certain. within: the words that are meant.
        message: what is wrong, where that is more than the type of the value.
    """

    hint: Message
    fix: tuple[Replacement, ...] = ()
    within: str | None = None
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that its field does not want.

    Attributes:
        path: the file. route: where it stands. value: what it is. kind: pydantic's name of what is wrong.
        model: the document's model. info: the field's declaration. parent: the group that it stands in.
        written: the file as it is written. context: what pydantic tells besides.
    """

    path: str
    route: Route
    value: Any
    kind: str
    model: type[Model]
    info: FieldInfo | None
    parent: Mapping[str, Any]
    written: Written
    context: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The field's name; an item's is that of its list."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    @property
    def raw(self) -> str:
        """The characters of the value as they stand in the file."""
        return self.written.raw(self.route) or ""

    @property
    def in_brackets(self) -> bool:
        """Whether the value is an item of a list in brackets."""
        return len(self.route) > 1 and (self.written.raw(self.route[:-1]) or "").startswith("[")

    @property
    def dash(self) -> str:
        """What stands before the value on its line, where that is no more than the dash of an item."""
        span = self.written.span(self.route)
        before = self.written.lines[span.line - 1][: span.column - 1] if span is not None else ""
        alone = span is not None and span.line == span.end_line and re.fullmatch(r" *- +", before)
        return before if alone else ""

    def becomes(self, text: str, certain: bool = True) -> tuple[Replacement, ...]:
        """The fix that puts ``text`` in the place of the value, if that is certain and the value stands alone."""
        span = self.written.span(self.route) if certain else None
        return (Replacement(self.path, span, text, self.route),) if span is not None else ()


def one_line(wrong: Wrong) -> Span | None:
    """Where a list or a group without brackets stands, if it is on one line behind the name of its field."""
    span = wrong.written.block(wrong.route)
    if span is None or span.line != span.end_line:
        return None
    before = wrong.written.lines[span.line - 1][: span.column - 1]
    return span if before.strip(" -") == "" and before.endswith("- ") else None


def write(wrong: Wrong, reading: Reading | None, bare: bool = False) -> Mend | None:
    """The mend that writes what a value means, as text or, ``bare``, without quotes."""
    if reading is None:
        return None
    text = reading.written if bare else scalar(reading.written)
    fix = text if bare else like(wrong.raw, reading.written)
    return Mend(say("Write {value}.", value=shortened(text)), wrong.becomes(fix, reading.certain))


def marks(info: FieldInfo | None) -> list[Any]:
    """The constraints of a field, also those inside ``… | None``."""
    if info is None:
        return []
    found = list(info.metadata)
    queue = [info.annotation]
    while queue:
        annotation = queue.pop()
        found += getattr(annotation, "__metadata__", ())
        queue += getattr(annotation, "__args__", ())
    return [inner for mark in found for inner in (mark, *getattr(mark, "metadata", ()))]


def choices_in(info: FieldInfo | None) -> list[str]:
    """The choices that a field leaves, at whatever depth."""
    found: list[str] = []
    queue: list[Any] = [info.annotation] if info is not None else []
    while queue:
        annotation = queue.pop()
        if typing.get_origin(annotation) is Literal:
            found += map(str, typing.get_args(annotation))
        else:
            queue += typing.get_args(annotation)
    return found


def choices_of(context: Mapping[str, Any]) -> list[str]:
    """The values that pydantic says are allowed."""
    return [part.strip("' ") for part in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]


def shortened(text: str) -> str:
    """A value as a hint shows it."""
    return text if len(text) <= 120 else f"{text[:117]}…"
