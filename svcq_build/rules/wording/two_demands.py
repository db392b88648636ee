"""One requirement makes two demands.

Why: When one half is met and the other is not, the requirement is neither met nor broken, and cannot be counted.
Bad:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员应主动询问所办事项，并且应在 1 分钟内发号。}
Good:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 客户进入大厅后 1 分钟内，导办员主动询问所办事项。}
      - {id: R2, level: must, text: 导办员在询问后 1 分钟内发号。}
Fix: Make two requirements of it; the second takes the next free number.
"""

import re
from collections.abc import Iterator

from svcq_build.kinds.standard import Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules.wording._clauses import demanding_clauses, without_quoted
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)

#: A modal, but not inside a word (应急, 响应, 必须品, 应办尽办).
_MODAL = re.compile(
    r"(?<![供反响相适对感效回呼本])应(?:当|该)?(?!.尽|[急答用对付聘届诉变邀征收缴])|必须(?!品)|(?<!必)须(?!知|臾)|不得|严禁"
    r"|\b(?:must|shall)\b",
    re.IGNORECASE,
)
#: Words that join a second demand to the first.
_JOINED = re.compile(
    r"并且|[，,；;。]\s*同时(?=[应须要把将向给由对填登报通告记提])"
    r"|以及(?=应|须|必须|不得|及时|告知|通知|报告|登记|填写|提交|回访|说明|记录|答复|提供|安排|引导|公布|检查)"
    r"|\band also\b|\bas well as (?:must|shall|to)\b",
    re.IGNORECASE,
)
#: A second half that says what happens instead, or limits the first: still one demand.
_INSTEAD = re.compile(
    r"改|否则|除外|不在此限|不受此限|不适用|可以|可不|\b(?:otherwise|instead|except|unless|may)\b", re.IGNORECASE
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each requirement that joins a second demand to the first."""
    if not isinstance(entry.model, Standard) or not not_retired(entry):
        return
    for index, requirement in enumerate(entry.model.requirements):
        sign = second_demand(requirement.text)
        if sign is not None:
            yield Finding(
                Spot(entry.path, ("requirements", index, "text"), within=sign),
                say(
                    "The requirement {id} makes two demands: the second one begins at “{sign}”.",
                    id=requirement.id,
                    sign=sign,
                ),
                say("Make two requirements of it, so that each can be met, measured and verified by itself."),
                document=entry.ref,
            )


def second_demand(text: str) -> str | None:
    """The words with which a second demand begins, or None when the text makes only one."""
    plain = without_quoted(text)
    joined = _JOINED.search(plain)
    if joined is not None:
        return text[joined.start() : joined.end()].lstrip("，,；;。 ")
    for stop in re.finditer(r"[；;]", plain):
        sentence = plain[max(plain.rfind("。", 0, stop.start()), 0) : stop.start()]
        if "：" in sentence or ":" in sentence:
            continue  # the parts of a list
        rest = plain[stop.end() :].strip()
        if rest and not _INSTEAD.search(re.split("[。；;]", rest)[0]):
            return text[stop.start() : stop.start() + 1]
    modals = [found for clause in demanding_clauses(plain) if (found := _MODAL.search(plain, *clause))]
    return text[modals[1].start() : modals[1].end()] if len(modals) > 1 else None
