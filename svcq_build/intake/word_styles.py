"""Styles of a word processor: what a paragraph is by its style (a heading, a title, an item of a list).

WPS gives its styles numbers for ids and names in the user's language: only names tell, and styles are based on others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from svcq_build.intake.word_names import is_on, q, value

_HEADING = re.compile(r"(?:heading|标题|標題|berschrift|titre)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題|文档标题|公文标题", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d|table of contents", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of a paragraph.

    Attributes:
        level: of a heading, from 1; 0 for none. is_title: of the whole. is_contents: a line of a table of contents.
        list_id, list_level: the list that it belongs to; "" for none.
        bold, centred, size: how it looks; None and 0 where it does not say.
    """

    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    list_id: str = ""
    list_level: str = ""
    bold: bool | None = None
    centred: bool = False
    size: float = 0


class Styles:
    """The styles of a file."""

    def __init__(self, root: Any) -> None:
        """Take the root of ``styles.xml``, or None."""
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for one in root.iter(q("w:style")) if root is not None else ():
            if one.get(q("w:type"), "paragraph") == "paragraph":
                self._elements[one.get(q("w:styleId"), "")] = one
                if one.get(q("w:default")) in ("1", "true"):
                    self._default = one.get(q("w:styleId"), "")

    def of(self, id_: str) -> Style:
        """The style with an id; that of plain paragraphs for an id that nobody knows."""
        id_ = id_ if id_ in self._elements else self._default
        if id_ not in self._known:
            self._known[id_] = Style()  # a circle of styles ends here
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def _read(self, id_: str) -> Style:
        element = self._elements.get(id_)
        if element is None:
            return Style()
        based_on = value(element, "w:basedOn")
        base = self.of(based_on) if based_on in self._elements else Style()
        name = value(element, "w:name").strip()
        found = _HEADING.fullmatch(name)
        outline = value(element, "w:pPr/w:outlineLvl")
        level = int(found[1]) if found else int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else base.level
        if outline == "9":
            level = 0
        size = value(element, "w:rPr/w:sz")
        return Style(
            level=level,
            is_title=_TITLE.fullmatch(name) is not None or (base.is_title and not level),
            is_contents=_CONTENTS.match(name) is not None or base.is_contents,
            list_id=value(element, "w:pPr/w:numPr/w:numId") or base.list_id,
            list_level=value(element, "w:pPr/w:numPr/w:ilvl") or base.list_level,
            bold=base.bold if (bold := is_on(element, "w:rPr/w:b")) is None else bold,
            centred=value(element, "w:pPr/w:jc", "center" if base.centred else "") == "center",
            size=int(size) / 2 if size.isdecimal() else base.size,
        )
