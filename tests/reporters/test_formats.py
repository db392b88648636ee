import datetime as dt
import json
from xml.etree import ElementTree

import pytest
from sarif_pydantic import Sarif

from svcq_build.check.remembered import run_check
from svcq_build.reporters import report
from tests.conftest import STANDARD

TODAY = dt.date(2026, 3, 1)
BAD = STANDARD.replace("owner: clerk", "owner: clark") + "  - {id: R1, level: must, text: '100% 到岗, 见: 附件'}\n"


@pytest.fixture
def result(repository):
    root = repository({"standards/service/queueing.yml": BAD})
    return run_check(root, TODAY, use_cache=False), root


def test_json_is_version_1_of_the_contract(result):
    value = json.loads(report("json", result[0], "en"))
    assert value["version"] == 1
    assert value["summary"] == {"documents": 2, "errors": 2, "warnings": 0, "notes": 0}
    first = next(item for item in value["diagnostics"] if item["rule"] == "missing-target")
    assert first == {
        "rule": "missing-target",
        "severity": "error",
        "path": "standards/service/queueing.yml",
        "line": 6,
        "column": 8,
        "end_line": 6,
        "end_column": 13,
        "message": "No role has the id “clark”.",
        "hint": "Did you mean “clerk”?",
        "document": "standard:queueing",
        "related": [],
    }


def test_sarif_has_what_the_standard_requires(result):
    text = report("sarif", result[0], "en")
    value = json.loads(text)
    Sarif.model_validate_json(text)
    run = value["runs"][0]
    assert value["version"] == "2.1.0"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for item in run["results"]:
        assert rules[item["ruleIndex"]] == item["ruleId"]
        region = item["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    duplicate = next(item for item in run["results"] if item["ruleId"] == "duplicate-part")
    assert duplicate["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 11


def test_github_annotations_are_escaped(result):
    lines = report("github", result[0], "en").splitlines()
    annotation = next(line for line in lines if "missing-target" in line)
    assert annotation.startswith(
        "::error file=standards/service/queueing.yml,line=6,col=8,endLine=6,endColumn=13,title=svcq missing-target::"
    )
    assert "%0ADid you mean" in annotation
    assert lines[-1] == "2 documents, 2 errors, 0 warnings, 0 notes"


def test_junit_counts_documents_and_failures(result):
    suite = ElementTree.fromstring(report("junit", result[0], "en"))[0]
    assert suite.attrib["failures"] == "1"
    case = next(case for case in suite if case.attrib["name"] == "standards/service/queueing.yml")
    failure = case.find("failure")
    assert failure is not None
    assert "[missing-target]" in (failure.text or "")
    assert "[duplicate-part]" in (failure.text or "")


def test_text_shows_related_places(result):
    text = report("text", result[0], "en")
    assert "standards/service/queueing.yml:11:10: first defined here" in text


def test_carets_stand_under_wide_characters(repository):
    wide = STANDARD.replace("title: 排队叫号", "title: 排队叫号").replace(
        "{id: R1, level: must", "{text2: 等候, id: R1, level: mst"
    )
    root = repository({"standards/service/queueing.yml": wide})
    text = report("text", run_check(root, TODAY, use_cache=False), "en")
    lines = text.splitlines()
    index = next(i for i, line in enumerate(lines) if "level: mst" in line)
    source, carets = (
        lines[index],
        next(line for line in lines[index:] if set(line.strip()) == {"^"} and len(line.strip()) == 3),
    )
    before = source[: source.index("mst")]
    assert carets.index("^") == len(before) + 2  # two Chinese characters take four columns


def test_text_is_plain_in_a_pipe(result):
    assert "\x1b[" not in report("text", result[0], "en")


def test_a_document_cannot_speak_to_the_terminal(repository):
    root = repository({"standards/service/queueing.yml": STANDARD.encode() + b"tags: [\x1b[31mred\xff]\n"})
    assert "\x1b" not in report("text", run_check(root, TODAY, use_cache=False), "en")
