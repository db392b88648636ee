"""What the makers of demonstration records share: the handbook, its days, and chance that repeats itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chinese_calendar import is_workday

from svcq_build.load import Corpus
from svcq_build.model import parse_period
from svcq_build.records import all_record_kinds
from svcq_build.records.writing import place_of_record, written_record

#: The path of a file and its text.
File = tuple[str, str]
#: How long the records go back.
MONTHS = 24
_OFFSET = "+08:00"


@dataclass(frozen=True)
class Centre:
    """A handbook and the day on which its records are made.

    Attributes:
        corpus: its documents. today: the day; what is later has not happened.
    """

    corpus: Corpus
    today: dt.date

    def document(self, ref: str) -> Any:
        """The validated document of a ``kind:id``."""
        return self.corpus.entries[ref].model

    def of(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Every document in force of a kind: its id and its model."""
        for entry in self.corpus.entries.values():
            if entry.kind.name == kind and entry.model is not None and entry.model.status == "active":
                yield entry.id, entry.model

    def months(self) -> list[tuple[int, int]]:
        """The months that are over, the oldest first: year and month."""
        last = self.today.year * 12 + self.today.month - 2
        return [((last - back) // 12, (last - back) % 12 + 1) for back in reversed(range(MONTHS))]

    def quarters(self) -> list[tuple[int, int]]:
        """The quarters whose three months are over, the oldest first: year and quarter."""
        ends = [(year, month // 3) for year, month in self.months() if month % 3 == 0]
        return list(dict.fromkeys(ends))

    def workday(self, day: dt.date, back: bool = False) -> dt.date:
        """The day itself, or the next (the last) one on which the centre is open."""
        while not is_workday(day):
            day += dt.timedelta(days=-1 if back else 1)
        return day

    def after(self, day: dt.date, workdays: int) -> dt.date:
        """The day that is so many working days later."""
        for _ in range(workdays):
            day = self.workday(day + dt.timedelta(days=1))
        return day

    def ago(self, days: int) -> dt.date:
        """A working day about so many days ago."""
        return self.workday(self.today - dt.timedelta(days=days), back=True)


def chance(*names: object) -> random.Random:
    """Chance of its own for a name: another record that is added changes no other."""
    return random.Random("/".join(str(name) for name in names))


def moment(day: dt.date, hour: int, minute: int = 0) -> str:
    """A moment in the centre's time zone."""
    return f"{day.isoformat()}T{hour:02d}:{minute:02d}{_OFFSET}"


def evidence(name: str) -> dict[str, str]:
    """A file that would prove something: its name and the checksum of a file that never was."""
    return {"name": name, "sha256": hashlib.sha256(name.encode()).hexdigest()}


def record(kind: str, id_: str, data: Mapping[str, Any]) -> File:
    """The file of a demonstration record; values that are None are left out."""
    said = {key: value for key, value in data.items() if value is not None and value != []}
    whole = {"kind": kind, "id": id_, "demonstration": True, **said}
    found = all_record_kinds()[kind]
    return place_of_record(found, id_, _day(str(whole[found.day]))), written_record(whole)


def _day(written: str) -> dt.date:
    """The day of a record by what stands in the field that tells it: a period counts by its last day."""
    return parse_period(written).last if "Q" in written else dt.date.fromisoformat(written[:10])
