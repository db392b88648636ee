"""Promises are judged period by period, by measured values and by cases, with the targets of the time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from svcq_build.load import Entry
from svcq_build.load.folder import load
from svcq_build.load.sources import TextSource
from svcq_build.model import Duration
from svcq_build.records import Background, Measurement
from svcq_build.watch import broken_promises, judge_promises, length_of, periods_until
from tests.records.record_files import read

COMMON = "title: 名\nsummary: 说明。\nstatus: active\nversion: '1.0'\n"
DOCUMENTS = {
    "standards/indicators/wait.yml": f"kind: indicator\n{COMMON}definition: 等候。\nformula: 平均。\nunit: 分钟\n"
    "direction: lower\ntarget: 12\nsource: 系统。\nmethod: 自动。\nfrequency: 1 个月\n",
    "playbooks/commitments/waiting.yml": f"kind: commitment\n{COMMON}effective: 2026-01-01\npromised_to: 群众。\n"
    "claim: 窗口。\npublished_at: [大厅]\nreport_every: 3 个月\nremedy: {text: 致歉。, within: 2 个工作日, by: clerk}\n"
    "promises:\n  - {id: P1, text: 很快。, rests_on: ['standard:queueing'], shown_by: [wait]}\n"
    "  - {id: P2, text: 不多跑。, rests_on: ['standard:queueing'], "
    "remedy: {text: 上门。, within: 1 小时, by: clerk}}\n",
}
CASE = """kind: feedback-case
id: {id}
code: TS-{id}
channel: hotline
nature: complaint
about: ["commitment:waiting#P2"]
received: "2026-05-11T09:00+08:00"
resolved: "2026-05-12T16:00+08:00"
outcome: {outcome}
"""


def _case(id_: str, outcome: str = "upheld", more: str = "") -> tuple[str, str]:
    return f"records/feedback-cases/2026/{id_}.yml", CASE.format(id=id_, outcome=outcome) + more


def _judged(*files: tuple[str, str], then=lambda entry, day: entry) -> dict[tuple[str, str], str]:
    corpus = load("site_name: 手册\n".encode(), [TextSource(path, text.encode()) for path, text in DOCUMENTS.items()])
    records = read(*files)
    found = judge_promises(
        corpus.entries["commitment:waiting"],
        periods_until("quarter", dt.date(2026, 5, 20), 3),
        corpus,
        lambda name: [row for row in records.of(Measurement) if row.indicator == f"indicator:{name}"],
        broken_promises(records, Background(corpus)),
        then,
    )
    return {(one.promise.partition("#")[2], str(one.period)): one.state for one in found}


def _table(*values: float) -> tuple[str, str]:
    rows = "".join(f"2026-{month:02},{value}\n" for month, value in enumerate(values, 1))
    return "records/measurements/wait/2026.csv", f"period,value\n{rows}"


def test_one_value_beside_its_target_breaks_a_period_and_no_other() -> None:
    judged = _judged(_table(11, 12.5, 11, 10))
    assert judged[("P1", "2026-Q1")] == "missed"
    assert judged[("P1", "2026-Q2")] == "kept"
    assert judged[("P2", "2026-Q2")] == "unknown"
    assert ("P1", "2025-Q4") not in judged  # nothing was promised then


def test_values_are_held_against_the_target_of_their_time() -> None:
    def then(entry: Entry, day: dt.date) -> Entry:
        milder = entry.model.model_copy(update={"target": 13})
        return replace(entry, model=milder) if day < dt.date(2026, 4, 1) else entry

    judged = _judged(_table(11, 12.5, 11, 12.5), then=then)
    assert (judged[("P1", "2026-Q1")], judged[("P1", "2026-Q2")]) == ("kept", "missed")


@pytest.mark.parametrize(("outcome", "state"), [("upheld", "missed"), ("partly-upheld", "missed"),
                                               ("not-upheld", "unknown"), ("withdrawn", "unknown")])  # fmt: skip
def test_a_case_breaks_the_promise_that_it_is_about_where_it_was_upheld(outcome: str, state: str) -> None:
    assert _judged(_case("a", outcome))[("P2", "2026-Q2")] == state


def test_the_remedy_is_due_within_the_promise_s_own_time() -> None:
    corpus = load("site_name: 手册\n".encode(), [TextSource(path, text.encode()) for path, text in DOCUMENTS.items()])
    records = read(_case("a", more='remedied: "2026-05-12T16:30+08:00"\n'), _case("b"))
    now = dt.datetime.fromisoformat("2026-05-12T17:01+08:00")
    kept = {one.case.id: one.limit.is_kept(now) for one in broken_promises(records, Background(corpus))}
    assert kept == {"a": True, "b": False}


@pytest.mark.parametrize(
    ("every", "unit"),
    [
        (None, "quarter"),
        (Duration(1, "month"), "month"),
        (Duration(6, "month"), "half-year"),
        (Duration(1, "year"), "year"),
        (Duration(5, "month"), "quarter"),
    ],
)
def test_a_commitment_is_judged_by_the_periods_in_which_it_is_published(every: Duration | None, unit: str) -> None:
    assert length_of(every) == unit
