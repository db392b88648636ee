"""Word numbering: the lists of a Word file, in which its headings and the items of its lists count by themselves."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from svcq_build.export.blocks import Labels
from svcq_build.export.numbers import DEEPEST
from svcq_build.export.word_text import element

#: The numbers of our own lists in the file, above those of the template.
_CHAPTERS, _APPENDICES, _BULLETS, _ORDERED = 900, 901, 902, 903


class Numbering:
    """The lists of a file: its headings count in one, each list of a text in one of its own."""

    def __init__(self, document: Document, labels: Labels) -> None:
        """Add the lists to a file and let the styles of headings count in the first."""
        self._part: Any = document.part.numbering_part.element
        chapters = [("decimal", ".".join(f"%{place}" for place in range(1, level + 1))) for level in range(1, 7)]
        appendices = [("upperLetter", labels.appendix.replace("{letter}", "%1")), *chapters[1:]]
        styles: Any = document.styles
        self._add(_CHAPTERS, chapters, [styles[f"Heading {level}"].style_id for level in range(1, 7)])
        self._add(_APPENDICES, appendices)
        self._add(_BULLETS, [("bullet", sign) for sign in "•–•–•–"], hanging=0.5)
        self._add(_ORDERED, [("decimal", f"%{level}.") for level in range(1, 7)], hanging=0.7)
        for level in range(1, DEEPEST + 1):
            _let_count(styles[f"Heading {level}"].element.get_or_add_pPr(), _CHAPTERS, level - 1)
        self._last = 1000

    def _add(
        self, number: int, levels: list[tuple[str, str]], styles: list[str] | None = None, hanging: float = 0
    ) -> None:
        abstract = element("abstractNum", abstractNumId=number)
        abstract.append(element("multiLevelType", val="multilevel"))
        for place, (form, text) in enumerate(levels):
            level = element("lvl", ilvl=place)
            level.append(element("start", val=1))
            level.append(element("numFmt", val=form))
            if styles:
                level.append(element("pStyle", val=styles[place]))
            level.append(element("suff", val="tab" if hanging else "space"))
            level.append(element("lvlText", val=text if hanging or form == "bullet" else f"{text} "))
            level.append(element("lvlJc", val="left"))
            if hanging:
                shape = element("pPr")
                left = round(hanging * (place + 1) * 567)
                shape.append(element("ind", left=left, hanging=round(hanging * 567)))
                level.append(shape)
            abstract.append(level)
        first = self._part.find(qn("w:num"))
        first.addprevious(abstract) if first is not None else self._part.append(abstract)
        self._part.append(_numbered(number, number))

    def count(self, paragraph: Any, level: int, appendix: bool) -> None:
        """Let a paragraph count among the headings."""
        self._put(paragraph, _APPENDICES if appendix else _CHAPTERS, level - 1)

    def uncounted(self, paragraph: Any) -> None:
        """A heading without a number."""
        self._put(paragraph, 0, 0)

    def ordered(self, start: int) -> int:
        """A new list that counts from a number: its own number in the file."""
        self._last += 1
        number = _numbered(self._last, _ORDERED)
        for place in range(DEEPEST):
            override = element("lvlOverride", ilvl=place)
            override.append(element("startOverride", val=start if place == 0 else 1))
            number.append(override)
        self._part.append(number)
        return self._last

    def item(self, paragraph: Any, depth: int, ordered: int | None) -> None:
        """Let a paragraph be an item of a list; ``ordered`` names the list, bullets stand without one."""
        self._put(paragraph, _BULLETS if ordered is None else ordered, min(depth, DEEPEST - 1))

    def _put(self, paragraph: Any, number: int, level: int) -> None:
        _let_count(paragraph._p.get_or_add_pPr(), number, level)


def _numbered(number: int, abstract: int) -> Any:
    made = element("num", numId=number)
    made.append(element("abstractNumId", val=abstract))
    return made


def _let_count(properties: Any, number: int, level: int) -> None:
    """Put a paragraph, by its properties, into a list; Word is particular about the order of elements."""
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    counted = properties.get_or_add_numPr()
    counted.get_or_add_ilvl().val = level
    counted.get_or_add_numId().val = number
