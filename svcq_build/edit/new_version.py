"""Bump: give a changed document its next version and record the change in its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.change import Change, ReviewBase, Weight, What
from svcq_build.edit.edit import insert_item, read_file, set_value
from svcq_build.edit.splice import AddField, Remove, Step, splice
from svcq_build.kinds._document import Change as ChangeEntry
from svcq_build.kinds._document import Document
from svcq_build.load import Entry
from svcq_build.model import VersionNumber, next_version, parse_version
from svcq_build.words import REASON_TO_WRITE, Message, names_part, say

#: Fields after which these may be written where a document lacks them, best first.
_AFTER = {
    "version": ("status", "summary", "title", "kind"),
    "effective": ("owner", "version", "status", "summary", "title", "kind"),
    "changes": ("review", "effective", "owner", "version", "status", "summary", "title", "kind"),
}


class NothingToBump(Exception):
    """The document cannot be bumped; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be recorded.

    Attributes:
        class_, trigger, reason, evidence: as in an entry of ``changes``.
        version: the new version; the next one by the class when None.
        effective: the day from which the change applies, where that is to be written too.
    """

    class_: str
    trigger: str | None = None
    reason: str | None = None
    evidence: str | None = None
    version: VersionNumber | None = None
    effective: dt.date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the reason is still to be written, which the check asks for."""
        return self.reason in REASON_TO_WRITE.values()


@dataclass(frozen=True, slots=True)
class Bumped:
    """The result. ``content`` are the file's new bytes; ``affects`` the parts that were named."""

    version: VersionNumber
    affects: tuple[str, ...]
    content: bytes


def bump(base: ReviewBase, entry: Entry, wish: Wish, today: dt.date, content: bytes) -> Bumped:
    """Record the change of a document since a base.

    Args:
        base: what the documents were. entry: the document as it is. wish: what to record.
        today: the date of the entry. content: the bytes of the document's file.
    Raises:
        NothingToBump: when it did not change, when the change is recorded already, or when the class is wrong.
        CannotEdit: when its file is written in a way that cannot be edited.
    """
    model = entry.model
    assert model is not None
    before = base.before(entry.ref)
    old = before.model if before is not None else None
    changes = [
        change
        for change in base.changed.get(entry.ref, ())
        if not change.bookkeeping and change.what is not What.RENAMED
    ]
    if not changes:
        raise NothingToBump(
            say(
                "{ref} did not change in meaning since {base}. If the change is committed already, say since when, for "
                "instance: --base main",
                ref=entry.ref,
                base=base.commit[:12],
            )
        )
    version = _version(model, old, wish)
    _agree(model, wish, changes, before is None, today)
    affects = _affects(entry, changes)
    gone = [part for part in affects if part not in entry.parts and not names_part(wish.reason or "", part)]
    if gone and not wish.is_open:
        raise NothingToBump(
            say("{parts} is gone: name it in --reason, so that readers find out why.", parts=", ".join(gone))
        )
    item: dict[str, Any] = {"version": str(version), "date": today.isoformat(), "class": wish.class_}
    for name in ("trigger", "reason", "evidence"):
        if getattr(wish, name):
            item[name] = getattr(wish, name)
    if affects:
        item["affects"] = list(affects)
    return Bumped(version, affects, record(entry.path, content, item, wish.effective))


def _version(model: Document, old: Document | None, wish: Wish) -> VersionNumber:
    known = {change.version for change in old.changes} if old is not None else set()
    fresh = [change.version for change in model.changes if change.version not in known]
    highest = max([version for version in (model.version, old.version if old else None) if version], default=None)
    highest = max([highest, *(change.version for change in model.changes)]) if highest else highest
    if wish.version is not None:
        if wish.version in {change.version for change in model.changes}:
            raise NothingToBump(say("The change {version} is recorded already.", version=wish.version))
        if highest is not None and (wish.version < highest or (old is not None and wish.version == old.version)):
            raise NothingToBump(
                say("The version must be higher than {highest}, not {version}.", highest=highest, version=wish.version)
            )
        return wish.version
    if fresh:
        raise NothingToBump(
            say(
                "This change is recorded already, as {version}: add to that entry, or give a higher --version.",
                version=max(fresh),
            )
        )
    if old is None:
        return model.version or next_version(None, wish.class_)
    if model.version is not None and (old.version is None or model.version > old.version):
        return model.version  # raised by hand: only its entry is missing
    return next_version(highest, wish.class_)


def _agree(model: Document, wish: Wish, changes: Sequence[Change], new: bool, today: dt.date) -> None:
    """Refuse what the rules of change would only complain about."""
    substance = [change for change in changes if change.weight is not Weight.WORDING]
    if wish.class_ == "wording" and substance and not new:
        raise NothingToBump(
            say(
                "This is more than wording: “{where}” changed in meaning. Use --class substance, or safety.",
                where=substance[0].where,
            )
        )
    if wish.class_ != "wording" and not (wish.trigger and wish.reason) and not wish.is_open:
        raise NothingToBump(say("A change of substance or safety needs --trigger and --reason."))
    effective = wish.effective or model.effective
    if wish.class_ == "safety" and (effective is None or effective < today):
        raise NothingToBump(
            say(
                "A change of safety needs the day from which it applies, from today on: --effective {today}",
                today=today,
            )
        )


def _affects(entry: Entry, changes: Sequence[Change]) -> tuple[str, ...]:
    """The parts that changed: those of substance, else those reworded. First, in the document's order, those that it
    still has, then those that are gone.
    """
    substance = [change for change in changes if change.weight is not Weight.WORDING]
    parts = dict.fromkeys(change.part for change in substance or changes if change.part is not None)
    return tuple(part for part in (*entry.parts, *(part for part in parts if part not in entry.parts)) if part in parts)


def name_parts(base: ReviewBase, entry: Entry, content: bytes) -> bytes:
    """Let the one entry that records a change already name the parts that the change touches by now.

    Args:
        base: what the document is compared with. entry: the document as it is. content: its file's bytes.
    Returns:
        the file's new bytes; the same ones where nothing has to be said otherwise, or several entries share the change.
    Raises:
        CannotEdit: when its file is written in a way that cannot be edited.
    """
    before = base.before(entry.ref)
    if entry.model is None or before is None or before.model is None:
        return content
    known = {change.version for change in before.model.changes}
    fresh = [place for place, change in enumerate(entry.model.changes) if change.version not in known]
    if len(fresh) != 1:
        return content
    changes = [change for change in base.changed.get(entry.ref, ()) if not change.bookkeeping]
    named, parts = entry.model.changes[fresh[0]].affects, _affects(entry, changes)
    if set(named) == set(parts) or not changes:
        return content
    route = ("changes", fresh[0])
    steps: list[Step] = [Remove((*route, "affects"))] if named else []
    order = [info.alias or name for name, info in ChangeEntry.model_fields.items()]
    return splice(entry.path, content, [*steps, *([AddField(route, "affects", list(parts), order)] if parts else [])])


def record(path: str, content: bytes, item: dict[str, Any], effective: dt.date | None = None) -> bytes:
    """Write an entry of ``changes`` and its version into a document's file; nothing else in it moves.

    Args:
        path: the file's path, which tells Markdown. content: its bytes. item: the entry, as the file names its fields.
        effective: a day to write under ``effective``.
    Raises:
        CannotEdit: when the file is written in a way that cannot be edited.
    """
    fields = {"version": item["version"]}
    if effective is not None:
        fields["effective"] = effective.isoformat()
    for name, value in fields.items():
        file = read_file(path, content)
        content = file.edited(set_value(file, name, value, _AFTER[name]), {**file.data(), name: value})
    file = read_file(path, content)
    edits = insert_item(file, "changes", item, _AFTER["changes"])
    data = file.data()
    return file.edited(edits, {**data, "changes": [item, *(data.get("changes") or [])]})


def read_version(text: str) -> VersionNumber:
    """A version as it may be given on the command line. Raises ValueError on anything else."""
    version = parse_version(text)
    if not 2 <= len(version.numbers) <= 3 or not all(0 <= number < 100_000 for number in version.numbers):
        raise ValueError(text)
    return version
