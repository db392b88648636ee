"""A case states figures, and neither where they come from nor that they are made up.

Why: Whoever cites “complaints fell by 30%” has to be able to look it up; a figure that only demonstrates must say so.
Bad:
    #! playbooks/cases/hotel.yml
    kind: case
    title: 酒店
    summary: 前台的案例。
    sector: hotel
    context: 客人等得久。
    action: 前台一人全程。
    result: 等候由 12 分钟降到 3 分钟。
    lesson: 一个人办完。
Good:
    #! playbooks/cases/hotel.yml
    kind: case
    title: 酒店
    summary: 前台的案例。
    sector: hotel
    context: 客人等得久。
    action: 前台一人全程。
    result: 等候由 12 分钟降到 3 分钟。
    lesson: 一个人办完。
    source: 该酒店 2025 年服务报告
Fix: Write “source”, or for each figure its own under “figures”; or “demonstration: true” where the figures are made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.kinds.case import Case
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
_FIGURE = re.compile(r"[0-9][0-9.,]* ?(?:%|％|[^\W0-9_])")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a case with figures of no origin."""
    case = entry.model
    if not isinstance(case, Case) or case.source or case.demonstration or not not_retired(entry):
        return
    hint = say("Write “source: …”; or “demonstration: true” where the figures are made up.")
    for index, figure in enumerate(case.figures):
        if not figure.source:
            spot = Spot(entry.path, ("figures", index, "what"))
            yield Finding(spot, say("Nothing says where this figure comes from."), hint, document=entry.ref)
    found = _FIGURE.search(case.result) if not case.figures else None
    if found is not None:
        spot = Spot(entry.path, ("result",), within=found[0])
        yield Finding(spot, say("Nothing says where this figure comes from."), hint, document=entry.ref)
