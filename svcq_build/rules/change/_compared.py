"""A document before and after the change under review, and how messages speak of what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.change import Change, Weight, What, plain
from svcq_build.kinds._document import Change as Record
from svcq_build.kinds._document import Document
from svcq_build.load import Entry
from svcq_build.model import Spot, next_version
from svcq_build.rules import Context
from svcq_build.words import Message, say

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Compared:
    """A governed document that could be read on both sides.

    Attributes:
        entry: the document as it is. old, new: its models. changes: what changed in meaning.
    """

    entry: Entry
    old: Document
    new: Document
    changes: tuple[Change, ...]

    @property
    def was_draft(self) -> bool:
        """Whether nobody had to follow it yet: then it could change without being recorded."""
        return self.old.status == "draft"

    @property
    def substance(self) -> tuple[Change, ...]:
        """The changes that are more than wording. To be retired is none: another rule asks for its reason."""
        return tuple(
            change
            for change in self.changes
            if change.weight is not Weight.WORDING
            and not change.bookkeeping
            and change.what is not What.RENAMED
            and not (change.where == "status" and self.new.status == "retired")
        )

    @property
    def records(self) -> list[tuple[int, Record]]:
        """The entries of ``changes`` that this change added, with their places."""
        known = {record.version for record in self.old.changes}
        return [(index, record) for index, record in enumerate(self.new.changes) if record.version not in known]

    @property
    def has_risen(self) -> bool:
        """Whether the version is higher than before."""
        return self.new.version is not None and (self.old.version is None or self.new.version > self.old.version)

    def spot(self, change: Change) -> Spot:
        """Where a change stands in the document as it is; for what is gone, what it stood in."""
        return Spot(self.entry.path, change.route)


def compared(context: Context) -> Iterator[Compared]:
    """Every governed document that changed and that could be read before and after."""
    base = context.review_base
    if base is None:
        return
    for ref, changes in base.changed.items():
        entry, before = context.corpus.entries.get(ref), base.before(ref)
        if entry is None or before is None or not entry.kind.governed or before.kind is not entry.kind:
            continue
        if entry.model is not None and before.model is not None:
            yield Compared(entry, before.model, entry.model, changes)


def how_to_record(document: Compared, context: Context) -> Message:
    """The advice for a change that is not recorded: the version and the entry that it lacks."""
    assert context.review_base is not None
    versions = [record.version for record in document.new.changes]
    versions += [version for version in (document.old.version, document.new.version) if version is not None]
    new = document.new.version
    return say(
        'Write version: "{version}", and on top of “changes” what changed and why. In a terminal: '
        "svcq bump {ref} --base {base}",
        version=new if document.has_risen else next_version(max(versions, default=None), "substance"),
        ref=document.entry.ref,
        base=context.review_base.commit[:12],
    )


def told(change: Change) -> Message:
    """A change in a few words, with its field as the file names it."""
    if not change.where:  # of the whole document: it is there, but not for git
        return say("git has no file of it any more (does .gitignore leave it out?)")
    if change.what is What.REORDERED:
        return say("“{where}” stands in another order", where=change.where)
    if change.what is What.MOVED:
        return say("“{where}” was moved to another group", where=change.where)
    if change.what is What.ADDED:
        return say("“{where}” was added", where=change.where)
    if change.what is What.REMOVED:
        return say("“{where}” was removed", where=change.where)
    old, new = (" ".join(str(plain(value)).split()) for value in (change.old, change.new))
    if max(len(old), len(new)) > _SHOWN:
        return say("“{where}” was changed", where=change.where)
    return say("“{where}” was changed from “{old}” to “{new}”", where=change.where, old=old, new=new)
