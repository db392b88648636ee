"""The version of a document that a record speaks of, as the document stood then."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from svcq_build.load import Entry
from svcq_build.model import Ref, Reference, mark_at, parse_version
from svcq_build.records import Items, Record, RecordModel, Stood
from svcq_build.rules import Context

#: The field that names the document whose version a record holds in ``version``, by kind.
VERSIONED = {
    "inspection": "checklist",
    "training-session": "curriculum",
    "acknowledgement": "document",
    "survey-result": "survey",
    "drill": "rehearses",
}


class Versioned(NamedTuple):
    """A document in the version that a record speaks of.

    Attributes:
        entry: the document of today. version: what the record says. stood: what is known of it.
    """

    entry: Entry
    version: str
    stood: Stood


def versioned(record: Record, context: Context) -> Versioned | None:
    """The document that a record speaks of; None where it has none, or names no version."""
    data: dict[str, Any] = record.data
    field = VERSIONED.get(record.kind.name)
    written = data.get("version")
    if field is None or not isinstance(written, str):
        return None
    target = _target(record.kind.model, field, str(data[field]))
    entry = context.behind.entry(target) if target is not None else None
    if entry is None or not entry.is_sound:
        return None
    version = _version(written)
    return Versioned(entry, version, context.behind.stood(entry, version))


@lru_cache(maxsize=1000)  # thousands of records speak of a few documents
def _target(model: type[RecordModel], field: str, written: str) -> Reference | None:
    mark = mark_at(model, (field,))
    return mark.parse(written) if isinstance(mark, Ref) else None


@lru_cache(maxsize=1000)
def _version(written: str) -> str:
    return str(parse_version(written))


def items_of(record: Record, context: Context) -> Items | None:
    """The items of the checklist that an inspection ran, as they stood in that version; None where that is unknown."""
    found = versioned(record, context)
    return context.behind.items(found.entry, found.version) if found is not None else None
