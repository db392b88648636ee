"""A checklist item asks what cannot be answered by yes or no.

Why: “How clean is it?” gets a different answer from everyone, and no answer can be counted as passed.
Bad:
    # playbooks/checklists/hall-patrol.yml
    sections:
      - title: 大厅
        items:
          - {id: C1, text: 地面的清洁程度如何？}
Good:
    # playbooks/checklists/hall-patrol.yml
    sections:
      - title: 大厅
        items:
          - {id: C1, text: 地面没有水渍、纸屑和障碍物吗？}
Fix: State what must be so, and ask whether it is: “… 吗？”.
"""

import re
from collections.abc import Iterator

from svcq_build.kinds.checklist import Checklist
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)

#: An open question: a word that asks for a what, a how or a how much, and no “是否” or “吗” that closes it.
_ASKED = (
    "如何|怎么|怎样|怎麼|咋|为什么|为啥|为何|為什麼|多少|多久|多长|多大|多高|多远|什么|什麼|啥|(?<!任)何(?:时|地|人|处|种)"
    "|谁|誰|哪(?!怕)|几(?!乎)"
)
_OPEN = re.compile(
    rf"(?:{_ASKED})[^，。；：“”]*[？?]$"
    # without a question mark only what is nothing but the question: “说得出组长是谁” can be answered
    rf"|^(?!.*(?:知道|说得?出|说明|回答|清楚|明白|懂|了解|掌握|写|标|记))[^，。；：？?]*(?:如何|怎么样|怎样|多少[个名台次份人天]?|为什么|是谁|是什么|在哪(?:里|儿)?)[。]?$"
    r"|^(?:(?:in|at|on|for|by|to|with|from) )?(?:how|why|which|what|who|whom|whose|where|when)\b[^.]*\?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"是否|(?<![什怎多甚])[吗嘛么麼][？?]$|是不是|有没有|有无|能否|能不能|会不会|可否|与否|没有[？?]$|无论|不论|不管"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item that is plainly an open question."""
    if not isinstance(entry.model, Checklist) or not not_retired(entry):
        return
    for outer, section in enumerate(entry.model.sections):
        for inner, item in enumerate(section.items):
            text = _QUOTED.sub("", item.text).strip()
            if _OPEN.search(text) and not _CLOSED.search(text):
                yield Finding(
                    Spot(entry.path, ("sections", outer, "items", inner, "text")),
                    say("The item {id} cannot be answered by yes or no.", id=item.id),
                    say("State what must be so and ask whether it is: “…吗？”."),
                    document=entry.ref,
                )
