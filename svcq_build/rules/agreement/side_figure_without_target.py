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
from collections.abc import Iterator

from svcq_build.kinds.indicator import Indicator
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot, parse_reference
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
    main = words_of(model.title, *(text for text in sentences if not _BESIDE.search(text)))
    for index, written in enumerate(model.measures):
        target = parse_reference(written)
        demand = context.graph.demand(target) if target is not None and target.part else None
        if target is None or demand is None:
            continue
        words = content_words(demand.words)
        figure_words, piece = max(
            (((words & content_words(piece)) - main, piece) for piece in beside), key=lambda found: len(found[0])
        )
        if len(figure_words) >= 2 and len(figure_words) > len(words & main):
            other = context.graph.find(target)
            assert other is not None
            yield Finding(
                Spot(entry.path, ("measures", index)),
                say(
                    "“{title}” {part} is measured only by “{figure}”, which has neither a target nor a limit.",
                    title=called(context, other.ref),
                    part=target.part or "",
                    figure=piece.strip(),
                ),
                say(
                    "Give the figure a target under “also” and move {reference} there, or take it out.",
                    reference=written,
                ),
                ((Spot(other.path, demand.route("text")), say("this is what should be measured")),),
                entry.ref,
            )
