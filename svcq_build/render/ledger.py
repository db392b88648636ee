"""The ledger: what pages may ask about records. What a page asked for is noted, as a desk notes documents.

A note names what of the records was looked at: all of a kind (``records:inspection``), those about one document
(``records:inspection:counter-opening``), whether there are any (``records?inspection``), or all (``records:``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from svcq_build.records import Measurement, Record, RecordModel, Records, all_record_kinds

M = TypeVar("M", bound=RecordModel)
#: What all notes about all records begin with; by itself, all of them.
ALL_RECORDS = "records:"
_ALL, _ANY = ALL_RECORDS, "records?"


class Ledger:
    """Records, as a page of the site may ask about them."""

    def __init__(self, records: Records, note: Callable[[str], None]) -> None:
        """Begin. ``note`` hears of all that is asked for."""
        self._records, self._note = records, note

    def has(self, *kinds: str) -> bool:
        """Whether there is a record of one of some kinds."""
        for kind in kinds:
            self._note(f"{_ANY}{kind}")
        return any(kind in self._records.kinds for kind in kinds)

    def has_any(self) -> bool:
        """Whether there is any record."""
        return self.has(*all_record_kinds())

    def whole(self) -> Records:
        """All of them, for who has to look at many kinds together."""
        self._note(_ALL)
        return self._records

    def holds_made_up(self) -> bool:
        """Whether some of them only demonstrate; a page that shows records says so."""
        return any(record.is_made_up for record in self.whole().all)

    def of(self, model: type[M]) -> Iterator[M]:
        """The sound records of a kind that no other takes the place of, validated. Go through it once."""
        self._note(f"{_ALL}{model.model_fields['kind'].annotation.__args__[0]}")  # type: ignore[union-attr]
        return self._records.of(model)

    def entries(self, kind: str) -> Iterator[Record]:
        """The sound records of a kind that no other takes the place of, packed. Go through it once."""
        self._note(f"{_ALL}{kind}")
        return self._records.entries(kind)

    def about(self, kind: str, document: str) -> tuple[Record, ...]:
        """The sound records of a kind about one document: an indicator's measured values, a checklist's runs.

        Args:
            kind: measurement or inspection. document: its id.
        """
        self._note(f"{_ALL}{kind}:{document}")
        return self._records.about(kind, document)

    def measured(self, indicator: str) -> list[Measurement]:
        """The measured values of an indicator, those of the figures beside it included."""
        found = (record.model for record in self.about("measurement", indicator))
        return [model for model in found if isinstance(model, Measurement)]


def is_of_records(asked: str) -> bool:
    """Whether a note is about records."""
    return asked.startswith((_ALL, _ANY))


def state_of_records(records: Records, asked: str) -> list[str]:
    """What a note about records depends on, as words."""
    if asked.startswith(_ANY):
        return [str(asked.removeprefix(_ANY) in records.kinds)]
    kind, _, document = asked.removeprefix(_ALL).partition(":")
    if document:
        return [record.packed.decode("utf-8", "surrogatepass") for record in records.about(kind, document)]
    if not kind:
        return [f"{path} {digest}" for path, digest in sorted(records.digests.items())]
    paths = {record.path for record in records.all if record.kind.name == kind}
    return [f"{path} {digest}" for path, digest in sorted(records.digests.items()) if path in paths]
