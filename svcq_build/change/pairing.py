"""Pairing: which items of a list are the same thing before and after."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from svcq_build.change.changes import Key
from svcq_build.model import Model, Once, Ref, VersionNumber, marked_fields, part_field

#: From which share of common pairs of letters on, two items are one in other words.
_ALIKE = 0.4
#: An item of either list, by its index there.
Pair = tuple[int | None, int | None]
#: A group before and after, with its key and its index in the newer list (None when it is gone).
Groups = tuple[Key, int | None, Any, Any]
#: Keys of groups in the older list and in the newer one; places are told by the numbers of before.
Order = tuple[list[Key], list[Key]]
#: Values that can be the name of a group; a choice, a length of time or words for people never are.
_NAMES = (str, int, VersionNumber, dt.date)


def pair(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair the items of two lists: first those that say the same, then the most alike; what is left has no partner.

    The order of the two lists makes no difference: the way back gives the same pairs.

    Args:
        old, new: what each item says.
    Returns:
        the pairs, in the order of the newer list; then the items that only the older one has.
    """
    found = dict(_equal(old, new))
    left = [index for index in range(len(old)) if index not in found.values()]
    right = [index for index in range(len(new)) if index not in found]
    if len(old) == len(new) == 1:
        found[0] = 0
    else:
        found.update(_alike(old, new, left, right))
    gone: list[Pair] = [(index, None) for index in range(len(old)) if index not in found.values()]
    return [*((found.get(index), index) for index in range(len(new))), *gone]


def moved(pairs: Sequence[Pair]) -> bool:
    """Whether items that both lists have stand in another order."""
    places = [before for before, after in pairs if before is not None and after is not None]
    return places != sorted(places)


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    places = defaultdict(list)
    for index, item in enumerate(old):
        places[item].append(index)
    for index, item in enumerate(new):
        if places[item]:
            yield index, places[item].pop(0)


def _alike(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    letters = {item: _pairs_of_letters(item) for item in (*(old[i] for i in left), *(new[j] for j in right))}
    ranked = sorted(
        (-share, abs(i - j), i + j, i, j)
        for i in left
        for j in right
        if (share := _share(letters[old[i]], letters[new[j]])) >= _ALIKE
    )
    taken_left, taken_right = set(), set()
    for *_, i, j in ranked:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            yield j, i


def _pairs_of_letters(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def _share(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def pair_groups(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[list[Groups], Order | None]:
    """Pair the groups of a list: by their part ids or natural keys, else by what they say.

    Returns:
        those that differ, and the order before and after when it is another. Keys are places (from 0) where the
        groups have no keys of their own, or where two of a list have the same.
    """
    old_keys, new_keys = _keys(old), _keys(new)
    if old_keys is not None and new_keys is not None:
        before, after = dict(zip(old_keys, old, strict=True)), dict(zip(new_keys, new, strict=True))
        index = {key: number for number, key in enumerate(new_keys)}
        pairs = [
            (key, index.get(key), before.get(key), after.get(key)) for key in dict.fromkeys([*new_keys, *old_keys])
        ]
        common_old = [key for key in old_keys if key in after]
        common_new = [key for key in new_keys if key in before]
        changed = [each for each in pairs if each[2] != each[3]]
        return changed, (old_keys, new_keys) if common_old != common_new else None
    return _align(old, new)


def _align(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[list[Groups], Order | None]:
    """Items without a key: what says much the same is the same; places are told by the numbers of before."""
    pairs = pair([_words_of(item) for item in old], [_words_of(item) for item in new])
    found: list[Groups] = [
        (j if j is not None else i or 0, j, old[i] if i is not None else None, new[j] if j is not None else None)
        for i, j in pairs
    ]
    changed = [each for each in found if each[2] != each[3]]
    if not moved(pairs):
        return changed, None
    numbers: list[Key] = [str(i + 1) if i is not None else "+" for i, j in pairs if j is not None]
    return changed, ([str(number + 1) for number in range(len(old))], numbers)


def _words_of(value: Any) -> str:
    """All that an item says, without the names of its fields."""
    if isinstance(value, Model):
        return " ".join(filter(None, (_words_of(getattr(value, name)) for name in type(value).model_fields)))
    if isinstance(value, tuple):
        return " ".join(_words_of(item) for item in value)
    return "" if value is None else str(value)


def _keys(items: tuple[Any, ...]) -> list[Key] | None:
    """What tells the groups of a list apart; None where nothing does."""
    keys = [_key(item) if isinstance(item, Model) else None for item in items]
    found = [key for key in keys if key is not None]
    return found if len(found) == len(items) == len(set(found)) else None


def _key(item: Model) -> Key | None:
    """What a group is called in its list; what its key refers to, where that is a reference."""
    field = key_field(type(item))
    value = getattr(item, field[0]) if field is not None else None
    if field is None or value is None:
        return None
    mark = field[1]
    return (mark.parse(value) if mark is not None else None) or str(value)


@cache
def key_field(model: type[Model]) -> tuple[str, Ref | None] | None:
    """The attribute that identifies a group in its list, and its mark if it is a reference; None when none does.

    It is the part's id. A group without one begins with what it is about: that identifies it when it is a reference
    (the ``competence`` of a needed competence, whatever its ``level``), a number (the ``level`` of a competence),
    a version, a day or another name. Choices repeat themselves and prose is rewritten: they identify nothing.
    """
    marks = dict(marked_fields(model))
    part = part_field(model)
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        if part is not None:
            if name == part:
                return attribute, None
            continue
        if name in marks:
            mark = marks[name].mark
            return (attribute, mark) if isinstance(mark, Ref) else None
        named = info.annotation in _NAMES or any(isinstance(mark, Once) for mark in info.metadata)
        return (attribute, None) if named else None
    return None
