"""One fault, one diagnostic: what follows from another fault is not told."""

import datetime as dt
from functools import cache

import pytest
from planted import PLAIN, corpus_of, good_documents

from svcq_build.check.run import check
from svcq_build.kinds import all_kinds
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic

TODAY = dt.date(2026, 3, 1)
PATHS = {name: f"{kind.folder}{name}-x.yml" for name, kind in all_kinds().items()}
OWNERS = "# Written by “svcq owners” from the documents' owners. Edit those, then run it again.\n/gone.yml @a/b\n"


def more_than_before(files: dict[str, str], configuration: str = PLAIN) -> list[Diagnostic]:
    """What a check says beyond what it says of the good documents."""
    found = check(build_graph(corpus_of({**good_documents(), **files}, configuration)), TODAY)
    return [one for one in found if (one.rule, one.path, str(one.message)) not in said_before()]


@cache
def said_before() -> frozenset[tuple[str, str, str]]:
    told = check(build_graph(corpus_of(good_documents())), TODAY)
    return frozenset((one.rule, one.path, str(one.message)) for one in told)


def planted(kind: str, old: str, new: str) -> dict[str, str]:
    text = good_documents()[PATHS[kind]]
    assert old in text
    return {PATHS[kind]: text.replace(old, new, 1)}


@pytest.mark.parametrize("kind", all_kinds())
@pytest.mark.parametrize("other", ["guide", "term", "indicator"])
def test_a_wrong_kind_is_one_fault(kind: str, other: str) -> None:
    if kind != other:  # whose own fields, too, are nobody's to judge
        (found,) = more_than_before(planted(kind, f"kind: {kind}\n", f"kind: {other}\nmore: {{desk: 3}}\n"))
        assert (found.rule, found.excerpt) == ("wrong-folder", f"kind: {other}")


@pytest.mark.parametrize("kind", all_kinds())
def test_a_kind_that_is_none_is_one_fault(kind: str) -> None:
    (found,) = more_than_before(planted(kind, f"kind: {kind}", "kind: 文件"))
    assert (found.rule, found.excerpt) == ("bad-value", "kind: 文件")


@pytest.mark.parametrize("kind", all_kinds())
@pytest.mark.parametrize(("name", "chinese"), [("title", "标题"), ("summary", "摘要")])
def test_a_field_by_its_chinese_name_is_one_fault(kind: str, name: str, chinese: str) -> None:
    (found,) = more_than_before(planted(kind, f"{name}:", f"{chinese}:"))
    assert (found.rule, str(found.hint)) == ("unknown-field", f"Did you mean “{name}”?")
    assert found.excerpt.startswith(chinese)


@pytest.mark.parametrize("kind", all_kinds())
def test_a_field_under_another_is_one_fault(kind: str) -> None:
    text = good_documents()[PATHS[kind]]
    line = next(line for line in text.split("\n") if line.startswith("summary:"))
    moved = text.replace(f"{line}\n", f"review:\n  every: 6 个月\n  {line}\n")
    (found,) = more_than_before({PATHS[kind]: moved})
    assert (found.rule, found.excerpt) == ("unknown-field", f"  {line}")
    assert "indentation" in str(found.hint)


def test_a_lost_first_line_is_one_fault_and_nobody_elses() -> None:
    standard = good_documents()[PATHS["standard"]].split("requirements:")[0] + (
        "requirements:\n  - id: R1\n    level: must\n    text: 甲\n    level: must\n    text: 乙\n"
    )
    measuring = good_documents()[PATHS["indicator"]] + "measures: ['standard:standard-x#R2']\n"
    found = more_than_before({PATHS["standard"]: standard, PATHS["indicator"]: measuring})
    assert [(one.rule, one.path) for one in found if one.severity.value == "error"] == [
        ("duplicate-key", PATHS["standard"])
    ]


def test_a_change_of_the_future_makes_nobody_suspect() -> None:
    change = "{version: '1.0', date: 2052-01-01, class: substance, trigger: regulation, reason: 甲}"
    standard = good_documents()[PATHS["standard"]] + f"version: '1.0'\nchanges:\n  - {change}\n"
    measuring = good_documents()[PATHS["indicator"]] + (
        "status: active\nreview: {every: 1 年, last: 2026-01-01}\nmeasures: ['standard:standard-x']\n"
    )
    told = [one.rule for one in more_than_before({PATHS["standard"]: standard, PATHS["indicator"]: measuring})]
    assert told.count("future-change") == 1
    assert "suspect-dependent" not in told


@pytest.mark.parametrize(
    "configuration",
    ["site_name: [\n", "site_nam: 手册\n", "- 手册\n", "site_name: 手册\nextra: {svcq: {accounts: {greter: a/b}}}\n"],
)
def test_slips_in_the_settings_blame_no_codeowners(configuration: str) -> None:
    corpus = corpus_of(good_documents(), configuration)
    corpus.texts[".github/CODEOWNERS"] = OWNERS  # type: ignore[index]
    told = [one for one in check(build_graph(corpus), TODAY) if one.path in ("mkdocs.yml", ".github/CODEOWNERS")]
    assert [one.path for one in told] == ["mkdocs.yml"]


@pytest.mark.parametrize(
    ("slip", "rule"),
    [
        ("status：draft", "full-width-punctuation"),
        ("status:draft", "yaml-syntax"),
        ("status: draft\ntags:\n  * 甲\n  * 乙", "yaml-syntax"),
        ("status: draft\nreview: {every：6 个月，last: 2026/1/1}", "full-width-punctuation"),
    ],
)
def test_the_faults_behind_one_that_can_be_mended_are_told_too(slip: str, rule: str) -> None:
    text = good_documents()[PATHS["term"]].replace("summary:", f"{slip}\nsummry:", 1)
    told = [one.rule for one in more_than_before({PATHS["term"]: text}) if one.severity.value == "error"]
    assert told == [rule, *(["impossible-date"] if "2026/" in slip else []), "unknown-field"]


@pytest.mark.parametrize("kind", all_kinds())
def test_what_follows_a_full_width_colon_is_read_too(kind: str) -> None:
    text = good_documents()[PATHS[kind]].replace("title: ", "title：", 1).replace("summary:", "summry:", 1)
    text = text.replace("\nsummry", "\nstatus: activ\nsummry", 1)
    found = [one for one in more_than_before({PATHS[kind]: text}) if one.severity.value == "error"]
    assert [(one.rule, one.path) for one in found] == [
        ("full-width-punctuation", PATHS[kind]),
        ("bad-value", PATHS[kind]),
        ("unknown-field", PATHS[kind]),
    ]
    assert [one.excerpt.partition(" ")[0].partition("：")[0] for one in found] == ["title", "status:", "summry:"]
