"""All records of a repository, at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from svcq_build.model import Finding
from svcq_build.records.kinds._record import RecordModel
from svcq_build.records.record import Record

M = TypeVar("M", bound=RecordModel)
T = TypeVar("T")


@dataclass(frozen=True)
class Records:
    """All records of a repository.

    Attributes:
        all: every record that could be read, sorted by path, sound or not.
        findings: what was found while they were read.
        texts: the text of each file that a finding may point into.
        unread: ``kind:id`` of files of which nothing could be read.
        digests: of the bytes of each file that was read, by path.
        commented: the files in which something is said to svcq (a finding silenced), by path.
    """

    all: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    unread: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    commented: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_ref(self) -> Mapping[str, Record]:
        """The records by ``kind:id``; of several with one id, the first."""
        found: dict[str, Record] = {}
        for record in self.all:
            found.setdefault(record.ref, record)
        return found

    @cached_property
    def corrected(self) -> Mapping[str, str]:
        """``kind:id`` of each record that another takes the place of, with that other's."""
        return {
            f"{record.kind.name}:{record.corrects}": record.ref for record in self.all if record.corrects is not None
        }

    def is_superseded(self, record: Record) -> bool:
        """Whether another record, or a row further down, takes the place of a record: its faults are mended then."""
        return record.ref in self.corrected or (record.kind.tabular and self._last[record.ref] is not record)

    @cached_property
    def _last(self) -> Mapping[str, Record]:
        return {record.ref: record for record in self.all if record.kind.tabular}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there is a sound record."""
        return frozenset(record.kind.name for record in self.all if record.is_sound)

    def about(self, kind: str, document: str) -> tuple[Record, ...]:
        """The sound records of a kind about one document that no other takes the place of.

        Args:
            kind: measurement (about an indicator) or inspection (about a checklist). document: its id.
        """
        return self._by_document.get((kind, document), ())

    @cached_property
    def _by_document(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for kind in ("measurement", "inspection"):
            for record in self._standing.get(kind, ()):
                found.setdefault((kind, record.about), []).append(record)
        return {key: tuple(records) for key, records in found.items()}

    @cached_property
    def months(self) -> frozenset[str]:
        """The months (``2026-03``) that sound records are of."""
        return frozenset(month for _, month in self._by_month)

    def of_months(self, kind: str, months: Iterable[str]) -> Iterator[Record]:
        """The sound records of a kind that are of some months and that no other takes the place of."""
        for month in months:
            yield from self._by_month.get((kind, month), ())

    @cached_property
    def _by_month(self) -> Mapping[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for kind, records in self._standing.items():
            for record in records:
                found.setdefault((kind, record.month), []).append(record)
        return found

    @cached_property
    def _standing(self) -> Mapping[str, tuple[Record, ...]]:
        """By kind, the sound records that no other takes the place of; of a table's rows of one period, the last."""
        found: dict[str, dict[str, Record]] = {}
        for record in self.all:
            if record.is_sound:
                ref = record.ref
                if ref not in self.corrected:
                    found.setdefault(record.kind.name, {})[ref] = record
        return {kind: tuple(records.values()) for kind, records in found.items()}

    def entries(self, kind: str, *, standing: bool = True) -> Iterator[Record]:
        """The sound records of a kind, in the order of their paths.

        Args:
            kind: its name. standing: leave out those that another takes the place of.
        """
        if standing:
            return iter(self._standing.get(kind, ()))
        return (record for record in self.all if record.kind.name == kind and record.is_sound)

    def of(self, model: type[M], *, standing: bool = True) -> Iterator[M]:
        """The same, validated: ``for inspection in records.of(Inspection)``. Go through it once."""
        name = str(model.model_fields["kind"].annotation.__args__[0])  # type: ignore[union-attr]
        for record in self.entries(name, standing=standing):
            found = record.model
            assert isinstance(found, model)
            yield found

    def kept(self, make: Callable[[Records], T]) -> T:
        """What ``make`` makes of all of them; made once, however often it is asked for."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: T = self._kept[make]
        return made

    @cached_property
    def _kept(self) -> dict[Callable[[Records], Any], Any]:
        return {}

    def find(self, ref: str) -> Record | None:
        """A record by its ``kind:id``."""
        return self.by_ref.get(ref)


NO_RECORDS = Records()
