"""The source map of a document: where each of its values stands in its file, so that an editor replaces just that.

Places are counted as browsers count them, in UTF-16 code units. A value that shares its text with others (an anchor, an
alias) or bears a tag has a place and no value: it is edited as source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from svcq_build.edit.edit import File
from svcq_build.syntax import construct

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
#: What may stand between two things of a list: blanks, breaks, comments.
_BETWEEN = re.compile(r"(?:\s|#[^\r\n]*)*")
_ALIAS = re.compile(r"[\s:,\-\[]*(\*[^\s,\[\]{}]+)")
_LARGEST = 2**53
_QUOTE = re.compile(r"param(?:eter)?s?:[^\s{}]+")


def map_source(file: File) -> dict[str, Any]:
    """The places of a document's values, as JSON holds them.

    Returns:
        for each value ``start`` and ``end`` (the latter exclusive), its ``style``, and one of ``value`` (a scalar),
        ``entries`` (of a group: name, value, and where the whole entry begins and ends, comments above it included)
        and ``items`` (of a list, likewise).
    """
    return _Mapper(file).whole()


class _Mapper:
    """One file's nodes on their way to places."""

    def __init__(self, file: File) -> None:
        self.file, self.text = file, file.text
        self.lines = [0, *(found.end() for found in _LINE_BREAK.finditer(file.text))]
        self.wide = (
            [place for place, sign in enumerate(file.text) if sign > "\uffff"] if not file.text.isascii() else []
        )

    def whole(self) -> dict[str, Any]:
        root, _, _ = self.node(self.file.root, 0)
        if self.file.path.endswith(".md"):
            start, end = self.body()
            body = {**self.place(start, end), "style": "body", "value": self.text[start:end]}
            root["entries"].append(["body", body, *self.place(start, end).values()])
        return root

    def body(self) -> tuple[int, int]:
        """Where the prose behind the front matter stands, without blank lines around it."""
        marker = self.text.find("---", self.file.front)
        start = marker + 3 if marker >= 0 else len(self.text)
        while (found := re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(self.text, start)) is not None:
            start = found.end()
        return start, max(start, len(self.text.rstrip()))

    def place(self, start: int, end: int) -> dict[str, int]:
        return {"start": self.unit(start), "end": self.unit(end)}

    def unit(self, place: int) -> int:
        """A place in characters, in UTF-16 code units."""
        return place + bisect_left(self.wide, place)

    def node(self, node: Node, after: int) -> tuple[dict[str, Any], int, int]:
        """A value's place as JSON holds it, and where it begins and ends in characters.

        Args:
            node: it. after: where what stands before it ends: its name, its dash, the bracket around it.
        """
        start = int(node.start_mark.index)
        if start < after:
            found = _ALIAS.match(self.text, after)
            return self.other(*(found.span(1) if found else (after, after)))
        end = self.end(node)
        if self.text[start : start + 1] in ("&", "!"):
            return self.other(start, end)
        if isinstance(node, ScalarNode):
            value, _ = construct(node)
            if isinstance(value, float) and not -_LARGEST < value < _LARGEST:  # what is no number has no size, either
                return self.other(start, end)
            style = _STYLES.get(node.style or "", "plain")
            return {**self.place(start, end), "style": style, "value": value}, start, end
        assert isinstance(node, CollectionNode)
        if (quote := self.quote(node)) is not None:
            return {**self.place(start, end), "style": "quote", "value": quote}, start, end
        key = "entries" if isinstance(node, MappingNode) else "items"
        inner, last = self.entries(node) if isinstance(node, MappingNode) else self.items(node)
        end = last if self.is_block(node) else end
        style = "flow" if node.flow_style else "block"
        return {**self.place(start, end), "style": style, key: inner}, start, end

    def other(self, start: int, end: int) -> tuple[dict[str, Any], int, int]:
        """What is edited as source only."""
        return {**self.place(start, end), "style": "other"}, start, end

    def end(self, node: Node) -> int:
        """Where a node's last character ends; a text in a block without the breaks that close it."""
        start, end = int(node.start_mark.index), min(int(node.end_mark.index), len(self.text))
        is_open = self.is_block(node) or (isinstance(node, ScalarNode) and node.style in ("|", ">"))
        return start + len(self.text[start:end].rstrip()) if is_open else end

    def is_block(self, node: Node) -> bool:
        return isinstance(node, CollectionNode) and not node.flow_style

    def quote(self, node: CollectionNode) -> str | None:
        """The quote of a parameter that YAML takes for a group: ``{param:wait-max}``."""
        if not isinstance(node, MappingNode) or not node.flow_style or len(node.value) != 1:
            return None
        key, value = node.value[0]
        is_bare = isinstance(value, ScalarNode) and not value.value and not value.style
        return f"{{{key.value}}}" if is_bare and _QUOTE.fullmatch(str(key.value)) else None

    def entries(self, node: MappingNode) -> tuple[list[Any], int]:
        """The entries of a group, and where the last value ends."""
        found, last, end = [], int(node.start_mark.index), int(node.end_mark.index)
        for key, value in node.value:
            start = int(key.start_mark.index)
            place, _, end = self.node(value, int(key.end_mark.index))
            start, last = (self.with_comments(start, last), self.line_end(end)) if self.is_block(node) else (start, end)
            found.append([key.value, place, self.unit(start), self.unit(last)])
        return found, end

    def items(self, node: Node) -> tuple[list[Any], int]:
        """The items of a list, and where the last value ends."""
        found, last, end = [], int(node.start_mark.index), int(node.end_mark.index)
        for item in node.value:
            if self.is_block(node):
                dash = self.between(last)
                place, _, end = self.node(item, dash + 1)
                start, last = self.with_comments(dash, last), self.line_end(end)
            else:
                place, start, end = self.node(item, last)
                last = end
            found.append([place, self.unit(start), self.unit(last)])
        return found, end

    def between(self, place: int) -> int:
        """Where the next thing of a list begins."""
        found = _BETWEEN.match(self.text, place)
        return found.end() if found else place

    def with_comments(self, start: int, floor: int) -> int:
        """Where something begins, with the comments directly above it that are indented like it; none before floor."""
        line = self.line_start(start)
        indent = self.text[line:start]
        if indent.strip():
            return start  # it stands behind a dash
        begin = start
        while line > floor:
            above = self.line_start(line - 2 if self.text[line - 2 : line] == "\r\n" else line - 1)
            if above < floor or not self.text.startswith(f"{indent}#", above):
                break
            line, begin = above, above + len(indent)
        return begin

    def line_start(self, place: int) -> int:
        return self.lines[bisect_right(self.lines, place) - 1]

    def line_end(self, place: int) -> int:
        found = _LINE_BREAK.search(self.text, place)
        return found.start() if found else len(self.text)
