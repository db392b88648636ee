"""An indicator measures a requirement only by a figure that has no target.

Why: The coverage page says that the requirement is measured, and nobody will ever see that it is not met.
Bad:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 客户等候不超过 30 分钟。}
      - {id: R2, level: must, text: 队列超过 20 人时，值班经理在 10 分钟内增开窗口。}
    # standards/indicators/waiting.yml
    title: 等候时间
    definition: 客户从取号到叫号等候的分钟数。
    formula: 等候分钟数的第 90 百分位。另报队列超过 20 人后 10 分钟内增开窗口的比例。
    measures: ["standard:queueing#R1", "standard:queueing#R2"]
Good:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 客户等候不超过 30 分钟。}
      - {id: R2, level: must, text: 队列超过 20 人时，值班经理在 10 分钟内增开窗口。}
    # standards/indicators/waiting.yml
    title: 等候时间
    definition: 客户从取号到叫号等候的分钟数。
    formula: 等候分钟数的第 90 百分位。
    measures: ["standard:queueing#R1"]
    also:
      - id: F1
        title: 10 分钟内增开窗口的比例
        unit: "%"
        direction: higher
        target: 95
        measures: ["standard:queueing#R2"]
Fix: Give the figure a target under “also” and move the requirement there, or take it out of “measures”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svcq_build.kinds.indicator import Indicator
from svcq_build.load import Demand, Entry
from svcq_build.model import OWN_SHAPE, Finding, Reference, Severity, Spot, limits_in, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.rules.agreement._compared import words_of
from svcq_build.words import content_words, say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
_SENTENCE = re.compile(r"[。；;\n]|\.(?![0-9])")
_PIECE = re.compile(r"[、，,]| and ")
#: What begins, or ends, a sentence that tells of figures beside the indicator's own.
_BESIDE = re.compile(
    "另报|另计|另列|另行报告|单独报告|单列|分列|一并报告|同时报告|附带报告"
    "|(?<![a-z])(?:also report|reported (?:beside|as well"
    "|separately|alongside)|in addition|besides|alongside|separately)(?![a-z])",
    re.IGNORECASE,
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each figure that measures without a target, and each requirement measured by such a one."""
    model = entry.model
    if not isinstance(model, Indicator) or not not_retired(entry):
        return
    for index, figure in enumerate(model.also):
        if figure.measures and figure.target is figure.warning is figure.alarm is None:
            yield Finding(
                Spot(entry.path, ("also", index, "id")),
                say(
                    "The figure {id} measures {targets}, but has neither a target nor a limit.",
                    id=figure.id,
                    targets=", ".join(figure.measures),
                ),
                say("Give it a “target”, a “warning” or an “alarm” limit; or let it measure nothing."),
                document=entry.ref,
            )
    sentences = _SENTENCE.split(f"{model.definition}\n{model.formula}\n{model.method}")
    beside = [piece for text in sentences if _BESIDE.search(text) for piece in _PIECE.split(text)]
    if not beside:
        return
    main = [model.title, *(text for text in sentences if not _BESIDE.search(text))]
    asked = [_demand(written, context) for written in model.measures]
    for index, (written, found) in enumerate(zip(model.measures, asked, strict=True)):
        if found is None:
            continue
        target, demand = found
        others = [each[1].words for each in asked if each is not None and each[1] is not demand]
        piece = _told_beside(demand.words, beside, main, others)
        if piece is not None:
            other = context.graph.find(target)
            assert other is not None
            yield Finding(
                Spot(entry.path, ("measures", index)),
                say(
                    "“{title}” {part} is measured only by “{figure}”, which has neither a target nor a limit.",
                    title=called(context, other.ref),
                    part=target.part or "",
                    figure=piece,
                ),
                say(
                    "Give the figure a target under “also” and move {reference} there, or take it out.",
                    reference=written,
                ),
                ((Spot(other.path, demand.route("text")), say("this is what should be measured")),),
                entry.ref,
            )


def _demand(written: str, context: Context) -> tuple[Reference, Demand] | None:
    target = parse_reference(written)
    demand = context.graph.demand(target) if target is not None and target.part else None
    return (target, demand) if target is not None and demand is not None else None


def _told_beside(asked: str, beside: Sequence[str], main: Sequence[str], others: Sequence[str]) -> str | None:
    """The figure beside the indicator's own that alone tells of a requirement; None where the indicator itself may.

    It does where it speaks of the requirement in words that the indicator's own definition does not have, or names
    the very amount that the requirement, and no other that is measured, demands.
    """
    words, own_words = content_words(asked), words_of(*main)
    amounts = _amounts(asked)
    if any(amounts & _amounts(text) for text in main):
        amounts = set()  # the indicator's own figure is of it
    amounts -= {amount for text in others for amount in _amounts(text)}
    for piece in beside:
        new = (words & content_words(piece)) - own_words
        if (len(new) >= 2 and len(new) > len(words & own_words)) or amounts & _amounts(piece):
            return piece.strip()
    return None


def _amounts(text: str) -> set[tuple[str, float]]:
    """The times and shares that a text states as limits."""
    return {(one.sort, one.value) for one in limits_in(text) if one.sort in ("time", "%") and one.bound != "plain"}
