"""YAML as people mean it: the 1.2 core schema on PyYAML's C parser, every fault with a place.

``12:30``, ``NO`` and ``2026-03-01`` are text; only ``null``, ``true``, ``false`` and numbers are
anything else. Nothing in a document builds an object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from yaml.cyaml import CParser
from yaml.error import Mark, MarkedYAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.reader import ReaderError

from svcq_build.messages import Message, say
from svcq_build.nodes import node_span
from svcq_build.places import FILE_START, Span

_PLAIN, _TEXT, _MAP, _LIST = "plain", "text", "map", "list"
#: How many values a file may grow to when its anchors are expanded.
MAX_VALUES = 100_000
#: How deeply lists and mappings may be nested; the C parser itself knows no limit.
MAX_DEPTH = 100
_BLOCK_PREFIX = re.compile(r"^ *(?:[-?:] +)*", re.MULTILINE)
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
    ".inf": float("inf"),
    "+.inf": float("inf"),
    "-.inf": float("-inf"),
    ".nan": float("nan"),
}
#: Full-width characters that input methods type where YAML wants ASCII.
FULL_WIDTH = {
    "：": ":",
    "，": ",",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "－": "-",
    "—": "-",
    "　": " ",
    "＃": "#",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "｜": "|",
}
_FULL_WIDTH_LINE = re.compile(
    r"^(?P<lead>[ 　]*(?:[-－—] ?)*)(?P<key>[A-Za-z_][\w-]*)?(?P<mark>[：])|^ *(?P<dash>[－—　])"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a file from being read, or a value of it from being trusted.

    Attributes:
        rule: the name of the syntax rule. span: where. message, hint: what and how to mend it.
        related: another place that explains it, if any.
    """

    rule: str
    span: Span
    message: Message
    hint: Message | None = None
    related: tuple[Span, Message] | None = None


class Unreadable(Exception):
    """The text is no usable YAML document; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault.message))
        self.fault = fault


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
    try:
        if _may_be_deep(text):
            _refuse_depth(text)
        parser = _Parser(text)
        try:
            node: Node | None = parser.get_single_node()
            return node
        finally:
            parser.dispose()
    except (MarkedYAMLError, ReaderError, RecursionError) as error:
        raise Unreadable(_explain(text, error)) from None


def _may_be_deep(text: str) -> bool:
    """Whether the text could nest deeply enough to exhaust the C stack of the composer (cheap, no false no)."""
    if text.count("[") + text.count("{") > 1000:
        return True
    return any(len(prefix) > 200 for prefix in _BLOCK_PREFIX.findall(text))


def _refuse_depth(text: str) -> None:
    parser = _Parser(text)
    try:
        depth = 0
        while (event := parser.get_event()) is not None:
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise Unreadable(_too_deep(_mark_span(event.start_mark)))
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
    faults: list[Fault] = []
    open_nodes: set[int] = set()
    count = 0

    def build(node: Node) -> Any:
        nonlocal count
        count += 1
        if count > MAX_VALUES:
            raise Unreadable(
                Fault(
                    "too-many-values",
                    node_span(root),
                    say(
                        "This file grows to more than {limit} values when its anchors (&, *) are expanded.",
                        limit=MAX_VALUES,
                    ),
                    say("Write the repeated parts out, or drop the anchors."),
                )
            )
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
        if id(node) in open_nodes:
            raise Unreadable(
                Fault(
                    "too-many-values",
                    node_span(node),
                    say("This anchor contains itself."),
                    say("Write the repeated parts out, or drop the anchors."),
                )
            )
        open_nodes.add(id(node))
        try:
            if tag == _LIST:
                return [build(child) for child in node.value]
            return mapping(node)
        finally:
            open_nodes.discard(id(node))

    def mapping(node: MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
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
            key = key_node.value
            if key in result:
                first = next(k for k, _ in node.value if k.value == key)
                faults.append(
                    Fault(
                        "duplicate-key",
                        node_span(key_node),
                        say("The field “{name}” is given twice.", name=key),
                        say("Keep one of them."),
                        (node_span(first), say("first given here")),
                    )
                )
                continue
            result[key] = build(value_node)
        return result

    try:
        return build(root), faults
    except RecursionError:
        raise Unreadable(_too_deep()) from None


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


def _too_deep(span: Span = FILE_START) -> Fault:
    return Fault(
        "too-many-values",
        span,
        say("The values in this file are nested too deeply."),
        say("No document needs more than ten levels; look for unclosed brackets."),
    )


def _mark_span(mark: Mark) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _explain(text: str, error: Exception) -> Fault:
    """Say in plain words what the parser stumbled over."""
    if isinstance(error, RecursionError):
        return _too_deep()
    if isinstance(error, ReaderError):
        lines = text[: error.position].split("\n")
        span = Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
        return Fault(
            "yaml-syntax",
            span,
            say(
                "The character U+{code:04X} cannot stand in a YAML file.",
                code=ord(str(error.character)) if isinstance(error.character, str) else error.character,
            ),
            say("Delete it; it is usually invisible and came with a paste."),
        )
    assert isinstance(error, MarkedYAMLError)
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or ""
    lines = text.split("\n")
    if mark is None:
        return _too_deep() if "depth" in problem else Fault("yaml-syntax", FILE_START, _problem(problem))
    full_width = _find_full_width(lines, mark.line)
    if full_width is not None:
        return full_width
    if "tab character" in problem or ("cannot start any token" in problem and "'\\t'" in problem):
        return Fault(
            "tab",
            _mark_span(mark),
            say("There is a tab character here; YAML is indented with spaces only."),
            say("Replace the tab by two spaces."),
        )
    line = lines[mark.line] if mark.line < len(lines) else ""
    if line[: mark.column + 1].strip(" ") == "" and "\t" in line[: len(line) - len(line.lstrip())]:
        column = line.index("\t")
        return Fault(
            "tab",
            Span(mark.line + 1, column + 1, mark.line + 1, column + 2),
            say("There is a tab character here; YAML is indented with spaces only."),
            say("Replace the tab by two spaces."),
        )
    context = None
    if error.context_mark is not None and error.context_mark.line != mark.line:
        context = (_mark_span(error.context_mark), say("what began here is not finished"))
    return Fault("yaml-syntax", _mark_span(mark), _problem(problem), _advice(problem), context)


def _find_full_width(lines: list[str], at: int) -> Fault | None:
    for number in range(at, max(-1, at - 4), -1):
        if number >= len(lines):
            continue
        found = _FULL_WIDTH_LINE.match(lines[number])
        if found and (found["dash"] or found["key"]):
            group = "dash" if found["dash"] else "mark"
            return full_width_fault(
                found[group], Span(number + 1, found.start(group) + 1, number + 1, found.end(group) + 1)
            )
    return None


def full_width_fault(character: str, span: Span) -> Fault:
    """The fault of a full-width character where YAML wants its ASCII twin."""
    name, ascii_twin = character, FULL_WIDTH[character]
    if character == "　":
        name, ascii_twin = "U+3000", "space"
    return Fault(
        "full-width-punctuation",
        span,
        say("There is a full-width “{character}” here, where YAML wants the half-width one.", character=name),
        say(
            "Switch the input method to English and type {ascii} instead (after a colon, add a space).",
            ascii=ascii_twin,
        ),
    )


def _problem(problem: str) -> Message:
    if "could not find expected ':'" in problem:
        return say("A colon is missing on this line or the one before.")
    if "mapping values are not allowed" in problem:
        return say("There is a second colon on this line, or the line is indented wrongly.")
    if "did not find expected key" in problem or "did not find expected '-' indicator" in problem:
        return say("This line is not indented like its neighbours.")
    if "expected a single document" in problem or "but found another document" in problem:
        return say("A second document starts here; a file holds one document.")
    if "undefined alias" in problem:
        return say("This alias (*) has no anchor (&) with that name.")
    if "unexpected end of stream" in problem:
        return say("A quotation mark or a bracket is never closed.")
    if "cannot start any token" in problem:
        return say("A value cannot start with this character unless it is quoted.")
    return say("This is not valid YAML ({problem}).", problem=problem)


def _advice(problem: str) -> Message:
    if "mapping values are not allowed" in problem or "cannot start any token" in problem:
        return say("Put the value in double quotes, or write a full-width colon inside Chinese text.")
    if "expected key" in problem or "indicator" in problem:
        return say("Give lines of the same list or group the same number of leading spaces.")
    if "document" in problem:
        return say("Move it to a file of its own, or delete the line “---”.")
    if "end of stream" in problem:
        return say("Close it, or delete the one that opened it.")
    return say("Write “name: value”, with an ASCII colon and a space after it.")
