"""Lists of a word processor: the numbers that it shows before paragraphs, counted as it counts them.

Two lists that look alike are two when their ids differ and the second begins anew; none of the numbers stands in the
text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from svcq_build.intake.numbers import in_format
from svcq_build.intake.symbols import bullet
from svcq_build.intake.word_names import is_on, q, value

_BLANK = re.compile(r"%([1-9])")
#: Signs of a symbol font, which have no meaning as text.
_OF_A_FONT = re.compile("[\ue000-\uf8ff]")
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    all_digits: bool = False


class Lists:
    """The lists of a file, counting."""

    def __init__(self, root: Any) -> None:
        """Take the root of ``numbering.xml``, or None."""
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._styled: dict[str, str] = {}
        self._of_list: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for one in root.iter(q("w:abstractNum")):
            id_ = one.get(q("w:abstractNumId"), "")
            self._abstract[id_] = {_level_of(level): _level(level) for level in one.iter(q("w:lvl"))}
            if style := value(one, "w:styleLink"):
                self._styled[style] = id_
        links = {
            one.get(q("w:abstractNumId"), ""): value(one, "w:numStyleLink") for one in root.iter(q("w:abstractNum"))
        }
        for one in root.iter(q("w:num")):
            abstract = value(one, "w:abstractNumId")
            abstract = self._styled.get(links.get(abstract, ""), abstract)
            starts, levels = {}, {}
            for other in one.iter(q("w:lvlOverride")):
                number = _level_of(other)
                if (start := value(other, "w:startOverride")).isdecimal():
                    starts[number] = int(start)
                if (inner := other.find(q("w:lvl"))) is not None:
                    levels[number] = _level(inner)
            self._of_list[one.get(q("w:numId"), "")] = (abstract, starts, levels)

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of a list, as it is shown, or the sign of one; empty where there is none."""
        if list_id not in self._of_list or not 0 <= level < _MOST_LEVELS:
            return ""
        abstract, starts, own = self._of_list[list_id]
        levels = {**self._abstract.get(abstract, {}), **own}
        counts = self._counts.setdefault(abstract, [0] * _MOST_LEVELS)
        if (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            if level in starts:
                counts[level] = starts[level] - 1
        form = levels.get(level, _Level(text=f"%{level + 1}."))
        counts[level] = counts[level] + 1 if counts[level] else form.start
        for deeper in range(level + 1, _MOST_LEVELS):
            counts[deeper] = 0
        if form.format == "bullet":
            return bullet(form.text)

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            inner = levels.get(at, _Level())
            return in_format(counts[at] or inner.start, "decimal" if form.all_digits else inner.format)

        return _OF_A_FONT.sub("", _BLANK.sub(shown, form.text)).strip()


def _level_of(element: Any) -> int:
    """Which level of a list an element is about; one that there is not where it does not say so soundly."""
    written = element.get(q("w:ilvl"), "0")
    return int(written) if written.isdecimal() else _MOST_LEVELS


def _level(element: Any) -> _Level:
    start = value(element, "w:start", "1")
    return _Level(
        int(start) if start.isdecimal() else 1,
        value(element, "w:numFmt", "decimal"),
        value(element, "w:lvlText"),
        bool(is_on(element, "w:isLgl")),
    )
