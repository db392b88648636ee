"""Diff: two corpora compared by meaning. Comments, order of fields, quotes and line breaks are no changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from pydantic.fields import FieldInfo

from svcq_build.changes import Change, Weight, What
from svcq_build.corpus import Corpus, Entry
from svcq_build.fields import Model
from svcq_build.former_names import follow, new_names
from svcq_build.messages import Words
from svcq_build.places import Route
from svcq_build.walk import part_field
from svcq_build.weigh import stricter, weigh, weigh_presence

#: Fields that record changes rather than make them.
_BOOKKEEPING = frozenset({"version", "changes", "review", "effective", "id", "formerly", "former_parts", "waivers"})
#: Fields that identify an item of a list that has no part id.
_NATURAL_KEYS = ("version", "level", "competence")
#: An item of a list before and after, with its key and its index in the newer list (None when it is gone).
_Pair = tuple[str, int | None, Any, Any]


def diff(old: Corpus, new: Corpus) -> list[Change]:
    """Everything that changed in meaning from one corpus to another.

    Returns:
        changes by document, in the order of the newer corpus, then what was removed. A renamed document
        (it was ``formerly`` a removed one, or ``replaces`` it) is one change, followed by what else changed in it.
        References that only follow the new names of documents and parts are no change.
    """
    names = new_names(old, new)
    moved = {now: was for was, now in names.documents.items()}
    old = follow(old, names)
    renamed = _renames(old, new)
    changes: list[Change] = []
    for ref, entry in new.entries.items():
        before = old.entries.get(ref)
        if before is None and ref in renamed:
            before = old.entries[renamed[ref]]
            changes.append(_whole(entry, What.RENAMED, before.ref, entry.ref))
        elif ref in moved:
            changes.append(_whole(entry, What.RENAMED, moved[ref], entry.ref))
        changes.extend(_documents(before, entry, old))
    gone = set(renamed.values())
    unread = {file.ref for file in new.unread}
    for ref, entry in old.entries.items():
        if ref not in new.entries and ref not in gone:
            what = What.UNREADABLE if ref in unread else What.REMOVED
            changes.append(_whole(entry, what, _title(entry), None))
    return changes


def _renames(old: Corpus, new: Corpus) -> dict[str, str]:
    """New documents that replace one that is gone, by their ``kind:id``."""
    found = {}
    for ref, entry in new.entries.items():
        replaced = entry.data.get("replaces")
        if (
            ref not in old.entries
            and isinstance(replaced, str)
            and replaced in old.entries
            and replaced not in new.entries
        ):
            found[ref] = replaced
    return found


def _documents(before: Entry | None, after: Entry, old: Corpus) -> Iterator[Change]:
    if before is None:
        unread = any(file.ref == after.ref for file in old.unread)
        yield _whole(after, What.UNREADABLE if unread else What.ADDED, None, _title(after))
    elif before.model is None or after.model is None:
        if before.data != after.data:
            yield _whole(after, What.UNREADABLE, _title(before), _title(after))
    elif before.kind is not after.kind:
        yield _whole(after, What.CHANGED, before.kind.name, after.kind.name)
    else:
        yield from _Comparison(after).models(before.model, after.model, _Place(), skipped=("kind", "replaces"))


def _whole(entry: Entry, what: What, old: Any, new: Any) -> Change:
    return Change(entry.ref, entry.path, "", (), None, what, old, new, Weight.STRUCTURE)


def _title(entry: Entry) -> str:
    title = entry.data.get("title")
    return title if isinstance(title, str) else entry.id


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the comparison stands: for machines, for people, and in the newer file."""

    where: str = ""
    titles: tuple[Words | str, ...] = ()
    part: str | None = None
    route: Route = ()

    def field(self, name: str, title: Words | str) -> _Place:
        where = f"{self.where}.{name}" if self.where else name
        return _Place(where, (*self.titles, title), self.part, (*self.route, name))

    def item(self, key: str, index: int | None, part: str | None) -> _Place:
        """An item of a list; what the newer list lacks stands where the list stands."""
        route = self.route if index is None else (*self.route, index)
        return _Place(f"{self.where}.{key}", (*self.titles, key), part or self.part, route)


class _Comparison:
    """Compares two states of one document; knows only which document it is."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def models(
        self,
        old: Model,
        new: Model,
        place: _Place,
        skipped: tuple[str, ...] = (),
    ) -> Iterator[Change]:
        for name, info in type(new).model_fields.items():
            shown = info.alias or name
            before, after = getattr(old, name), getattr(new, name)
            if name in skipped or before == after:
                continue
            yield from self.values(before, after, place.field(shown, _words(info)), info, (old, new))

    def values(
        self,
        old: Any,
        new: Any,
        place: _Place,
        info: FieldInfo,
        parents: tuple[Model, Model],
    ) -> Iterator[Change]:
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
        pairs, order_changed = _pair(old, new)
        for key, index, before, after in pairs:
            inner = place.item(key, index, key if _is_part(after if after is not None else before) else None)
            if before is not None and after is not None:
                yield from self.models(before, after, inner)
            else:
                yield self.one(_what(before, after), before, after, inner, weigh_presence(info, added=before is None))
        if order_changed:
            yield self.one(What.REORDERED, _keys(old), _keys(new), place, Weight.STRUCTURE)

    def plain_items(
        self,
        old: tuple[Any, ...],
        new: tuple[Any, ...],
        place: _Place,
        info: FieldInfo,
    ) -> Iterator[Change]:
        """Lists of values: what came, what went, and whether the rest stands in another order."""
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        if gone and come and len(old) == len(new) == 1:
            item = replace(place, route=(*place.route, 0))
            yield self.one(What.CHANGED, old[0], new[0], item, weigh(info, old[0], new[0], None))
            return
        for value in gone.elements():
            yield self.one(What.REMOVED, value, None, place, weigh_presence(info, added=False))
        for value in come.elements():
            item = replace(place, route=(*place.route, new.index(value)))
            yield self.one(What.ADDED, None, value, item, weigh_presence(info, added=True))
        kept_old = [value for value in old if value in new]
        kept_new = [value for value in new if value in old]
        if kept_old != kept_new and Counter(kept_old) == Counter(kept_new):
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
        bookkeeping = place.route[0] in _BOOKKEEPING
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


def _is_part(item: object) -> bool:
    return isinstance(item, Model) and part_field(type(item)) is not None


def _what(old: Any, new: Any) -> What:
    if old is None:
        return What.ADDED
    return What.REMOVED if new is None else What.CHANGED


def _words(info: FieldInfo) -> Words:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    english: Any = extra.get("x-en", {})
    return Words(info.title or "", str(english.get("title", "")))


def _key(item: Model) -> str | None:
    name = part_field(type(item))
    if name is not None:
        return str(getattr(item, name))
    for natural in _NATURAL_KEYS:
        if natural in type(item).model_fields:
            return str(getattr(item, natural)).rpartition(":")[2]
    return None


def _keys(items: tuple[Any, ...]) -> list[str]:
    return [_key(item) or str(number) for number, item in enumerate(items)]


def _pair(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[list[_Pair], bool]:
    """Items that are the same thing before and after, and whether those stand in another order."""
    old_keys, new_keys = _keys(old), _keys(new)
    keyed = (
        all(_key(item) is not None for item in (*old, *new))
        and len(set(old_keys)) == len(old)
        and len(set(new_keys)) == len(new)
    )
    if keyed:
        before, after = dict(zip(old_keys, old, strict=True)), dict(zip(new_keys, new, strict=True))
        index = {key: number for number, key in enumerate(new_keys)}
        pairs = [
            (key, index.get(key), before.get(key), after.get(key)) for key in dict.fromkeys([*new_keys, *old_keys])
        ]
        common_old = [key for key in old_keys if key in after]
        common_new = [key for key in new_keys if key in before]
        changed = [pair for pair in pairs if pair[2] != pair[3]]
        return changed, common_old != common_new
    return _align(old, new), False


def _align(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[_Pair]:
    """Items without a key: what is equal stands still; what differs in the same place is a change."""
    left, right = [repr(item) for item in old], [repr(item) for item in new]
    pairs: list[_Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset in range(max(i2 - i1, j2 - j1)):
            before = old[i1 + offset] if i1 + offset < i2 else None
            after = new[j1 + offset] if j1 + offset < j2 else None
            number = (j1 if after is not None else i1) + offset
            pairs.append((str(number), number if after is not None else None, before, after))
    return pairs
