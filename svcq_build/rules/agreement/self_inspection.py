"""Whoever runs a checklist answers for what it verifies.

Why: Nobody finds their own faults as surely as somebody else does; a score that people give themselves says nothing.
Bad:
    # standards/service/hall.yml
    requirements:
      - {id: R1, level: must, text: 设施管理员在发现水渍后 10 分钟内清理完毕。, by: ["role:facility-officer"]}
    # playbooks/checklists/patrol.yml
    used_by: [facility-officer]
    sections:
      - title: 地面
        items:
          - {id: C1, text: 水渍 10 分钟内清理完毕。, verifies: ["standard:hall#R1"]}
Good:
    # standards/service/hall.yml
    requirements:
      - {id: R1, level: must, text: 设施管理员在发现水渍后 10 分钟内清理完毕。, by: ["role:facility-officer"]}
    # playbooks/checklists/patrol.yml
    used_by: [quality-manager]
    sections:
      - title: 地面
        items:
          - {id: C1, text: 水渍 10 分钟内清理完毕。, verifies: ["standard:hall#R1"]}
Fix: Let another role run it; or call it what it is, “nature: self-check”, and let somebody else inspect as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.kinds.checklist import Checklist
from svcq_build.load import Demand, Entry
from svcq_build.model import OWN_SHAPE, Finding, Reference, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each role that would inspect what it answers for itself."""
    model = entry.model
    if not isinstance(model, Checklist) or not not_retired(entry) or model.nature == "self-check":
        return
    own: dict[str, list[tuple[str, Reference, Demand]]] = {}
    for section in model.sections:
        for item in section.items:
            for written in item.verifies:
                target = parse_reference(written)
                demand = context.graph.demand(target) if target is not None and target.part else None
                if target is None or demand is None:
                    continue
                for role in _answering(demand, target, context):
                    own.setdefault(role, []).append((item.id, target, demand))
    for index, role in enumerate(model.used_by):
        if role not in own:
            continue
        _, target, demand = own[role][0]
        other = context.graph.find(target)
        assert other is not None
        yield Finding(
            Spot(entry.path, ("used_by", index)),
            say(
                "“{role}” inspects what it answers for itself: {items} (“{title}” {part}…).",
                role=called(context, role),
                items=", ".join(dict.fromkeys(item for item, _, _ in own[role])),
                title=called(context, other.ref),
                part=target.part or "",
            ),
            say("Let another role run it; or write “nature: self-check” here, and let somebody else inspect as well."),
            ((Spot(other.path, demand.route("by" if demand.by else "id")), say("this is what it answers for")),),
            entry.ref,
        )


def _answering(demand: Demand, target: Reference, context: Context) -> tuple[str, ...]:
    """The roles that answer for a requirement or step: those that it names, else the owner of its document."""
    if demand.by:
        return demand.by
    entry = context.graph.find(target)
    owner = entry.says("owner") if entry is not None else None
    if not isinstance(owner, str):
        return ()
    return (owner if ":" in owner else f"role:{owner}",)
