"""The demonstration records: the same handbook and day give the same, and a check finds nothing wrong with them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from benchmarks.demonstration.__main__ import records_of
from benchmarks.demonstration.centre import Centre
from svcq_build.load import load_folder
from svcq_build.load.sources import text_sources
from svcq_build.records import read_records

ROOT = Path(__file__).resolve().parents[2]


def test_they_repeat_and_can_be_read() -> None:
    centre = Centre(load_folder(ROOT), dt.date(2026, 11, 28))
    files = dict(records_of(centre))
    assert files == dict(records_of(centre))
    read = read_records(text_sources(sorted(files.items())))
    assert not read.findings
    assert all(record.is_sound for record in read.all)
    assert all(record.data["demonstration"] is True for record in read.all)
    kinds = Counter(record.kind.name for record in read.all)
    assert kinds["inspection"] >= 250
    indicators = {record.path.split("/")[2] for record in read.all if record.kind.name == "measurement"}
    assert indicators == {id_ for id_, _ in centre.of("indicator")}
