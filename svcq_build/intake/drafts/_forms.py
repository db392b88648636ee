"""Forms: tables that say in one cell what stands in the next (岗位名称 | 大堂经理), and lines that do (编号：Q-01)."""

from __future__ import annotations

import re
from collections.abc import Callable

from svcq_build.intake.blocks import Cell, Table
from svcq_build.intake.drafts._taking import Draft, Taking
from svcq_build.intake.grids import pairs_of
from svcq_build.intake.markdown_text import as_markdown, colon
from svcq_build.intake.matching import matched
from svcq_build.words import say

#: A line that names what it says: at most so many characters before the colon.
_LABELLED = re.compile(r"^([^：:，。；\n]{2,12})[：:]\s*(?=\S)")


def labelled(text: str) -> tuple[str, int] | None:
    """What a line says that it is about, and where the rest begins; None where it does not say it."""
    found = _LABELLED.match(text)
    return (matched(found[1].strip()), found.end()) if found is not None else None


def take_form(taking: Taking, made: Draft, table: Table, give: Callable[[str, Cell], str | None]) -> None:
    """Take a form whose cells fill fields; what it says beyond them goes where all goes that has no field.

    Args:
        taking: the source. made: the document. table: the form.
        give: takes a name and a cell, and gives the field that it filled; None where there is none for it.
    """
    rest: list[tuple[str, Cell, Cell]] = []
    taken = False
    for name, cell in pairs_of(table):
        if not taking.is_free(name) or not taking.is_free(cell):
            continue
        words = name.text.strip().rstrip("：:")
        field = give(matched(words), cell) if cell.text.strip() else None
        if field is None:
            rest.append((words, name, cell))
            continue
        taken = True
        taking.cells(made, (name,), field, say("the name of a field"))
        taking.cells(made, (cell,), field, say("the text of a field"))
    for words, name, cell in rest if taken else ():
        taking.cells(made, (name, cell), "", say("text for which no field was found"))
        if cell.text.strip():
            made.more.append(f"{as_markdown(words)}{colon(words)}{cell.markdown}")
