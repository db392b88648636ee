"""Words that everyone reads differently, each with a way to say the same measurably."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.words import Message, say

_SOON = say("Say within what time: “在 … 分钟内” (“within … minutes”).")
_WHEN = say("Name the moment or the event: “客户离开窗口前”, “每天 16:30” (“before the customer leaves the window”).")
_OFTEN = say("Say how often: “每月 1 次” (“once a month”).")
_HOW_MUCH = say("Give a number or a limit: “不少于 2 名”, “不超过 60 分贝” (“at least 2”, “no more than 60 dB”).")
_SEEN = say("Say how one can tell: what is seen, counted or recorded when it is done well.")
_ALWAYS = say("Demand it, and name the exceptions: “… 时除外”; or lower the level to “may”.")
_CONDITION = say("Name the condition: “等候超过 20 人时” (“when more than 20 people wait”).")
_WHICH = say("Name them: which people, papers or rules.")
_LIST = say("List everything that is meant.")
_BEHAVIOUR = say("Describe what one can see or hear: “起身、目视、问好” (“stands up, looks at the customer, greets”).")

#: Advice → the words that it mends. Where one word begins another, the longer one is found.
_WORDS: dict[Message, str] = {
    _SOON: (
        "及时 尽快 尽早 尽速 及早 立即 立刻 马上 第一时间 迅速 较快 短时间内 一定时间 一定期限 近期内"
        "|as soon as possible|asap|timely|in a timely manner|promptly|quickly|swiftly|immediately|at once"
        "|without delay|in due time|in due course|soon"
    ),
    _WHEN: "适时 择机|at a suitable time|in good time",
    _OFTEN: "定期 不定期 经常 时常|regularly|periodically|frequently|often|from time to time|now and then",
    _HOW_MUCH: (
        "适当 适度 适量 合适 恰当 充分 充足 足够 若干 少量 大量 一定数量 一定比例 一定程度"
        "|appropriate|appropriately|adequate|adequately|sufficient|sufficiently|suitable|suitably|enough|several"
    ),
    _SEEN: (
        "合理 良好 较好 妥善 优质 高效"
        "|reasonable|reasonably|good|satisfactory|properly|efficient|efficiently|effectively|user-friendly"
    ),
    _ALWAYS: (
        "尽量 尽可能 尽力 力争 争取 原则上"
        "|as far as possible|if possible|where possible|whenever possible|best efforts|strive to|try to|endeavour to"
    ),
    _CONDITION: (
        "必要时 酌情 视情 视情况 如有必要 如有需要 根据情况 视需要"
        "|if necessary|when necessary|where necessary|as necessary|if needed|when needed|as needed|as required"
        "|as appropriate|where appropriate|if appropriate"
    ),
    _WHICH: (
        "相关部门 相关人员 相关岗位 相关单位 相关规定 相关要求 相关材料 相关文件 相关措施 相关事项 相关资料"
        " 相关负责人 相关领导 相关制度 相关标准 相关手续 相关工作 有关部门 有关人员 有关单位 有关规定 有关要求"
        " 有关领导 有关材料 有关方面|relevant"
    ),
    _LIST: "等等|and so on|and so forth|etc",
    _BEHAVIOUR: "热情 耐心 认真 仔细 细致 周到|politely|polite|friendly|courteous|courteously|patiently|carefully",
}
#: Longer words in which a vague word means something exact (良好以上, a grade) or does not occur at
#: all, because Chinese puts no space between words (以及|时间, 规定|期限, 每周|到场, 确认|真实).
_EXACT = (
    "及时率 及时性 以及时 涉及时 提及时 普及时 触及时 波及时 危及时 顾及时 来不及时 及时间 及时限 及时长 及时段"
    " 规定期 限定期 约定期 指定期 固定期 确定期 法定期 特定期 核定期 协定期 既定期 稳定期 定期限 定期存款 第一时间段"
    " 不适时 舒适时 舒适度 选择机 缩短时间 临时常 平时常 小时常 至少量 减少量 缺少量 最少量 最大量 扩大量 增大量"
    " 合理化 综合理 符合理 结合理 配合理 联合理 整合理 混合理 组合理 适合理 良好以上 良好及以上 热情度"
    " 重视 监视 审视 忽视 轻视 巡视 电视 可视 透视 无视 注视 近视 远视 等等候 等等待"
    " 周到期 周到场 周到岗 周到访 周到位 每周到 本周到 下周到 上周到 确认真 承认真 辨认真 认真伪"
    "|good morning|good afternoon|good evening|good-bad|as soon as|immediately after|immediately before|how often"
    "|as required by"
)


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague word in a text.

    Attributes:
        word: as it is written. pointer: the same, lengthened until its first occurrence is this one.
        hint: how to say it measurably.
    """

    word: str
    pointer: str
    hint: Message


def _split(words: str) -> list[str]:
    chinese, *english = words.split("|")
    return [*chinese.split(), *english]


_HINTS = {word: hint for hint, words in _WORDS.items() for word in _split(words)}
_EXACT_WORDS = _split(_EXACT)
#: Starts with plain words only, so that ``re`` can skip everything that begins none of them.
_ANY = re.compile("|".join(re.escape(word) for word in sorted([*_HINTS, *_EXACT_WORDS], key=len, reverse=True)))

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|‘[^’]*’|《[^》]*》|`[^`]*`")
_NUMBER = r"(?:[0-9]+(?:[.,:][0-9]+)?|[一二两三四五六七八九十百半]+)"
_UNIT = (
    r"(?:秒|分|小时|个?工作日|天|日|周|个?月|季度?|年|次|遍|%|％|人|名|件|份|台|米|厘米|℃|度|分贝|元|点"
    r"|seconds?|minutes?|hours?|(?:working )?days?|weeks?|months?|years?|times?|per cent|percent)"
)
_EVERY = rf"每隔?\s*(?:{_NUMBER}\s*)?个?(?:半?天|日|周|半?月|季度?|半?年|班|小时|分钟|工作日|次)"
#: A measure in brackets, after a colon or after “即”, right behind the word.
_MEASURED_AFTER = re.compile(
    r"[^，。；;,.（(：:]{0,6}\s?(?:[（(：:]|，?即|,? (?:i\.e\.|within))\s*[^，。；;）)]{0,8}?"
    rf"(?:{_NUMBER}\s*{_UNIT}|{_EVERY})"
)
#: A limit or an interval right before the word: “30 分钟内及时”, “每月定期”, “at least monthly”.
_MEASURED_BEFORE = re.compile(
    rf"(?:{_NUMBER}\s*{_UNIT}钟?\s?(?:之内|以内|内|之前|以前|前)|{_EVERY})[^，。；;,.]{{0,3}}$"
)


def vague_words(text: str) -> Iterator[Vague]:
    """The words of ``text`` that cannot be checked, each once.

    Words inside quotation marks are what somebody says, and a measure beside a word (“及时（30 分钟内）”)
    makes it exact: neither is yielded.
    """
    lowered = text.lower()
    if _ANY.search(lowered) is None:
        return
    if len(lowered) != len(text):  # a letter whose small form is longer; keep the positions true
        lowered = text
    masked = _QUOTED.sub(lambda quoted: "□" * len(quoted[0]), lowered)
    seen = set()
    for found in _ANY.finditer(masked):
        word = found[0]
        if word not in _HINTS or word in seen or (word.isascii() and not _stands_alone(masked, found)):
            continue
        if _MEASURED_AFTER.match(masked, found.end()) or _MEASURED_BEFORE.search(masked[: found.start()]):
            continue
        seen.add(word)
        yield Vague(text[found.start() : found.end()], _pointer(text, found.start(), found.end()), _HINTS[word])


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return not (before.isalnum() or before == "-" or after.isalnum() or after == "-")


def _pointer(text: str, start: int, end: int) -> str:
    while text.find(text[start:end]) != start and end < len(text):
        end += 1
    return text[start:end]
