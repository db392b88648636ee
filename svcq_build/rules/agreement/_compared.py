"""Comparing what two texts say of the same thing: which amounts of the one have no like in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from svcq_build.load import Demand
from svcq_build.model import Limit, Reference, Route, limits_in, time_limit
from svcq_build.words import content_words

#: The fields of a demand in which it says what has to be; a title only names it.
_SAYING = ("text", "criterion", "control_point")
_CONTRARY: tuple[set[str], ...] = ({"upper", "over"}, {"lower", "under"})
#: So much nearer are the words around an amount to a second one than to its like elsewhere, that they belong together.
_CLEARLY = 4
#: Times that differ by more than this factor are not said of one thing, unless something says that they are.
_FAR = 500


_ACT = re.compile(
    r"(?P<arrive>到场|到达|赶到|赶赴|抵达|到位|\b(?:arriv|comes?\b|on (?:the )?(?:site|spot)))"
    r"|(?P<call>请(?!求|示)|[呼喊]?叫(?!号)|通知|报告|上报|联系|拨打|告知|报警|求助|\b(?:call|ask|tell|told|notif|report|alert))",
    re.IGNORECASE,
)
#: Behind an amount, and before it: what it is counted from.
_COUNTED_FROM = re.compile(r"\s*(?:of|from|after|since)\b", re.IGNORECASE)
_SINCE = re.compile(r"(?:后|起|时|after [^,.;]*|of [^,.;]*)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount and where it stands.

    Attributes:
        limit: the amount. route: the field. of: the requirement or step, where it is one of another document.
    """

    limit: Limit
    route: Route
    of: Reference | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two amounts that are said of one thing and are not the same."""

    mine: Stated
    theirs: Stated

    @property
    def is_softer(self) -> bool:
        """Whether mine allows more than theirs: a longer time, a smaller share."""
        order = self.mine.limit.compare(self.theirs.limit)
        bounds = {self.mine.limit.bound, self.theirs.limit.bound}
        if "lower" in bounds or (self.mine.limit.sort == "%" and "upper" not in bounds):
            return order < 0
        return order > 0 and bool(bounds & {"upper", "plain", "every"})


def stated_in(text: str, route: Route) -> list[Stated]:
    """The amounts of a text."""
    return [Stated(limit, route) for limit in limits_in(text)]


@lru_cache(maxsize=20_000)  # many documents serve one requirement
def stated_by(demand: Demand, reference: Reference) -> Sequence[Stated]:
    """The amounts that a requirement or step states, in its texts and by its time limit."""
    found = [
        Stated(limit, demand.route(field), reference)
        for field in _SAYING
        if field in demand.texts
        for limit in limits_in(demand.texts[field])
    ]
    if demand.within is not None:
        limit = time_limit(demand.within, demand.texts.get("title", ""))
        found.append(Stated(limit, demand.route("within"), reference))
    return tuple(found)


def may_clash(mine: Sequence[Stated], theirs: Sequence[Stated], sure: bool = False) -> bool:
    """Whether any two amounts are of one sort and not the same, whatever is said of them; else nothing clashes."""
    for one in mine:
        limit = one.limit
        for each in theirs:
            other = each.limit
            if limit.is_like(other) and (sure or _comparable(limit, other)) and limit.compare(other):
                return True
    return False


def clashes(
    mine: Sequence[Stated],
    theirs: Sequence[Stated],
    elsewhere: Iterable[Stated] = (),
    names: frozenset[str] = frozenset(),
    sure: bool = False,
    need: int = 2,
) -> Iterator[Clash]:
    """The amounts of one text that contradict those of another, the surest first.

    What both say alike, or what stands in ``elsewhere``, contradicts nothing. Two amounts that are left, one on each
    side, are of one thing when they are of one sort, bound on the same side, and are spoken of in the same words.

    Args:
        mine, theirs: the amounts of the two texts. elsewhere: what else the first may rest on.
        names: words that name who acts, not what is done. sure: whether the one text refers to the other, part to part:
            then the only amounts of their sort belong together whatever the words around them.
        need: how much the words around two amounts have to have in common.
    """
    others = list(elsewhere)
    left = [one for one in mine if not any(_same(one, other) for other in theirs)]
    right = [one for one in theirs if not any(_same(one, other) for other in mine)]
    pairs = []
    for one in left:
        for other in right:
            if not one.limit.is_like(other.limit) or not one.limit.compare(other.limit):
                continue
            if {_act(one.limit), _act(other.limit)} == {"call", "arrive"}:
                continue  # who is called in one minute may arrive in two
            near = _nearness(one.limit, other.limit, names)
            alone = sure and _alone(one, mine, other, theirs)
            if (near < need and not alone) or not (sure or _comparable(one.limit, other.limit)):
                continue
            explained = any(
                _same(one, each) and _nearness(one.limit, each.limit, names) > near - _CLEARLY for each in others
            )
            if not explained:
                pairs.append((near + _CLEARLY * alone, Clash(one, other)))
    used: set[int] = set()
    for _, clash in sorted(pairs, key=lambda pair: -pair[0]):
        ends = {id(clash.mine), id(clash.theirs)}
        if used.isdisjoint(ends):
            used |= ends
            yield clash


def _act(limit: Limit) -> str | None:
    """Whether it is calling somebody or arriving for which an amount is the limit."""
    behind = "" if _COUNTED_FROM.match(limit.behind) else limit.behind
    found = _ACT.search(behind) or (None if _SINCE.search(limit.before) else _ACT.search(limit.before))
    return found.lastgroup if found is not None else None


def _comparable(one: Limit, other: Limit) -> bool:
    """Whether two times are of an order; minutes and months are hardly said of one thing."""
    return one.sort != "time" or 1 / _FAR <= one.value / max(other.value, 1e-9) <= _FAR


def _same(one: Stated, other: Stated) -> bool:
    """Whether two amounts are the same; “over 30 minutes” is what “at most 30 minutes” forbids."""
    if one.limit.sort != other.limit.sort or one.limit.compare(other.limit):
        return False
    return one.limit.is_like(other.limit) or {one.limit.bound, other.limit.bound} in _CONTRARY


def _nearness(one: Limit, other: Limit, names: frozenset[str]) -> int:
    return 2 * len((one.near & other.near) - names) + len((one.clause & other.clause) - names)


def _alone(one: Stated, mine: Sequence[Stated], other: Stated, theirs: Sequence[Stated]) -> bool:
    """Whether either is the only amount of its sort that bounds on this side."""
    sort, bound = one.limit.sort, one.limit.bound
    if sort == "%" and "lower" in (bound, other.limit.bound):
        return len(_values(mine, sort)) == len(_values(theirs, sort)) == 1
    if bound == "plain" or bound != other.limit.bound:
        return False
    return len(_values(mine, sort, bound)) == len(_values(theirs, sort, bound)) == 1


def _values(stated: Sequence[Stated], sort: str, bound: str | None = None) -> set[float]:
    return {one.limit.value for one in stated if one.limit.sort == sort and bound in (None, one.limit.bound)}


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two texts is in the other, from 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def words_of(*texts: str) -> frozenset[str]:
    """The content words of some texts."""
    return frozenset(chain.from_iterable(content_words(text) for text in texts))
