"""The RACI matrix: every step of every process and procedure against every role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcq_build.render.views import Context, View
from svcq_build.render.views.flow import letters


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
    return {"roles": roles, "groups": groups, "loads": loads, "total": sum(map(len, groups.values()))}


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
