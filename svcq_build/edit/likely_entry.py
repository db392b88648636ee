"""The likely entry: what is most likely to be recorded of a change, as far as the files tell.

The class follows from the weight of what changed, the trigger from new data behind the document. What only a person
knows is left open: the reason holds the place for one, and the check is not content until it is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from svcq_build.change import Change, ReviewBase, Weight, What
from svcq_build.edit.edit import CannotEdit
from svcq_build.edit.new_version import NothingToBump, Wish, bump
from svcq_build.load import Entry
from svcq_build.words import REASON_TO_WRITE

#: What new data behind a document say of why it changed.
_TRIGGERS = {
    "regulation": "regulation",
    "survey": "customer-feedback",
    "complaints": "customer-feedback",
    "inspection": "assessment-result",
    "measurement": "assessment-result",
}


def likely_wish(base: ReviewBase, entry: Entry, language: str) -> Wish:
    """What is most likely to be recorded of a document's change.

    Args:
        base: what the documents were. entry: the document as it is. language: that of the documents.
    """
    changes = [change for change in base.changed.get(entry.ref, ()) if not change.bookkeeping]
    if all(change.weight is Weight.WORDING and change.where != "status" for change in changes):
        return Wish("wording")
    reason = REASON_TO_WRITE.get(language, REASON_TO_WRITE["en"])
    return Wish("substance", _likely_trigger(changes), reason)


def _likely_trigger(changes: list[Change]) -> str | None:
    """The trigger that all data point to that came with the change; None when none or several do."""
    added = [change.new for change in changes if change.what is What.ADDED and change.where.startswith("basis")]
    found = {_TRIGGERS.get(str(getattr(one, "source", ""))) for one in added}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class LikelyRecord:
    """A document's file with the likely entry in it.

    Attributes:
        document: ``kind:id``. path: its file. is_open: whether the reason is still to be written.
        old, new: the file's bytes as they are, and with the entry.
    """

    document: str
    path: str
    is_open: bool
    old: bytes
    new: bytes


def likely_records(
    base: ReviewBase, documents: Iterable[str], today: dt.date, read: Callable[[str], bytes]
) -> Iterator[LikelyRecord]:
    """Record, as far as the files tell, the changes of some documents that are not recorded.

    Args:
        base: what the documents were. documents: those whose change is not recorded, ``kind:id``.
        today: the date of the entries. read: the bytes of a file, by its path from the handbook's root.
    Yields:
        what can be recorded; a document that cannot be edited, or is recorded already, is passed over.
    """
    language = base.new.settings.svcq.languages[0]
    for document in documents:
        entry = base.new.entries.get(document)
        if entry is None or entry.model is None:
            continue
        wish, old = likely_wish(base, entry, language), read(entry.path)
        try:
            bumped = bump(base, entry, wish, today, old)
        except (NothingToBump, CannotEdit):
            continue
        yield LikelyRecord(document, entry.path, wish.is_open, old, bumped.content)
