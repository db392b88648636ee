"""One requirement makes two demands, or one item of a checklist asks two questions.

Why: When one half is met and the other is not, the requirement is neither met nor broken, and cannot be counted; the
item can be answered neither by yes nor by no.
Bad:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员应主动询问所办事项，并且应在 1 分钟内发号。}
Good:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 客户进入大厅后 1 分钟内，导办员主动询问所办事项。}
      - {id: R2, level: must, text: 导办员在询问后 1 分钟内发号。}
Fix: Make two requirements or items of it; the second takes the next free number.
"""

import re
from collections.abc import Iterator

from svcq_build.kinds.checklist import Checklist
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
#: A second half that only says where more is to be read, or what the first half means.
_POINTER = re.compile(
    r"\s*(?:同时|另|并|也|具体|详细|做法|办法|详情|细则|时限|标准|流程|样式|范围|格式|内容|要求){0,2}"
    r"(?:[详参另]?见|参[照阅看])\s*(?:[\[□]|附[录件表]|[本该上下前后][表图条文款]|[表图第][0-9一二三四五六七八九十]|[A-Z][0-9])"
    r"|\s*(?:即|也就是|例如|比如|譬如|不?包括|不?含)"
    r"|\s*(?:see|cf\.|refer to|that is|for example|for instance|e\.g\.|i\.e\.|such as|including)\b",
    re.IGNORECASE,
)
#: What asks, once a question.
_ASKS = re.compile(r"[？?]|(?<![什怎多甚])吗|是否|有没有|有无|是不是|能否|能不能|会不会")
_CLAUSES = re.compile(r"[，；。,;]")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each requirement that joins a second demand to the first, and each item that asks twice."""
    if not not_retired(entry):
        return
    if isinstance(entry.model, Checklist):
        yield from _items(entry, entry.model)
    if not isinstance(entry.model, Standard):
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


def _items(entry: Entry, model: Checklist) -> Iterator[Finding]:
    for outer, section in enumerate(model.sections):
        for inner, item in enumerate(section.items):
            sign = second_question(item.text)
            if sign is not None:
                yield Finding(
                    Spot(entry.path, ("sections", outer, "items", inner, "text"), within=sign),
                    say("The item {id} asks two questions: the second one is “{sign}”.", id=item.id, sign=sign),
                    say("Make two items of it, so that each can be answered by yes or no."),
                    document=entry.ref,
                )


def second_question(text: str) -> str | None:
    """The second question that an item asks, or None when it asks only one."""
    plain = without_quoted(text)
    asking = []
    for sentence in re.finditer(r"[^？?]*[？?]?", plain):
        clauses, begin = [], sentence.start()
        for end in (*(stop.start() for stop in _CLAUSES.finditer(plain, *sentence.span())), sentence.end()):
            if _ASKS.search(plain, begin, end):
                clauses.append((begin, end))
            begin = end + 1
        asking += clauses
    return text[slice(*asking[1])].strip() if len(asking) > 1 else None


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
        if rest and not _INSTEAD.search(re.split("[。；;]", rest)[0]) and not _POINTER.match(rest):
            return text[stop.start() : stop.start() + 1]
    modals = [found for clause in demanding_clauses(plain) if (found := _MODAL.search(plain, *clause))]
    return text[modals[1].start() : modals[1].end()] if len(modals) > 1 else None
