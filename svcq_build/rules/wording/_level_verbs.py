"""The verbs that demand, recommend, permit or state an ability: GB/T 1.1-2020, appendix C, and their English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from svcq_build.rules.wording._clauses import demanding_clauses, without_quoted

#: The levels of requirements, the strictest first.
LEVELS = ("must", "should", "may")


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of one language.

    Attributes:
        by_level: level → what finds its verb. ability: what finds a statement of what somebody is able to do.
        refused: verbs that demand, but are kept for laws or can be misread → what stands in their place.
        named: level → its verbs as a person writes them, affirmed and denied.
    """

    by_level: dict[str, re.Pattern[str]]
    ability: re.Pattern[str]
    refused: tuple[tuple[re.Pattern[str], str], ...]
    named: dict[str, tuple[str, str]]


#: Chinese puts no space between words: each verb says in which longer words it is none (响应, 适宜, 许可, 功能).
_CHINESE = Verbs(
    {
        "must": re.compile(
            r"(?<![供反响相适对感效回呼本报顺照策理])应(?!.尽|[急答用对付聘届诉变邀征收缴运景声验援接战])|只准许|不准许"
        ),
        "should": re.compile(r"(?<![适事便权时相机])宜(?![人居昌宾春兴])"),
        "may": re.compile(
            r"可以|(?<![许认不尽宁适非两])可(?![能靠见读比信控视观及达是谓惜爱怕行用])|可(?=行使)|不必|无须|无需|允许|不可缺少"
        ),
    },
    re.compile(r"(?<![可功技智性效职机体潜产热电动节本万全才只未官权各])能(?![力源量耗效手动级见干否用])|不能"),
    (
        (re.compile(r"必须(?!品)|(?<!必)(?<!无)须(?![知臾发眉])"), "应"),
        (re.compile(r"不得(?![了已])|(?<!被)禁止|严禁|不准(?!许)|不许(?!可)|不可(?![能靠缺少抗逆分避见或])"), "不应"),
    ),
    {"must": ("应", "不应"), "should": ("宜", "不宜"), "may": ("可", "不必")},
)
_ENGLISH = Verbs(
    {
        "must": re.compile(r"\bshall\b", re.IGNORECASE),
        "should": re.compile(r"\bshould\b", re.IGNORECASE),
        "may": re.compile(r"\bmay\b(?! (?:\d|not\b))|\bneed not\b|\bdo(?:es)? not need to\b"),
    },
    re.compile(r"\b(?:can|cannot|can't|is able to|are able to)\b", re.IGNORECASE),
    (
        (re.compile(r"\bmust not\b|\bmay not\b", re.IGNORECASE), "shall not"),
        (re.compile(r"\bmust\b|\b(?:has|have) to\b", re.IGNORECASE), "shall"),
    ),
    {"must": ("shall", "shall not"), "should": ("should", "should not"), "may": ("may", "need not")},
)
VERBS = {"zh": _CHINESE, "en": _ENGLISH}


@dataclass(frozen=True, slots=True)
class Misfit:
    """How a requirement's words and its level disagree.

    Attributes:
        found: the verb in question as it is written; empty where no verb demands anything.
        level: the level that ``found`` speaks of; ``ability`` where it states one, None for a refused verb or none.
        instead: for a refused verb, the one that stands in its place.
    """

    found: str = ""
    level: str | None = None
    instead: str = ""


def misfit(text: str, level: str, language: str) -> Misfit | None:
    """How the verb of a requirement disagrees with its level, or None where they agree.

    Args:
        text: the requirement. level: must, should or may. language: ``zh`` or ``en``.
    """
    verbs, first = VERBS[language], _finder(text)
    if (no := refused(text, language)) is not None:
        return no
    said = {name: first(pattern) for name, pattern in verbs.by_level.items()}
    for stricter in LEVELS[: LEVELS.index(level)]:
        if said[stricter]:
            return Misfit(said[stricter], stricter)
    if said[level]:
        return None
    for milder in LEVELS[LEVELS.index(level) + 1 :]:
        if said[milder]:
            return Misfit(said[milder], milder)
    found = first(verbs.ability)
    return Misfit(found, "ability") if found else Misfit()


def refused(text: str, language: str) -> Misfit | None:
    """The first verb in a text that demands, but is kept for laws or can be misread; the rest as for :func:`misfit`."""
    first = _finder(text)
    for pattern, instead in VERBS[language].refused:
        if found := first(pattern):
            return Misfit(found, None, instead)
    return None


def _finder(text: str) -> Callable[[re.Pattern[str]], str]:
    """What finds a verb in the clauses of a text that demand; it gives the empty string where there is none."""
    plain = without_quoted(text)
    clauses = list(demanding_clauses(plain))

    def first(pattern: re.Pattern[str]) -> str:
        found = next((found for start, end in clauses if (found := pattern.search(plain, start, end))), None)
        return found[0] if found is not None else ""

    return first
