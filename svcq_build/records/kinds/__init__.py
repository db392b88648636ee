"""Kinds of records: the fields of each. Each module defines one ``RECORD``; dropping a file in adds a kind."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from svcq_build.files import RECORDS
from svcq_build.words import Words

if TYPE_CHECKING:
    from svcq_build.records.kinds._record import RecordModel


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record.

    Attributes:
        name: the word that stands in ``kind:``. plural: the name of its folder.
        model: the pydantic model of one record.
        zh, en: its name for readers. zh_plural, en_plural: the same for many.
        zh_help, en_help: what such a record is for.
        icon: a Material icon (``material/star``). order: where it stands in lists; lower comes first.
        day: the field that tells the day of a record, by which its folder is divided into years.
        tabular: whether its records are rows of CSV files rather than files of their own.
    """

    name: str
    plural: str
    model: type[RecordModel]
    zh: str
    en: str
    zh_plural: str
    en_plural: str
    zh_help: str
    en_help: str
    icon: str
    order: int
    day: str
    tabular: bool = False

    @property
    def folder(self) -> str:
        """Where its files lie, with a slash after it."""
        return f"{RECORDS}{self.plural}/"


@cache
def all_record_kinds() -> dict[str, RecordKind]:
    """Every kind of record by name, in order. Modules whose name starts with ``_`` hold shared parts."""
    found: list[RecordKind] = []
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            there = importlib.import_module(f"{__name__}.{module.name}")
            kind: RecordKind | None = getattr(there, "RECORD", None)
            if kind is None:
                raise ImportError(
                    f"records/kinds/{module.name}.py defines no kind: end it with RECORD = RecordKind(...)"
                )
            if kind.name.replace("-", "_") != module.name:
                raise ImportError(f"records/kinds/{module.name}.py defines the kind {kind.name!r}: name them alike")
            if any(kind.plural == other.plural for other in found):
                raise ImportError(f"the folder of the record kind {kind.name!r} is another's already")
            found.append(kind)
    found.sort(key=lambda kind: (kind.order, kind.name))
    return {kind.name: kind for kind in found}


@cache
def record_kinds_by_folder() -> dict[str, RecordKind]:
    """Every kind of record by its folder."""
    return {kind.folder: kind for kind in all_record_kinds().values()}


def record_kind_words(name: str) -> Words:
    """What messages call a kind of record: in English the word that stands in ``kind:``."""
    kind = all_record_kinds().get(name)
    return Words(kind.zh if kind else name, name)
