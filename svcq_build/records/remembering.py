"""Remembering: what the last run read of records, by the content of their files, so that only new ones are read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from svcq_build.files import Rows, code_stamp, memory_of
from svcq_build.model import Span
from svcq_build.records.kinds import RecordKind
from svcq_build.records.record import Record
from svcq_build.records.records import Records


class RecordMemory:
    """The sound records of the last run. Losing them does no harm: the next run is merely slower.

    Attributes:
        quiet: paths of records in which rules for single records found nothing, when all that they ask was as it is.
    """

    def __init__(self, root: Path, digests: Mapping[str, str], verdict: str = "") -> None:
        """Begin.

        Args:
            root: the repository. digests: of the files' bytes, as far as they are known before they are read.
            verdict: a digest of all that rules ask of beside the records; empty where nothing is to be quiet.
        """
        self._rows = Rows(memory_of(root, "records"), code_stamp())
        self._digests, self._verdict = digests, verdict
        self._same: set[str] = set()
        self.quiet: set[str] = set()

    def recall(self, path: str, kind: RecordKind) -> tuple[str, list[Record]] | None:
        """The digest and the records of a file as they were read last; None where it has changed, or had faults."""
        digest = self._digests.get(path)
        row = self._rows.find(path) if digest is not None else None
        if row is None or digest is None or row.get("digest") != digest:
            return None
        try:
            records = [_thawed(path, kind, each) for each in row["records"]]
            if self._verdict and row["verdict"] == self._verdict:
                self.quiet.add(path)
        except (KeyError, TypeError, ValueError):
            return None
        self._same.add(path)
        return digest, records

    def keep(self, records: Records) -> None:
        """Let the next run know what was read without a fault, and which of it is quiet."""
        faulty = {finding.spot.path for finding in records.findings} | records.commented.keys()
        by_path: dict[str, list[Record]] = {}
        for record in records.all:
            by_path.setdefault(record.path, []).append(record)
        known = self.quiet if self._verdict else set()
        for path, own in by_path.items():
            if path in faulty or path not in records.digests or not all(record.is_sound for record in own):
                continue
            verdict = self._verdict if path in known else ""
            if path in self._same and verdict and self._rows.carry(path):
                continue
            frozen = [_frozen(record) for record in own]
            self._rows.note(path, {"digest": records.digests[path], "verdict": verdict, "records": frozen})
        self._rows.keep()

    def drop(self) -> None:
        """Forget what this run read."""
        self._rows.drop()


def _frozen(record: Record) -> list[Any]:
    cells = {name: [span.line, span.column, span.end_line, span.end_column] for name, span in record.cells.items()}
    return [record.id, record.packed.decode("utf-8", "surrogatepass"), *([cells] if cells else [])]


def _thawed(path: str, kind: RecordKind, value: list[Any]) -> Record:
    id_, packed, *cells = value
    spans = {name: Span(*span) for name, span in cells[0].items()} if cells else {}
    return Record(kind, str(id_), path, packed.encode("utf-8", "surrogatepass"), True, spans)
