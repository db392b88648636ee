"""The RACI matrix: every step of every process and procedure against every role.

Where that would be too large for a page, it says of each process and procedure which roles hold which letters in it;
the matrix of its own steps is on its page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from svcq_build.render.views import Context, View
from svcq_build.render.views.flow import letters

#: A matrix with more cells than this is no page that anybody could read, or a phone open.
MOST_CELLS = 10_000


def _data(context: Context) -> Mapping[str, Any]:
    groups = {
        entry.ref: [(step, letters(step)) for step in entry.doc.steps]
        for kind in ("process", "procedure")
        for entry in context.entries(kind)
    }
    loads: dict[str, dict[str, int]] = {}
    for rows in groups.values():
        for _, cells in rows:
            for role, held in cells.items():
                for letter in held:
                    load = loads.setdefault(role, dict.fromkeys("RACI", 0))
                    load[letter] += 1
    roles = [entry.ref for entry in context.entries("role") if entry.ref in loads]
    total = sum(map(len, groups.values()))
    return {
        "roles": roles,
        "groups": groups,
        "loads": loads,
        "total": total,
        "holders": {document: _holders(rows) for document, rows in groups.items()},
        "too_large": total * len(roles) > MOST_CELLS,
    }


def _holders(rows: Sequence[tuple[Any, Mapping[str, str]]]) -> dict[str, list[str]]:
    """By letter the roles that hold it in any step, in the order of the steps."""
    held: dict[str, dict[str, None]] = {letter: {} for letter in "RACI"}
    for _, cells in rows:
        for role, letters_held in cells.items():
            for letter in letters_held:
                held[letter][role] = None
    return {letter: list(roles) for letter, roles in held.items()}


VIEW = View(
    name="raci",
    path="raci",
    zh="职责矩阵（RACI）",
    en="RACI matrix",
    order=20,
    data=_data,
    zh_help="每一步谁执行、谁负责、咨询谁、知会谁。",
    en_help="Who is responsible, accountable, consulted and informed at each step.",
    icon="material/account-details",
)
