"""Renamed: records that name documents as they were called then → the same, with the names of now.

A record is never edited, so it keeps the old names; figures, pages and tables want one name for one thing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from svcq_build.load import Corpus, NewNames, names_of_today
from svcq_build.model import Ref, leaves, parse_reference
from svcq_build.records.measurement_tables import measurement_id
from svcq_build.records.record import Record, pack
from svcq_build.records.records import Records


def named_as_today(records: Records, corpus: Corpus) -> Records:
    """The records with today's names of documents and their parts.

    Args:
        records: as they were read; rules for single records go by these.
        corpus: today's documents, which tell what they were called.
    """
    names = names_of_today(corpus)
    if not names:
        return records
    marks = tuple(mark.encode() for mark in _former(names))
    return replace(records, all=_in_order([(record, _renamed(record, names, marks)) for record in records.all]))


def _in_order(pairs: list[tuple[Record, Record]]) -> tuple[Record, ...]:
    """The renamed ones; of tables, the rows of a former name come first, so that those of today's correct them."""
    former = [now for was, now in pairs if now.kind.tabular and now.id != was.id]
    return (*former, *(now for was, now in pairs if not now.kind.tabular or now.id == was.id))


def _former(names: NewNames) -> Iterator[str]:
    """The ids that records may still hold."""
    yield from (document.partition(":")[2] for document in names.documents)
    for parts in names.parts.values():
        yield from (f'"{part}"' for part in parts)  # of its own document, in a field of its own
        yield from (f"#{part}" for part in parts)


def _renamed(record: Record, names: NewNames, marks: tuple[bytes, ...]) -> Record:
    if not record.is_sound or not any(mark in record.packed for mark in marks):
        return record
    data: Any = copy.deepcopy(record.data)
    for leaf in leaves(record.kind.model, data, Ref):
        if isinstance(leaf.mark, Ref):
            _put(data, leaf.route, names.reference(str(leaf.value), leaf.mark.default_kind))
    if record.kind.name == "inspection":
        _rename_items(data, names)
    id_ = record.id
    if record.kind.tabular:
        id_ = measurement_id(str(data["indicator"]).removeprefix("indicator:"), str(data["period"]))
    return replace(record, id=id_, packed=pack(data))


def _put(data: Any, route: tuple[str | int, ...], value: str) -> None:
    for step in route[:-1]:
        data = data[step]
    data[route[-1]] = value


def _rename_items(run: Mapping[str, Any], names: NewNames) -> None:
    """Answers and findings name the items of the checklist without the checklist."""
    checklist = parse_reference(str(run["checklist"]), "checklist")
    moved = names.parts.get(checklist.document, {}) if checklist is not None else {}
    for said in (*run["answers"], *run.get("findings", ())):
        if "item" in said:
            said["item"] = moved.get(said["item"], said["item"])
