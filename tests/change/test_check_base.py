"""``svcq check --base``: the rules of change on real repositories."""

import json

import pytest

from tests.change.conftest import CHECKLIST, CONFIGURATION, PATROL, QUEUEING, STANDARD
from tests.conftest import TODAY, Outcome

LEVEL = ("id: R1, level: must", "id: R1, level: should")


def rules(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(item["rule"], item["path"], item["line"]) for item in json.loads(outcome.out)["diagnostics"]]


@pytest.fixture
def check(repo, svcq):
    def run(*arguments: str, base: str = "one") -> Outcome:
        return svcq("check", "--base", base, "--format", "json", "--today", TODAY, *arguments, cwd=repo.root)

    return run


def test_nothing_changed_is_clean(repo, check):
    outcome = check()
    assert (outcome.code, rules(outcome)) == (0, [])


def test_comments_and_typing_errors_need_no_version(repo, check):
    repo.replace(QUEUEING, ("# 大厅叫号（勿删此行）", "# 大厅"), ("由受理员说明原因", "由受理员说明原由"))
    assert rules(check()) == []


def test_words_to_find_a_document_by_need_no_version(repo, check):
    repo.replace(
        QUEUEING, ("family: process", 'family: process\ntags: [等候]\ncode: A-1\nrelated: ["checklist:patrol"]')
    )
    assert rules(check()) == []


def test_a_limit_changed_under_the_same_version_is_found_without_a_commit(repo, check, svcq):
    repo.replace(QUEUEING, ("等候超过 20 分钟时", "等候超过 30 分钟时"))
    outcome = check()
    assert outcome.code == 1
    assert rules(outcome) == [("unversioned-change", QUEUEING, 6)]
    assert svcq("check", "--today", TODAY, cwd=repo.root).code == 0, "without a base there is nothing to compare"


def test_the_cache_never_answers_for_a_base(repo, check, svcq):
    repo.replace(QUEUEING, LEVEL)
    assert svcq("check", "--today", TODAY, cwd=repo.root).code == 0
    assert check().code == 1
    assert check(base="HEAD").code == 1
    repo.commit({}, "two")
    assert check(base="HEAD").code == 0
    assert svcq("check", "--today", TODAY, cwd=repo.root).code == 0


def test_the_merge_base_counts_so_that_others_work_is_not_blamed(repo, check):
    repo.git("checkout", "-q", "-b", "mine")
    repo.git("checkout", "-q", "main")
    repo.commit({PATROL: CHECKLIST.replace("frequency: 1 小时", "frequency: 2 小时")}, "theirs")
    repo.git("checkout", "-q", "mine")
    assert rules(check(base="main")) == []
    repo.replace(QUEUEING, LEVEL)
    assert [rule for rule, _, _ in rules(check(base="main"))] == ["unversioned-change"]


def test_drafts_change_freely(repo, check):
    repo.commit({QUEUEING: STANDARD.replace("status: active", "status: draft")}, "draft")
    repo.replace(QUEUEING, LEVEL, ("status: draft", "status: active"))
    assert rules(check(base="draft")) == []


def test_a_risen_version_wants_an_entry_and_only_one_rule_says_so(repo, check):
    repo.replace(QUEUEING, LEVEL, ('version: "1.0"  ', 'version: "1.1"  '))
    assert rules(check()) == [("missing-change-entry", QUEUEING, 6)]


ENTRY = '  - {version: "1.1", date: 2026-02-01, class: %s, trigger: correction, reason: 改了, affects: [%s]}\n'


def with_entry(class_: str, affects: str, *pairs: tuple[str, str]) -> str:
    text = STANDARD.replace('version: "1.0"  ', 'version: "1.1"  ')
    for old, new in pairs:
        text = text.replace(old, new)
    return text.replace("  # 新的在上\n", "  # 新的在上\n" + ENTRY % (class_, affects))


@pytest.mark.parametrize(
    ("affects", "said"),
    [
        ("R1", []),
        ("", ["does not name what changed: R1"]),
        ("R2", ["does not name what changed: R1", "names what did not change: R2"]),
        ("R1, R2", ["names what did not change: R2"]),
    ],
)
def test_affected_parts_are_compared_with_what_changed(repo, check, affects, said):
    repo.write({QUEUEING: with_entry("substance", affects, LEVEL)})
    found = json.loads(check().out)["diagnostics"]
    assert [item["rule"] for item in found] == ["missing-change-entry"] * len(said)
    for item, words in zip(sorted(found, key=lambda item: "names" in item["message"]), said, strict=True):
        assert words in item["message"]
        assert item["hint"] == "Write affects: [R1]"


def test_a_change_of_wording_that_alters_meaning(repo, check):
    repo.write({QUEUEING: with_entry("wording", "R1", ("超过 20 分钟时", "超过 30 分钟时"))})
    assert rules(check()) == [("wording-changes-meaning", QUEUEING, 12)]


def test_a_change_of_safety_needs_a_day(repo, check):
    repo.write({QUEUEING: with_entry("safety", "R1", LEVEL)})
    assert rules(check()) == [("safety-without-effective", QUEUEING, 8)]
    repo.replace(QUEUEING, ("effective: 2026-01-01", "effective: 2026-02-15"))
    assert rules(check()) == []


def test_a_removed_part_lists_all_that_refers_to_it_and_only_once(repo, check, svcq):
    repo.write({QUEUEING: with_entry("substance", "", ("  - id: R2\n", "  - id: R3\n")).replace("改了", "R2 改为 R3")})
    outcome = check()
    found = json.loads(outcome.out)["diagnostics"]
    assert {item["rule"] for item in found if item["severity"] == "error"} == {
        "missing-change-entry",
        "removed-but-referenced",
    }
    shown = svcq("check", "--base", "one", "--today", TODAY, cwd=repo.root).out
    assert f"{PATROL}:18:" in shown
    assert "checklist:patrol#C2" in shown
    assert "missing-part" not in shown
    assert "[missing-part]" in svcq("check", "--today", TODAY, cwd=repo.root).out


def test_missing_targets_are_told_when_the_rule_of_removal_is_off(repo, check):
    repo.write(
        {
            "mkdocs.yml": CONFIGURATION.replace("off}", "off, removed-but-referenced: off, deleted-not-retired: off}"),
            QUEUEING: None,
        }
    )
    assert {rule for rule, _, _ in rules(check())} == {"missing-target"}


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "junit"])
def test_what_is_said_of_a_deleted_file_is_shown_by_every_reporter(repo, svcq, format_):
    repo.write({QUEUEING: None})
    outcome = svcq("check", "--base", "one", "--format", format_, "--today", TODAY, cwd=repo.root)
    assert outcome.code == 1, outcome.err
    assert QUEUEING in outcome.out
    assert "deleted-not-retired" in outcome.out
    assert "removed-but-referenced" in outcome.out
    assert "missing-target" not in outcome.out


def test_a_deleted_draft_that_nobody_refers_to_is_no_loss(repo, check):
    repo.commit({"standards/service/idea.yml": STANDARD.replace("status: active", "status: draft")}, "two")
    repo.write({"standards/service/idea.yml": None})
    assert rules(check(base="two")) == []


def test_a_file_that_turned_from_yaml_to_markdown_is_neither_new_nor_gone(repo, check):
    repo.write({QUEUEING: None, "standards/service/queueing.md": f"---\n{STANDARD}---\n"})
    assert rules(check()) == []


def test_a_file_that_no_longer_parses_is_said_to_be_that_and_nothing_else(repo, check):
    repo.write({QUEUEING: "kind: [\n"})
    assert [rule for rule, _, _ in rules(check())] == ["yaml-syntax"]


def test_to_retire_asks_for_a_successor_or_a_reason(repo, check):
    repo.replace(QUEUEING, ("status: active", "status: retired"))
    assert ("retired-without-successor", QUEUEING, 5) in rules(check())
    successor = STANDARD.replace("kind: standard", "kind: standard\nreplaces: standard:queueing")
    repo.write({"standards/service/waiting.yml": successor})
    assert "retired-without-successor" not in {rule for rule, _, _ in rules(check())}
    assert "unversioned-change" not in {rule for rule, _, _ in rules(check())}


def test_the_past_stays_as_it_was(repo, check):
    repo.replace(QUEUEING, ("reason: 首次发布", "reason: 依据省里要求首次发布"))
    assert rules(check()) == [("edited-past-change", QUEUEING, 12)]


def test_a_version_that_fell(repo, check):
    repo.replace(QUEUEING, ('version: "1.0"  ', 'version: "0.9"  '), ('{version: "1.0"', '{version: "0.9"'))
    assert {rule for rule, _, _ in rules(check())} == {"version-went-back", "edited-past-change"}


def test_a_document_may_not_become_a_link(repo, check, svcq):
    """Git would keep the link only: nothing that changes behind it would be under review."""
    assert svcq("check", "--today", TODAY, cwd=repo.root).code == 0
    (repo.root / QUEUEING).rename(repo.root / "x.txt")
    (repo.root / QUEUEING).symlink_to("../../x.txt")
    assert rules(check()) == [("symbolic-link", QUEUEING, 1)]
    repo.commit({}, "two")
    assert rules(check()) == [("symbolic-link", QUEUEING, 1)]
    assert svcq("check", "--today", TODAY, cwd=repo.root).code == 1, "not remembered as the file of the same text"
    assert svcq("rename", "standard:queueing", "waiting", cwd=repo.root).code == 2
    assert (repo.root / QUEUEING).is_symlink()


def test_a_document_in_a_place_that_git_ignores_is_gone(repo, check, svcq):
    moved = QUEUEING.replace("service/", "service/drafts/")
    (repo.root / ".git/info/exclude").write_text("drafts/\n", encoding="utf-8")
    (repo.root / moved).parent.mkdir()
    (repo.root / QUEUEING).rename(repo.root / moved)
    found = rules(check())
    assert ("ignored-document", moved, 1) in found
    assert ("deleted-not-retired", QUEUEING, 1) in found


def test_suppressions_of_rules_of_change_are_not_called_useless_without_a_base(repo, check, svcq):
    repo.replace(QUEUEING, ("# 与张贴的一致", "# svcq: ignore[unversioned-change]"), LEVEL)
    assert rules(check()) == []
    assert svcq("check", "--fail-on", "note", "--today", TODAY, cwd=repo.root).code == 0
    repo.commit({}, "two")
    assert [rule for rule, _, _ in rules(check(base="two"))] == ["unused-suppression"]


def test_an_unknown_base_is_wrong_usage_with_advice(repo, check):
    outcome = check(base="nowhere")
    assert outcome.code == 2
    assert "nowhere" in outcome.err
    assert "git branch -a" in outcome.err


def test_a_folder_without_git_says_so(repository, svcq):
    outcome = svcq("check", "--base", "main", cwd=repository())
    assert outcome.code == 3
    assert "git" in outcome.err


def test_a_handbook_in_a_folder_of_a_larger_repository(tmp_path, svcq):
    from tests.change.conftest import Repository

    outer = Repository(tmp_path / "all")
    outer.commit({"手册/mkdocs.yml": CONFIGURATION, f"手册/{QUEUEING}": STANDARD, f"手册/{PATROL}": CHECKLIST}, "one")
    outer.replace(f"手册/{QUEUEING}", LEVEL)
    outcome = svcq("check", "--base", "one", "--format", "json", "--today", TODAY, cwd=outer.root / "手册")
    assert ("unversioned-change", QUEUEING, 6) in rules(outcome)
