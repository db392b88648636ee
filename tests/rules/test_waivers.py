"""Waivers silence exactly what they name, until their date, and say so when they are not needed."""

import datetime as dt

import pytest

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import text_sources
from tests.conftest import CONFIGURATION, FILES, STANDARD

TODAY = dt.date(2026, 3, 1)
REVIEWED = "status: active\neffective: 2026-01-01\nreview: {every: 1 年, last: 2026-01-01}"
RECORDED = """changes:
  - {version: "1.0", date: 2026-01-01, class: wording}
basis: [{source: survey, finding: 300 份问卷}]
family:"""
ACTIVE = (
    STANDARD.replace("status: draft", REVIEWED).replace("family:", RECORDED)
    + "  - {id: R2, level: must, text: 每天 18:00 公布当日的等候时间。}\n"
)
WAIVER = "waivers:\n  - {rule: unverified-requirement, %sreason: 系统改造中, approved_by: clerk, until: %s}\n"


def rules_found(text: str, today: dt.date = TODAY) -> list[str]:
    corpus = load(CONFIGURATION.encode(), text_sources({**FILES, "standards/service/queueing.yml": text}.items()))
    assert corpus.findings == ()
    return [diagnostic.rule for diagnostic in check(build_graph(corpus), today)]


def test_without_waivers_both_holes_show():
    assert rules_found(ACTIVE) == ["unverified-requirement", "unverified-requirement"]


@pytest.mark.parametrize(("part", "left"), [("", 0), ("part: R1, ", 1), ("part: R2, ", 1)])
def test_a_waiver_silences_the_document_or_one_part(part, left):
    assert rules_found(ACTIVE + WAIVER % (part, "2026-03-01")) == ["unverified-requirement"] * left


def test_an_expired_waiver_silences_nothing_and_is_reported():
    assert sorted(rules_found(ACTIVE + WAIVER % ("part: R1, ", "2026-02-28"))) == [
        "expired-waiver", "unverified-requirement", "unverified-requirement",
    ]  # fmt: skip


def test_a_waiver_that_silences_nothing_is_reported():
    assert "needless-waiver" in rules_found(
        ACTIVE + (WAIVER % ("", "2026-12-31")).replace("unverified-requirement", "two-demands")
    )


def test_a_waiver_of_a_rule_that_does_not_exist_names_the_nearest():
    assert "unknown-rule" in rules_found(
        ACTIVE + (WAIVER % ("", "2026-12-31")).replace("unverified-requirement", "unverified")
    )


def test_a_waiver_of_a_rule_of_change_expires_without_a_base():
    silenced = (WAIVER % ("", "2026-02-28")).replace("unverified-requirement", "unversioned-change")
    assert rules_found(STANDARD + silenced) == ["expired-waiver"]
    assert rules_found(STANDARD + silenced, dt.date(2026, 2, 28)) == [], "while it holds, only a base can judge it"
