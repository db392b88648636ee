"""Two states of one document: what changed between them, field by field and item by item."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from pydantic.fields import FieldInfo

from svcq_build.change.changes import Change, Key, Weight, What
from svcq_build.change.pairing import Pair, moved, pair, pair_groups
from svcq_build.change.weigh import is_prose, stricter, weigh, weigh_presence
from svcq_build.load import Entry
from svcq_build.model import Model, Reference, Route, field_words, part_field
from svcq_build.words import Words

#: Fields that record changes rather than make them.
BOOKKEEPING = frozenset({"version", "changes", "review", "effective", "id", "formerly", "former_parts", "waivers"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the comparison stands: for machines, for people, and in the newer file."""

    where: str = ""
    titles: tuple[Words | Key, ...] = ()
    part: str | None = None
    route: Route = ()

    def field(self, name: str, title: Words | str) -> _Place:
        where = f"{self.where}.{name}" if self.where else name
        return _Place(where, (*self.titles, title), self.part, (*self.route, name))

    def item(self, key: Key, index: int | None, part: str | None) -> _Place:
        """An item of a list; what the newer list lacks stands where the list stands."""
        route = self.route if index is None else (*self.route, index)
        name = str(key).partition(":")[2] if isinstance(key, Reference) else key
        title = key + 1 if isinstance(key, int) else key  # people count from 1
        return _Place(f"{self.where}.{name}", (*self.titles, title), part or self.part, route)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a document: where it stands, and the title of the group that holds it, if that has one."""

    item: Model
    place: _Place
    holder: str | None


class Comparison:
    """Compares two states of one document."""

    def __init__(self, entry: Entry, old: Model, new: Model) -> None:
        self.entry, self._old, self._new = entry, old, new
        self._moved: set[str] = set()
        self._around: list[tuple[Model, Model]] = []

    def changes(self, skipped: Collection[str] = ()) -> Iterator[Change]:
        """Everything that changed but for some fields of the document."""
        return self.models(self._old, self._new, _Place(), skipped)

    @cached_property
    def _parts(self) -> tuple[dict[str, _Part], dict[str, _Part]]:
        """The parts of both states by their ids; read only where one came or went."""
        return dict(_parts_of(self._old, _Place(), None)), dict(_parts_of(self._new, _Place(), None))

    def models(
        self,
        old: Model,
        new: Model,
        place: _Place,
        skipped: Collection[str] = (),
    ) -> Iterator[Change]:
        """What changed between two groups of fields."""
        self._around.append((old, new))
        for name, shown, title, info in _fields(type(new)):
            if shown in skipped:
                continue
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                yield from self.values(before, after, place.field(shown, title), info, self._telling())
        self._around.pop()

    def _telling(self) -> tuple[Model, Model]:
        """The group in whose terms a value weighs: the innermost that names a direction, if any around it does."""
        named = (pair for pair in reversed(self._around) if "direction" in type(pair[1]).model_fields)
        return next(named, self._around[-1])

    def values(
        self,
        old: Any,
        new: Any,
        place: _Place,
        info: FieldInfo,
        parents: tuple[Model, Model],
    ) -> Iterator[Change]:
        """What changed between two values of a field."""
        if isinstance(old, Model) and isinstance(new, Model):
            yield from self.models(old, new, place)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            if any(isinstance(item, Model) for item in (*old, *new)):
                yield from self.items(old, new, place, info)
            else:
                yield from self.plain_items(old, new, place, info)
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys([*old, *new]):
                if old.get(key) != new.get(key):
                    yield self.one(
                        _what(old.get(key), new.get(key)),
                        old.get(key),
                        new.get(key),
                        place.field(str(key), str(key)),
                        Weight.STRUCTURE,
                    )
        else:
            yield self.one(_what(old, new), old, new, place, weigh(info, old, new, parents))

    def items(
        self,
        old: tuple[Any, ...],
        new: tuple[Any, ...],
        place: _Place,
        info: FieldInfo,
    ) -> Iterator[Change]:
        """Lists of groups: items are recognised by their part id or natural key, else by their likeness."""
        pairs, order_changed = pair_groups(old, new)
        for key, index, before, after in pairs:
            inner = place.item(key, index, str(key) if _is_part(after if after is not None else before) else None)
            if before is not None and after is not None:
                yield from self.models(before, after, inner)
            elif self._is_elsewhere(before, after, str(key)):
                yield from self._move(str(key))
            else:
                yield self.one(_what(before, after), before, after, inner, weigh_presence(info, added=before is None))
        if order_changed is not None:
            yield self.one(What.REORDERED, *order_changed, place, Weight.STRUCTURE)

    def _is_elsewhere(self, before: Any, after: Any, part: str) -> bool:
        """Whether a part that a list lost or gained stands in another group of the other state."""
        item = before if after is None else after
        if not _is_part(item):
            return False
        there = self._parts[after is None].get(part)
        return there is not None and type(there.item) is type(item)

    def _move(self, part: str) -> Iterator[Change]:
        """A part that stands in another group now, and what changed in it: told once, though two lists differ by it."""
        if part in self._moved:
            return
        self._moved.add(part)
        before, after = (parts[part] for parts in self._parts)
        yield self.one(What.MOVED, before.holder, after.holder, after.place, Weight.STRUCTURE)
        yield from self.models(before.item, after.item, after.place)

    def plain_items(
        self,
        old: tuple[Any, ...],
        new: tuple[Any, ...],
        place: _Place,
        info: FieldInfo,
    ) -> Iterator[Change]:
        """Lists of values: what came, what went, what is in other words, and whether it stands in another order."""
        pairs = pair([str(value) for value in old], [str(value) for value in new])
        if not is_prose(info) and not len(old) == len(new) == 1:
            pairs = list(_apart(pairs, old, new))
        for before, after in pairs:
            item = place if after is None else replace(place, route=(*place.route, after))
            if before is None or after is None:
                value = old[before] if before is not None else None
                other = new[after] if after is not None else None
                yield self.one(_what(value, other), value, other, item, weigh_presence(info, added=before is None))
            elif old[before] != new[after]:
                weight = weigh(info, old[before], new[after], None)
                yield self.one(What.CHANGED, old[before], new[after], item, weight)
        if moved(pairs):
            weight = Weight.WORDING if stricter(info) == "neither" else Weight.STRUCTURE
            yield self.one(What.REORDERED, old, new, place, weight)

    def one(
        self,
        what: What,
        old: Any,
        new: Any,
        place: _Place,
        weight: Weight,
    ) -> Change:
        """One change of this document."""
        bookkeeping = place.route[0] in BOOKKEEPING
        return Change(
            self.entry.ref,
            self.entry.path,
            place.where,
            place.titles,
            place.part,
            what,
            old,
            new,
            Weight.STRUCTURE if bookkeeping else weight,
            bookkeeping,
            place.route,
        )


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, Words, FieldInfo], ...]:
    """The fields of a model: attribute, name in the file, title, declaration."""
    return tuple((name, info.alias or name, field_words(info)[0], info) for name, info in model.model_fields.items())


def _parts_of(model: Model, place: _Place, holder: str | None) -> Iterator[tuple[str, _Part]]:
    """The parts in a group, with their ids, and those in its groups."""
    for name, shown, words, _ in _fields(type(model)):
        value = getattr(model, name)
        inner = place.field(shown, words)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if not isinstance(item, Model):
                break
            own = part_field(type(item))
            key = str(getattr(item, own)) if own is not None else index
            there = inner.item(key, index, str(key) if own is not None else None)
            if own is not None:
                yield str(key), _Part(item, there, holder)
            title = getattr(item, "title", None)
            yield from _parts_of(item, there, title if isinstance(title, str) else holder)


def _is_part(item: object) -> bool:
    return isinstance(item, Model) and part_field(type(item)) is not None


def _what(old: Any, new: Any) -> What:
    if old is None:
        return What.ADDED
    return What.REMOVED if new is None else What.CHANGED


def _apart(pairs: Iterable[Pair], old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Pair]:
    """The pairs without those that are merely alike: names that resemble each other are two names."""
    for before, after in pairs:
        if before is None or after is None or old[before] == new[after]:
            yield before, after
        else:
            yield before, None
            yield None, after
