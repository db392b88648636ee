"""Owners, reviews, versions and histories."""

from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.model.diagnostics import Diagnostic, Severity

PATH = "standards/service/queueing.yml"


def check(fields: str, root: Path) -> list[Diagnostic]:
    return diagnose(f"# {PATH}\n{fields}\n", root)


def found_by(rule: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return [found for found in diagnostics if found.rule == rule]


def test_an_overdue_review_says_since_when_and_who(tmp_path: Path) -> None:
    diagnostics = diagnose(
        f"""
# {PATH}
status: active
owner: hall-manager
review: {{every: 6 个月, last: 2025-08-31}}
# roles/charters/hall-manager.yml
title: 大厅值班经理
""",
        tmp_path,
    )
    (found,) = found_by("review-overdue", diagnostics)
    assert "2026-02-28 (days overdue: 1); 大厅值班经理" in str(found.message)


@pytest.mark.parametrize(
    "fields",
    [
        "status: active\nreview: {every: 6 个月, last: 2025-09-01}",  # due today
        "status: draft\nreview: {every: 6 个月, last: 2020-01-01}",
        "status: active\nreview: {every: 99999999 年, last: 2020-01-01}",
        "status: active\nreview: {every: 6 个月}",  # missing-review
    ],
)
def test_no_review_is_overdue(fields: str, tmp_path: Path) -> None:
    assert not found_by("review-overdue", check(fields, tmp_path))


def test_an_active_standard_with_nothing_lacks_each_thing_once(tmp_path: Path) -> None:
    rules = [found.rule for found in check("status: active", tmp_path)]
    lacking = [
        "active-without-owner", "active-without-effective", "missing-review", "missing-version", "no-data-basis",
    ]  # fmt: skip
    assert [rules.count(rule) for rule in lacking] == [1] * len(lacking)


def test_ungoverned_kinds_need_no_governance(tmp_path: Path) -> None:
    diagnostics = diagnose("# standards/glossary/queue.yml\nstatus: active\n", tmp_path)
    assert diagnostics == []


def test_an_indicator_without_owner_is_reported_once(tmp_path: Path) -> None:
    diagnostics = diagnose("# standards/indicators/waiting.yml\nstatus: active\n", tmp_path)
    assert [found.severity for found in found_by("indicator-without-owner", diagnostics)] == [Severity.ERROR]
    assert not found_by("active-without-owner", diagnostics)


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ('version: "1.10"\nchanges:\n  - {version: "1.10", date: 2026-01-01, class: wording}\n'
         '  - {version: "1.9", date: 2025-01-01, class: wording}', set()),
        ('version: "1.9"\nchanges:\n  - {version: "2.0", date: 2026-01-01, class: wording}', {"version-behind-change"}),
        ('version: "2.0"\nchanges:\n  - {version: "1.10", date: 2026-01-01, class: wording}', {"unrecorded-version"}),
        ('version: "2.0"', {"unrecorded-version"}),
        ('changes:\n  - {version: "1.0", date: 2026-01-01, class: wording}', {"missing-version"}),
        ('version: "1.2"\nchanges:\n  - {version: "1.1", date: 2026-01-01, class: wording}\n'
         '  - {version: "1.2", date: 2025-01-01, class: wording}', {"version-not-rising"}),
    ],
)  # fmt: skip
def test_versions_and_their_history(fields: str, rules: set[str], tmp_path: Path) -> None:
    concerned = {"version-behind-change", "version-not-rising", "unrecorded-version", "missing-version"}
    assert concerned & {found.rule for found in check(f"status: active\n{fields}", tmp_path)} == rules


def test_a_history_upside_down_is_one_fault(tmp_path: Path) -> None:
    changes = "\n".join(f'  - {{version: "1.{n}", date: 2025-0{n + 1}-01, class: wording}}' for n in range(5))
    (found,) = found_by("version-not-rising", check(f'version: "1.4"\nchanges:\n{changes}', tmp_path))
    assert "oldest on top" in str(found.message)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ("class: substance", "neither trigger nor reason"),
        ("class: safety, reason: 演练发现出口不够。", "no trigger"),
        ("class: substance, trigger: regulation", "no reason"),
        ("class: wording", None),
        ("class: safety, trigger: regulation, reason: 新消防规定。", None),
    ],
)
def test_a_change_is_explained(change: str, lacks: str | None, tmp_path: Path) -> None:
    fields = f'version: "1.0"\nchanges:\n  - {{version: "1.0", date: 2026-01-01, {change}}}'
    found = found_by("unexplained-change", check(fields, tmp_path))
    assert [lacks in str(one.message) for one in found if lacks] == ([True] if lacks else [])
    assert bool(found) is (lacks is not None)


@pytest.mark.parametrize(
    ("limits", "wrong"),
    [
        ("direction: lower\ntarget: 15\nwarning: 20\nalarm: 20", []),
        ("direction: lower\ntarget: 15\nalarm: 10", ["alarm"]),
        ("direction: higher\ntarget: 95\nwarning: 90\nalarm: 85", []),
        ("direction: higher\ntarget: 95\nwarning: 97\nalarm: 98", ["warning", "alarm"]),
        ("direction: higher\ntarget: 95", []),
    ],
)
def test_limits_follow_the_direction(limits: str, wrong: list[str], tmp_path: Path) -> None:
    diagnostics = diagnose(f"# standards/indicators/waiting.yml\n{limits}\n", tmp_path)
    lines = (tmp_path / "standards/indicators/waiting.yml").read_text(encoding="utf-8").split("\n")
    places = [lines[one.span.line - 1].partition(":")[0] for one in found_by("limits-out-of-order", diagnostics)]
    assert places == wrong


def test_a_review_of_the_future_is_found_and_today_is_not_the_future(tmp_path: Path) -> None:
    fields = (
        'version: "1.0"\nreview: {every: 6 个月, last: 2026-03-02}\n'
        'changes:\n  - {version: "1.0", date: 2026-03-01, class: wording}'
    )
    (found,) = found_by("future-change", check(fields, tmp_path))
    assert "2026-03-02" in str(found.message)
