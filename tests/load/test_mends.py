"""Each planted fault is told once, on its line, with the words of its mend; what is certain can be written."""

from __future__ import annotations

import pytest
from planted import READING, TODAY, corpus_of
from planted_faults import HANDBOOK, PATHS, TABLE, Row
from planted_later import LATER

from svcq_build.check.run import check
from svcq_build.edit.certain_mends import replaced
from svcq_build.load.documents import read_document
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic


def diagnose(files: dict[str, str]) -> list[Diagnostic]:
    return check(build_graph(corpus_of(files)), TODAY, READING)


def plant(row: Row) -> tuple[str, str, int]:
    """The path and the text of the document with the fault, and the line that the fault is on."""
    path = PATHS[row.kind]
    text = HANDBOOK[path]
    assert text.count(row.good) >= 1, row
    at = text.index(row.good)
    return path, text[:at] + row.bad + text[at + len(row.good) :], text.count("\n", 0, at) + 1 + row.line


def test_the_handbook_itself_has_no_fault() -> None:
    assert diagnose(HANDBOOK) == []


ROWS = [*TABLE, *LATER]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.kind}: {row.bad}" for row in ROWS])
def test_a_planted_fault(row: Row) -> None:
    path, text, line = plant(row)
    found = diagnose({**HANDBOOK, path: text})
    assert [(each.rule, each.path, each.span.line) for each in found] == [(row.rule, path, line)], [
        f"{each.span.line} {each.message} {each.hint}" for each in found
    ]
    certain = row.mend.startswith("=")
    words = row.mend.strip("=") if certain else row.mend
    assert words in str(found[0].hint), found[0].hint
    if not certain:
        return
    assert found[0].fix
    mended = replaced(text.encode(), found[0].fix)
    for _ in range(3):  # what one mend uncovers is mended next
        again = diagnose({**HANDBOOK, path: mended.decode()})
        if again and again[0].fix:
            mended = replaced(mended, again[0].fix)
    assert diagnose({**HANDBOOK, path: mended.decode()}) == []
    if row.mend.count("=") == 1:
        assert meaning(path, mended) == meaning(path, HANDBOOK[path].encode())


GOOD = [
    ("standard", "goal: 客户取号后 30 分钟内被叫到。", "goal: “客户取号后 30 分钟内被叫到。”"),
    ("standard", "goal: 客户取号后 30 分钟内被叫到。", "goal: 客户取号后=等候 {号票：A12} 时"),
    (
        "standard",
        "goal: 客户取号后 30 分钟内被叫到。",
        "goal: >-\n  {every：6 个月，last：昨天}\n  1、取号；\n  2、等候。",
    ),
    ("standard", "goal: 客户取号后 30 分钟内被叫到。", 'goal: "{name：号票，last：A12}"'),
    ("standard", "tags: [大厅]", "tags: [大厅 等候, 取号/叫号, “一号”窗口]"),
    ("standard", "tags: [大厅]", "tags:\n  - 一号窗口\n  - 1. 取号"),
    ("term", "aliases: [号票]", 'aliases: ["A+ 号票", 号（票）]'),
    ("process", "outputs: [叫号记录]", "outputs: [叫号记录、登记簿和回执]"),
    ("process", "within: 3 分钟", "within: 0.5 个工作日"),
    ("process", "within: 3 分钟", "within: 90 minutes"),
    ("indicator", "target: 20", "target: 2e1"),
    ("indicator", "target: 20", "target: 20.0"),
    ("checklist", "frequency: 1 天", "frequency: 1 个工作日"),
    ("meeting", "  on: first workday", "  on: 25"),
    ("role", "{id: D1, text: 问清来意，帮客户取号。}", '{id: D1, text: "问清来意，id：帮客户取号。"}'),
    (
        "standard",
        "text: 每 30 分钟巡视一次等候区。",
        "text: |\n      每 30 分钟巡视一次：\n\n      （1）等候区；\n      （2）入口。",
    ),
]


@pytest.mark.parametrize(("kind", "good", "other"), GOOD, ids=[other for *_, other in GOOD])
def test_a_good_variation_is_no_fault(kind: str, good: str, other: str) -> None:
    path = PATHS[kind]
    assert good in HANDBOOK[path]
    assert diagnose({**HANDBOOK, path: HANDBOOK[path].replace(good, other, 1)}) == []


def meaning(path: str, content: bytes) -> object:
    return getattr(read_document(path, content, []), "model", None)


def test_there_are_more_than_two_hundred() -> None:
    assert len(TABLE) > 200


KEPT = [
    ("standard", '"process:calling"', '"process：calling"'),
    ("checklist", '["standard:queueing#R1"]', "['Standard:queueing#R1']"),
    ("indicator", '["standard:queueing#R1"]', '["standard:queueing#r1"]'),
    ("meeting", '["role:greeter"]', '["role:greter"]'),
    ("curriculum", "[greeter]", "[greeter，hall-manager]"),
    ("curriculum", "[greeter]", "[导办员、hall-manager]"),
    ("curriculum", "{reaction: 问卷", "{reaction:问卷"),
]


@pytest.mark.parametrize(("kind", "good", "bad"), KEPT, ids=[bad for *_, bad in KEPT])
def test_a_mend_keeps_the_quotes_and_brackets(kind: str, good: str, bad: str) -> None:
    path, text = PATHS[kind], HANDBOOK[PATHS[kind]]
    planted = text.replace(good, bad, 1)
    (found,) = diagnose({**HANDBOOK, path: planted})
    wanted = good if "hall-manager" not in bad else "[greeter, hall-manager]"
    mended = replaced(planted.encode(), found.fix).decode()
    assert mended.replace("'", '"') == text.replace(good, wanted, 1)
    assert mended.count("'") == bad.count("'")


@pytest.mark.parametrize("answer", ["B", "b.", "Ｂ", "乙"])
def test_an_answer_by_its_letter_or_its_words_becomes_its_number(answer: str) -> None:
    question = "  questions:\n    - {id: Q1, text: 先做什么？, options: [甲, 乙], why: 规定。, answer: %s}\n"
    path, text = PATHS["curriculum"], HANDBOOK[PATHS["curriculum"]]
    (found,) = diagnose({**HANDBOOK, path: text.replace("evaluation:", question % answer + "evaluation:")})
    assert str(found.hint) == "Write 2."
    assert [edit.text for edit in found.fix] == ["2"]
