"""A review as annotations (GitHub) and as SARIF: each change at its line on the newer side."""

import json

import pytest
from sarif_pydantic import Sarif

from tests.conftest import STANDARD
from tests.diff.test_revisions import PATH, repo  # noqa: F401 - a fixture

LONGER = STANDARD + "  - {id: R2, level: must, text: 每天公布等候时间。}\n"
EDITED = (
    LONGER.replace("level: must, text: 等候", "level: may, text: 等候")
    .replace("title: 排队叫号", 'title: "取号, 100%: 叫号"')
    .replace("role:clerk]", "role:clerk, role:guide]")
)


@pytest.fixture
def edited(repo):  # noqa: F811
    repo.commit({PATH: EDITED}, "two")
    return repo


def annotations(text: str) -> dict[str, tuple[str, str]]:
    found = {}
    for line in text.splitlines():
        command, properties, message = line.removeprefix("::").split(" ", 1)[0], *line.split(" ", 1)[1].split("::", 1)
        named = dict(item.split("=", 1) for item in properties.split(","))
        found[message] = (command, EDITED.splitlines()[int(named["line"]) - 1])
    return found


def test_each_change_is_annotated_at_its_line(edited, svcq):
    out = svcq("diff", "one", "two", "--format", "github", "--lang", "en", cwd=edited.root).out
    found = annotations(out)

    assert found["requirements R1 level changed: must → may"] == (
        "warning",
        "  - {id: R1, level: may, text: 等候超过 20 分钟时由受理员说明原因。}",
    )
    assert found["requirements R2 added: 每天公布等候时间。"] == (
        "warning",
        "  - {id: R2, level: must, text: 每天公布等候时间。}",
    )
    assert found["title changed: 排队叫号 → 取号, 100%25: 叫号"] == ("notice", 'title: "取号, 100%: 叫号"')
    assert [line for _, line in found.values() if "guide" in line] == ["applies_to: [role:clerk, role:guide]"]
    assert f"file={PATH}," in out
    assert "title=looser%3A 取号%2C 100%25%3A 叫号::" in out


def test_what_is_gone_is_said_where_it_stood(edited, svcq):
    edited.commit({PATH: STANDARD}, "three")
    found = annotations(svcq("diff", "two", "three", "--format", "github", "--lang", "en", cwd=edited.root).out)
    gone = next(message for message in found if "removed" in message and "R2" in message)

    assert found[gone][1] == "requirements:"


def test_a_removed_document_is_named_without_a_line(edited, svcq):
    edited.commit({PATH: None}, "three")
    out = svcq("diff", "two", "three", "--format", "github", "--lang", "en", cwd=edited.root).out

    assert f"::notice file={PATH},title=" in out
    assert "line=" not in out


def test_a_changed_body_of_markdown_is_found(repo, svcq):  # noqa: F811
    path = PATH.replace(".yml", ".md")
    repo.commit({PATH: None, path: f"---\n{STANDARD}---\n\n正文说明。\n"}, "two")
    repo.commit({path: f"---\n{STANDARD}---\n\n正文另有说明。\n"}, "three")
    out = svcq("diff", "two", "three", "--format", "github", cwd=repo.root).out

    assert f"file={path},line={len(STANDARD.splitlines()) + 3}," in out


def test_sarif_is_valid_and_places_every_change(edited, svcq):
    text = svcq("diff", "one", "two", "--format", "sarif", "--lang", "en", cwd=edited.root).out
    Sarif.model_validate_json(text)
    run = json.loads(text)["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert len(run["results"]) == len(
        json.loads(svcq("diff", "one", "two", "--format", "json", cwd=edited.root).out)["changes"]
    )
    for item in run["results"]:
        assert rules[item["ruleIndex"]] == item["ruleId"]
        physical = item["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == PATH
        assert physical["region"]["startLine"] >= 1
    looser = next(item for item in run["results"] if item["ruleId"] == "change/looser")
    assert looser["level"] == "warning"
    assert looser["message"]["text"] == "取号, 100%: 叫号: requirements R1 level changed: must → may"


def test_sarif_of_no_change_and_of_a_removed_document(edited, svcq):
    edited.commit({PATH: None}, "three")
    nothing = svcq("diff", "two", "two", "--format", "sarif", cwd=edited.root).out
    gone = svcq("diff", "two", "three", "--format", "sarif", cwd=edited.root).out

    for text in (nothing, gone):
        Sarif.model_validate_json(text)
    assert json.loads(nothing)["runs"][0]["results"] == []
    assert "region" not in json.loads(gone)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("format_", ["text", "markdown", "github"])
def test_chinese_reviews_have_chinese_punctuation(edited, svcq, format_):
    out = svcq("diff", "one", "two", "--format", format_, "--lang", "zh", cwd=edited.root).out

    assert "：每天公布等候时间。" in out
    assert ": 每天" not in out
