"""Edits of a document's file that leave everything else in it as it was, byte for byte.

Text is inserted and replaced at the places of YAML nodes; nothing is written anew, so comments, order, quotes,
indentation and line breaks cannot move. Afterwards the result is read again: it must hold exactly what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from svcq_build.model import Route
from svcq_build.syntax import Unreadable, block, compose, construct, field_value, flow, printable, quoted, scalar
from svcq_build.words import Message, in_shell, say

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FRONT_END = re.compile(r"(?:\r\n|\r|\n)---(?:\r\n|\r|\n|\Z)")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_ALIAS = re.compile(r"\s*:\s*(\*[^\s,\[\]{}]+)")


class CannotEdit(Exception):
    """A file is written in a way that cannot be edited without touching more than was asked; ``message`` says which."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class File:
    """A document's file, with the places of its values.

    Attributes:
        path: where it lies. text: its text with its own line breaks. front: how far its YAML goes.
        root: the YAML nodes; their marks count the characters of ``text``. has_mark: whether it began with a
            byte order mark.
    """

    path: str
    text: str
    front: int
    root: MappingNode
    has_mark: bool

    @property
    def line_break(self) -> str:
        """The line break that the file uses."""
        found = _LINE_BREAK.search(self.text)
        return found[0] if found else "\n"

    def data(self) -> Any:
        """The plain values of the YAML."""
        return construct(self.root)[0]

    def node(self, route: Route) -> Node | None:
        """The node at a route; None when nothing is there, or an alias of something elsewhere."""
        node: Node | None = self.root
        for step in route:
            entry = _entry(node, step)
            if entry is None or entry[1].start_mark.index < entry[0]:
                return None
            node = entry[1]
        return node

    def edited(self, edits: Iterable[Edit], expected: Any) -> bytes:
        """The file's bytes after some edits.

        Args:
            edits: places of ``text`` that do not overlap. expected: the values that the file must hold afterwards.
        Raises:
            CannotEdit: when it would hold anything else.
        """
        text = self.text
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            text = text[: edit.start] + edit.new + text[edit.end :]
        content = (_BYTE_ORDER_MARK if self.has_mark else b"") + text.encode()
        try:
            found = read_file(self.path, content).data()
        except CannotEdit:
            found = None
        if not same(found, expected):
            raise CannotEdit(say("{path} cannot be edited without changing more than was asked.", path=self.path))
        return content


def read_file(path: str, content: bytes) -> File:
    """A file with the places of its values.

    Raises:
        CannotEdit: when it cannot be read.
    """
    has_mark = content.startswith(_BYTE_ORDER_MARK)
    try:
        text = content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
        front = len(text)
        if path.endswith(".md"):
            end = _FRONT_END.search(text, 3)
            front = _next_line(text, end.start()) if end else front
        root = compose(text[:front])
        if not isinstance(root, MappingNode):
            raise CannotEdit(say("{path} holds no fields.", path=path))
        construct(root)
    except (UnicodeDecodeError, Unreadable):
        raise CannotEdit(say("{path} has faults; run: svcq check {file}", path=path, file=in_shell(path))) from None
    return File(path, text, front, root, has_mark)


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, with ``1``, ``1.0`` and ``True`` told apart."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    return type(one) is type(other) and (one == other or (one != one and other != other))


def set_value(file: File, name: str, value: str, after: Sequence[str]) -> list[Edit]:
    """Give a field of the document a plain value, where it stands or, when it is missing, after another field.

    Args:
        file: the file. name: the field. value: the text. after: fields after which it may stand, best first.
    """
    entry = _entry(file.root, name)
    if entry is None:
        return [insert_field(file, after, f"{name}: {field_value(name, value)}")]
    key_end, node = entry
    if node.start_mark.index < key_end:  # an alias: what it names stays as it is
        found = _ALIAS.match(file.text, key_end)
        return [Edit(found.start(1), found.end(1), field_value(name, value))] if found else []
    return [replace_scalar(file, node, value, field_value(name, value))]


def replace_scalar(file: File, node: Node, value: str, bare: str | None = None) -> Edit:
    """Put another text in place of a scalar, in the same quotes where it has any that can hold it.

    Args:
        file: the file. node: the scalar. value: the text. bare: how it is written where there are no quotes to keep.
    """
    bare = scalar(value) if bare is None else bare
    start, end = node.start_mark.index, node.end_mark.index
    style = getattr(node, "style", None)
    if style in ("|", ">") or not isinstance(node, ScalarNode):
        return Edit(start, _trimmed(file.text, start, end), bare)
    if style == "'" and printable(value):
        new = "'" + value.replace("'", "''") + "'"
    elif style == '"' or style == "'":
        new = quoted(value)
    else:
        new = bare
    if file.text[start : start + 1] in ("&", "!"):  # the scalar follows its anchor or tag
        found = re.compile(r"(?:[&!]\S*\s+)+").match(file.text, start)
        start = found.end() if found else start
    return Edit(start, end, new)


def insert_field(file: File, after: Sequence[str], written: str) -> Edit:
    """Write a field (its lines, or ``name: value`` in a document in braces) after the first of some others."""
    if file.root.flow_style:
        place = file.root.start_mark.index + 1
        return Edit(place, place, f"{written}, " if file.root.value else written)
    indent = " " * file.root.value[0][0].start_mark.column
    lines = "".join(f"{indent}{line}{file.line_break}" for line in written.split("\n"))
    for name in after:
        entry = _entry(file.root, name)
        if entry is not None and entry[1].start_mark.index >= entry[0]:
            return _insert_lines(file, max(entry[0], _value_end(entry[1], file.text)), lines)
    place = _line_start(file.text, file.root.value[0][0].start_mark.index)
    return Edit(place, place, lines)


def insert_item(file: File, name: str, item: Mapping[str, Any] | str, after: Sequence[str]) -> list[Edit]:
    """Put an item on top of a list of the document, in the manner of its other items.

    Args:
        file: the file. name: the list's field. item: a text, or a group of texts and lists of texts.
        after: fields after which the list may be begun where there is none.
    """
    entry = _entry(file.root, name)
    if entry is None:
        if file.root.flow_style:
            return [insert_field(file, after, f"{name}: [{flow(item)}]")]
        return [insert_field(file, after, "\n".join([f"{name}:", *block(item, "  ")]))]
    key_end, node = entry
    if node.start_mark.index < key_end or not isinstance(node, SequenceNode):
        raise CannotEdit(say("“{name}” in {path} is no list that can be added to.", name=name, path=file.path))
    if node.flow_style:
        return _insert_in_brackets(file, node, item)
    first = node.value[0]
    dash = _dash(file.text, node, first)
    column = dash - _line_start(file.text, dash)
    if not isinstance(first, MappingNode) or first.flow_style:
        lines = [f"{' ' * column}- {flow(item)}"]
    else:
        gap = first.start_mark.column - column - 1
        lines = block(item, " " * column, gap if gap > 0 else 1)
    place = _line_start(file.text, dash)
    return [Edit(place, place, "".join(f"{line}{file.line_break}" for line in lines))]


def _insert_in_brackets(file: File, node: SequenceNode, item: Mapping[str, Any] | str) -> list[Edit]:
    start, end = node.start_mark.index, node.end_mark.index
    inside = file.text[start:end]
    if inside.startswith("[") and not inside[1:-1].strip(" ") and not file.root.flow_style:
        line_end = _line_end(file.text, end)
        lines = "".join(f"{file.line_break}{line}" for line in block(item, "  "))
        blank = len(file.text[:start]) - len(file.text[:start].rstrip(" "))
        return [Edit(start - blank, end, ""), Edit(line_end, line_end, lines)]
    place = file.text.index("[", start) + 1
    gap = "" if file.text[place : place + 1].isspace() else " "
    return [Edit(place, place, f"{flow(item)},{gap}" if node.value else flow(item))]


def _entry(node: Node | None, step: str | int) -> tuple[int, Node] | None:
    """Where the key ends (or the list begins), and the value."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.end_mark.index, value
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.start_mark.index, node.value[step]
    return None


def _value_end(node: Node, text: str) -> int:
    """Where a value's last character ends; block collections of YAML end only where the next thing begins."""
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        key_end, inner = (last[0].end_mark.index, last[1]) if isinstance(node, MappingNode) else (0, last)
        if inner.start_mark.index < node.start_mark.index:  # an alias, which has no place of its own
            raise CannotEdit(say("An alias (*) ends the field before; write it out."))
        return max(key_end, _value_end(inner, text))
    end = min(int(node.end_mark.index), len(text))  # a last line without a break is read as if it had one
    if getattr(node, "style", None) in ("|", ">") and text[end - 1] in "\r\n":
        return end - 1  # on the last line break that belongs to it
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without the line breaks that close it."""
    return start + len(text[start:end].rstrip("\r\n \t"))


def _insert_lines(file: File, place: int, lines: str) -> Edit:
    """Insert whole lines after the line that ``place`` is in."""
    end = _line_end(file.text, place)
    if end >= file.front:
        return Edit(end, end, file.line_break + lines.removesuffix(file.line_break))
    after = _next_line(file.text, end)
    return Edit(after, after, lines)


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _line_end(text: str, place: int) -> int:
    found = _LINE_BREAK.search(text, place)
    return found.start() if found else len(text)


def _next_line(text: str, line_end: int) -> int:
    """Where the line after a line's end begins."""
    found = _LINE_BREAK.match(text, line_end)
    return found.end() if found else line_end


def _dash(text: str, node: SequenceNode, first: Node) -> int:
    """Where the dash of a list's first item stands."""
    start = int(node.start_mark.index)
    return start if text[start] == "-" else text.rindex("-", start, first.start_mark.index)
