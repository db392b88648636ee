"""From a route into a document (`requirements`, 0, `text`) to the lines and columns of its YAML nodes."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from svcq_build.model import FILE_START, Route, Span


def node_span(node: Node) -> Span:
    """The span of a node, without the line breaks that YAML counts to its end."""
    start, end = node.start_mark, node.end_mark
    if end.column == 0 and end.line > start.line:  # block values end at the start of the next line
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


#: The entries of large mappings by their names, by the mappings' identity: kept by who asks often of the same nodes.
Known = dict[int, dict[str, tuple[Node, Node]]]
_LARGE = 32


def find(root: Node | None, route: Route, key: bool = False, known: Known | None = None) -> Span:
    """The span of the value at ``route`` (or of its key).

    Where the route leads nowhere (a missing field), the span of the nearest thing that exists: the
    key whose value lacks it, or the first key of a list item.

    Args:
        root: the file's. route: leads to the value. key: whether its key is meant. known: what to remember between
            questions about the same nodes, so that as many questions as a mapping has names take no square of time.
    """
    node, key_node = root, None
    for step in route:
        entry = _entry(node, step, known)
        if entry is None:
            return _owner_span(node, key_node)
        owner, (key_node, node) = key_node or node, entry
        nearest = key_node or owner
        if nearest is not None and node.start_mark.index < nearest.start_mark.index:
            return node_span(nearest)  # an alias: the value stands at its anchor, the fault does not
    if node is None:
        return FILE_START
    if key and key_node is not None:
        return node_span(key_node)
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style:
        return _owner_span(node, key_node)
    if isinstance(node, ScalarNode) and key_node is not None and node.value == "" and not node.style:
        return node_span(key_node)  # an empty value has no width; its key does
    return node_span(node)


def _entry(node: Node | None, step: str | int, known: Known | None) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        if known is not None and len(node.value) > _LARGE and isinstance(step, str):
            if id(node) not in known:
                known[id(node)] = {key.value: (key, value) for key, value in reversed(node.value)}
            return known[id(node)].get(step)
        for key_node, value in node.value:
            if key_node.value == step:
                return key_node, value
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _owner_span(node: Node | None, key_node: Node | None) -> Span:
    if key_node is not None:
        return node_span(key_node)
    if isinstance(node, MappingNode) and node.value:
        return node_span(node.value[0][0])
    return node_span(node) if node is not None else FILE_START
