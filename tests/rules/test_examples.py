"""Every rule's documentation tells the truth: its Bad is found, its Good is not."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
from rule_examples import WITH_COMMANDS, commands, diagnose, merge, split_files

from svcq_build.model.diagnostics import Diagnostic, Severity
from svcq_build.rules import Rule, all_rules

RULES = list(all_rules().values())
by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.group}/{rule.name}")


@cache
def found_in(snippet: str) -> list[Diagnostic]:
    """What a check says about a snippet; two tests ask of each."""
    with tempfile.TemporaryDirectory() as folder:
        return diagnose(snippet, Path(folder))


def told(diagnostics: list[Diagnostic]) -> str:
    return "\n".join(f"{d.path}:{d.span.line}:{d.span.column} {d.rule}: {d.message}" for d in diagnostics)


@by_name
def test_documentation_is_whole(rule: Rule) -> None:
    sections = rule.sections
    assert set(sections) == {"summary", "Why", "Bad", "Good", "Fix"}
    assert all(sections.values()), "every section says something"
    assert "\n" not in sections["summary"], "the summary is one line"
    assert sections["summary"].endswith(".")


@by_name
def test_bad_is_found(rule: Rule) -> None:
    diagnostics = found_in(rule.sections["Bad"])
    assert rule.name in {found.rule for found in diagnostics}, told(diagnostics)
    others = [
        found for found in diagnostics
        if found.severity is Severity.ERROR and found.rule != rule.name
        and all_rules()[found.rule].group in ("syntax", "shape")
    ]  # fmt: skip
    assert not others, told(others)


@by_name
def test_good_is_clean(rule: Rule, tmp_path: Path) -> None:
    diagnostics = diagnose(rule.sections["Good"], tmp_path)
    assert rule.name not in {found.rule for found in diagnostics}, told(diagnostics)
    others = [found for found in diagnostics if all_rules()[found.rule].group in ("syntax", "shape")]
    assert not others, told(others)


@by_name
def test_every_finding_has_a_place_and_advice(rule: Rule) -> None:
    every = [found for found in found_in(rule.sections["Bad"]) if found.rule == rule.name]
    assert any(commands(str(one.hint)) for one in every) == (rule.name in WITH_COMMANDS)
    found = every[0]
    assert found.span.line >= 1
    assert found.span.column >= 1
    assert str(found.message)
    assert found.hint is not None, "a message says how to mend it"


def test_fragments_replace_whole_fields() -> None:
    base = "kind: term\ntitle: 甲\ndefinition: >-\n  乙\n  丙\n"
    assert merge(base, "definition: 丁  # 注\n") == "kind: term\ntitle: 甲\ndefinition: 丁  # 注\n"


def test_snippets_without_a_heading_are_refused() -> None:
    with pytest.raises(ValueError, match="begins with"):
        split_files("title: 甲")
