"""ReqIF: specifications whose objects have attributes; ``ReqIF.Text`` and its like are known by their names."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from svcq_build.intake.archive import Archive, sound_xml
from svcq_build.intake.blocks import CannotRead, Place
from svcq_build.intake.demands import Demand, Sets
from svcq_build.words import say

_NAMESPACE = "{http://www.omg.org/spec/ReqIF/20110401/reqif.xsd}"
_TEXT = re.compile(r"ReqIF\.Text|ReqIF\.Description|Description|Object Text|Text|内容|需求描述", re.IGNORECASE)
_TITLE = re.compile(r"ReqIF\.Name|Name|Title|Object Short Text|标题|名称", re.IGNORECASE)
_CHAPTER = re.compile(r"ReqIF\.ChapterName|Chapter ?Name|Object Heading|章节", re.IGNORECASE)
_ID = re.compile(r"ReqIF\.ForeignID|ID|UID|Identifier|Object Identifier|编号", re.IGNORECASE)
_BLOCKS = ("p", "div", "li", "br", "tr")


def read_sets(content: bytes) -> Sets:
    """The demands of a file, a set a specification.

    Raises:
        CannotRead: when it is no ReqIF.
    """
    root = _root(content)
    names = {
        one.get("IDENTIFIER", ""): one.get("LONG-NAME", "")
        for one in root.iter()
        if isinstance(one.tag, str) and one.tag.startswith(f"{_NAMESPACE}ATTRIBUTE-DEFINITION-")
    }
    objects = {one.get("IDENTIFIER", ""): _attributes(one, names) for one in root.iter(f"{_NAMESPACE}SPEC-OBJECT")}
    sets: Sets = []
    for specification in root.iter(f"{_NAMESPACE}SPECIFICATION"):
        title = specification.get("LONG-NAME") or specification.get("DESC") or ""
        sets.append((title, list(_demands(specification, objects, 1))))
    if not sets and objects:
        sets.append(("", [_demand(id_, values, 1) for id_, values in objects.items()]))
    return sets


def _root(content: bytes) -> Any:
    if zipfile.is_zipfile(io.BytesIO(content)):
        archive = Archive(content, ".reqifz")
        name = next((name for name in archive.names if name.lower().endswith(".reqif")), "")
        content = archive.read(name) or b""
    root = sound_xml(content, "reqif")
    if root.tag != f"{_NAMESPACE}REQ-IF":
        raise CannotRead(say("The file is no ReqIF."))
    return root


def _attributes(element: Any, names: dict[str, str]) -> dict[str, str]:
    """The attributes of an object by their names, in words."""
    found = {}
    for value in element.iterfind(f"{_NAMESPACE}VALUES/*"):
        reference = value.find(f"{_NAMESPACE}DEFINITION/*")
        name = names.get((reference.text or "").strip(), "") if reference is not None else ""
        said = value.get("THE-VALUE")
        inner = value.find(f"{_NAMESPACE}THE-VALUE")
        words = said if said is not None else _words(inner) if inner is not None else ""
        if name and words.strip():
            found[name] = words.strip()
    return found


def _words(element: Any) -> str:
    """The words of XHTML, a paragraph each block."""
    pieces: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        is_block = isinstance(one.tag, str) and one.tag.rpartition("}")[2] in _BLOCKS
        if is_block:
            pieces.append("\n\n")
        pieces.append((one.text if event == "start" else one.tail if one is not element else "") or "")
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", "".join(pieces)).strip()


def _demands(element: Any, objects: dict[str, dict[str, str]], depth: int) -> Iterator[Demand]:
    for child in element.iterfind(f"{_NAMESPACE}CHILDREN/{_NAMESPACE}SPEC-HIERARCHY"):
        reference = child.find(f"{_NAMESPACE}OBJECT/{_NAMESPACE}SPEC-OBJECT-REF")
        id_ = (reference.text or "").strip() if reference is not None else ""
        if id_ in objects:
            yield _demand(id_, objects[id_], depth)
        yield from _demands(child, objects, min(depth + 1, 6))


def _demand(identifier: str, values: dict[str, str], depth: int) -> Demand:
    rest = dict(values)

    def take(pattern: re.Pattern[str]) -> str:
        name = next((name for name in rest if pattern.fullmatch(name)), None)
        return rest.pop(name) if name is not None else ""

    chapter, text, title, id_ = take(_CHAPTER), take(_TEXT), take(_TITLE), take(_ID)
    place = Place("item", name=id_ or identifier)
    if chapter and not text:
        return Demand(place, chapter, depth=depth, others=rest)
    return Demand(place, text, id_ or identifier, " ".join(filter(None, (chapter, title))), others=rest)
