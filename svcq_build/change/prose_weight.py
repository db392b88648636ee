"""How a change of prose weighs: whether the words can mean the same, and which of the two texts demands more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from svcq_build.change.changes import Weight
from svcq_build.change.prose_diff import ALIKE
from svcq_build.model import UNITS, Duration
from svcq_build.words import ONE, in_digits

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
#: A number and what it counts: the unit of time, or shares of a hundred.
_NUMBER = re.compile(
    rf"([0-9]+(?:\.[0-9]+)?)(?:[ -]?(?:({_UNIT})(?![a-z])|(个百分点|percentage points?)|(%|per ?cent(?![a-z]))))?"
    rf"|{ONE}",
    re.IGNORECASE | re.ASCII,
)
#: A time limit in prose: a length of time followed by “within”, or preceded by it.
_LIMIT = re.compile(
    rf"([0-9]+(?:\.[0-9]+)?) ?({_UNIT})\s*(?:以内|之内|内(?![部容在外设]))"
    r"|(?:within|in less than|at most|not? (?:more|later|longer) than|不超过|不多于|至多|最多) ?"
    rf"(?:the (?:next |first )?)?([0-9]+(?:\.[0-9]+)?)[ -]?({_UNIT})",
    re.IGNORECASE | re.ASCII,
)
#: Where a clause ends.
_CLAUSE_END = re.compile(r"[,，。;；:：!！?？、()（）\n]|\.(?![0-9])")
#: After a time limit, in its clause: what must not happen for so long. Nobody knows whether longer demands more.
_NOT_DURING = re.compile(
    r"没有|没能|未(?![来成])|不得|不再|不能|不可(?!抗)|不许|不准|不予|无人|无法|无[须需]|毋须|不必|不用|禁止"
    r"|(?<![a-z])(?:no|not|never|without|cannot)(?![a-z])|n['’]t(?![a-z])",
    re.IGNORECASE,
)
#: The same before a time limit: close to it in Chinese, anywhere in its clause in English.
_NOT_BEFORE = re.compile(
    r"(?:没有|没能|未能?|不得|不再|不能|不可|不许|不准|禁止)[在于]?\s*$"
    r"|(?<![a-z])(?:no|not|never|without|cannot)(?![a-z])|n['’]t ",
    re.IGNORECASE,
)
#: From so many characters on a text says enough to tell whether another says something else.
_SENTENCE = 16
_LEVELS = (
    (re.compile(r"必须|务必|须(?![知臾])|(?<![a-z])(?:must|shall)(?![a-z])", re.IGNORECASE), 3),
    (
        re.compile(
            r"应[当该]|(?<![响反对相适供效回答呼感顺照因策])应(?![用对急答付变邀届聘诉有允景收])|(?<![a-z])should(?![a-z])",
            re.IGNORECASE,
        ),
        2,
    ),
    (re.compile(r"(?<!不)可以|(?<![a-z])may(?! ?not)(?![a-z])", re.IGNORECASE), 1),
)
#: Words that forbid: where they come or go, a text says the contrary.
_FORBIDDING = re.compile(
    r"不得|不可以?|不能|不许|不准|不应当?|不要(?!求)|禁止|严禁|切勿|请勿"
    r"|\b(?:must|may|shall|should|can) ?not\b|\b(?:never|forbidden|prohibited)\b",
    re.IGNORECASE,
)
#: Words that lift a duty.
_LIFTING = re.compile(
    r"[无毋][须需]|不必须?(?!要)|不用(?!品)|不需要?|不(?:作|做)?要求|免[于予除]|(?<![可认许即])可以?不(?![可以仅但])"
    r"|(?<![a-z])(?:need(?: not|n['’]t)|do(?:es)?(?: not|n['’]t) (?:need|have) to|no need"
    r"|(?:not|no longer) (?:required|obliged|necessary|needed)|optional|exempt(?:ed)?)(?![a-z])",
    re.IGNORECASE,
)
#: Words that bind, however strongly: where one of them gives way to a word that lifts the duty, less is demanded.
_DUTY = re.compile(
    rf"{_LEVELS[0][0].pattern}|{_LEVELS[1][0].pattern}|需要?(?!求)|要(?:求|(?=在|先|把|向|将))"
    r"|(?<![a-z])(?:ha(?:s|ve) to|needs? to|required|obliged)(?![a-z])",
    re.IGNORECASE,
)
#: To how much of something a text applies: to all of it, or to a part.
_PART = re.compile(
    r"部分|个别|抽查|抽样|抽检|一些|有的|某些|并非[全所]|不是[全所]"
    r"|(?<![a-z])(?:some|partly|partially|(?<!take )(?<!takes )part|not (?:all|every|each)"
    r"|spot[ -]checks?|at random)(?![a-z])",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"全部|所有|一律|全体|一切|全都|每(?! ?[0-9])|各(?![自异式])"
    r"|(?<![a-z])(?:(?<!at )all|(?:every|each)(?! ?[0-9]))(?![a-z])",
    re.IGNORECASE,
)


#: Up to the figure that a word of comparison belongs to, and from it on.
_TO_FIGURE, _FIGURE = r"[^0-9,，。;；\n]{0,4}[0-9]", r"[0-9][^,，。;；\n]{0,5}?"
#: On which side of a figure something must lie (at least, at most, before, after it); and what is denied.
_BOUNDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:不[少低小]于|至少|最少|最低|(?<!不)(?:超过|[大高多]于)|[≥>]|at least|not? (?:less|fewer|lower) than"
        rf"|(?<!no )(?<!not )more than|(?<![a-z])(?:above|minimum)){_TO_FIGURE}|{_FIGURE}(?:以上|or more|and above)",
        rf"(?:不(?:超过|[多高大]于)|至多|最多|最高|(?<!不)[低少小]于|[≤<]|at most|not? (?:more|greater|higher) than"
        rf"|(?<!no )(?<!not )less than|(?<![a-z])(?:below|up to|maximum)){_TO_FIGURE}"
        rf"|{_FIGURE}(?:以下|or less|and below)",
        rf"[0-9] ?(?:{_UNIT}|号|点)?[之以]?前|(?<![a-z])(?:before|by) (?:the )?[0-9]",
        rf"[0-9] ?(?:{_UNIT}|号|点)?[之以]?后|(?<![a-z])after (?:the )?[0-9]",
        r"不(?!必要|[仅但断同便满良足论管只如错久]|超过|[多少高低大小早晚迟]于)|没|未(?!来)"
        r"|(?<![a-z])(?:not?(?! (?:more|less|fewer|lower|greater|higher|later|longer) than)|nobody|nothing"
        r"|none|never|without)(?![a-z])|n['’]t(?![a-z])",
    )
)

#: What else tells that a text demands more, less or something else, where its numbers stay: patterns that browsers
#: read, too.
TELLING = tuple(
    pattern.pattern
    for pattern in (*(level for level, _ in _LEVELS), _FORBIDDING, _LIFTING, _PART, _WHOLE, *_BOUNDS, _LIMIT)
)


def weigh_prose(old: str, new: str) -> Weight:
    """How a change of prose weighs.

    Wording, unless a number, a time limit or a binding word in it changed, however the numbers are written.
    Time limits, binding words and words that lift a duty tell the direction when all that changed points the
    same way; otherwise the change is one of structure. So it is when something becomes forbidden, or no longer
    is, and when a text that applied to all of something applies to a part.
    """
    before, after = _demands(old), _demands(new)
    if (before.forbidding, before.scope, before.bounds) != (after.forbidding, after.scope, after.bounds):
        return Weight.STRUCTURE
    directions = {
        *_limits(before.limits, after.limits),
        *_bindings(before.binding, after.binding),
        *_lifted(before, after),
    }
    if directions:
        clear = len(directions) == 1 and _same(before.elsewhere, after.elsewhere)
        return directions.pop() if clear else Weight.STRUCTURE
    return Weight.WORDING if _same(before.numbers, after.numbers) and _alike(old, new) else Weight.STRUCTURE


def _alike(old: str, new: str) -> bool:
    """Whether two texts can say the same: a sentence that has little in common with the other says something else."""
    if max(len(old), len(new)) < _SENTENCE:
        return True
    from rapidfuzz import fuzz  # only where words changed and nothing else tells how much

    return fuzz.ratio(old, new) >= 100 * ALIKE


def time_limits(text: str) -> list[Duration]:
    """The time limits that a text states (“within 3 working days”, “不超过十五分钟”), in their order.

    For how long something must not happen (“30 天内没有再次取号”) is none.
    """
    return [limit for limit, _ in _time_limits(in_digits(text))]


def _time_limits(text: str) -> Iterator[tuple[Duration, re.Match[str]]]:
    clause = seen = 0
    for found in _LIMIT.finditer(text):
        clause = max((end.end() for end in _CLAUSE_END.finditer(text, seen, found.start())), default=clause)
        seen = found.end()
        end = _CLAUSE_END.search(text, seen)
        if _NOT_DURING.search(text, seen, end.start() if end else len(text)):
            continue
        if _NOT_BEFORE.search(text, clause, found.start()):
            continue
        yield Duration(float(found[1] or found[3]), UNITS[(found[2] or found[4]).lower()]), found


@dataclass(frozen=True, slots=True)
class _Demands:
    """What in a text can make it mean more or less.

    Attributes:
        forbidding: how many words forbid. lifting: how many lift a duty. duties: how many bind at all.
        scope: how many words say that it applies to all, and how many to a part.
        bounds: on which side of a figure it lies: how often at least, at most, before and after one; and how much is
            negated. limits: its time limits. binding: how much its words bind, from 3 to 1, the strongest first.
        numbers: all its numbers with their units. elsewhere: those that are no time limits.
    """

    forbidding: int
    lifting: int
    duties: int
    scope: tuple[int, int]
    bounds: tuple[int, ...]
    limits: tuple[Duration, ...]
    binding: tuple[int, ...]
    numbers: tuple[str, ...]
    elsewhere: tuple[str, ...]


@lru_cache(maxsize=10_000)  # a version of a text is compared with every other
def _demands(text: str) -> _Demands:
    text = in_digits(text)
    limits = list(_time_limits(text))
    numbers = [(found.start(), _counted(found)) for found in _NUMBER.finditer(text)]
    bound, lifting = _LIFTING.subn(" ", text)
    rest, parts = _PART.subn(" ", text)
    outside = text
    for _, found in limits:
        outside = f"{outside[: found.start()]}{' ' * len(found[0])}{outside[found.end() :]}"
    outside = _LIFTING.sub(" ", outside)
    return _Demands(
        len(_FORBIDDING.findall(text)),
        lifting,
        len(_DUTY.findall(bound)),
        (len(_WHOLE.findall(rest)), parts),
        tuple(len(pattern.findall(outside)) for pattern in _BOUNDS),
        tuple(limit for limit, _ in limits),
        tuple(rank for pattern, rank in _LEVELS for _ in pattern.findall(bound)),
        tuple(number for _, number in numbers),
        tuple(number for at, number in numbers if not any(found.start() <= at < found.end() for _, found in limits)),
    )


def _counted(found: re.Match[str]) -> str:
    number, unit, points, percent = found.groups()
    if number is None:
        return ONE
    return f"{number} {UNITS[unit.lower()] if unit else 'points' if points else '%' if percent else ''}"


def _same(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether two texts count alike. A one that comes or goes alone may be an article: 一名 and 名."""
    if before == after:
        return True
    first, second = ([number if number != ONE else "1 " for number in numbers] for numbers in (before, after))
    gone, came = Counter(first) - Counter(second), Counter(second) - Counter(first)
    if (gone and came) or [number for number in first if number != "1 "] != [n for n in second if n != "1 "]:
        return False  # the order counts: who has the 3 days, and who the 5
    articles = (before if gone else after).count(ONE)
    return all(number == "1 " and count <= articles for number, count in (gone or came).items())


def _limits(before: tuple[Duration, ...], after: tuple[Duration, ...]) -> Iterator[Weight]:
    if len(before) != len(after):
        if before or after:
            yield Weight.STRICTER if len(after) > len(before) else Weight.LOOSER
        return
    for first, second in zip(before, after, strict=True):
        order = second.compare(first)
        if order is None:
            yield Weight.STRUCTURE
        elif order:
            yield Weight.STRICTER if order < 0 else Weight.LOOSER


def _bindings(before: tuple[int, ...], after: tuple[int, ...]) -> Iterator[Weight]:
    """What words say that bind more, or less, than those in whose place they stand.

    A statement binds as much as “must” does: where that comes or goes alone, nothing changes. “May” does change it.
    """
    if before == after:
        return
    gone = sorted((Counter(before) - Counter(after)).elements(), reverse=True)
    came = sorted((Counter(after) - Counter(before)).elements(), reverse=True)
    pairs = list(zip(gone, came, strict=False))
    if not pairs and 1 in (*gone, *came):
        yield Weight.STRUCTURE
    elif not pairs and before and after:
        pairs = [(before[0], after[0])]
    for first, second in pairs:
        if first != second:
            yield Weight.STRICTER if second > first else Weight.LOOSER


def _lifted(before: _Demands, after: _Demands) -> Iterator[Weight]:
    if before.lifting == after.lifting:
        return
    lifted = after.lifting > before.lifting
    if (after.duties < before.duties) if lifted else (after.duties > before.duties):
        yield Weight.LOOSER if lifted else Weight.STRICTER
    else:
        yield Weight.STRUCTURE
