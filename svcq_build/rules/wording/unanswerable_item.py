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

from svcq_build.corpus import Entry
from svcq_build.diagnostics import Finding, Severity, Spot
from svcq_build.kinds.checklist import Checklist
from svcq_build.messages import say
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired

SEVERITY = Severity.WARNING

#: An open question: a word that asks for a what, a how or a how much, and no “是否” or “吗” that closes it.
_OPEN = re.compile(
    r"(?:如何|怎么样|怎样|为什么|为何|多少|什么|哪些|哪里|哪个|几(?:个|名|台|次|分钟))[^，。；：“”]*[？?]$"
    r"|^(?:how|why|which|what|who|where|when)\b.*\?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"是否|吗[？?]$|有没有|有无|能否|与否")
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
