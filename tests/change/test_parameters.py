"""A parameter changes: it weighs by its direction, touches who quotes it, and nobody else has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from svcq_build.change import Weight
from svcq_build.history.versions import past_versions
from svcq_build.load.folder import load_folder
from svcq_build.review import review
from tests.change.conftest import QUEUEING, STANDARD, Repository

WAITING = "standards/parameters/waiting.yml"
PARAMETERS = """\
kind: parameters
title: 等候参数
summary: 与等候有关的数值。
status: active
version: "1.0"
owner: clerk
effective: 2026-01-01
review: {every: 1 年, last: 2026-01-01}
changes:
  - {version: "1.0", date: 2026-01-01, class: substance, trigger: internal-change, reason: 首次发布}
parameters:
  - {id: wait-max, title: 最长等候, value: 20 分钟, direction: lower, meaning: 从取号到叫号。}
  - {id: other, title: 另一个, value: 3, meaning: 与等候无关。}
"""
QUOTING = STANDARD.replace("20 分钟", "{param:wait-max}")
QUOTING = QUOTING.replace(
    "text: 等候超过 {param:wait-max}时由受理员说明原因。", "text: '等候超过 {param:wait-max}时由受理员说明原因。'"
)


@pytest.fixture
def quoting(repo: Repository) -> Repository:
    repo.commit({WAITING: PARAMETERS}, "values")
    repo.commit({QUEUEING: QUOTING}, "quotes")
    return repo


def test_quoting_a_value_in_its_place_is_no_change(quoting: Repository) -> None:
    found = review(quoting.root, "HEAD~1", "HEAD")
    assert [change for change in found.changes if not change.bookkeeping] == []


@pytest.mark.parametrize(
    ("value", "weight"), [("15 分钟", Weight.STRICTER), ("30 分钟", Weight.LOOSER), ("30%", Weight.STRUCTURE)]
)
def test_a_change_of_a_value_weighs_and_touches_who_quotes_it(quoting: Repository, value: str, weight: Weight) -> None:
    quoting.commit({WAITING: PARAMETERS.replace("value: 20 分钟", f"value: {value}")}, "changed")
    found = review(quoting.root, "HEAD~1", "HEAD")
    assert [(change.document, change.where, change.weight) for change in found.changes] == [
        ("parameters:waiting", "parameters.wait-max.value", weight)
    ]
    touched = {(item.document, item.part) for item in found.impact.touched}
    assert ("standard:queueing", "R1") in touched
    assert ("checklist:patrol", "C1") in touched  # it verifies what quotes it


@pytest.mark.parametrize(("value", "weight"), [("15 分钟", Weight.STRICTER), ("30 分钟", Weight.LOOSER)])
@pytest.mark.parametrize(
    "text", ["客户等候不超过 {param:wait-max}。", "在 {param:wait-max} 内叫到。", "讨论 {param:wait-max} 的由来。"]
)
def test_what_quotes_a_value_tells_its_direction_where_it_does_not(
    repo: Repository, value: str, weight: Weight, text: str
) -> None:
    undirected = PARAMETERS.replace(" direction: lower,", "")
    repo.commit({WAITING: undirected, QUEUEING: STANDARD.replace("客户等候不超过 20 分钟。", text)}, "values")
    repo.commit({WAITING: undirected.replace("value: 20 分钟", f"value: {value}")}, "changed")
    (change,) = review(repo.root, "HEAD~1", "HEAD").changes
    assert change.weight is (Weight.STRUCTURE if "讨论" in text else weight)


def test_who_quotes_another_parameter_is_not_touched(quoting: Repository) -> None:
    quoting.commit({WAITING: PARAMETERS.replace("value: 3,", "value: 4,")}, "changed")
    assert [item.document for item in review(quoting.root, "HEAD~1", "HEAD").impact.touched] == []


def test_a_rename_mends_what_quotes_it(quoting: Repository, svcq) -> None:
    old = (quoting.root / QUEUEING).read_text(encoding="utf-8")
    done = svcq("rename", "parameters:waiting#wait-max", "wait-limit", cwd=quoting.root)
    assert done.code == 0, done.err
    new = (quoting.root / QUEUEING).read_text(encoding="utf-8")
    assert new == old.replace("{param:wait-max}", "{param:wait-limit}")
    assert [change.where for change in review(quoting.root, "HEAD").changes if not change.bookkeeping] == []


def test_show_and_a_check_that_remembers_see_the_value(quoting: Repository, svcq) -> None:
    def check() -> list[str]:
        done = svcq("check", "--format", "json", cwd=quoting.root)
        return [each["rule"] for each in json.loads(done.out)["diagnostics"]]

    first = check()
    assert "20" in svcq("show", "queueing", cwd=quoting.root).out
    path: Path = quoting.root / WAITING
    path.write_text(PARAMETERS.replace("wait-max", "wait-limit"), encoding="utf-8")
    assert "missing-parameter" in check()
    path.write_text(PARAMETERS, encoding="utf-8")
    assert check() == first
    assert "missing-parameter" not in first


def test_a_past_version_shows_the_value_of_its_day(quoting: Repository, svcq) -> None:
    later = PARAMETERS.replace("20 分钟", "10 分钟")
    quoting.commit({WAITING: later}, "shorter")
    newer = QUOTING.replace('version: "1.0"  ', 'version: "1.1"  ')
    quoting.commit({QUEUEING: newer}, "newer")
    corpus = load_folder(quoting.root)
    assert "10 分钟" in corpus.entries["standard:queueing"].data["goal"]
    (past,) = past_versions(quoting.root, corpus).by_document["standard:queueing"]
    assert past.entry is not None
    assert "20 分钟" in past.entry.data["goal"]
