"""Slips: what YAML reads without complaint, but otherwise than the person meant who wrote it.

Each look begins with one that costs next to nothing and finds nothing in nearly every document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import get_args

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from svcq_build.kinds import all_kinds
from svcq_build.model import Model, Span
from svcq_build.syntax import Fault, Unreadable, block_lines, full_width_fault, long_blank, long_blank_fault
from svcq_build.words import say

#: Spaces that are none to YAML, and characters that take no room at all: they come with a paste from Word or the web.
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_ODD = re.compile(f"[{_BLANKS}{_UNSEEN}]")
_ODD_RUN = f"[{_BLANKS}{_UNSEEN}][ {_BLANKS}{_UNSEEN}]*"
#: Such signs at the beginning of a line, or right behind the dash of an item or the colon of a field's name.
_ODD_START = re.compile(
    rf"^(?:(?P<indent> *){_ODD_RUN}(?=[^ \n])|(?P<before> *(?:- +)*(?:-|[A-Za-z_][A-Za-z0-9_-]*:)){_ODD_RUN})",
    re.MULTILINE,
)
#: What is no prose: an id, a reference, a date, a number, a version, a word for a choice.
_CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_:#./+%-]*", re.ASCII)
#: A number sign that may begin a remark (also one that stands alone on its line). The sign comes first, and looks back:
#: a pattern that begins with one certain sign is searched for many times as fast.
_COMMENT = re.compile(r"#(?:(?<=[ \t\"'\]}|>,\[{]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9]{2}#))")
#: The break before a line that is no name of a field, with a deeper one behind it that looks like an item; possessive,
#: so that it costs no more than reading the text once.
_DEEPER_ITEM = re.compile(r"\n( *+)\S[^\n]*+(?<!:)\n\1 +- ")
_WIDE_KEY = re.compile(r"^ +[A-Za-z_][A-Za-z0-9_-]*：", re.MULTILINE)
_BARE_TAG = re.compile(r"(?:^|[\s\[{,])!(?=\s)", re.MULTILINE)
_BARE_TAG_AT = re.compile(r"(?:&\S+[ \t]+)?!(?=\s)")
#: An anchor whose name goes on with signs that the parser takes for the text; a question mark that it takes for none.
_LONG_ANCHOR = re.compile(r"&[A-Za-z0-9_-]+(?=[^\sA-Za-z0-9_,\[\]{}-])")
_FLOW_QUESTION = re.compile(r"[\[{,\s]\?(?=[^\s,\[\]{}])")
_LINE_ITEM = re.compile(r" *- +\S")
#: Behind a number sign, what is rather a number than a remark.
_NUMBERED = re.compile(r"#(?:[^\s#!]|[ \t]+[0-9０-９])")
#: A line like a field with a value, or an item that begins with one.
_FIELD_LINE = re.compile(r" +(?:- +)?([A-Za-z0-9_-]+):(?: |$)")
_WAIVER = re.compile(r"#\s*svcq:")
_FOLLOWS_AT_ONCE = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*#")


def holds_odd_blanks(text: str) -> bool:
    """Whether a text holds a blank that is no space to YAML, or a character that takes no room."""
    return _ODD.search(text) is not None


def in_plain_spaces(text: str) -> tuple[str, list[Fault]]:
    """A YAML text with spaces where other blanks stand at the beginning of its lines.

    Returns:
        the text, and a fault for each line that began so; the paragraphs of long texts may.
    """
    if _ODD_START.search(text) is None:
        return text, []
    indents: dict[int, int] = {}
    for first, last, indent in block_lines(text):
        for inside in range(first, last + 1):
            indents.setdefault(inside, indent)  # the outermost of blocks in each other comes first
    faults: list[Fault] = []
    line, counted = 1, 0

    def plain(found: re.Match[str]) -> str:
        nonlocal line, counted
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        before = found["indent"] if found["indent"] is not None else found["before"]
        if len(before) > indents.get(line, len(before)):
            return found[0]
        run = found[0][len(before) :]
        if found["indent"] is None:
            becomes = " "
        else:
            becomes = re.sub(f"[{_BLANKS}]", " ", re.sub(f"[{_UNSEEN}]", "", run.replace("\u3000", "  ")))
        at = len(before)
        span, fix = Span(line, at + 1, line, at + 2), (Span(line, at + 1, line, len(found[0]) + 1), becomes)
        faults.append(_odd_space(run[0], span, fix))
        return before + becomes

    return _ODD_START.sub(plain, text), faults


def clean_names(root: Node, text: str) -> list[Fault]:
    """Take what nobody sees out of names, ids, references and other codes, in place; a fault for each."""
    faults = []
    lines = text.split("\n")
    for node, is_key in _scalars(root):
        found = _ODD.search(node.value)
        if found is None or node.style in ("|", ">"):
            continue
        meant = re.sub(f"[{_UNSEEN}{_BLANKS}]", "", node.value)
        if not is_key and not _CODE.fullmatch(meant):
            continue
        column = lines[node.start_mark.line].find(found[0], node.start_mark.column)
        node.value = meant
        if column >= 0:
            number = node.start_mark.line + 1
            place = Span(number, column + 1, number, column + 2)
            faults.append(_odd_space(found[0], place, (place, "")))
    return faults


def find_slips(root: Node | None, text: str) -> Iterator[Fault]:
    """The faults of a text that YAML reads as something else than it looks like.

    Raises:
        Unreadable: when the parser itself reads it as something else than YAML says.
    """
    if root is None:
        return
    cut = "#" in text and _COMMENT.search(text) is not None
    joined = _DEEPER_ITEM.search(f"\n{text}") is not None or ("：" in text and _WIDE_KEY.search(text) is not None)
    tagged = "!" in text and _BARE_TAG.search(text) is not None
    marked = ("&" in text and _LONG_ANCHOR.search(text)) or ("?" in text and _FLOW_QUESTION.search(text))
    if cut or joined or tagged or marked:
        lines = text.split("\n")
        for node in _nodes(root):
            if tagged:
                yield from _tag(node, text)
            if marked:
                _refuse_lost_mark(node, text)
            if cut:
                yield from _cut(node, lines)
            if joined and isinstance(node, ScalarNode):
                yield from _joined(node, lines)
    yield from _fields_in_blocks(text)


def _nodes(root: Node) -> Iterator[Node]:
    seen: set[int] = set()
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, MappingNode):
            open_nodes.extend(child for pair in node.value for child in pair)
        elif isinstance(node, CollectionNode):
            open_nodes.extend(node.value)


def _scalars(root: Node) -> Iterator[tuple[ScalarNode, bool]]:
    keys = {id(key) for node in _nodes(root) if isinstance(node, MappingNode) for key, _ in node.value}
    for node in _nodes(root):
        if isinstance(node, ScalarNode):
            yield node, id(node) in keys


def odd_blanks(text: str, span: Span) -> tuple[Fault, str] | None:
    """The fault of a value, no prose, that holds a blank or sign that comes with a paste, and the value without them.

    Args:
        text: the value. span: where it stands.
    """
    found = _ODD.search(text)
    if found is None:
        return None
    meant = _ODD.sub("", text)
    return _odd_space(found[0], span, (span, meant)), meant


def _odd_space(sign: str, span: Span, fix: tuple[Span, str]) -> Fault:
    if sign == "\u3000":
        return replace(full_width_fault(sign, span), fix=(fix,))
    if re.match(f"[{_UNSEEN}]", sign):
        message = say("The invisible character U+{code:04X} stands here.", code=ord(sign))
        hint = say("Delete it; it came with a paste.")
    else:
        message = say("The blank here is no space but U+{code:04X}, which YAML takes for a letter.", code=ord(sign))
        hint = say("Type ordinary spaces; this one came with a paste.")
    return Fault("odd-space", span, message, hint, fix=(fix,))


def _tag(node: Node, text: str) -> Iterator[Fault]:
    start = node.start_mark
    found = _BARE_TAG_AT.match(text, start.index)
    if found is not None:
        column = start.column + found.end() - start.index
        yield Fault(
            "yaml-tag",
            Span(start.line + 1, column, start.line + 1, column + 1),
            say("The tag {tag} is not allowed: documents are plain data.", tag="!"),
            say("Remove the tag and write the value itself, in quotes if it is text."),
        )


def _refuse_lost_mark(node: Node, text: str) -> None:
    """Refuse a text whose beginning the parser takes for an anchor, or for the mark of a key, where YAML does not."""
    lost = []
    if _LONG_ANCHOR.match(text, node.start_mark.index):
        lost.append(("&", node.start_mark.line, node.start_mark.column))
    if isinstance(node, MappingNode) and node.flow_style:
        for start in (key.start_mark for key, _ in node.value):
            if text[start.index - 1 : start.index] == "?" and not text[start.index : start.index + 1].isspace():
                lost.append(("?", start.line, start.column - 1))
    for sign, line, column in lost:
        message = say("A text that begins with “{character}” must stand in quotes as a whole.", character=sign)
        span = Span(line + 1, column + 1, line + 1, column + 2)
        raise Unreadable(Fault("yaml-syntax", span, message, say("Put the whole text in quotes.")))


def _cut(node: Node, lines: list[str]) -> Iterator[Fault]:
    """What YAML takes for a remark though it goes on the text, or follows it without a blank."""
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        line = lines[node.start_mark.line]
        header = _FOLLOWS_AT_ONCE.match(line, node.start_mark.column)
        if header is not None:
            yield _at_once(node.start_mark.line, header.end() - 1)
        blank = long_blank(lines, node.start_mark.line) if not node.value.strip() else None
        if blank is not None:
            yield long_blank_fault(lines, blank)
        return
    end = node.end_mark
    if end.line >= len(lines) or (isinstance(node, CollectionNode) and not node.flow_style):
        return
    if isinstance(node, CollectionNode) and lines[node.start_mark.line][node.start_mark.column + 1 :].startswith("#"):
        yield _at_once(node.start_mark.line, node.start_mark.column + 1)
    line = lines[end.line]
    rest = line[end.column :]
    if rest.lstrip(" \t").startswith(",#"):  # in brackets: elsewhere a plain text would hold the comma
        yield _at_once(end.line, line.index(",#", end.column) + 1)
    at = end.column + len(rest) - len(rest.lstrip(" \t"))
    if not rest.lstrip(" \t").startswith("#") or _WAIVER.match(line, at):
        return
    if at == end.column:
        if isinstance(node, CollectionNode) or (isinstance(node, ScalarNode) and node.style in ("'", '"')):
            yield _at_once(end.line, at)
    elif isinstance(node, ScalarNode) and not node.style and _is_cut(node, line, at):
        yield Fault(
            "cut-text",
            Span(end.line + 1, at + 1, end.line + 1, len(line) + 1),
            say("From here on this is a remark, not text: “{words}” is lost.", words=line[at:].strip()[:40]),
            say("Put the whole text in quotes; before a remark, write “# ” with a blank after it."),
        )


def _at_once(line: int, column: int) -> Fault:
    return Fault(
        "yaml-syntax",
        Span(line + 1, column + 1, line + 1, column + 2),
        say("A number sign follows directly here; what comes after it is lost."),
        say("Put the whole text in quotes; a remark needs a blank before its number sign."),
    )


def _is_cut(node: ScalarNode, line: str, at: int) -> bool:
    """Whether a remark goes on the text before it, or is the whole text where there is none; then it counts as such."""
    if node.value:
        return _is_prose(node.value) and _NUMBERED.match(line, at) is not None
    if ":" not in line[:at] or line[at + 1 : at + 2] in ("", " ", "\t", "#", "!"):
        return False
    node.value = line[at:].strip()
    return True


def _is_prose(value: str) -> bool:
    return any(sign > "\u2e7f" for sign in value) or " " in value


def _joined(node: ScalarNode, lines: list[str]) -> Iterator[Fault]:
    """Lines of a plain text over several lines that were meant as items or fields of their own."""
    if node.style or node.end_mark.line == node.start_mark.line:
        return
    for number in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(lines))):
        line = lines[number]
        start = len(line) - len(line.lstrip(" "))
        span = Span(number + 1, start + 1, number + 1, len(line) + 1)
        if _LINE_ITEM.match(line):
            yield Fault(
                "joined-lines",
                span,
                say("This looks like an item of a list, but it goes on the text of the line before."),
                say("Indent it like the items that it belongs to; if it is text, put the whole text in quotes."),
            )
        elif _WIDE_KEY.match(line):
            yield Fault(
                "joined-lines",
                span,
                say("This looks like a field, but it goes on the text of the line before."),
                say("Write the colon half-width with a space after it, and indent the line like its neighbours."),
            )


def _fields_in_blocks(text: str) -> Iterator[Fault]:
    lines: list[str] | None = None
    for first, last, _ in block_lines(text):
        lines = lines or text.split("\n")
        in_code = False
        for number in range(first, last + 1):
            line = lines[number - 1]
            in_code = in_code is not line.lstrip().startswith(("```", "~~~"))
            found = None if in_code else _FIELD_LINE.match(line)
            if found is not None and found[1] in _all_names():
                yield Fault(
                    "joined-lines",
                    Span(number, found.start(1) + 1, number, len(line) + 1),
                    say("This looks like the field “{name}”, but it is part of the text above.", name=found[1]),
                    say("Indent it like the field that holds the text; if it is text, write it in other words."),
                )


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for kind in all_kinds().values() for name in _names(kind.model))


def _names(model: type[Model]) -> Iterator[str]:
    """The names of the fields of a model and of the models in it."""
    for name, info in model.model_fields.items():
        yield info.alias or name
        open_types = [info.annotation]
        while open_types:
            one = open_types.pop()
            if isinstance(one, type) and issubclass(one, Model):
                if one is not model:
                    yield from _names(one)
            else:
                open_types.extend(get_args(one))
