"""Kind guess: what kind of document a source is likely to become, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType

from svcq_build.intake.drafts import drafters
from svcq_build.intake.grids import Grid, grid_of
from svcq_build.intake.matching import matched
from svcq_build.intake.sections import Outlined
from svcq_build.words import Message, say

#: The order in which kinds are asked: 安全检查标准表 is a checklist, 岗位培训计划 a curriculum.
_ORDER = (
    "term", "faq", "checklist", "curriculum", "indicator", "procedure", "process", "role", "policy", "standard",
    "guide",
)  # fmt: skip


def guess_kind(outline: Outlined) -> tuple[str, Message]:
    """The kind that a source is likely to become, and by what that was seen."""
    by_table = _by_tables(outline)
    for name in _ORDER:
        drafter = drafters().get(name)
        pattern: re.Pattern[str] | None = getattr(drafter, "TITLES", None)
        found = pattern.search(matched(outline.title)) if pattern is not None else None
        if found is not None and not (name == "guide" and by_table):
            return name, say("its title says “{words}”", words=found[0])
    if by_table is not None:
        return by_table
    return "guide", say("neither its title nor a table in it says what it is")


def _by_tables(outline: Outlined) -> tuple[str, Message] | None:
    """The kind whose columns the first telling table has."""
    for section in outline.sections:
        for table in section.tables:
            grid = grid_of(table)
            for name in _ORDER:
                told = "、".join(_telling(drafters().get(name), grid))
                if told:
                    return name, say("a table has the columns “{heads}”", heads=told)
    return None


def _telling(drafter: ModuleType | None, grid: Grid) -> tuple[str, ...]:
    """The heads of a table that tell what kind it belongs to, as a drafter sees it; none where they do not."""
    own: Callable[[Grid], tuple[str, ...]] | None = getattr(drafter, "telling", None)
    if own is not None:
        return own(grid)
    needed = getattr(drafter, "TELLING", ())
    columns = grid.columns(getattr(drafter, "COLUMNS", {}))
    return tuple(columns[one] for one in needed) if columns.keys() >= set(needed) else ()
