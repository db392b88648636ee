"""History: the past versions of documents beside those of today, and what changed between any two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

from svcq_build.change.changes import Change, Weight, plain
from svcq_build.change.comparison import diff_versions
from svcq_build.history import NOWHERE, PastVersion, Stand, Versions, public_versions, version_of
from svcq_build.load import Corpus, Entry, NewNames, followed, names_of_today
from svcq_build.words import Message

#: By language, then by (``kind:id`` of today, version): from (context, text) to the translation of then.
Translations = Mapping[str, Mapping[tuple[str, str], Mapping[tuple[str, str], str]]]
NO_TRANSLATIONS: Translations = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, and between which versions it is found.

    Attributes:
        change: the change. pairs: (older, newer) as places in the sequence of versions that was compared.
    """

    change: Change
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The readable versions of a document, compared.

    Attributes:
        versions: their numbers, the oldest first, that of today last. differences: between any two of them.
    """

    versions: tuple[str, ...]
    differences: tuple[Difference, ...]

    def between(self, older: str, newer: str) -> list[Change]:
        """What changed from one version to a later one; nothing where one of them cannot be read."""
        if older not in self.versions or newer not in self.versions:
            return []
        pair = (self.versions.index(older), self.versions.index(newer))
        return [difference.change for difference in self.differences if pair in difference.pairs]


class History:
    """What a handbook knows of its own past. Comparisons are made when they are asked for, and kept."""

    def __init__(
        self,
        versions: Versions,
        today: Corpus,
        translations: Translations = NO_TRANSLATIONS,
        stand: Stand = NOWHERE,
    ) -> None:
        """Begin.

        Args:
            versions: the past ones. today: the documents as they are now.
            translations: what the past versions said in other languages. stand: the commit that today's are at.
        """
        self._versions, self._today, self._translations = versions, today, translations
        self.stand = stand
        self._compared: dict[str, Compared] = {}
        self._names: NewNames | None = None

    @property
    def documents(self) -> Sequence[str]:
        """The documents that have past versions, in the order of today's files."""
        return [ref for ref in self._today.entries if self.of(ref)]

    @property
    def begins(self) -> dt.date | None:
        """The first day that the clone at hand knows of, when it does not hold the whole history."""
        return self._versions.begins

    @property
    def lost(self) -> Message | None:
        """What of the past git cannot tell of, why, and how to mend it; None when nothing is missing."""
        return self._versions.lost

    @property
    def misdated(self) -> Message | None:
        """What days had to be taken from other commits, because a commit's own cannot be; mostly None."""
        return self._versions.misdated

    def of(self, document: str) -> Sequence[PastVersion]:
        """The past versions of ``kind:id``, the newest first."""
        now = self._today.entries.get(document)
        return self._versions.of(now) if now is not None else ()

    def on(self, now: Entry, day: dt.date) -> Entry:
        """A document as it stood on a day; see :meth:`Versions.on`."""
        return self._versions.on(now, day)

    def returned(self, document: str) -> Sequence[PastVersion]:
        """The versions of ``kind:id`` that were taken back and released again, the newest first, today's among them."""
        now = self._today.entries.get(document)
        stood = self._versions.standing.get(document)
        found = [stood] if stood is not None and now is not None and stood.version == version_of(now) else []
        return [past for past in (*found, *self.of(document)) if past.earlier]

    def translation(self, past: PastVersion, language: str, context: str, text: str) -> str | None:
        """What a text of a past version was in a language then; None when it was not translated.

        Args:
            context: the text's, as ``localise`` names it: the document's ref and the field.
        """
        then = self._translations.get(language, {}).get((past.document, past.version))
        return then.get((f"{past.then} {context.partition(' ')[2]}", text)) if then else None

    def compared(self, document: str) -> Compared:
        """Every two readable versions of a document with past versions, compared."""
        if document not in self._compared:
            self._compared[document] = self._compare(document)
        return self._compared[document]

    def weights(self, document: str) -> Mapping[str, frozenset[Weight]]:
        """For each version that can be compared with the one before it: how its changes weigh."""
        if not self.of(document):
            return {}
        compared = self.compared(document)
        pairs = zip(compared.versions, compared.versions[1:], strict=False)
        return {newer: frozenset(change.weight for change in compared.between(older, newer)) for older, newer in pairs}

    def renewed(self, today: Corpus) -> History:
        """The same past beside later documents; comparisons of unchanged documents are kept."""
        later = History(self._versions, today, self._translations, replace(self.stand, edited=True))
        for ref, compared in self._compared.items():
            if today.entries.get(ref) is self._today.entries.get(ref):
                later._compared[ref] = compared
        return later

    def for_public(self, public: Corpus) -> History:
        """What of this past the public may know, beside the public documents of today."""
        return History(public_versions(self._versions, self._today, public), public, self._translations)

    @property
    def names(self) -> NewNames:
        """What documents and parts of then are called today."""
        if self._names is None:
            self._names = names_of_today(self._today)
        return self._names

    def _compare(self, document: str) -> Compared:
        states: list[tuple[str, Entry]] = []
        for past in reversed(self.of(document)):
            if past.entry is not None:
                states.append((past.version, past.entry))
        now = self._today.entries[document]
        if now.model is not None:
            states.append((version_of(now), now))
        entries = [entry for _, entry in states]
        return Compared(tuple(version for version, _ in states), tuple(compare_all(entries, self.names)))


def compare_all(states: Sequence[Entry], names: NewNames) -> list[Difference]:
    """Compare every two versions of a document. A change that many pairs of versions show is told once.

    Args:
        states: its readable versions, the oldest first. names: what has another id today.
    """
    states = [followed(state, names) for state in states]
    found: dict[tuple[object, ...], tuple[Change, list[tuple[int, int]]]] = {}
    for older, newer in combinations(range(len(states)), 2):
        for change in diff_versions(states[older], states[newer]):
            key = (change.where, change.what, change.weight, _said(change.old), _said(change.new))
            pairs = found.setdefault(key, (change, []))[1]
            if pairs[-1:] != [(older, newer)]:  # the same word twice in a list is told once
                pairs.append((older, newer))
    fields = list(states[-1].kind.model.model_fields) if states else []
    told = sorted(found.values(), key=lambda item: _place(item[0], fields))
    return [Difference(change, tuple(pairs)) for change, pairs in told]


def _said(value: object) -> object:
    """A value, or what it says: to tell whether two are the same."""
    return value if isinstance(value, str) else repr(plain(value))


def _place(change: Change, fields: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where a change stands in its document: fields in their order, items in theirs, what is gone after the rest."""
    first, *others = change.route or ("",)
    field = fields.index(first) if first in fields else len(fields)
    places = [(0, step) if isinstance(step, int) else (1, 0) for step in others]
    return ((0, field), *places, (2, 0))
