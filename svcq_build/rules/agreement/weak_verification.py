"""An item's words have nothing in common with the requirement that it says it verifies.

Why: A link that is only there to fill the coverage page hides that nobody checks the requirement.
Bad:
    # standards/service/window.yml
    requirements:
      - {id: R1, level: must, text: 补齐材料的客户，受理员不再提出新的补正要求。}
    # playbooks/checklists/opening.yml
    sections:
      - title: 设备
        items:
          - {id: C1, text: 评价器亮灯，屏幕能点。, verifies: ["standard:window#R1"]}
Good:
    # standards/service/window.yml
    requirements:
      - {id: R1, level: must, text: 补齐材料的客户，受理员不再提出新的补正要求。}
    # playbooks/checklists/opening.yml
    sections:
      - title: 材料
        items:
          - {id: C1, text: 补齐材料的卷宗里没有第二张补正告知单。, verifies: ["standard:window#R1"]}
Fix: Let the item check what the requirement demands, or let it verify the requirement that it does check.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.kinds.checklist import Checklist
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot, limits_in, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.rules.agreement._compared import words_of
from svcq_build.words import content_words, say

SEVERITY = Severity.NOTE
RESTS_ON = (OWN_SHAPE,)
#: So many words a text must have to have any in common with another.
_ENOUGH = 3


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a note for each item and requirement without a word or a figure in common."""
    model = entry.model
    if not isinstance(model, Checklist) or not not_retired(entry):
        return
    for outer, section in enumerate(model.sections):
        for inner, item in enumerate(section.items):
            words = words_of(item.text, item.evidence or "")
            for number, written in enumerate(item.verifies):
                target = parse_reference(written)
                demand = context.graph.demand(target) if target is not None and target.part else None
                if target is None or demand is None or len(words) < _ENOUGH:
                    continue
                asked = content_words(demand.words)
                if len(asked) < _ENOUGH or words & asked or not _of_one_language(words, asked):
                    continue
                figures = {(limit.sort, limit.value) for limit in limits_in(item.text)}
                if any((limit.sort, limit.value) in figures for limit in limits_in(demand.words)):
                    continue
                other = context.graph.find(target)
                assert other is not None
                yield Finding(
                    Spot(entry.path, ("sections", outer, "items", inner, "verifies", number)),
                    say(
                        "{id} has no word in common with “{title}” {part}, which it says it verifies.",
                        id=item.id,
                        title=called(context, other.ref),
                        part=target.part or "",
                    ),
                    say(
                        "Check here what {reference} demands, or name the requirement that this does verify.",
                        reference=written,
                    ),
                    ((Spot(other.path, demand.route("text")), say("this is what it would have to verify")),),
                    entry.ref,
                )


def _of_one_language(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both texts have words of the same writing."""
    return any(word.isascii() for word in one) == any(word.isascii() for word in other)
