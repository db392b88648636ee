"""The demonstration records: the same handbook and day give the same, and a check finds nothing wrong with them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from benchmarks.demonstration.__main__ import records_of
from benchmarks.demonstration.centre import Centre
from svcq_build.figures import Assurance, Variation
from svcq_build.load import Corpus, build_graph, load_folder
from svcq_build.load.sources import text_sources
from svcq_build.records import Background, Measurement, Records, load_records, read_records
from svcq_build.watch import AlertKind, alerts, series_of

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 28)
#: Kinds of warnings that are told of more than once: the broken promise, and its remedy that is owed.
TWICE = {"commitment-missed"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_folder(ROOT)


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, str]:
    return dict(records_of(Centre(corpus, DAY)))


@pytest.fixture(scope="module")
def made(files: dict[str, str]) -> Records:
    return read_records(text_sources(sorted(files.items())))


@pytest.fixture(scope="module", params=["as the script makes them", "as they are kept"])
def records(request: pytest.FixtureRequest, made: Records) -> Records:
    return load_records(ROOT) if request.param == "as they are kept" else made


def test_they_repeat(corpus: Corpus, files: dict[str, str]) -> None:
    assert dict(records_of(Centre(corpus, DAY))) == files


def test_they_can_be_read(corpus: Corpus, made: Records) -> None:
    assert not made.findings
    assert all(record.is_sound for record in made.all)
    assert all(record.data["demonstration"] is True for record in made.all)
    kinds = Counter(record.kind.name for record in made.all)
    assert kinds["inspection"] >= 250
    indicators = {record.path.split("/")[2] for record in made.all if record.kind.name == "measurement"}
    assert indicators == {id_ for id_, _ in Centre(corpus, DAY).of("indicator")}


@pytest.mark.parametrize("later", [0, 5])
def test_each_kind_of_warning_is_there_once(corpus: Corpus, records: Records, later: int) -> None:
    found = alerts(build_graph(corpus), records, DAY + dt.timedelta(days=later), Background(corpus, ROOT).on)
    assert Counter(one.kind for one in found) == {kind: 1 + (kind in TWICE) for kind in get_args(AlertKind)}


def test_each_verdict_is_there_and_only_the_quiet_ones_are_frequent(corpus: Corpus, records: Records) -> None:
    def find(ref: str) -> object:
        entry = corpus.entries.get(ref.partition("#")[0])
        return entry.model if entry is not None else None

    found: Counter[str | None] = Counter()
    for ref, entry in corpus.entries.items():
        if entry.kind.name == "indicator" and entry.model is not None:
            rows = [one.model for one in records.about("measurement", entry.id) if isinstance(one.model, Measurement)]
            for series in series_of(ref, entry.model, rows, find):
                found.update((series.variation, series.assurance))
    kinds = {*get_args(Variation), *get_args(Assurance)}
    assert kinds <= set(found)
    seldom = kinds - {"common-cause", "by-chance", "always"}
    assert {kind: found[kind] for kind in seldom if found[kind] > 3} == {}
    assert max(found["by-chance"], found["always"]) < 2 * min(found["by-chance"], found["always"])


def test_a_limit_tightened_in_march_shows_in_april(records: Records) -> None:
    shares = {
        str(row.period): row.numerator / row.denominator
        for row in (one.model for one in records.about("measurement", "handling-time"))
        if isinstance(row, Measurement) and row.indicator.endswith("#F2") and row.numerator and row.denominator
    }
    assert max(shares[f"2026-{month:02d}"] for month in (4, 5, 6)) < 0.96
    assert min(share for period, share in shares.items() if not "2026-04" <= period <= "2026-06") > 0.97


def test_what_a_document_says_of_its_figures_is_what_the_records_say(records: Records) -> None:
    """The reason why the target of the handling time changed: 4.6 working days, 2.1 fewer than the year before."""
    values = {
        str(row.period): float(row.value)
        for row in (one.model for one in records.about("measurement", "handling-time"))
        if isinstance(row, Measurement) and "#" not in row.indicator and row.value is not None
    }
    quarters = [sum(values[f"{year}-{month:02d}"] for month in (4, 5, 6)) / 3 for year in (2025, 2026)]
    assert quarters == [pytest.approx(6.7, abs=0.04), pytest.approx(4.6, abs=0.04)]
