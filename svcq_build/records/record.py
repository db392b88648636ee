"""A record as it was read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from svcq_build.model import Span, Spot
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import RecordModel


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
        """Its plain values, unpacked."""
        values: dict[str, Any] = json.loads(self.packed)
        return values

    @property
    def model(self) -> RecordModel:
        """The validated record, made anew for whoever asks. Raises ValidationError where its shape has faults."""
        return self.kind.model.model_validate(self.data)

    def spot(self, *route: str | int, key: bool = False, within: str | None = None) -> Spot:
        """Where a value of it stands; where there is no such cell, the row."""
        if not self.cells:
            return Spot(self.path, route, key, within)
        place = self.cells.get(str(route[0])) if route else None
        return Spot(self.path, span=place or next(iter(self.cells.values())))


def pack(data: Mapping[str, Any]) -> bytes:
    """Plain values as a record holds them."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
