"""A record as it was read."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from svcq_build.model import Span, Spot, parse_period
from svcq_build.records.kinds import RecordKind, all_record_kinds
from svcq_build.records.kinds._record import RecordModel

#: The field that names the document that a record is of.
_ABOUT = {"measurement": "indicator", "inspection": "checklist"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record. There may be many thousands: their values are packed, and unpacked for whoever asks.

    Attributes:
        kind: its kind. id: its file's stem; of a row of a table, what the row is of.
        path: its file, relative to the root, with ``/``.
        packed: its plain values as JSON. is_sound: whether its shape has no fault.
        cells: of a row of a table, where each of its values stands.
    """

    kind: RecordKind
    id: str
    path: str
    packed: bytes = field(repr=False)
    is_sound: bool = True
    cells: Mapping[str, Span] = field(default_factory=dict, repr=False, compare=False)

    @property
    def ref(self) -> str:
        """``kind:id``."""
        return f"{self.kind.name}:{self.id}"

    @property
    def data(self) -> dict[str, Any]:
        """Its plain values, which nobody changes."""
        return _unpacked(self.packed)

    @property
    def model(self) -> RecordModel:
        """The validated record. Raises ValidationError where its shape has faults."""
        return _validated(self.kind.model, self.packed)

    @property
    def corrects(self) -> str | None:
        """The id of the record that this one takes the place of."""
        if b'"corrects"' not in self.packed:
            return None
        named = self.data.get("corrects")
        return named if isinstance(named, str) else None

    @property
    def about(self) -> str:
        """The id of the document that a sound record is of: a value's indicator, a run's checklist; else nothing.

        It is found without unpacking, as the month is.
        """
        field_ = _ABOUT.get(self.kind.name)
        found = _text_pattern(field_).search(self.packed) if field_ is not None else None
        return found[1].decode().partition("#")[0].rpartition(":")[2] if found is not None else ""

    @property
    def is_made_up(self) -> bool:
        """Whether it only demonstrates how records look."""
        return b'"demonstration":true' in self.packed

    @property
    def names_records(self) -> bool:
        """Whether it may refer to other records."""
        return self.corrects is not None or self.kind.name in _naming()

    @property
    def day(self) -> dt.date:
        """The day that a sound record is of; of a period, its last one."""
        written = str(self.data[self.kind.day])
        return parse_period(written).last if self.kind.day == "period" else dt.date.fromisoformat(written[:10])

    @property
    def month(self) -> str:
        """The month of its day (``2026-03``); it is found without unpacking, for there may be very many."""
        found = _day_pattern(self.kind.day).search(self.packed)
        written = found[1].decode() if found is not None else ""
        return written if len(written) == 7 and written[5].isdigit() else f"{parse_period(written).last:%Y-%m}"

    def spot(self, *route: str | int, key: bool = False, within: str | None = None) -> Spot:
        """Where a value of it stands; where there is no such cell, the row."""
        if not self.cells:
            return Spot(self.path, route, key, within)
        place = self.cells.get(str(route[0])) if route else None
        return Spot(self.path, span=place or next(iter(self.cells.values())))


@cache
def _day_pattern(field: str) -> re.Pattern[bytes]:
    """Where a packed record says of which day or period it is; of a day, its month."""
    return re.compile(rf'"{field}":"([0-9]{{4}}(?:-(?:[QH][1-4]|W?[0-9]{{2}}))?)'.encode())


@cache
def _text_pattern(field: str) -> re.Pattern[bytes]:
    """What a packed record says in a field that holds an id."""
    return re.compile(rf'"{field}":"([^"\\\\]*)"'.encode())


@cache
def _naming() -> frozenset[str]:
    """The kinds whose records may refer to another one."""
    names = tuple(f'"{name}"' for name in all_record_kinds())
    return frozenset(
        kind.name
        for kind in all_record_kinds().values()
        if any(mark.partition("]")[0].count(name) for mark in _references(kind) for name in names)
    )


def _references(kind: RecordKind) -> list[str]:
    return json.dumps(kind.model.model_json_schema()).split('"x-ref"')[1:]


@lru_cache(maxsize=8)  # one rule after the other asks for the same record
def _unpacked(packed: bytes) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(packed)
    return values


@lru_cache(maxsize=8)
def _validated(model: type[RecordModel], packed: bytes) -> RecordModel:
    return model.model_validate(_unpacked(packed))


def pack(data: Mapping[str, Any]) -> bytes:
    """Plain values as a record holds them."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
