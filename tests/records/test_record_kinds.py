"""The example records of every kind: the good are good and have every field."""

from typing import Any

import pytest
from record_files import good, place_of, read

from svcq_build.records.kinds import RecordKind, all_record_kinds
from tests.kinds.kind_files import unfilled

KINDS = list(all_record_kinds().values())
by_name = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@by_name
def test_good_records_have_no_fault(kind: RecordKind) -> None:
    records = read((place_of(kind, "full"), good(kind).read_bytes()))
    assert [str(found.message) for found in records.findings] == []
    assert list(records.of(kind.model))


@by_name
def test_the_full_record_fills_every_field(kind: RecordKind) -> None:
    records = read((place_of(kind, "full"), good(kind).read_bytes()))
    data: list[Any] = [record.data for record in records.all]
    assert list(unfilled(kind.model, data)) == []
