"""A role is appraised by a score that it gives itself.

Why: Pay and promotion then hang on how kindly somebody ticks boxes; the honest are the ones who lose.
Bad:
    # roles/charters/facility-officer.yml
    appraisal:
      - 每月考核，大厅环境巡查得分占 30%。
    # playbooks/checklists/patrol.yml
    title: 大厅环境巡查
    used_by: [facility-officer]
Good:
    # roles/charters/facility-officer.yml
    appraisal:
      - 每月考核，质量经理独立检查的大厅环境得分占 30%。
    # playbooks/checklists/patrol.yml
    title: 大厅环境巡查
    used_by: [facility-officer]
Fix: Appraise by what somebody else inspects, and say who; a self-check is for mending at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.kinds.role import Role
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.words import content_words, say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
_CLAUSE = re.compile(r"[,，;；。\n]|\.(?![0-9])")
_SCORE = re.compile("得分|分数|平均分|评分|打分|(?<![a-z])(?:scores?|marks?|rating)(?![a-z])", re.IGNORECASE)
#: Words that say that somebody else looks.
_BY_OTHERS = re.compile(
    "独立|第三方|神秘|交叉|外部|复查|上级|independent|third.party|mystery|by another|cross-check|external",
    re.IGNORECASE,
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each line of a role's appraisal that counts the score of a checklist that it runs itself."""
    model = entry.model
    if not isinstance(model, Role) or not not_retired(entry) or not any(map(_SCORE.search, model.appraisal)):
        return
    for checklist in dict.fromkeys(edge.source for edge in context.graph.into(entry.ref, None, "used-by")):
        other = context.corpus.entries[checklist]
        if not checklist.startswith("checklist:") or other.says("status") == "retired":
            continue
        title = called(context, checklist)
        runners = [edge.target.document for edge in context.graph.out_of(checklist, "used-by")]
        others = [called(context, role) for role in runners if role != entry.ref]
        for index, text in enumerate(model.appraisal):
            if any(_counts(clause, title, others) for clause in _CLAUSE.split(text)):
                yield Finding(
                    Spot(entry.path, ("appraisal", index)),
                    say("The score of “{title}” counts, and this role runs that checklist itself.", title=title),
                    say(
                        "Count what somebody else inspects, and say who; or let another role run {path}.",
                        path=other.path,
                    ),
                    ((Spot(other.path, ("used_by",)), say("run by the same role")),),
                    entry.ref,
                )


def _counts(clause: str, title: str, others: list[str]) -> bool:
    """Whether a clause counts the score of a checklist, and does not say that others inspect."""
    if not _SCORE.search(clause) or _BY_OTHERS.search(clause) or any(other in clause for other in others):
        return False
    words = content_words(title)
    return len(words & content_words(clause)) >= min(2, len(words)) > 0
