"""The background of records: the documents that they speak of, as these stand now and as they stood then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from svcq_build.figures import WeighedItem
from svcq_build.history import NONE, Versions, past_versions, version_of
from svcq_build.kinds.checklist import Checklist
from svcq_build.load import Corpus, Entry, NewNames, names_of_today
from svcq_build.model import Reference, parse_version
from svcq_build.records.staff import StaffList, read_staff

#: What is known of a version: it is today's; it can be read; it was, but cannot be read here; nobody can tell; it
#: never was.
Standing = Literal["now", "then", "lost", "untold", "never"]


@dataclass(frozen=True, slots=True)
class Stood:
    """A document in a version.

    Attributes:
        standing: what is known of that version. entry: the document in it, where it can be read.
        versions: those that it had, the newest first.
    """

    standing: Standing
    entry: Entry | None = None
    versions: tuple[str, ...] = ()


class Items(NamedTuple):
    """The items of a checklist in a version, the score from which it passed, and the items that always apply."""

    items: tuple[WeighedItem, ...]
    pass_mark: float | None
    always: frozenset[str] = frozenset()


class Background:
    """The documents that records speak of. Git is asked when the first record speaks of a version of the past."""

    def __init__(self, corpus: Corpus, root: Path | None = None) -> None:
        """Take the documents of today; without ``root``, git is not asked."""
        self._corpus, self._root = corpus, root
        self._known: dict[tuple[str, str], Stood] = {}
        self._items: dict[tuple[str, str], Items | None] = {}

    @cached_property
    def _names(self) -> NewNames:
        return names_of_today(self._corpus)

    @cached_property
    def _past(self) -> Versions:
        return past_versions(self._root, self._corpus) if self._root is not None else NONE

    @cached_property
    def staff(self) -> StaffList | None:
        """The staff list; None where ``mkdocs.yml`` names none."""
        written = self._corpus.settings.svcq.staff_codes
        return read_staff(self._root, written) if written is not None and self._root is not None else None

    def find(self, reference: Reference) -> tuple[str, str | None]:
        """The document (``kind:id``) and the part that a reference of then means now: a record keeps old names."""
        return self._names.of(reference.document, reference.part)

    def entry(self, reference: Reference) -> Entry | None:
        """The document that a reference of then leads to, as it stands now."""
        return self._corpus.entries.get(self.find(reference)[0])

    def ever_had(self, entry: Entry, part: str) -> bool:
        """Whether a document has a part, or had it in a version of the past."""
        return part in entry.parts or any(one.entry and part in one.entry.parts for one in self._past.of(entry))

    def on(self, entry: Entry, day: dt.date) -> Entry:
        """A document as it stood on a day, as far as git tells; as it stands now where it does not."""
        changes = entry.model.changes if entry.model is not None else ()
        return self._past.on(entry, day) if any(change.date > day for change in changes) else entry

    def stood(self, entry: Entry, version: str) -> Stood:
        """A document in a version, as far as it is known here."""
        key = (entry.ref, version)
        if key not in self._known:
            self._known[key] = self._stood(entry, version)
        return self._known[key]

    def items(self, checklist: Entry, version: str) -> Items | None:
        """The items of a checklist as they stood in a version; None where that cannot be read."""
        key = (checklist.ref, version)
        if key not in self._items:
            then = self.stood(checklist, version).entry
            model = then.model if then is not None else None
            found = None
            if isinstance(model, Checklist):
                listed = [item for section in model.sections for item in section.items]
                weighed = tuple(WeighedItem(item.id, float(item.weight), item.critical) for item in listed)
                bound = model.not_applicable == "stated"
                always = frozenset(item.id for item in listed if bound and item.not_applicable is None)
                found = Items(weighed, model.pass_mark, always)
            self._items[key] = found
        return self._items[key]

    def _stood(self, entry: Entry, version: str) -> Stood:
        today = version_of(entry)
        if version == today:
            return Stood("now", entry, (today,))
        past = self._past.of(entry)
        listed = [str(change.get("version")) for change in entry.data.get("changes") or () if isinstance(change, dict)]
        versions = tuple(dict.fromkeys([today, *(one.version for one in past), *listed]))
        for one in past:
            if one.version == version:
                return Stood("then" if one.entry is not None else "lost", one.entry, versions)
        if version in listed:
            return Stood("lost", None, versions)
        is_whole = self._past is not NONE and self._past.lost is None
        if is_whole or listed or (today and parse_version(version) > parse_version(today)):
            return Stood("never", None, versions)
        return Stood("untold", None, versions)
