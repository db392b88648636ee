"""Properties of the diff, for every kind of document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.change.changes import Change, What, plain
from svcq_build.change.comparison import diff
from svcq_build.change.prose_weight import weigh_prose
from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Corpus
from svcq_build.model.fields import Model
from tests.diff.sample_documents import in_another_form, is_sound, plainly, samples, well_edited, written
from tests.property_runs import draws

every_kind = pytest.mark.parametrize("kind", sorted(all_kinds()))
seeds = st.integers(0, 2**32)
#: What the reverse of a change is.
BACK = {What.ADDED: What.REMOVED, What.REMOVED: What.ADDED}


@every_kind
@settings(max_examples=draws(8), deadline=None)
@given(seed=seeds)
def test_edits_without_meaning_give_an_empty_diff(kind: str, seed: int) -> None:
    random = Random(seed)
    entry = random.choice(samples()[kind])
    before = plainly(entry, dict(entry.data))
    text = in_another_form(dict(entry.data), random)
    after = written(entry, text)
    assert is_sound(after), (text, after.findings)
    assert diff(before, before) == []
    assert diff(before, after) == diff(after, before) == [], text


@every_kind
@settings(max_examples=draws(8), deadline=None)
@given(seed=seeds)
def test_every_difference_appears_exactly_once_and_weighs_the_opposite_on_the_way_back(kind: str, seed: int) -> None:
    before, after = two_states(kind, seed)
    there, back = diff(before, after), diff(after, before)
    assert Counter(told(change) for change in there) == Counter(told(change, back=True) for change in back)
    left = there
    for difference in differences(model_of(before), model_of(after), ""):
        if difference.where == "kind":
            continue
        mine = [change for change in left if difference.is_told_by(change)]
        assert difference.is_told_by_all(mine), (difference, mine)
        left = [change for change in left if change not in mine]
    assert left == [], "what does not differ is not told"


CHINESE = [
    "受理员",
    "必须",
    "应当",
    "可以",
    "不得",
    "不可以",
    "禁止",
    "5 分钟内",
    "不超过 2 小时",
    "至多 3 天",
    "3 个原因",
    "，",
]
ENGLISH = [
    "must ",
    "may ",
    "must not ",
    "should ",
    "within 10 minutes ",
    "in less than 1 hour ",
    "never ",
    "3 reasons ",
]
PHRASES = st.lists(st.sampled_from(CHINESE + ENGLISH), max_size=6).map("".join)


@settings(max_examples=200, deadline=None)
@given(PHRASES, PHRASES)
def test_prose_weighs_the_opposite_on_the_way_back(old: str, new: str) -> None:
    assert weigh_prose(old, new).opposite is weigh_prose(new, old)


def two_states(kind: str, seed: int) -> tuple[Corpus, Corpus]:
    """Two states of one sound document: the handbook's own, or edited, and one with other edits."""
    random = Random(seed)
    entry = random.choice(samples()[kind])
    before = well_edited(entry, random, random.choice([0, 2]))[1]
    return before, well_edited(entry, random, 4)[1]


def model_of(corpus: Corpus) -> Any:
    (entry,) = corpus.entries.values()
    return entry.model


def told(change: Change, back: bool = False) -> tuple[str, ...]:
    """What a change says, or what its reverse would say; items without a key have another number there."""
    where = ".".join("…" if step.isdigit() else step for step in change.where.split("."))
    old, new, what, weight = repr(plain(change.old)), repr(plain(change.new)), change.what, change.weight
    if back:
        old, new, what, weight = new, old, BACK.get(what, what), weight.opposite
    if what is What.REORDERED:
        old = new = ""
    return (change.document, where, what.value, old, new, weight.value, str(change.bookkeeping))


@dataclass(frozen=True)
class Difference:
    """Something that two models say differently, worked out without the diff.

    Attributes:
        where: the field. came, gone: of a list without keys the items that only one side has; otherwise None.
        order: whether it is but the order of what both sides have.
    """

    where: str
    came: Counter[str] | None = None
    gone: Counter[str] | None = None
    order: bool = False

    def is_told_by(self, change: Change) -> bool:
        return change.where == self.where or (self.came is not None and change.where.startswith(f"{self.where}."))

    def is_told_by_all(self, changes: list[Change]) -> bool:
        moves = [change for change in changes if change.what is What.REORDERED and change.where == self.where]
        changes = [change for change in changes if change not in moves]
        if self.came is None or self.gone is None:
            return (len(moves), len(changes)) == ((1, 0) if self.order else (0, 1))
        if len(moves) != self.order and not (self.came and self.gone):  # else what is alike may have moved, too
            return False
        whole = [change for change in changes if re.fullmatch(r"(\.\d+)?", change.where.removeprefix(self.where))]
        came = Counter(repr(change.new) for change in whole if change.new is not None)
        gone = Counter(repr(change.old) for change in whole if change.old is not None)
        rest = {change.where.removeprefix(f"{self.where}.").split(".")[0] for change in changes if change not in whole}
        alike = (self.came - came).total(), (self.gone - gone).total(), len(rest)
        return came <= self.came and gone <= self.gone and len({*alike}) == 1


def differences(old: Any, new: Any, where: str) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, Model) and isinstance(new, Model):
        for name, info in type(old).model_fields.items():
            inner = info.alias or name
            yield from differences(getattr(old, name), getattr(new, name), f"{where}.{inner}" if where else inner)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from (Difference(f"{where}.{name}") for name in {**old, **new} if old.get(name) != new.get(name))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        before, after = by_key(old), by_key(new)
        if before is not None and after is not None:
            for key in {**before, **after}:
                if key in before and key in after:
                    yield from differences(before[key], after[key], f"{where}.{key}")
                else:
                    yield Difference(f"{where}.{key}")
        else:
            first, second = [repr(item) for item in old], [repr(item) for item in new]
            came, gone = Counter(second) - Counter(first), Counter(first) - Counter(second)
            moved = kept(first, second) != kept(second, first)
            yield Difference(where, came, gone, moved)
            return
        if [key for key in before if key in after] != [key for key in after if key in before]:
            yield Difference(where, order=True)
    else:
        yield Difference(where)


def kept(items: list[str], others: list[str]) -> list[str]:
    """The items that the others have as well, each as often as both have it."""
    left = Counter(items) & Counter(others)
    found = []
    for item in items:
        if left[item]:
            left[item] -= 1
            found.append(item)
    return found


def by_key(items: tuple[Any, ...]) -> dict[str, Any] | None:
    """The groups of a list by what tells them apart; None where nothing does."""
    keys = [
        next((str(getattr(item, name)).rpartition(":")[2] for name in KEYS if hasattr(item, name)), None)
        for item in items
        if isinstance(item, Model)
    ]
    found = dict(zip(keys, items, strict=False))
    return found if len(found) == len(items) and None not in found else None


KEYS = ("id", "version", "was", "competence", "level", "role", "size", "value")
