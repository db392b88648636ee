"""Fields of a word processor: instructions that stand between words, of which readers see the result only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from svcq_build.intake.word_names import q, value

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"', re.IGNORECASE)
_CIRCLED = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\(\s*([^,;，；()]+)[,;，；]\s*([^()]+?)\s*\)", re.IGNORECASE)
_ROUND = "○〇◯"


@dataclass(slots=True, eq=False)
class Field:
    """A field that has begun.

    Attributes:
        instruction: what it says so far. has_result: whether its result has begun. shown: whether that has any words.
        box: whether it is a box to tick, and ticked; None for anything else.
        hidden: words that stood in its instruction.
    """

    instruction: str = ""
    has_result: bool = False
    shown: bool = False
    box: bool | None = None
    hidden: str = ""

    @property
    def name(self) -> str:
        """Its first word: ``TOC``, ``HYPERLINK``, ``EQ``."""
        return (self.instruction.split() or [""])[0].upper()

    @property
    def link(self) -> str:
        """Where it leads to, if it is a link."""
        found = _LINK.match(self.instruction)
        return found[1] if found else ""

    def words(self) -> str:
        """What it shows where no result stands in the file: a character in a circle, a box."""
        if self.box is not None:
            return "☑" if self.box else "☐"
        if self.name != "EQ":
            return ""
        found = _CIRCLED.search(self.instruction)
        if found is None:
            return self.instruction.strip().partition(" ")[2].strip()
        around, inside = sorted((found[1].strip(), found[2].strip()), key=lambda one: one not in _ROUND)
        if around in _ROUND and inside.isdecimal() and 1 <= int(inside) <= 20:
            return chr(0x2460 + int(inside) - 1)
        return f"({inside})" if around in _ROUND else f"{around}{inside}"


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the file, the innermost last; some go on over paragraphs."""

    open: list[Field] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Whether what stands here is an instruction, which nobody sees."""
        return any(not one.has_result for one in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether what stands here is a line of a table of contents, which the program made of the headings."""
        return any(one.name == "TOC" for one in self.open)

    @property
    def link(self) -> str:
        """Where what stands here leads to."""
        return next((one.link for one in reversed(self.open) if one.link), "")

    def end_of_paragraph(self, is_heading: bool) -> str:
        """Close what a damaged file leaves open, and give back the words that it would have hidden.

        An instruction ends in its paragraph; a table of contents ends before the first heading.
        """
        broken = [one for one in self.open if not one.has_result or (is_heading and one.name == "TOC")]
        self.open = [one for one in self.open if one not in broken]
        return "".join(one.hidden for one in broken)

    def mark(self, element: Any) -> Field | None:
        """Take the beginning, the middle or the end of a field (``w:fldChar``); the field that ends is given back."""
        kind = element.get(q("w:fldCharType"))
        if kind == "begin":
            begun = Field()
            box = element.find(f"{q('w:ffData')}/{q('w:checkBox')}")
            if box is not None:
                ticked = value(box, "w:checked", "1" if box.find(q("w:checked")) is not None else "")
                begun.box = (ticked or value(box, "w:default", "0")) in ("1", "true", "on")
            self.open.append(begun)
        elif kind == "separate" and self.open:
            self.open[-1].has_result = True
        elif kind == "end" and self.open:
            return self.open.pop()
        return None
