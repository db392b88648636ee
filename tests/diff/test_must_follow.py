"""What must follow a change: promises to customers that it may break, and translations that it leaves behind."""

import json
from typing import Any

import pytest

from svcq_build.review.account import review
from tests.conftest import CONFIGURATION, STANDARD
from tests.diff.test_revisions import PATH, Repository, repo  # noqa: F401 - a fixture

TWO_RULES = STANDARD + "  - {id: R2, level: must, text: 受理员在 10 分钟内叫号。}\n"
COMMITMENT_PATH = "playbooks/commitments/waiting.yml"
COMMITMENT = """\
kind: commitment
title: 等候承诺
summary: 您最多等多久。
version: "1.0"
owner: clerk
promised_to: 每一位客户。
promises:
  - {id: P1, text: 等久了有人说明原因。, rests_on: ["standard:queueing#R1"]}
  - {id: P2, text: 10 分钟内叫到您。, rests_on: ["standard:queueing#R2"]}
remedy: {text: 当面道歉。, within: 1 天, by: clerk}
claim: 找值班经理。
published_at: [大厅入口]
"""
BILINGUAL = CONFIGURATION.replace("[zh]", "[zh, en]")
PO_PATH = "translations/en/standards.po"
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

#: standards/service/queueing.yml
msgctxt "standard:queueing title"
msgid "排队叫号"
msgstr "Queueing"

#: standards/service/queueing.yml
msgctxt "standard:queueing requirements.R1.text"
msgid "等候超过 20 分钟时由受理员说明原因。"
msgstr "A clerk explains when the wait exceeds 20 minutes."
"""


@pytest.fixture
def promised(repo: Repository) -> Repository:  # noqa: F811
    """A standard of two requirements, each of them promised to customers."""
    repo.commit({PATH: TWO_RULES, COMMITMENT_PATH: COMMITMENT}, "promised")
    return repo


@pytest.fixture
def translated(repo: Repository) -> Repository:  # noqa: F811
    """A standard whose title and requirement are translated; its summary and goal are not."""
    repo.commit({"mkdocs.yml": BILINGUAL, PO_PATH: PO}, "translated")
    return repo


def told(repository: Repository, svcq, base: str, *arguments: str) -> dict[str, Any]:
    return json.loads(svcq("diff", base, *arguments, "--format", "json", cwd=repository.root).out)


def follows(repository: Repository, svcq, base: str) -> dict[tuple[str, str | None], bool]:
    rows = told(repository, svcq, base)["must_follow"]
    return {(row["document"], row["part"]): row["may_break_promise"] for row in rows}


def stale(repository: Repository, base: str, head: str | None = None) -> list[tuple[str, str, int]]:
    return [(item.document, item.path, item.texts) for item in review(repository.root, base, head).translations]


@pytest.mark.parametrize(
    ("old", "new", "may_break"),
    [
        ("level: must, text: 受理员在", "level: should, text: 受理员在", True),
        ("受理员在 10 分钟内", "受理员在 30 分钟内", True),
        ("受理员在 10 分钟内叫号", "受理员叫 3 次号", True),
        ("受理员在 10 分钟内", "受理员在 5 分钟内", False),
        ("  - {id: R2, level: must, text: 受理员在 10 分钟内叫号。}\n", "", True),
    ],
    ids=["lower level", "longer", "something else", "shorter", "gone"],
)
def test_a_promise_follows_what_it_rests_on_and_may_break(promised, svcq, old, new, may_break):
    promised.write({PATH: TWO_RULES.replace(old, new)})
    assert follows(promised, svcq, "promised") == {("commitment:waiting", "P2"): may_break}


def test_a_change_of_words_breaks_no_promise(promised, svcq):
    promised.write({PATH: TWO_RULES.replace("内叫号。", "内叫到号。")})
    assert follows(promised, svcq, "promised") == {}


def test_a_promise_is_told_unless_it_is_changed_as_well(promised, svcq):
    longer = TWO_RULES.replace("10 分钟内", "30 分钟内")
    promised.write({PATH: longer, COMMITMENT_PATH: COMMITMENT.replace("claim: 找值班经理。", "claim: 找 3 号窗口。")})
    assert follows(promised, svcq, "promised") == {("commitment:waiting", "P2"): True}
    promised.write({COMMITMENT_PATH: COMMITMENT.replace("10 分钟内叫到您", "30 分钟内叫到您")})
    assert follows(promised, svcq, "promised") == {}


def test_people_read_which_promise_is_at_risk_first(promised, svcq):
    promised.commit({PATH: TWO_RULES.replace("level: must", "level: should")}, "looser")
    text = svcq("diff", "promised", "looser", cwd=promised.root).out
    risk = [f"  May break a promise to customers: 等候承诺 P{n}: Promises 排队叫号 R{n}\n" for n in (1, 2)]
    assert text.index("What must follow:\n" + "".join(risk)) < text.index("  等候巡查 C1: ")
    text = svcq("diff", "promised", "looser", "--lang", "zh", cwd=promised.root).out
    assert "  可能违背对客户的承诺：等候承诺 P2：承诺 排队叫号 R2\n" in text
    comment = svcq("diff", "promised", "looser", "--format", "markdown", cwd=promised.root).out
    assert "- [ ] **May break a promise to customers**: 等候承诺 P2: Promises 排队叫号 R2" in comment
    review_comment = svcq("review", "promised", "--lang", "zh", "--today", "2026-03-01", cwd=promised.root).out
    assert "- [ ] **可能违背对客户的承诺**：等候承诺 P2：承诺 排队叫号 R2" in review_comment


def test_texts_without_a_fitting_translation_are_counted(translated):
    changed = STANDARD.replace("20 分钟", "15 分钟").replace("title: 排队叫号", "title: 取号与等候")
    translated.write({PATH: changed})
    assert stale(translated, "translated") == [("standard:queueing", PO_PATH, 3)]  # the goal names the minutes too
    translated.write({PO_PATH: PO.replace("20 分钟", "15 分钟").replace("排队叫号", "取号与等候")})
    assert stale(translated, "translated") == [("standard:queueing", PO_PATH, 1)]


def test_a_text_that_moved_in_its_list_keeps_its_translation(translated):
    entry = '\nmsgctxt "standard:queueing people.0"\nmsgid "说话清楚。"\nmsgstr "Speak clearly."\n'
    translated.commit({PATH: f"{STANDARD}people: [说话清楚。]\n", PO_PATH: PO + entry}, "people")
    translated.write({PATH: f"{STANDARD}people: [先问好。, 说话清楚。]\n"})
    assert stale(translated, "people") == [("standard:queueing", PO_PATH, 1)]


def test_a_doubtful_or_empty_translation_fits_nothing(translated):
    translated.write({PATH: STANDARD.replace("说明原因", "当面说明原因")})
    entry = PO.replace("说明原因", "当面说明原因")
    for po in (
        entry.replace('msgctxt "standard:queueing requirements', '#, fuzzy\nmsgctxt "standard:queueing requirements'),
        entry.replace("A clerk explains when the wait exceeds 20 minutes.", ""),
    ):
        translated.write({PO_PATH: po})
        assert stale(translated, "translated") == [("standard:queueing", PO_PATH, 1)]
    translated.write({PO_PATH: entry.replace("\n", "\r\n")})
    assert stale(translated, "translated") == []


def test_what_was_untranslated_before_is_not_the_fault_of_the_change(translated):
    translated.write({PATH: STANDARD.replace("level: must", "level: may")})
    assert stale(translated, "translated") == []


def test_the_translations_of_the_newer_side_count(translated):
    changed = STANDARD.replace("说明原因", "当面说明原因")
    translated.commit({PATH: changed}, "changed")
    translated.commit({PO_PATH: PO.replace("说明原因", "当面说明原因")}, "mended")
    translated.write({PO_PATH: PO})
    assert stale(translated, "translated", "changed") == [("standard:queueing", PO_PATH, 1)]
    assert stale(translated, "translated", "mended") == []
    assert stale(translated, "translated") == [("standard:queueing", PO_PATH, 1)]


def test_a_new_document_is_untranslated_even_without_a_file(translated):
    new = "kind: case\ntitle: 一例\nsummary: 一例。\nsector: hotel\n"
    new += "context: 甲。\naction: 乙。\nresult: 丙。\nlesson: 丁。\n"
    translated.write({"playbooks/cases/one.yml": new})
    assert stale(translated, "translated") == [("case:one", "translations/en/playbooks.po", 6)]


@pytest.mark.parametrize("gone", ["folder", "language"])
def test_a_handbook_in_one_language_has_nothing_to_translate(translated, gone):
    translated.commit({PO_PATH: None} if gone == "folder" else {"mkdocs.yml": CONFIGURATION}, "one-language")
    translated.commit({PATH: STANDARD.replace("说明原因", "当面说明原因")}, "changed")
    assert stale(translated, "one-language", "changed") == []
    assert stale(translated, "one-language") == []


def test_people_read_how_many_texts_are_left_behind(translated, svcq):
    translated.write({PATH: STANDARD.replace("说明原因", "当面说明原因")})
    out = svcq("diff", "translated", cwd=translated.root).out
    assert f"\n  Translation: en, 1 text of Queueing ({PO_PATH})\n" in out
    assert out.startswith("Queueing (standard:queueing)"), "documents have the titles of the reader's language"
    value = told(translated, svcq, "translated")
    assert value["translations"] == [
        {"document": "standard:queueing", "language": "en", "path": PO_PATH, "texts": 1, "readable": True}
    ]
    translated.write({PATH: STANDARD.replace("20 分钟", "15 分钟")})
    text = svcq("diff", "translated", "--lang", "zh", cwd=translated.root).out
    assert f"  译文：en，排队叫号有 2 处要重译（{PO_PATH}）\n" in text
    comment = svcq("diff", "translated", "--format", "markdown", cwd=translated.root).out
    assert "- [ ] **Translation**: en, 2 texts of Queueing " in comment


def test_a_translation_file_that_cannot_be_read_stops_nothing(translated, svcq):
    translated.write({PATH: STANDARD.replace("说明原因", "当面说明原因")})
    (translated.root / PO_PATH).write_bytes(b"\xff\xfe" + PO.encode())
    assert (
        f"Translation: en, 排队叫号 ({PO_PATH} cannot be read)" in svcq("diff", "translated", cwd=translated.root).out
    )
    translated.write({PO_PATH: PO.replace("msgstr", "msgstr oops")})
    assert "排队叫号 (standard:queueing)" in svcq("diff", "translated", cwd=translated.root).out
    assert [item.unreadable for item in review(translated.root, "translated").translations] == [True]
