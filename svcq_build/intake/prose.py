"""Prose: sections → Markdown that says all that stands in them, in their order."""

from __future__ import annotations

from collections.abc import Iterable

from svcq_build.intake.blocks import Table
from svcq_build.intake.grids import grid_of
from svcq_build.intake.markdown_text import as_markdown, in_cell
from svcq_build.intake.marks import BULLET, NUMBER
from svcq_build.intake.sections import Line, Section

#: Headings of a text begin below the title.
_FIRST, _LAST = 2, 6


def as_prose(sections: Iterable[Section]) -> str:
    """The Markdown of sections."""
    blocks: list[str] = []
    was_item = False
    for section in sections:
        if section.heading is not None:
            signs = "#" * min(_FIRST + section.depth - 1, _LAST)
            heading = " ".join(section.heading.markdown.split())
            mark = as_markdown(section.heading.mark) if section.heading.rank != BULLET else ""
            blocks.append(f"{signs} {_joined(mark, heading)}")
            was_item = False
        for one in section.content:
            if isinstance(one, Table):
                blocks.append(as_table(one))
                was_item = False
                continue
            block, is_item = _block(one)
            if is_item and was_item:
                blocks[-1] += f"\n{block}"
            else:
                blocks.append(block)
            was_item = is_item
    return "\n\n".join(filter(None, blocks))


def _block(line: Line) -> tuple[str, bool]:
    """A paragraph, and whether it is an item of a list of Markdown's."""
    if line.rank == BULLET:
        return f"- {_indented(line.markdown, 2)}", True
    if line.rank == NUMBER and line.mark.rstrip(".、．").isdigit():
        number = line.mark.rstrip(".、．")
        return f"{number}. {_indented(line.markdown, len(number) + 2)}", True
    return _joined(as_markdown(line.mark), line.markdown) if line.mark else line.markdown, False


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
