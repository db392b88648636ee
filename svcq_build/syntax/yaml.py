"""YAML as people mean it: the 1.2 core schema on PyYAML's C parser, every fault with a place.

``12:30``, ``NO`` and ``2026-03-01`` are text; only ``null``, ``true``, ``false`` and numbers are
anything else. Nothing in a document builds an object.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.reader import ReaderError

from svcq_build.syntax.braces import braces_in_half_width
from svcq_build.syntax.faults import Fault, bad_character, mark_span, too_deep
from svcq_build.syntax.nodes import node_span
from svcq_build.words import say

_PLAIN, _TEXT, _MAP, _LIST = "plain", "text", "map", "list"
#: How many values a file may grow to when its anchors are expanded.
MAX_VALUES = 100_000
#: How many faults of one file are read past, and how many characters at most for it: each takes parsing it again.
_MOST_MENDED, _MOST_READ = 50, 2_000_000
#: How deeply lists and mappings may be nested; the C parser itself knows no limit.
MAX_DEPTH = 100
_DEEP_BLOCK = re.compile(r"\n[ ?:-]{200}")
_INT = re.compile(r"[-+]?[0-9]{1,300}|0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_WORDS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
#: Line breaks that YAML counts and editors do not, so that every line after them would be misnumbered.
_UNSEEN_BREAKS = ("\x85", "\u2028", "\u2029")


class Unreadable(Exception):
    """The text is no usable YAML document; ``fault`` says why, ``faults`` all that is known."""

    def __init__(self, fault: Fault, *others: Fault) -> None:
        super().__init__(str(fault.message))
        self.fault, self.faults = fault, (fault, *others)


class _Parser(CParser):
    """The C parser, told to leave the meaning of plain scalars to us."""

    def resolve(self, kind: type[Node], value: str | None, implicit: Any) -> str:
        if kind is ScalarNode:
            return _PLAIN if implicit[0] else _TEXT
        return _MAP if kind is MappingNode else _LIST

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """Plain scalars are resolved without looking at where they stand."""

    def ascend_resolver(self) -> None:
        """See :meth:`descend_resolver`."""


def compose(text: str) -> Node | None:
    """Parse text to YAML nodes with places.

    Returns:
        the root node, or None when the text holds nothing.
    Raises:
        Unreadable: when the text is not one YAML document.
    """
    unseen = bad_character(text) if any(mark in text for mark in _UNSEEN_BREAKS) else None
    if unseen is not None:
        raise Unreadable(unseen)
    try:
        if _may_be_deep(text):
            _refuse_depth(text)
        parser = _Parser(text if text.endswith("\n") else text + "\n")  # a block's last line reads as any other
        try:
            node: Node | None = parser.get_single_node()
            return node
        finally:
            parser.dispose()
    except (MarkedYAMLError, ReaderError, RecursionError) as error:
        from svcq_build.syntax.parser_errors import explain_error

        raise Unreadable(explain_error(text, error, _reach)) from None


def compose_past_faults(text: str) -> tuple[Node | None, list[Fault]]:
    """Parse text past the faults that can be mended with certainty, as if they were mended.

    Returns:
        the root node, and a fault for each such place; the columns of what follows one on its line may be off by what
        the mend adds.
    Raises:
        Unreadable: with the first of all faults, when anything else keeps the text from being one YAML document.
    """
    mended, faults = braces_in_half_width(text)
    if faults:
        try:
            return _compose_past(mended, faults)
        except Unreadable:  # then they were perhaps no braces
            pass
    return _compose_past(text, [])


def _compose_past(text: str, known: list[Fault]) -> tuple[Node | None, list[Fault]]:
    faults: list[Fault] = []
    most = max(2, min(_MOST_MENDED, _MOST_READ // (len(text) + 1)))
    while True:
        try:
            return compose(text), [*known, *faults]
        except Unreadable as error:
            fault = error.fault
            if not fault.fix or len(faults) >= most:
                raise Unreadable(faults[0] if faults else fault) from None
        faults.append(fault)
        lines = text.split("\n")
        for span, becomes in sorted(fault.fix, reverse=True):
            line = lines[span.line - 1]
            lines[span.line - 1] = line[: span.column - 1] + becomes + line[span.end_column - 1 :]
        text = "\n".join(lines)


def _reach(text: str) -> float:
    """The line at which parsing a text breaks down; infinite when it does not."""
    parser = _Parser(text)
    try:
        while parser.get_event() is not None:
            pass
    except MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark is not None else 0
    except ReaderError:
        return 0
    finally:
        parser.dispose()
    return float("inf")


def _may_be_deep(text: str) -> bool:
    """Whether the text could nest deeply enough to exhaust the C stack of the composer (cheap, no false no)."""
    if text.count("[") + text.count("{") > 1000:
        return True
    return _DEEP_BLOCK.search(f"\n{text}") is not None


def _refuse_depth(text: str) -> None:
    parser = _Parser(text)
    try:
        depth = 0
        while (event := parser.get_event()) is not None:
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise Unreadable(too_deep(mark_span(event.start_mark)))
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    finally:
        parser.dispose()


def construct(root: Node) -> tuple[Any, list[Fault]]:
    """Turn nodes into plain values (dict, list, str, int, float, bool, None).

    Returns:
        the value, and the faults that do not prevent reading it (duplicate keys).
    Raises:
        Unreadable: for tags, keys that are no text, endless or exploding anchors.
    """
    construction = _Construction(root)
    try:
        return construction.build(root), construction.faults
    except RecursionError:
        raise Unreadable(too_deep()) from None


class _Construction:
    """One file's nodes on their way to values.

    An object rather than functions that know each other: those would be a cycle, and keep all nodes alive.
    """

    def __init__(self, root: Node) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.open_nodes: set[int] = set()
        self.count = 1

    def build(self, node: Node) -> Any:
        tag = node.tag
        if tag == _PLAIN:
            return _plain(node.value)
        if tag == _TEXT:
            return node.value
        if tag != _MAP and tag != _LIST:
            raise Unreadable(
                Fault(
                    "yaml-tag",
                    node_span(node),
                    say("The tag {tag} is not allowed: documents are plain data.", tag=_short_tag(tag)),
                    say("Remove the tag and write the value itself, in quotes if it is text."),
                )
            )
        if id(node) in self.open_nodes:
            raise Unreadable(
                Fault(
                    "too-many-values",
                    node_span(node),
                    say("This anchor contains itself."),
                    say("Write the repeated parts out, or drop the anchors."),
                )
            )
        self.count += len(node.value)
        if self.count > MAX_VALUES:
            raise Unreadable(
                Fault(
                    "too-many-values",
                    node_span(self.root),
                    say(
                        "This file grows to more than {limit} values when its anchors (&, *) are expanded.",
                        limit=MAX_VALUES,
                    ),
                    say("Write the repeated parts out, or drop the anchors."),
                )
            )
        self.open_nodes.add(id(node))
        try:
            if tag == _LIST:
                return [_plain(child.value) if child.tag == _PLAIN else self.item(child) for child in node.value]
            assert isinstance(node, MappingNode)
            return self.mapping(node)
        finally:
            self.open_nodes.discard(id(node))

    def item(self, node: Node) -> Any:
        """An item of a list. One that has fields twice may have lost the next one's first line: one fault."""
        before = len(self.faults)
        value = self.build(node)
        if len(self.faults) == before:
            return value
        own = [fault for fault in self.faults[before:] if fault.rule == "duplicate-key" and not fault.merges]
        if own and isinstance(node, MappingNode):
            hint = say("Keep one of them; if this is another item, begin it with the line that is missing: “- id: …”.")
            inner = [fault for fault in self.faults[before:] if fault not in own]
            self.faults[before:] = [*inner, replace(own[0], hint=hint, fix=(), merges=True)]
        return value

    def mapping(self, node: MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first_nodes: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                raise Unreadable(
                    Fault(
                        "yaml-syntax",
                        node_span(key_node),
                        say("A field's name must be a word, not a list or a mapping."),
                        say("Quote the value if it starts with [ or {{."),
                    )
                )
            if key_node.tag != _PLAIN and key_node.tag != _TEXT:
                self.build(key_node)  # refuses the tag
            key = key_node.value
            if key in result:
                self.faults.append(
                    Fault(
                        "duplicate-key",
                        node_span(key_node),
                        say("The field “{name}” is given twice.", name=key),
                        say("Keep one of them."),
                        (node_span(first_nodes[key]), say("first given here")),
                    )
                )
                continue
            first_nodes[key] = key_node
            if value_node.tag == _PLAIN:  # most values are; a call for each would take half of the time
                result[key] = _plain(value_node.value)
            else:
                result[key] = self.build(value_node)
        return result


def _plain(value: str) -> Any:
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in "+-.0123456789":
        if _INT.fullmatch(value):
            return int(value, 0) if value[:2] in ("0o", "0x") else int(value)
        if _FLOAT.fullmatch(value):
            return float(value)
    return value


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
