"""Remembering: what the last run read of records, by the content of their files, so that only new ones are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from svcq_build.files import Rows, code_stamp, digest_of, memory_of
from svcq_build.model import Ref, Span, leaves
from svcq_build.records.kinds import RecordKind
from svcq_build.records.record import Record
from svcq_build.records.records import Records


class RecordMemory:
    """The sound records of the last run. Losing them does no harm: the next run is merely slower.

    Attributes:
        quiet: paths of records in which rules for single records found nothing, when all that they ask was as it is.
    """

    def __init__(
        self,
        root: Path,
        digests: Mapping[str, str],
        surroundings: str = "",
        documents: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Begin.

        Args:
            root: the repository. digests: of the files' bytes, as far as they are known before they are read.
            surroundings: a digest of all that rules ask of beside records and documents; empty where nothing is to be
                quiet. documents: the digest of each document's bytes, by ``kind:id``.
        """
        self._rows = Rows(memory_of(root, "records"), code_stamp())
        self._digests, self._surroundings, self._documents = digests, surroundings, documents
        self._verdicts: dict[tuple[str, ...], str] = {}
        self._still: set[str] = set()
        self.quiet: set[str] = set()

    def recall(self, path: str, kind: RecordKind) -> tuple[str, list[Record]] | None:
        """The digest and the records of a file as they were read last; None where it has changed, or had faults."""
        digest = self._digests.get(path)
        row = self._rows.find(path) if digest is not None else None
        if row is None or digest is None or row.get("digest") != digest:
            return None
        try:
            records = [_thawed(path, kind, each) for each in row["records"]]
            if row["verdict"] and row["verdict"] == self._verdict(tuple(row["about"])):
                self.quiet.add(path)
                self._still.add(path)
        except (KeyError, TypeError, ValueError):
            return None
        return digest, records

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
                    "digest": records.digests[path],
                    "verdict": self._verdict(about) if path in self.quiet else "",
                    "about": about,
                    "records": [_frozen(record) for record in own],
                },
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


def _frozen(record: Record) -> list[Any]:
    cells = {name: [span.line, span.column, span.end_line, span.end_column] for name, span in record.cells.items()}
    return [record.id, record.packed.decode("utf-8", "surrogatepass"), *([cells] if cells else [])]


def _thawed(path: str, kind: RecordKind, value: list[Any]) -> Record:
    id_, packed, *cells = value
    spans = {name: Span(*span) for name, span in cells[0].items()} if cells else {}
    return Record(kind, str(id_), path, packed.encode("utf-8", "surrogatepass"), True, spans)
