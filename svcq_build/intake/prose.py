"""Prose: sections → Markdown that says all that stands in them, in their order."""

from __future__ import annotations

from collections.abc import Iterable

from svcq_build.intake.blocks import Table
from svcq_build.intake.grids import grid_of
from svcq_build.intake.markdown_text import as_markdown, in_cell, inline
from svcq_build.intake.marks import BULLET, NUMBER
from svcq_build.intake.sections import Line, Section
from svcq_build.intake.symbols import MEANT

#: Headings of a text begin below the title.
_FIRST, _LAST = 2, 6


def as_prose(sections: Iterable[Section]) -> str:
    """The Markdown of sections."""
    blocks: list[str] = []
    before = ""
    for section in sections:
        if section.heading is not None:
            signs = "#" * min(_FIRST + section.depth - 1, _LAST)
            heading = " ".join(section.heading.markdown.split())
            mark = inline(section.heading.mark) if section.heading.rank != BULLET else ""
            blocks.append(f"{signs} {_joined(mark, heading)}")
            before = ""
        for one in section.content:
            if isinstance(one, Table):
                blocks.append(as_table(one))
                before = ""
                continue
            sign = _sign(one, before)
            if not sign:
                blocks.append(_joined(as_markdown(one.mark), one.markdown) if one.mark else one.markdown)
            else:
                words = f"{one.mark} {one.markdown}" if one.mark in MEANT else one.markdown
                item = f"{sign} {_indented(words, len(sign) + 1)}"
                if before and (sign == "-") == (before == "-"):
                    blocks[-1] += f"\n{item}"
                else:
                    blocks.append(item)
            before = sign
    return "\n\n".join(filter(None, blocks))


def _sign(line: Line, before: str) -> str:
    """The sign of Markdown's that makes an item of a paragraph; "" where none shows its number as it is.

    Args:
        line: the paragraph. before: the sign of the one before it; Markdown counts on from there.
    """
    if line.rank == BULLET:
        return "-"
    number = line.mark.rstrip(".、．")
    if line.rank != NUMBER or not number.isascii() or not number.isdecimal() or len(number) > 9:
        return ""
    last = before.removesuffix(".")
    return f"{number}." if not last.isdecimal() or int(number) == int(last) + 1 else ""


def _joined(mark: str, words: str) -> str:
    """A number and what it stands before; a blank between them where it does not end in a sign."""
    apart = mark != "" and (mark[-1].isalnum() or mark[-1] == ".")
    return f"{mark} {words}" if apart else f"{mark}{words}"


def _indented(markdown: str, count: int) -> str:
    return markdown.replace("\n", "\n" + " " * count)


def as_table(table: Table) -> str:
    """A table as Markdown; merged cells are written once, the places that they cover are empty."""
    grid = grid_of(table)
    if len(table.rows) == 1 and len(set(table.rows[0])) == 1:
        return table.rows[0][0].markdown  # a frame around words
    captions = [cell.markdown for cell in grid.caption]
    rows = table.rows[len(captions) :]
    width = max(map(len, rows))
    seen: set[object] = set()
    lines = []
    for row in rows:
        words = []
        for cell in row:
            words.append(in_cell(cell.markdown) if cell.place not in seen else "")
            seen.add(cell.place)
        lines.append("| " + " | ".join([*words, *[""] * (width - len(words))]) + " |")
    if not any(grid.heads):
        lines.insert(0, "|" + "  |" * width)
    lines.insert(1, "|" + " --- |" * width)
    return "\n\n".join([*captions, "\n".join(lines)])
