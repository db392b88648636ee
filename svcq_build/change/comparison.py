"""Diff: two corpora compared by meaning. Comments, order of fields, quotes and line breaks are no changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svcq_build.change.changes import Change, Weight, What
from svcq_build.change.states import BOOKKEEPING, Comparison
from svcq_build.load import Corpus, Entry, follow, new_names, requoted


def diff(old: Corpus, new: Corpus) -> list[Change]:
    """Everything that changed in meaning from one corpus to another.

    Returns:
        changes by document, in the order of the newer corpus, then what was removed. A renamed document
        (it was ``formerly`` a removed one, or ``replaces`` it) is one change, followed by what else changed in it.
        References that only follow the new names of documents and parts are no change. Nor is what a document says
        otherwise because a parameter that it quotes has another value: that is a change of the parameter.
    """
    names = new_names(old, new)
    moved = {now: was for was, now in names.documents.items()}
    old = requoted(follow(old, names), new.parameters)
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


def diff_versions(before: Entry, after: Entry) -> list[Change]:
    """What changed in meaning between two readable states of one document (see :func:`diff`), bookkeeping left out.

    Args:
        before, after: the states, with the same names of documents and parts
            (:func:`svcq_build.load.former_names.followed`).
    """
    if before.kind is not after.kind:
        return [_whole(after, What.CHANGED, before.kind.name, after.kind.name)]
    assert before.model is not None
    assert after.model is not None
    same = (name for name, value in after.data.items() if name in before.data and before.data[name] == value)
    skipped = frozenset(("kind", "replaces", *BOOKKEEPING, *same))
    return list(Comparison(after, before.model, after.model).changes(skipped))


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
        told = () if before.ref == after.ref else ("replaces",)  # by the change of name
        yield from Comparison(after, before.model, after.model).changes(("kind", *told))


def _whole(entry: Entry, what: What, old: Any, new: Any) -> Change:
    return Change(entry.ref, entry.path, "", (), None, what, old, new, Weight.STRUCTURE)


def _title(entry: Entry) -> str:
    title = entry.data.get("title")
    return title if isinstance(title, str) else entry.id
