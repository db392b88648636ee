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
#: What asks without a question mark, by how it begins or ends, or by asking for a number.
_WHO = "哪位|哪个|哪些|哪一|哪里|哪儿|谁|为何|为什么|为啥|何时|何处|几时|怎么|怎样|如何|什么时候|什么地方"
_ASKING = re.compile(
    rf"^(?:{_WHO}|有多少|有几)|(?:有|剩|需|用|花|了)(?:多少|几)[\u4e00-\u9fff]"
    rf"|(?:是|在|由|给|向|找)?(?:{_WHO}|什么样|哪一?[个位天种]|谁|几[个名台次份人天张件点]|多久|多长时间|多大)$"
    r"|(?:怎么|怎样|如何)[^，。；：的地得]{1,4}$"
)
#: What says that the word is no question: it tells what is known or written, or means each and any.
_TOLD = re.compile(
    r"知道|说|回答|告|问|清楚|明|懂|解|掌握|写|标|记|登|填|查|看|核|指|教|讲|公[布示]|显示|确认|规定|约定|提示|记得|会|按|依|照"
    r"|[都也均每任各另论]|不管|(?:没有?|不)(?:什么|多少|谁|哪|几|怎)|(?P<twice>谁|哪|什么|多少|怎么|几).*(?P=twice)"
)
_BEGUN = re.compile(
    r"(?:who|whom|whose|why)\b[^.,;:]*"
    r"|(?:how|where|when|what|which)(?: [a-z]+){0,2}?"
    r" (?:is|are|was|were|do|does|did|has|have|had|can|should|must)\b[^.,;:]*",
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
            if (_OPEN.search(text) or _asks(text)) and not _CLOSED.search(text):
                yield Finding(
                    Spot(entry.path, ("sections", outer, "items", inner, "text")),
                    say("The item {id} cannot be answered by yes or no.", id=item.id),
                    say("State what must be so and ask whether it is: “…吗？”."),
                    document=entry.ref,
                )


def _asks(text: str) -> bool:
    """Whether a text without a question mark is nothing but an open question."""
    if _BEGUN.fullmatch(text):
        return True
    words = text.removesuffix("。")
    return not re.search("[，。；：、？?]", words) and bool(_ASKING.search(words)) and not _TOLD.search(words)
