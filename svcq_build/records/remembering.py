"""Remembering: what the last run read of records, by the content of their files, so that only new ones are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from svcq_build.files import Rows, code_stamp, digest_of, memory_of, read_file
from svcq_build.model import Ref, Span, leaves
from svcq_build.records.kinds import RecordKind
from svcq_build.records.record import Record
from svcq_build.records.records import Records

#: So long before a run began a file was last changed whose looks are believed: clocks of disks tick slowly.
_APART = 2_000_000_000


class RecordMemory:
    """The sound records of the last run. Losing them does no harm: the next run is merely slower.

    Attributes:
        quiet: paths of records in which rules for single records found nothing, when all that they ask was as it is.
    """

    def __init__(
        self,
        root: Path,
        digests: Mapping[str, str] | None = None,
        surroundings: str = "",
        documents: Mapping[str, str] = MappingProxyType({}),
        begun: int = 0,
    ) -> None:
        """Begin.

        Args:
            root: the repository. begun: when its files began to be read, in nanoseconds since 1970.
            digests: of the files' bytes, as far as they are known before they are read; None where a file that looks
                as it did when it was read (size, place on the disk, moments of its last changes) need not be read.
            surroundings: a digest of all that rules ask of beside records and documents; empty where nothing is to be
                quiet. documents: the digest of each document's bytes, by ``kind:id``.
        """
        self._rows = Rows(memory_of(root, "records"), code_stamp())
        self._top, self._begun = f"{root}{os.sep}", begun
        self._digests, self._surroundings, self._documents = digests, surroundings, documents
        self._verdicts: dict[tuple[str, ...], str] = {}
        self._still: set[str] = set()
        self.quiet: set[str] = set()

    def recall(self, path: str, kind: RecordKind) -> tuple[str, list[Record]] | None:
        """The digest and the records of a file as they were read last; None where it has changed, or had faults."""
        found = self._rows.find_packed(path)
        if found is None:
            return None
        mark, *packed = found.beside.split(b"\t")
        digest, _, looks = mark.decode().partition(" ")
        if digest != self._digest(path, looks, digest):
            return None
        try:
            if kind.tabular:
                records = [
                    Record(kind, id_, path, values, True, {name: Span(*span) for name, span in cells.items()})
                    for (id_, cells), values in zip(found.values["rows"], packed, strict=True)
                ]
            else:
                name = path[path.rfind("/") + 1 : path.rfind(".")]
                records = [Record(kind, name, path, values) for values in packed]
            if self._surroundings:
                self._hear(path, found.values, looks)
        except (KeyError, TypeError, ValueError):
            return None
        return digest, records

    def _hear(self, path: str, row: Mapping[str, Any], looks: str) -> None:
        """Note whether a file that is as it was is quiet still."""
        if row["verdict"] and row["verdict"] == self._verdict(tuple(row["about"])):
            self.quiet.add(path)
            if looks:
                self._still.add(path)

    def _digest(self, path: str, looks: str, before: str) -> str | None:
        """The digest of a file, that of the last run where it looks as it did then; None for a link."""
        status = _status(self._top + path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return None
        if self._digests is not None:
            return self._digests.get(path)
        try:
            return before if looks == _looks(status) else digest_of(read_file(self._top + path))
        except OSError:
            return None

    def _looks(self, path: str) -> str:
        """How a file looks; nothing where it may have changed since it was read."""
        status = _status(self._top + path)
        if status is None or max(status.st_mtime_ns, status.st_ctime_ns) > self._begun - _APART:
            return ""
        return _looks(status)

    def keep(self, records: Records) -> None:
        """Let the next run know what was read without a fault, and which of it is quiet."""
        faulty = {finding.spot.path for finding in records.findings} | records.commented.keys()
        by_path: dict[str, list[Record]] = {}
        for record in records.all:
            by_path.setdefault(record.path, []).append(record)
        for path, own in by_path.items():
            if path in faulty or path not in records.digests or not all(record.is_sound for record in own):
                continue
            if path in self._still and self._rows.carry(path):
                continue
            about = tuple(sorted({document for record in own for document in _about(record)}))
            self._rows.note(
                path,
                {
                    "verdict": self._verdict(about) if path in self.quiet else "",
                    "about": about,
                    "rows": [[record.id, _cells(record)] for record in own if record.kind.tabular],
                },
                b"\t".join([f"{records.digests[path]} {self._looks(path)}".encode(), *(one.packed for one in own)]),
            )
        self._rows.keep()

    def _verdict(self, about: tuple[str, ...]) -> str:
        """A digest of all that rules for single records ask; empty where that cannot be told from it."""
        if about not in self._verdicts:
            digests = [self._documents.get(document, "") for document in about]
            whole = digest_of(" ".join([self._surroundings, *about, *digests]).encode())
            self._verdicts[about] = whole if self._surroundings and all(digests) else ""
        return self._verdicts[about]

    def drop(self) -> None:
        """Forget what this run read."""
        self._rows.drop()


def _about(record: Record) -> Iterator[str]:
    """The documents (``kind:id``) that a record speaks of."""
    for leaf in leaves(record.kind.model, record.data, Ref):
        target = leaf.mark.parse(leaf.value) if isinstance(leaf.mark, Ref) else None
        if target is not None:
            yield target.document


def _cells(record: Record) -> dict[str, list[int]]:
    return {name: [span.line, span.column, span.end_line, span.end_column] for name, span in record.cells.items()}


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None


def _looks(status: os.stat_result) -> str:
    return f"{status.st_size} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}"
