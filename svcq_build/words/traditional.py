"""Traditional Chinese: Simplified words written in Traditional characters, by OpenCC's phrase tables.

The tables taken are ``s2tw``: characters as Taiwan's standard has them (為, 裡, 群), and the words left as they are.
``s2t`` writes the forms of old dictionaries (爲, 裏, 羣, 覈), which hardly anything is printed in today.
``s2twp`` changes words too, and a handbook's terms are its own: of a service window (窗口) it makes one of a computer
(視窗), of a review (审核) an audit (稽核), of permissions (权限) 許可權.
Hong Kong and Macao have characters of their own (``s2hk``: 説, 衞, 户).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from svcq_build.words.languages import is_traditional, locale_of

if TYPE_CHECKING:
    from opencc import OpenCC

#: What the phrase tables write wrongly where people are served, and what is meant. Most of it are words that end where
#: the next one begins: 一出现 is read as a play (一齣), 提交并 as a mathematician's 交併. What stays as it is (恢復) is
#: here so that no shorter word is found in it.
MENDED = {
    "一齣": "一出", "才髮": "才發", "已髮": "已發", "剋制": "克制", "迴音": "回音", "道里不": "道裡不", "標占": "標佔",
    "氣衝衝": "氣沖沖", "火併有": "火並有", "齊併入": "齊並入", "提交併": "提交並", "呼叫併": "呼叫並",
    "，併發": "，並發", "統一併留": "統一並留", "由制證": "由製證", "制證": "製證", "機制證": "機制證", "刻制": "刻製",
    "填制": "填製", "制發": "製發", "制卡": "製卡",
    "恢復": "恢復", "修復": "修復", "平復": "平復", "康復": "康復", "回復": "回覆", "答復": "答覆", "批復": "批覆",
    "復印": "複印", "復算": "複算", "復核": "複核", "復述": "複述", "復訓": "複訓", "復審": "複審", "復查": "複查",
    "復測": "複測", "復打": "複打", "復評": "複評",
    "發佈": "發布", "公佈": "公布", "宣佈": "宣布", "頒佈": "頒布", "分佈": "分布",
    "週歲": "周歲", "每周": "每週", "按周": "按週", "當周": "當週", "上周": "上週", "下周": "下週", "本周": "本週",
    "兩周": "兩週", "幾周": "幾週", "周例會": "週例會", "周計劃": "週計劃", "周均": "週均", "周末": "週末",
    "周報": "週報", "周內": "週內", "周事項": "週事項",
}  # fmt: skip
#: The same where it depends on what stands around it.
_AROUND = (
    (re.compile("(?<![標抽書牙竹中求])籤"), "簽"),  # a slip of bamboo where lots are drawn; else somebody signs
    (re.compile("麵(?![包粉條食館店])"), "面"),
    (re.compile("天后(?![宮廟])"), "天後"),
    (re.compile("(?<=[0-9] )周(?![歲年])|(?<=[0-9])周(?![歲年])"), "週"),
)
_KEPT_IN_TEXT = re.compile(
    r"(?P<fence>^(?P<ticks>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=ticks)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))"
    r"|(?P<formula>\$\$.+?\$\$|(?<![\\$\w])\$[^\s$](?:[^$\n]*[^\s$])?\$(?![\w$]))"
    r"|(?P<target>(?<=\]\()(?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"|(?P<definition>(?<=\]:)[ \t]*(?:<[^>\n]*>|[^\s<]\S*[./#]\S*))"
    r"|(?P<address><?(?:https?|ftp|mailto|tel|file):[^\s<>，。；、）》”]*>?)"
    r"|(?P<path>(?<![\w./-])(?:[\w.-]+/)+[\w.-]*\.[A-Za-z0-9]{1,5}(?![\w.]))",
    re.MULTILINE | re.DOTALL,
)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: A character that OpenCC leaves alone; it stands for what is not to be converted.
_HOLE = "\ue010"


@lru_cache(maxsize=20_000)
def in_script(text: str, language: str) -> str:
    """Words of svcq's own in the characters of a language; as they are where it takes Simplified ones or none."""
    return _written(text, language) if is_traditional(language) and _HAN.search(text) else text


def converter(language: str, unconverted: Iterable[str] = ()) -> Callable[[str], str]:
    """What writes Markdown in Traditional characters. Code, formulas, addresses, quotes of parameters stay as they are.

    Args:
        language: decides whose characters: ``zh-Hant``, ``zh-HK``. unconverted: words that stay as they are.
    """
    words = [re.escape(word) for word in sorted(set(unconverted), key=len, reverse=True) if word]
    own = re.compile("|".join(words)) if words else None

    @lru_cache(maxsize=20_000)
    def convert(text: str) -> str:
        if _HAN.search(text) is None:
            return text
        kept: list[str] = []

        def hold(found: re.Match[str]) -> str:
            kept.append(found[0])
            return _HOLE

        held = _KEPT_IN_TEXT.sub(hold, text.replace(_HOLE, "")) if _MAY_KEEP.search(text) else text.replace(_HOLE, "")
        parts = held.split(_HOLE)
        fixed = iter(kept)
        out = [_around(own, parts[0], language)]
        for part in parts[1:]:
            out += [next(fixed), _around(own, part, language)]
        return "".join(out)

    return convert


_MAY_KEEP = re.compile(r"[`$\[:/~]")


def _around(own: re.Pattern[str] | None, text: str, language: str) -> str:
    """A text converted around the words that stay."""
    if own is None:
        return _written(text, language)
    out, end = [], 0
    for found in own.finditer(text):
        out += [_written(text[end : found.start()], language), found[0]]
        end = found.end()
    return "".join([*out, _written(text[end:], language)])


def _written(text: str, language: str) -> str:
    if not text:
        return text
    found = str(_opencc(_table_of(language)).convert(text))
    found = _mends().sub(lambda word: MENDED[word[0]], found)
    for pattern, meant in _AROUND:
        found = pattern.sub(meant, found)
    return found


def _table_of(language: str) -> str:
    return "s2hk" if locale_of(language).territory in ("HK", "MO") else "s2tw"


@cache
def _mends() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, MENDED), key=len, reverse=True)))


@cache
def _opencc(table: str) -> OpenCC:
    from opencc import OpenCC  # only where it is asked for: its tables take a while to read

    return OpenCC(table)
