"""Plans, samples, scores and risks: where the rules on them draw the line."""

from pathlib import Path

import pytest
from rule_examples import diagnose


def found_by(rule: str, snippet: str, root: Path) -> list[str]:
    return [str(found.hint) for found in diagnose(snippet, root) if found.rule == rule]


@pytest.mark.parametrize(
    ("sample", "hint"),
    [
        ("size: 385, error: 5", []),
        ("size: 384, error: 5", ["Ask at least 385, or state the margin that 384 give: 5.1 points."]),
        ("size: 92, of: 120, error: 5", []),
        ("size: 91, of: 120, error: 5", ["Ask at least 92, or state the margin that 91 give: 5.1 points."]),
        ("size: 120, of: 120, error: 1", []),
        ("size: 10", []),
    ],
)
def test_a_small_population_needs_a_smaller_sample(sample: str, hint: list[str], tmp_path: Path) -> None:
    snippet = f"# playbooks/surveys/exit.yml\nsample: {{{sample}, method: 随机抽取。}}\n"
    assert found_by("sample-below-error", snippet, tmp_path) == hint


@pytest.mark.parametrize(
    ("begins", "months", "frequency", "found"),
    [
        (1, "[1, 4, 7, 10]", "3 个月", False),
        (1, "[1, 4, 7]", "3 个月", True),
        (7, "[7, 10]", "3 个月", False),
        (12, "[12]", "6 个月", False),
        (1, "[6]", "1 年", False),
        (1, "[6]", "2 周", False),
    ],
)
def test_a_plan_that_begins_late_in_the_year_has_less_to_do(
    begins: int, months: str, frequency: str, found: bool, tmp_path: Path
) -> None:
    item = f"{{id: I1, title: 查, months: {months}, does: ['checklist:patrol'], by: greeter}}"
    snippet = (
        f"# playbooks/plans/year.yml\nbegins: {begins}\nitems:\n  - {item}\n"
        f"# playbooks/checklists/patrol.yml\nfrequency: {frequency}\n"
    )
    assert bool(found_by("planned-too-rarely", snippet, tmp_path)) is found


@pytest.mark.parametrize(
    ("grades", "status", "found"),
    [
        ("likelihood: 3, impact: 5", "active", False),
        ("likelihood: 3, impact: 5", "draft", True),
        ("likelihood: 1, impact: 5", "draft", True),
        ("likelihood: 3, impact: 4", "draft", False),
    ],
)
def test_only_a_procedure_in_force_meets_a_high_risk(grades: str, status: str, found: bool, tmp_path: Path) -> None:
    snippet = (
        f"# playbooks/risks/fire.yml\nstatus: active\nbefore: {{{grades}}}\ncontingency: [fire]\n"
        f"# playbooks/procedures/fire.yml\nstatus: {status}\n"
    )
    assert bool(found_by("high-risk-without-contingency", snippet, tmp_path)) is found


@pytest.mark.parametrize(("weights", "found"), [("33.3 33.3 33.4", False), ("50 49.9", True), ("100", False)])
def test_weights_may_be_fractions_but_make_a_hundred(weights: str, found: bool, tmp_path: Path) -> None:
    items = "".join(
        f"  - {{id: K{n}, title: 查, weight: {weight}, nature: observation, scoring: 算。, by: hall-manager}}\n"
        for n, weight in enumerate(weights.split())
    )
    assert bool(found_by("weights-not-hundred", f"# roles/appraisals/clerk.yml\nitems:\n{items}", tmp_path)) is found


def test_an_appeal_to_the_one_who_decides_is_none(tmp_path: Path) -> None:
    snippet = "# roles/appraisals/clerk.yml\nstatus: active\n"  # its points and its appeal are the hall manager's
    assert found_by("appraised-by-oneself", snippet, tmp_path) == ["Name a role that has no part in the scores."]
