"""Faults of quotes: each told at its place, with its mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from svcq_build.load.parameters import Parameters, all_of
from svcq_build.model import (
    MONEY_WORDS,
    UNIT_PATTERN,
    Finding,
    Parameter,
    QuoteMark,
    Replacement,
    Route,
    Span,
    Spot,
    find_quotes,
    refine,
    same_unit,
)
from svcq_build.syntax import Written
from svcq_build.words import Message, nearest, offer, say

_UNIT = re.compile(rf" ?({UNIT_PATTERN}|[%％]|{'|'.join(MONEY_WORDS)})", re.IGNORECASE)
#: What may follow a unit of one character: other characters make another word of it (日 and 日常).
_AFTER_UNIT = re.compile(r"[^\u3400-\u9fff]|[内以之后前起的]|$")
_LATIN = re.compile(r"[A-Za-z0-9]")


def misplaced_quotes(
    spot: Spot, data: Any, message: Message, hint: Message, document: str | None = None
) -> Iterator[Finding]:
    """A finding for each quote in values for which nothing is put in: they would be shown as they are written.

    Args:
        spot: where the values stand. data: they. message, hint: what to say of each. document: ``kind:id``.
    """
    if isinstance(data, str):
        for mark in find_quotes(data):
            if data[mark.start] not in "{｛":
                continue  # in other brackets it is none: runs write (param:x) for what was typed
            place = replace(spot, within=data[mark.start : mark.end])
            yield Finding(place, message, hint, document=document, rule="parameter-misfit")
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from misplaced_quotes(replace(spot, route=(*spot.route, step)), value, message, hint, document)


class QuoteFaults:
    """What is wrong with the quotes of one document.

    Attributes:
        findings: what was told so far. places: where quotes stand that are not written as they have to be.
    """

    def __init__(self, parameters: Parameters, path: str, document: str, text: str) -> None:
        """Take the parameters that there are, and a document's file, ``kind:id`` and text."""
        self.findings: list[Finding] = []
        self.places: list[Span] = []
        self._parameters = parameters
        self._path = path
        self._document = document
        self._text = text
        self._written = Written(path, text)

    def misfit(self, spot: Spot, message: Message, hint: Message, fix: tuple[Replacement, ...] = ()) -> None:
        """Tell a quote that does not fit where it stands."""
        self.findings.append(Finding(spot, message, hint, (), self._document, "parameter-misfit", fix))

    def unit_twice(self, text: str, end: int, parameter: Parameter, route: Route) -> None:
        """Tell a unit that stands behind a quote, whose value has one already."""
        found = doubled_unit(text, end, parameter)
        if found is None:
            return
        unit, same = found
        quote = f"{{param:{parameter.id}}}"
        value = parameter.shown(self._parameters.language)
        blank = text[end : text.index(unit, end)]
        message = (
            say("“{quote}” is {value} already: the unit “{unit}” stands twice.", quote=quote, value=value, unit=unit)
            if same
            else say("“{quote}” is {value}; “{unit}” does not fit behind it.", quote=quote, value=value, unit=unit)
        )
        hint = say("Delete “{unit}”, or quote another parameter.", unit=unit)
        if same:
            hint = say("Delete “{unit}” behind it.", unit=unit)
        phrase = f"{quote}{blank}{unit}"
        fix = self._replace(route, phrase, quote) if same else ()
        self.misfit(Spot(self._path, route, within=phrase), message, hint, fix)

    def missing(self, name: str, route: Route) -> None:
        """Tell a quote of a parameter that does not exist."""
        if name in self._parameters.broken:
            return
        quote = f"{{param:{name}}}"
        now = self._parameters.former.get(name)
        if now is not None and now in self._parameters.known:
            hint: Message | None = say("It is called “{name}” now.", name=now)
            fix = self._replace(route, quote, f"{{param:{now}}}")
        elif not self._parameters.complete:
            return
        else:
            names = list(all_of(self._parameters))
            same = self._parameters.called(name)
            hint = (say("Write {quote}.", quote=f"{{param:{same}}}") if same else offer(name, names)) or (
                say("The parameters are {names}.", names=", ".join(sorted(names)))
                if 0 < len(names) <= 8
                else say("Those that there are stand in standards/parameters/; what belongs in such a document tells "
                         "“svcq explain parameters”.")
            )  # fmt: skip
            fix = self._replace(route, quote, f"{{param:{same}}}") if same else ()
        self.findings.append(
            Finding(
                Spot(self._path, route, within=quote),
                say("There is no parameter “{name}”.", name=name),
                hint,
                (),
                self._document,
                "missing-parameter",
                fix,
            )
        )

    def broken(self, text: str, mark: QuoteMark, route: Route, raw: object) -> None:
        """Tell a quote that is not written as it has to be.

        Args:
            text: the text that holds it. mark: where. route: where the text is. raw: what stands there in the file.
        """
        name = self._parameters.called(mark.id or mark.words) or mark.id
        near = nearest(mark.words.strip(), all_of(self._parameters)) if name is None and mark.words else None
        meant = f"{{param:{name}}}" if name else None
        there = text[mark.start : mark.end]
        if not isinstance(raw, str):
            there = self._written.raw(route) or there
        if not mark.closed:
            message = say("The quote that begins with “{there}” is never closed.", there=there)
        elif any(sign in there for sign in "｛：｝"):
            message = say("“{there}” is typed in full width, so it quotes nothing.", there=there)
        elif mark.id is None and not mark.words.strip():
            message = say("“{there}” names no parameter.", there=there)
        else:
            message = say("“{there}” is no quote of a parameter as it is written.", there=there)
        hint = say("Write {quote}.", quote=meant or f"{{param:{near or 'wait-max'}}}")
        place = self._place(route, there)
        if place is not None:
            self.places.append(place)
        certain = meant is not None and name in self._parameters.known and place is not None
        fix = (Replacement(self._path, place, meant, route),) if certain and place and meant else ()
        spot = Spot(self._path, route, within=there)
        self.findings.append(Finding(spot, message, hint, (), self._document, "broken-quote", fix))

    def _replace(self, route: Route, there: str, new: str) -> tuple[Replacement, ...]:
        """The fix that writes something in the place of words in a value."""
        found = self._place(route, there)
        return (Replacement(self._path, found, new, route),) if found is not None else ()

    def _place(self, route: Route, there: str) -> Span | None:
        """Where words in a value stand."""
        lines = self._text.split("\n")
        if route == ("body",) and self._path.endswith(".md"):
            start = lines.index("---", 1) + 2 if "---" in lines[1:] else 1
            span = Span(start, 1, len(lines), 1)
        else:
            node = self._written.node(route)
            if node is None and self._text.count(there) != 1:
                return None
            if node is None:  # what stands there keeps the file from being YAML
                return refine(Span(1, 1, len(lines), 1), lines, there)
            span = Span(node.start_mark.line + 1, node.start_mark.column + 1, node.end_mark.line + 1, 1)
        found = refine(span, lines, there)
        if found == span or found.line > span.end_line:
            return None
        return found


def doubled_unit(text: str, end: int, parameter: Parameter, unit: str = "") -> tuple[str, bool] | None:
    """The unit that stands behind a quote whose value has a unit, and whether it is the very same.

    Args:
        text: the text. end: where the quote ends. parameter: what it quotes. unit: what its unit is called in the
            language of the text, where it counts something.
    """
    own = unit or parameter.unit
    if parameter.amount.sort == "count" and not own:
        return None  # a mere number may have any
    rest = text[end:].removeprefix(" ")
    if own and parameter.amount.sort == "count" and rest.startswith(own) and _ends(rest, own):
        return own, True
    found = _UNIT.match(text, end)
    if found is None or not _ends(text[end:].lstrip(" "), found[1]):
        return None
    sort, word = parameter.amount.sort, found[1]
    if sort == "duration":
        return word, same_unit(word, parameter.amount.unit)
    return word, (sort == "percentage" and word in "%％") or (sort == "money" and word in MONEY_WORDS)


def _ends(text: str, unit: str) -> bool:
    """Whether a unit at the beginning of a text is no part of another word."""
    after = text[len(unit) : len(unit) + 1]
    if unit.isascii() and unit.isalpha():
        return _LATIN.match(after) is None
    return len(unit) > 1 or unit in "%％" or _AFTER_UNIT.match(after) is not None
