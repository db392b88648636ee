"""What records refer to: documents, by the names that they had then, and other records."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from svcq_build.model import PartIdMark, Ref, Reference, Route, leaves
from svcq_build.records import Record, all_record_kinds
from svcq_build.rules import Context


class Referred(NamedTuple):
    """A reference in a record.

    Attributes:
        route: where it stands. mark: what its field says. target: what is written.
    """

    route: Route
    mark: Ref
    target: Reference

    @property
    def is_to_record(self) -> bool:
        """Whether it leads to another record."""
        return self.target.kind in all_record_kinds()


@lru_cache(maxsize=2)  # one rule after the other asks for those of the same record
def references_of(record: Record) -> tuple[Referred, ...]:
    """Every reference of a record."""
    found = []
    for leaf in leaves(record.kind.model, record.data, Ref):
        assert isinstance(leaf.mark, Ref)
        target = leaf.mark.parse(leaf.value)
        if target is not None:
            found.append(Referred(leaf.route, leaf.mark, target))
    return tuple(found)


def target_record(referred: Referred, context: Context) -> Record | None:
    """The record that a reference leads to."""
    return context.records.find(referred.target.document)


def parts_of(record: Record) -> list[str]:
    """The ids of a record's parts."""
    return [leaf.value for leaf in leaves(record.kind.model, record.data, PartIdMark)]
