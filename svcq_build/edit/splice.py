"""Splice: values of a document replaced, its fields and items added, removed and moved, and every other byte as it was.

It works on the source map alone, as the editor in a browser does, and is what that one is measured by.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from svcq_build.edit.edit import CannotEdit, File, read_file, same
from svcq_build.edit.source_map import map_source
from svcq_build.model import Route
from svcq_build.syntax import name as written_name
from svcq_build.syntax import printable, quoted, text_value
from svcq_build.words import say

_BLANK_LINES = re.compile(r"\A(?:[^\S\r\n]*(?:\r\n|\r|\n))+|\A\s+\Z")
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class SetValue:
    """Another value in the place of one that is there."""

    route: Route
    value: Any


@dataclass(frozen=True, slots=True)
class AddField:
    """A field that a group lacks.

    Attributes:
        route: the group. name, value: the field. order: the names of the group's fields as they usually stand.
    """

    route: Route
    name: str
    value: Any
    order: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class InsertItem:
    """A new item of a list that has some, before the one that is at ``place`` now."""

    route: Route
    place: int
    value: Any


@dataclass(frozen=True, slots=True)
class MoveItem:
    """An item of a list, with the comments above it, at another place."""

    route: Route
    place: int
    to: int


@dataclass(frozen=True, slots=True)
class Remove:
    """A field, or an item of a list, gone; the last item of a list goes with its field."""

    route: Route


Step = SetValue | AddField | InsertItem | MoveItem | Remove
#: A node of the source map, and a stretch of text to be replaced.
_Node = dict[str, Any]
_Cut = tuple[int, int, str]


def splice(path: str, content: bytes, steps: Iterable[Step]) -> bytes:
    """A document's file after some steps, one after the other.

    Args:
        path: the file, which tells Markdown. content: its bytes. steps: what is to be done.
    Raises:
        CannotEdit: when a step would change anything else, or leads nowhere.
    """
    for step in steps:
        if isinstance(step, SetValue) and step.route == ("body",) and path.endswith(".md"):
            step = replace(step, value=_BLANK_LINES.sub("", str(step.value)).rstrip())  # which are not part of prose
        file = read_file(path, content)
        cuts = _Splicer(file).cuts(step)
        expected = _applied(_values(file), step)
        text = file.text
        for start, end, new in sorted(cuts, reverse=True):
            text = text[:start] + new + text[end:]
        content = (b"\xef\xbb\xbf" if file.has_mark else b"") + text.encode()
        if not same(_values(read_file(path, content)), expected):
            raise CannotEdit(say("{path} cannot be edited without changing more than was asked.", path=path))
    return content


def _values(file: File) -> Any:
    """The plain values of a file; of Markdown with its prose."""
    data = file.data()
    if file.path.endswith(".md"):
        data["body"] = map_source(file)["entries"][-1][1]["value"]
    return data


def _applied(data: Any, step: Step) -> Any:
    """The values after a step."""
    data = copy.deepcopy(data)
    if isinstance(step, (SetValue, Remove)):
        place = _at(data, step.route[:-1])
        if isinstance(step, SetValue):
            place[step.route[-1]] = step.value
        else:
            del place[step.route[-1]]
        return data
    place = _at(data, step.route)
    if isinstance(step, AddField):
        place[step.name] = step.value
    elif isinstance(step, InsertItem):
        place.insert(step.place, step.value)
    else:
        place.insert(step.to, place.pop(step.place))
    return data


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


class _Splicer:
    """One file and its source map."""

    def __init__(self, file: File) -> None:
        self.file, self.text, self.line_break = file, file.text, file.line_break
        self.units = file.text.encode("utf-16-le")

    def cuts(self, step: Step) -> list[_Cut]:
        """What a step replaces."""
        if isinstance(step, Remove):
            return [self.removed(step.route)]
        chain = self.chain(step.route)
        node, in_flow = chain[-1], any(node["style"] == "flow" for node in chain)
        if isinstance(step, SetValue):
            return [self.replaced(step, node, in_flow, chain)]
        if isinstance(step, AddField):
            names = [entry[0] for entry in node.get("entries", ())]
            if step.name in names:
                raise self.refusal()
            before = step.order[: step.order.index(step.name)] if step.name in step.order else names
            place = max((number + 1 for number, name in enumerate(names) if name in before), default=len(names))
            return [self.inserted(node, "entries", place, {step.name: step.value}, in_flow)]
        if isinstance(step, InsertItem):
            return [self.inserted(node, "items", step.place, step.value, in_flow)]
        spans = [self.span(item[1:]) for item in node.get("items", ())]
        if not (0 <= step.place < len(spans) and 0 <= step.to < len(spans)):
            raise self.refusal()
        order = [*range(len(spans))]
        order.insert(step.to, order.pop(step.place))
        return [(*span, self.text[slice(*spans[source])]) for span, source in zip(spans, order, strict=True)]

    def refusal(self) -> CannotEdit:
        return CannotEdit(say("{path} cannot be edited without changing more than was asked.", path=self.file.path))

    def char(self, unit: int) -> int:
        return len(self.units[: 2 * unit].decode("utf-16-le"))

    def span(self, units: Sequence[int]) -> tuple[int, int]:
        return self.char(units[0]), self.char(units[1])

    def chain(self, route: Route) -> list[_Node]:
        """The nodes from the root to the one at a route."""
        nodes = [map_source(self.file)]
        for step in route:
            children = self.children(nodes[-1])
            if step not in children:
                raise self.refusal()
            nodes.append(children[step][0])
        if nodes[-1]["style"] == "other":
            raise self.refusal()
        return nodes

    def children(self, node: _Node) -> dict[str | int, tuple[_Node, tuple[int, int]]]:
        """What is in a group or a list: each value, and the whole entry or item."""
        if "entries" in node:
            return {name: (inner, self.span(units)) for name, inner, *units in node["entries"]}
        return {number: (inner, self.span(units)) for number, (inner, *units) in enumerate(node.get("items", ()))}

    def column(self, place: int) -> int:
        return place - max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place)) - 1

    def replaced(self, step: SetValue, node: _Node, in_flow: bool, chain: list[_Node]) -> _Cut:
        start, end = self.span((node["start"], node["end"]))
        if node["style"] == "body":
            return start, end, str(step.value)
        owner = self.children(chain[-2])[step.route[-1]][1][0] if len(chain) > 1 else start
        name = next((step for step in reversed(step.route) if isinstance(step, str)), "")
        comment, rest = "", re.match(r"[^\r\n]*", self.text[end:])
        if node["style"] in ("literal", "folded"):
            found = _HEADER_COMMENT.match(self.text, start)
            comment = found[1] if found else ""
        value, is_text = step.value, isinstance(step.value, str)
        if is_text and node["style"] == "single" and printable(value):
            new = "'" + value.replace("'", "''") + "'"
        elif is_text and (
            (node["style"] in ("single", "double") and "\n" not in value)
            or ("\n" in value and (in_flow or (rest is not None and rest[0].strip())))
        ):
            new = quoted(value)
        else:
            new = self.written(name, value, self.column(owner), in_flow)
        first, *others = new.split(self.line_break)
        gap = " " if start == end and self.text[start - 1 : start] not in (" ", "") else ""
        return start, end, gap + self.line_break.join([first + comment, *others])

    def inserted(self, node: _Node, key: str, place: int, value: Any, in_flow: bool) -> _Cut:
        """Where an entry or an item comes in, and how it is written."""
        if key not in node:
            raise self.refusal()
        spans = [span for _, span in self.children(node).values()]
        if in_flow:
            new = _flow(value)[1:-1] if key == "entries" else _flow(value)
            if not spans:
                inside = self.char(node["start"]) + 1
                return inside, inside, new
            at = spans[place - 1][1] if place else spans[0][0]
            return at, at, f", {new}" if place else f"{new}, "
        at = spans[place - 1][1] if place else spans[0][0]
        column = self.column(spans[0][0])
        pad = " " * column
        new = self.entry_lines(value, column) if key == "entries" else self.item_lines(value, column)
        return at, at, f"{self.line_break}{pad}{new}" if place else f"{new}{self.line_break}{pad}"

    def removed(self, route: Route) -> _Cut:
        """The stretch that goes with an entry or an item."""
        owner = self.chain(route[:-1])[-1]
        spans = [span for _, span in self.children(owner).values()]
        names = [*self.children(owner)]
        if route[-1] not in names or len(names) < 2:
            raise self.refusal()
        number = names.index(route[-1])
        start, end = spans[number]
        is_first = not self.text[start - self.column(start) : start].strip() and owner["style"] == "block"
        if is_first and end < len(self.text):
            after = re.compile(r"\r\n|\r|\n").match(self.text, end)
            return start - self.column(start), after.end() if after else end, ""
        if number + 1 < len(spans):
            return start, spans[number + 1][0], ""
        return spans[number - 1][1], end, ""

    def written(self, name: str, value: Any, column: int, in_flow: bool) -> str:
        """A value as it follows its name, or its dash, at a column."""
        if in_flow or value in ([], {}) or value is None:
            return _flow(value, name)
        pad = " " * column
        if isinstance(value, dict):
            inner = self.entry_lines(value, column + 2)
            return f"{self.line_break}{pad}  {inner}"
        if isinstance(value, (list, tuple)):
            items = (f"{pad}  {self.item_lines(item, column + 2)}" for item in value)
            return self.line_break + self.line_break.join(items)
        first, *lines = text_value(name, value, 1).split("\n")
        return self.line_break.join([first, *(f"{pad}{line}" if line else "" for line in lines)])

    def entry_lines(self, group: dict[str, Any], column: int) -> str:
        """The entries of a group; the first without the blanks before it."""
        lines = []
        for name, value in group.items():
            new = self.written(name, value, column, in_flow=False)
            lines.append(f"{written_name(name)}:{'' if new.startswith(self.line_break) else ' '}{new}")
        return f"{self.line_break}{' ' * column}".join(lines)

    def item_lines(self, item: Any, column: int) -> str:
        """An item of a list with its dash, without the blanks before that."""
        if isinstance(item, dict) and item:
            return f"- {self.entry_lines(item, column + 2)}"
        new = self.written("", item, column, in_flow=False)
        return f"-{'' if new.startswith(self.line_break) else ' '}{new}"


def _flow(value: Any, name: str = "") -> str:
    """A value on one line."""
    write: Callable[[Any], str] = _flow
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written_name(key)}: {_flow(inner, key)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(write, value))}]"
    if value is None:
        return "null"
    return quoted(value) if isinstance(value, str) and "\n" in value else text_value(name, value, 1)
