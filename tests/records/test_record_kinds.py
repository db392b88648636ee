"""The example records of every kind: the good are good and have every field."""

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from record_files import HERE, good, lacking_records, place_of, read

from svcq_build.records.kinds import RecordKind, all_record_kinds
from svcq_build.reference import record_schema
from tests.kinds.kind_files import unfilled

KINDS = list(all_record_kinds().values())
by_name = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@by_name
def test_good_records_have_no_fault(kind: RecordKind) -> None:
    records = read((place_of(kind, "full"), good(kind).read_bytes()))
    assert [str(found.message) for found in records.findings] == []
    assert list(records.of(kind.model))


@pytest.mark.parametrize("path", sorted(HERE.glob("*/bad/*.*")), ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_bad_records_have_the_fault_that_they_name(path: Path) -> None:
    kind, text = all_record_kinds()[path.parent.parent.name], path.read_text(encoding="utf-8")
    expected = re.match("# expect: (?P<rule>[a-z-]+) at (?P<place>[^ \n]+)", text)
    assert expected, "the first line says what is expected"
    if kind.tabular:
        text = text.partition("\n")[2]
    records = read((place_of(kind, path.stem), text))
    assert [found.rule for found in records.findings] == [expected["rule"]], [str(f.message) for f in records.findings]
    found = records.findings[0]
    assert found.hint is not None or found.named is not None  # what it names is told when all documents are known
    if kind.tabular:
        assert found.spot.span is not None
        assert found.spot.span.line == int(expected["place"]) - 1
    else:
        assert ".".join(map(str, found.spot.route)) == expected["place"]


def test_every_kind_of_record_has_what_it_needs() -> None:
    assert list(lacking_records()) == []


@by_name
def test_the_full_record_fills_every_field(kind: RecordKind) -> None:
    records = read((place_of(kind, "full"), good(kind).read_bytes()))
    data: list[Any] = [record.data for record in records.all]
    assert list(unfilled(kind.model, data)) == []


@by_name
def test_the_schema_takes_what_the_model_takes(kind: RecordKind) -> None:
    schema = record_schema(kind)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for record in read((place_of(kind, "full"), good(kind).read_bytes())).all:
        assert [error.message for error in validator.iter_errors(record.data)] == []
        assert list(validator.iter_errors({**record.data, "surplus": 1}))
