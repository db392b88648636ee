"""StrictDoc: a text of elements in brackets, with fields of which some go on over lines between ``>>>`` and ``<<<``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from svcq_build.intake.blocks import CannotRead, Place
from svcq_build.intake.decoded import decoded
from svcq_build.intake.demands import Demand, Sets
from svcq_build.words import say

_ELEMENT = re.compile(r"\[{1,2}(?P<ends>/?)(?P<name>[A-Z][A-Z0-9_]*)\]{1,2}")
_FIELD = re.compile(r"(?P<name>[A-Z][A-Z0-9_]*):(?: (?P<value>.*))?")
_SECTIONS = ("SECTION", "COMPOSITE_REQUIREMENT")
_TEXTS = ("TEXT", "FREETEXT")
_SETTINGS = ("DOCUMENT", "GRAMMAR", "DOCUMENT_FROM_FILE", "LINK")
_KNOWN = ("UID", "TITLE", "STATEMENT", "MID")


@dataclass(slots=True)
class _Element:
    name: str
    line: int
    depth: int
    fields: dict[str, str] = field(default_factory=dict)


def read_sets(content: bytes) -> Sets:
    """The demands of a file.

    Raises:
        CannotRead: when it is none of StrictDoc's.
    """
    elements = list(_elements(decoded(content)[0].split("\n")))
    if not elements or elements[0].name != "DOCUMENT":
        raise CannotRead(say("The file is none of StrictDoc's: it does not begin with [DOCUMENT]."))
    demands = [demand for one in elements[1:] if (demand := _demand(one)) is not None]
    return [(elements[0].fields.get("TITLE", ""), demands)]


def _demand(one: _Element) -> Demand | None:
    place, fields = Place("line", one.line), one.fields
    others = {name: value for name, value in fields.items() if name not in _KNOWN}
    if one.name in _SETTINGS:
        return None
    if one.name == "SECTION":
        return Demand(place, fields.get("TITLE", ""), depth=one.depth + 1, others=others)
    if one.name in _TEXTS:
        return Demand(place, fields.get("STATEMENT", ""), others=others)
    return Demand(place, fields.get("STATEMENT", ""), fields.get("UID") or "•", fields.get("TITLE", ""), others=others)


def _elements(lines: list[str]) -> Iterator[_Element]:
    depth, one, at = 0, None, 0
    while at < len(lines):
        line = lines[at].rstrip()
        found = _ELEMENT.fullmatch(line)
        if found is not None and found["ends"]:
            depth -= found["name"] in _SECTIONS
        elif found is not None:
            if one is not None:
                yield one
            one = _Element(found["name"], at + 1, max(depth, 0))
            depth += found["name"] in _SECTIONS
        elif one is not None and one.name == "FREETEXT":
            one.fields["STATEMENT"] = f"{one.fields.get('STATEMENT', '')}\n{line}"
        elif one is not None and (said := _FIELD.fullmatch(line)):
            begin = at
            value, at = _value(said["value"] or "", lines, at)
            name = said["name"]
            one.fields[name] = f"{one.fields[name]}\n\n{value}" if name in one.fields else value
            assert at >= begin
        at += 1
    if one is not None:
        yield one


def _value(first: str, lines: list[str], at: int) -> tuple[str, int]:
    """The value of a field that begins in a line, and the last line of it."""
    if first.strip() == ">>>":
        end = next((number for number in range(at + 1, len(lines)) if lines[number].rstrip() == "<<<"), len(lines))
        return "\n".join(lines[at + 1 : end]), end
    if first.strip():
        return first, at
    end = at
    while end + 1 < len(lines) and lines[end + 1][:1] in ("-", " ") and lines[end + 1].strip():
        end += 1
    return "\n".join(lines[at + 1 : end + 1]), end
