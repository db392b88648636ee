"""Values as they are written: the place and the very characters of each in its file."""

from __future__ import annotations

from functools import cached_property

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from svcq_build.model import Route, Span
from svcq_build.syntax.nodes import node_span
from svcq_build.syntax.yaml import Unreadable, compose


class Written:
    """A file's YAML, read again only where something in it is wrong."""

    def __init__(self, path: str, text: str) -> None:
        """Take a file. ``path`` tells whether its YAML is front matter."""
        self.path = path
        self._groups: dict[int, dict[object, tuple[Node, Node]]] = {}
        self._text = text[: text.find("\n---", 3) + 1] if path.endswith(".md") else text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the YAML."""
        return self._text.split("\n")

    @cached_property
    def _root(self) -> Node | None:
        try:
            return compose(self._text)
        except Unreadable:
            return None

    def node(self, route: Route) -> Node | None:
        """The node at a route; None where nothing stands there, or an alias, or something with an anchor or a tag."""
        node = self._root
        for step in route:
            before = 0
            if isinstance(node, MappingNode):
                found = self._fields(node).get(step)
                before, node = (found[0].end_mark.index, found[1]) if found else (0, None)
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                before, node = node.start_mark.index, node.value[step]
            else:
                return None
            if node is None or node.start_mark.index < before:
                return None
        start = node.start_mark.index if node is not None else 0
        return None if self._text[start : start + 1] in ("&", "!", "*") else node

    def span(self, route: Route) -> Span | None:
        """Where a scalar or a value in brackets stands, to the character; None for anything else."""
        node = self.node(route)
        if node is None or (isinstance(node, ScalarNode) and node.style in ("|", ">")):
            return None
        if isinstance(node, CollectionNode) and not node.flow_style:
            return None
        span = node_span(node)
        return span if self.at(span) else None

    def key_span(self, route: Route) -> Span | None:
        """Where the name of a field stands."""
        owner = self.node(route[:-1]) if route[:-1] else self._root
        if not isinstance(owner, MappingNode):
            return None
        found = self._fields(owner).get(route[-1])
        return node_span(found[0]) if found is not None else None

    def _fields(self, node: MappingNode) -> dict[object, tuple[Node, Node]]:
        """The fields of a group by their names, the first of each; a file may have thousands of faults in one."""
        if id(node) not in self._groups:
            fields: dict[object, tuple[Node, Node]] = {}
            for key, value in node.value:
                if isinstance(key, ScalarNode):
                    fields.setdefault(key.value, (key, value))
            self._groups[id(node)] = fields
        return self._groups[id(node)]

    def block(self, route: Route) -> Span | None:
        """A group of fields or a list without brackets: from its first character to the end of its last line."""
        node = self.node(route)
        if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
            return None
        last: Node = node
        while not isinstance(last, ScalarNode) and last.value:
            last = last.value[-1][1] if isinstance(last, MappingNode) else last.value[-1]
            if last.start_mark.index < node.start_mark.index:
                return None
        mark = last.end_mark
        line = mark.line if mark.column else mark.line - 1
        start = node.start_mark
        return Span(start.line + 1, start.column + 1, line + 1, len(self.lines[line]) + 1)

    def raw(self, route: Route) -> str | None:
        """The characters of a scalar or a value in brackets."""
        span = self.span(route)
        return self.at(span) if span else None

    def at(self, span: Span) -> str:
        """The characters at a place."""
        lines = self.lines[span.line - 1 : span.end_line]
        if not lines:
            return ""
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        return "\n".join(lines)
