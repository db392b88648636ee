"""Doorstop: a folder is a document (``.doorstop.yml``), each other ``.yml`` in it an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from svcq_build.intake.blocks import Place
from svcq_build.intake.demands import Demand, Sets
from svcq_build.syntax import Unreadable, compose

_KNOWN = ("text", "header", "level", "active", "normative", "derived", "reviewed")
_DIGITS = re.compile(r"\d+")


def read_folders(files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, Sets]]:
    """The documents among files: the name of each folder with its items in the order of their levels."""
    folders: dict[PurePath, list[tuple[PurePath, bytes]]] = {}
    for name, content in files:
        path = PurePath(name)
        if path.suffix == ".yml" and not path.name.startswith("."):
            folders.setdefault(path.parent, []).append((path, content))
    for folder, items in sorted(folders.items()):
        read = [(path.stem, fields) for path, content in items if (fields := _fields(content)) and "text" in fields]
        read.sort(key=lambda one: ([int(number) for number in _DIGITS.findall(one[1].get("level", ""))], one[0]))
        yield str(folder), [(folder.name, [_demand(id_, fields) for id_, fields in read])]


def _fields(content: bytes) -> dict[str, str]:
    """The values of an item as they are written: a level of 1.10 is none of 1.1."""
    try:
        root = compose(content.decode("utf-8"))
    except (UnicodeDecodeError, Unreadable):
        return {}
    return {key.value: _words(value) for key, value in root.value} if isinstance(root, MappingNode) else {}


def _words(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return str(node.value).strip() if node.value != "null" else ""
    pieces: list[Any] = node.value if isinstance(node, SequenceNode) else [key for key, _ in node.value]
    return ", ".join(filter(None, map(_words, pieces)))


def _demand(id_: str, fields: Mapping[str, str]) -> Demand:
    place = Place("item", name=id_)
    level = fields.get("level", "")
    others = {name: value for name, value in fields.items() if name not in _KNOWN}
    if fields.get("active", "true") == "false":
        return Demand(place, "", id_, others={"active: false": fields["text"]})
    if fields.get("normative", "true") == "false":
        is_heading = level.endswith(".0")
        return Demand(place, fields["text"], depth=max(level.count("."), 1) if is_heading else 0, others=others)
    return Demand(place, fields["text"], id_, fields.get("header", ""), others=others)
