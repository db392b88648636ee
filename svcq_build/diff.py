"""Diff: two corpora compared by meaning. Comments, order of fields, quotes and line breaks are no changes."""

from __future__ import annotations

import typing
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal

from pydantic.fields import FieldInfo

from svcq_build.changes import Change, Weight, What
from svcq_build.corpus import Corpus, Entry
from svcq_build.fields import Duration, Model, PartIdMark
from svcq_build.former_names import follow, new_names
from svcq_build.messages import Words
from svcq_build.prose_diff import weigh_prose
from svcq_build.walk import part_field

#: Fields that record changes rather than make them.
_BOOKKEEPING = frozenset({"version", "changes", "review", "effective", "id", "formerly", "former_parts", "waivers"})
#: Fields that identify an item of a list that has no part id.
_NATURAL_KEYS = ("version", "level", "competence")


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
        yield from _Comparison(after).models(before.model, after.model, "", (), None, skipped=("kind", "replaces"))


def _whole(entry: Entry, what: What, old: Any, new: Any) -> Change:
    return Change(entry.ref, entry.path, "", (), None, what, old, new, Weight.STRUCTURE)


def _title(entry: Entry) -> str:
    title = entry.data.get("title")
    return title if isinstance(title, str) else entry.id


class _Comparison:
    """Compares two states of one document; knows only which document it is."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def models(
        self,
        old: Model,
        new: Model,
        where: str,
        titles: tuple[Words | str, ...],
        part: str | None,
        skipped: tuple[str, ...] = (),
    ) -> Iterator[Change]:
        for name, info in type(new).model_fields.items():
            shown = info.alias or name
            before, after = getattr(old, name), getattr(new, name)
            if name in skipped or before == after:
                continue
            yield from self.values(
                before, after, f"{where}.{shown}" if where else shown, (*titles, _words(info)), part, info, (old, new)
            )

    def values(
        self,
        old: Any,
        new: Any,
        where: str,
        titles: tuple[Words | str, ...],
        part: str | None,
        info: FieldInfo,
        parents: tuple[Model, Model],
    ) -> Iterator[Change]:
        if isinstance(old, Model) and isinstance(new, Model):
            yield from self.models(old, new, where, titles, part)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            if any(isinstance(item, Model) for item in (*old, *new)):
                yield from self.items(old, new, where, titles, part, info)
            else:
                yield from self.plain_items(old, new, where, titles, part, info)
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys([*old, *new]):
                if old.get(key) != new.get(key):
                    yield self.one(
                        _what(old.get(key), new.get(key)),
                        old.get(key),
                        new.get(key),
                        f"{where}.{key}",
                        (*titles, key),
                        part,
                        Weight.STRUCTURE,
                    )
        else:
            yield self.one(_what(old, new), old, new, where, titles, part, weigh(info, old, new, parents))

    def items(
        self,
        old: tuple[Any, ...],
        new: tuple[Any, ...],
        where: str,
        titles: tuple[Words | str, ...],
        part: str | None,
        info: FieldInfo,
    ) -> Iterator[Change]:
        """Lists of groups: items are recognised by their part id or natural key, else by their likeness."""
        pairs, order_changed = _pair(old, new)
        for key, before, after in pairs:
            place, along = f"{where}.{key}", (*titles, key)
            inner = key if _is_part(after if after is not None else before) else part
            if before is not None and after is not None:
                yield from self.models(before, after, place, along, inner)
            else:
                weight = _weigh_presence(info, added=before is None)
                yield self.one(_what(before, after), before, after, place, along, inner, weight)
        if order_changed:
            yield self.one(What.REORDERED, _keys(old), _keys(new), where, titles, part, Weight.STRUCTURE)

    def plain_items(
        self,
        old: tuple[Any, ...],
        new: tuple[Any, ...],
        where: str,
        titles: tuple[Words | str, ...],
        part: str | None,
        info: FieldInfo,
    ) -> Iterator[Change]:
        """Lists of values: what came, what went, and whether the rest stands in another order."""
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        if gone and come and len(old) == len(new) == 1:
            yield self.one(What.CHANGED, old[0], new[0], where, titles, part, weigh(info, old[0], new[0], None))
            return
        for value in gone.elements():
            yield self.one(What.REMOVED, value, None, where, titles, part, _weigh_presence(info, added=False))
        for value in come.elements():
            yield self.one(What.ADDED, None, value, where, titles, part, _weigh_presence(info, added=True))
        kept_old = [value for value in old if value in new]
        kept_new = [value for value in new if value in old]
        if kept_old != kept_new and Counter(kept_old) == Counter(kept_new):
            weight = Weight.WORDING if _stricter(info) == "neither" else Weight.STRUCTURE
            yield self.one(What.REORDERED, old, new, where, titles, part, weight)

    def one(
        self,
        what: What,
        old: Any,
        new: Any,
        where: str,
        titles: tuple[Words | str, ...],
        part: str | None,
        weight: Weight,
    ) -> Change:
        bookkeeping = where.split(".")[0] in _BOOKKEEPING
        return Change(
            self.entry.ref,
            self.entry.path,
            where,
            titles,
            part,
            what,
            old,
            new,
            Weight.STRUCTURE if bookkeeping else weight,
            bookkeeping,
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


def _pair(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[list[tuple[str, Any, Any]], bool]:
    """Items that are the same thing before and after, and whether those stand in another order."""
    old_keys, new_keys = _keys(old), _keys(new)
    keyed = (
        all(_key(item) is not None for item in (*old, *new))
        and len(set(old_keys)) == len(old)
        and len(set(new_keys)) == len(new)
    )
    if keyed:
        before, after = dict(zip(old_keys, old, strict=True)), dict(zip(new_keys, new, strict=True))
        pairs = [(key, before.get(key), after.get(key)) for key in dict.fromkeys([*new_keys, *old_keys])]
        common_old = [key for key in old_keys if key in after]
        common_new = [key for key in new_keys if key in before]
        changed = [(key, was, now) for key, was, now in pairs if was != now]
        return changed, common_old != common_new
    return _align(old, new), False


def _align(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[tuple[str, Any, Any]]:
    """Items without a key: what is equal stands still; what differs in the same place is a change."""
    left, right = [repr(item) for item in old], [repr(item) for item in new]
    pairs: list[tuple[str, Any, Any]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset in range(max(i2 - i1, j2 - j1)):
            before = old[i1 + offset] if i1 + offset < i2 else None
            after = new[j1 + offset] if j1 + offset < j2 else None
            pairs.append((str((j1 if after is not None else i1) + offset), before, after))
    return pairs


def _stricter(info: FieldInfo) -> str | None:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    how = extra.get("x-stricter")
    return str(how) if how else None


def _weigh_presence(info: FieldInfo, *, added: bool) -> Weight:
    how = _stricter(info)
    if how in (None, "neither"):
        return Weight.STRUCTURE if how is None else Weight.WORDING
    return Weight.STRICTER if added else Weight.LOOSER


def weigh(info: FieldInfo, old: Any, new: Any, parents: tuple[Model, Model] | None) -> Weight:
    """How the change of one value weighs, by what the field declares to be stricter.

    Args:
        info: the field. old, new: its values. parents: the groups that it stands in, for fields that follow a sibling.
    """
    how = _stricter(info)
    if how == "neither":
        return Weight.WORDING
    if how is not None and (old is None or new is None):
        return Weight.STRICTER if old is None else Weight.LOOSER
    if how in ("lower", "higher", "as:direction"):
        first, second = _number(old), _number(new)
        if how == "as:direction":
            assert parents is not None
            how = getattr(parents[1], "direction", "higher")
            if how != getattr(parents[0], "direction", "higher"):
                return Weight.STRUCTURE
        if first is None or second is None or first == second:
            return Weight.STRUCTURE
        return Weight.STRICTER if (second > first) == (how == "higher") else Weight.LOOSER
    if how == "first":
        order = _choices(info)
        return Weight.STRICTER if order.index(new) < order.index(old) else Weight.LOOSER
    if isinstance(old, str) and isinstance(new, str) and _is_prose(info):
        return weigh_prose(old, new)
    return Weight.STRUCTURE


def _number(value: Any) -> float | None:
    if isinstance(value, Duration):
        return value.minutes
    return float(value) if isinstance(value, (int, float)) else None


def _choices(info: FieldInfo) -> list[Any]:
    annotation: Any = info.annotation
    if typing.get_origin(annotation) is not Literal:
        annotation = next(option for option in typing.get_args(annotation) if typing.get_origin(option) is Literal)
    return list(typing.get_args(annotation))


def _is_prose(info: FieldInfo) -> bool:
    marks = repr(info.metadata) + repr(info.annotation)
    return "Prose(" in marks and PartIdMark.__name__ not in marks
