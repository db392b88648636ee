"""What a text speaks of, as words that can be compared with another text's, in Chinese or English."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

#: Characters between which content words stand: those that only join words.
_JOINTS = (
    "的了在和与或及为对把被由从自向到后前内外上下中时每各该其这那有无不是均都"
    "已应须可能将按并再又也就才则需要请以之所个件份条次名位人做给让使"
)
#: Words of comparison, which say nothing of what is compared.
_COMPARING = re.compile("不得?(?:超过|少于|低于|多于|高于|大于|小于)|超过|达到|至少|至多|最多|最少|最长|最迟")
_SIGN = rf"[^\W0-9_a-zA-Z{_JOINTS}]"
#: Each character with the next one: those at the even places of a run, and those at the odd ones.
_PAIRS = re.compile(rf"{_SIGN}{{2}}")
_PAIRS_BETWEEN = re.compile(rf"(?<={_SIGN}){_SIGN}{{2}}")
_LETTERS = re.compile("[a-zA-Z]{3,}")
#: Words that are said of anything, whoever is served.
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "分钟 小时 工作 作日 客户 办事 事群 群众 申请 请人 工作人 人员 以内 之内 不超 超过"
        " 不少 少于 至少 最多 平均 情况 进行 完成 相关 及时 全部 所有 记录"
        " the and for with that this from are was were has have had not all any each"
        " every within than more less least most minut hour day week month year work percent customer guest"
        " client servic staff must shall should may did does been be its their them they who which when what"
        " where after before over under about",
    )
)


@lru_cache(maxsize=2_000)  # texts are compared with those of the documents around them
def content_words(text: str) -> frozenset[str]:
    """What a text speaks of: its Chinese words as pairs of characters, its English words without endings.

    Words that stand in any sentence (joining words, units of time, customers) are left out.
    """
    text = _COMPARING.sub(" ", text)
    found = [*_PAIRS.findall(text), *_PAIRS_BETWEEN.findall(text)]
    if _LETTERS.search(text):
        found += [stem(word.lower()) for word in _LETTERS.findall(text)]
    return frozenset([intern(word) for word in found if word not in _COMMON])


def stem(word: str) -> str:
    """An English word without the ending that only its place in a sentence gave it."""
    for ending in ("ings", "ing", "ies", "ied", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > 4 else word
