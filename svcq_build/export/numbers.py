"""Numbers: the headings of a paper with their numbers, levels that leave none out, and what the contents list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from svcq_build.export.blocks import Block, Clause, Heading, Labels, Outline

#: So few headings need no table of contents.
_FEW = 2
#: Deeper headings than these look like text.
DEEPEST = 6


def evened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks in which no heading is more than one level below the one before it, as readers by ear need it."""
    out: list[Block] = []
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = max(1, min(block.level, above + 1, DEEPEST))
            block = replace(block, level=above)
        out.append(block)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A block in its place.

    Attributes:
        block: it. number: that of a heading or a numbered clause, else nothing. appendix: whether it is in an appendix.
    """

    block: Block
    number: str
    appendix: bool


def numbered(blocks: tuple[Block, ...], labels: Labels) -> Iterator[Numbered]:
    """Each block with its number. Word counts by itself, and in the same way."""
    chapters = appendices = 0
    prefix, appendix = "", False
    below = [0] * (DEEPEST + 1)
    for block in blocks:
        number = ""
        if isinstance(block, Heading) and block.level == 1 and block.numbered != "no":
            appendix = block.numbered == "appendix"
            chapters, appendices = chapters + (not appendix), appendices + appendix
            prefix = letter(appendices) if appendix else str(chapters)
            number = labels.appendix.replace("{letter}", prefix) if appendix else prefix
            below = [0] * (DEEPEST + 1)
        elif isinstance(block, Clause) or (isinstance(block, Heading) and block.level > 1 and block.numbered != "no"):
            below[block.level] += 1
            below[block.level + 1 :] = [0] * (DEEPEST - block.level)
            number = ".".join([prefix, *(str(count or 1) for count in below[2 : block.level + 1])])
        yield Numbered(block, number, appendix)


def letter(number: int) -> str:
    """A, B, C … Z, AA for 1, 2, 3 … 26, 27, as Word counts in letters."""
    return chr(ord("A") + (number - 1) % 26) * (1 + (number - 1) // 26)


def listed(outline: Outline) -> list[tuple[Heading, str]]:
    """The headings that a paper's table of contents lists, with their numbers; none where there are but a few."""
    found = ((one.block, one.number) for one in numbered(outline.blocks, outline.labels))
    entries = [(one, number) for one, number in found if isinstance(one, Heading) and one.level <= outline.contents]
    return entries if outline.cover or len(entries) > _FEW else []
