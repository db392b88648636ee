import json
import subprocess

import pytest

from tests.conftest import STANDARD, TODAY

BAD = STANDARD.replace("owner: clerk", "owner: clark").replace("family: process", "family: proces")


def test_a_sound_repository_is_clean(repository, svcq):
    outcome = svcq("check", "--today", TODAY, cwd=repository())
    assert outcome.code == 0
    assert outcome.out == "2 documents checked: no findings.\n"


def test_every_fault_is_shown_at_once_with_place_caret_and_hint(repository, svcq):
    outcome = svcq("check", "--today", TODAY, cwd=repository({"standards/service/queueing.yml": BAD}))
    assert outcome.code == 1
    assert "standards/service/queueing.yml:6:8: error: No role has the id “clark”. [missing-target]" in outcome.out
    assert "    6 | owner: clark\n               ^^^^^" in outcome.out
    assert "Did you mean “clerk”?" in outcome.out
    assert "standards/service/queueing.yml:7:9" in outcome.out
    assert "2 errors" in outcome.out


def test_the_root_is_found_from_a_folder_below(repository, svcq):
    assert svcq("check", "--today", TODAY, cwd=repository() / "standards").code == 0


def test_paths_limit_what_is_reported_but_not_what_is_read(repository, svcq):
    root = repository({"standards/service/queueing.yml": BAD})
    assert svcq("check", "roles", "--today", TODAY, cwd=root).code == 0
    assert svcq("check", "standards/service", "--today", TODAY, cwd=root).code == 1
    missing = svcq("check", "rolls", cwd=root)
    assert missing.code == 2
    assert "rolls" in missing.err


@pytest.mark.parametrize("path", ["README.md", "docs", "standards/service/hall.png"])
def test_what_no_check_looks_at_is_wrong_usage_and_never_said_to_be_sound(repository, svcq, path):
    root = repository({"README.md": "# 手册\n", "docs/a.md": "x\n", "standards/service/hall.png": b"\x89PNG"})
    refused = svcq("check", path, cwd=root)
    assert (refused.code, refused.out) == (2, "")
    assert f"“{path}” is no document of the handbook" in refused.err


@pytest.mark.parametrize("path", ["mkdocs.yml", ".", "standards", "translations", "CODEOWNERS"])
def test_what_a_check_looks_at_can_be_named(repository, svcq, path):
    root = repository({"CODEOWNERS": "", "translations/en/standards.po": ""})
    assert svcq("check", path, "--today", TODAY, cwd=root).code == 0


@pytest.mark.parametrize(
    "command", [["check", "--base"], ["diff"], ["review"], ["bump", "queueing", "--class", "wording", "--base"]]
)
def test_a_revision_that_git_does_not_know_is_wrong_usage(repository, svcq, command):
    root = repository()
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    assert svcq(*command, "mian", cwd=root).code == 2


def test_a_report_that_cannot_be_written_is_a_sentence(repository, svcq):
    root = repository()
    outcome = svcq("check", "--output", "/dev/full", "--today", TODAY, cwd=root)
    assert outcome.code == 3
    assert "No space left on device" in outcome.err


@pytest.mark.parametrize("kept", ['{"format": 1}', '{"format": 1, "key": 5, "folders": 7}', "[" * 9000, "\0"])
def test_a_memory_that_is_half_written_or_not_ours_changes_nothing(repository, svcq, tmp_path, kept):
    root = repository()
    first = svcq("check", "--today", TODAY, cwd=root)
    (memory,) = (tmp_path / "cache" / "svcq").glob("check-*.json")
    memory.write_text(kept)
    memory.with_suffix(".4711").write_text("half of")
    assert svcq("check", "--today", TODAY, cwd=root) == first
    assert {path.suffix for path in memory.parent.iterdir()} == {".json"}


def test_without_a_place_to_remember_the_check_goes_on(repository, svcq, monkeypatch):
    root = repository()
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert svcq("check", "--today", TODAY, cwd=root).code == 0


@pytest.mark.parametrize(("limit", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on_sets_the_mildest_severity_that_fails(repository, svcq, limit, code):
    basis = "basis: [{source: measurement, finding: 2019 年平均等候 19 分钟。, date: 2019-12-31}]"
    active = f"status: active\neffective: 2020-01-01\nreview: {{every: 1 年, last: 2020-01-01}}\n{basis}"
    overdue = STANDARD.replace("status: draft", active)
    root = repository({"standards/service/queueing.yml": overdue})
    assert svcq("check", "--today", TODAY, "--fail-on", limit, cwd=root).code == code


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "junit"])
def test_the_format_never_changes_the_exit_code(repository, svcq, format_):
    root = repository({"standards/service/queueing.yml": BAD})
    assert svcq("check", "--format", format_, "--today", TODAY, cwd=root).code == 1


def test_output_goes_to_a_file(repository, svcq):
    root = repository()
    assert svcq("check", "--format", "json", "--output", "report.json", "--today", TODAY, cwd=root).out == ""
    assert json.loads((root / "report.json").read_text())["summary"]["errors"] == 0


def test_a_report_of_some_files_counts_what_lies_there(repository, svcq):
    row = {"records/measurements/waiting/2026.csv": "period,value\n2026-01,1\n2026-02,2\n"}
    root = repository({"standards/service/queueing.yml": BAD, **row})

    def said(*paths):
        done = svcq("check", *paths, "--format", "json", "--today", TODAY, "--lang", "en", cwd=root)
        told = json.loads(done.out)["summary"]
        return (
            told["documents"],
            told["errors"] > 0,
            svcq("check", *paths, "--today", TODAY, "--lang", "en", cwd=root).out,
        )

    assert said()[:2] == said(".")[:2] == (2, True)
    assert "2 documents and 2 records checked" in said()[2]
    assert said("roles/charters/clerk.yml") == (1, False, "1 documents checked: no findings.\n")
    assert said("mkdocs.yml") == (0, False, "0 documents checked: no findings.\n"), "nothing is said of the others"
    assert said("roles", "standards")[:2] == (2, True)
    assert "0 documents and 2 records checked" in said("records/measurements")[2]


def test_messages_speak_chinese_when_asked(repository, svcq):
    root = repository({"standards/service/queueing.yml": BAD})
    out = svcq("check", "--lang", "zh", "--today", TODAY, cwd=root).out
    assert "没有标识为“clark”的岗位说明书。" in out
    assert "共检查 2 份文件：2 个错误，0 个警告，0 个提示。" in out


def test_without_mkdocs_yml_the_repository_is_broken(tmp_path, svcq):
    outcome = svcq("check", cwd=tmp_path)
    assert outcome.code == 3
    assert "mkdocs.yml" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_repository_without_documents_says_so(repository, svcq):
    outcome = svcq("check", cwd=repository(base={}))
    assert outcome.code == 1
    assert "There is no document in" in outcome.out


def test_an_unknown_command_names_the_nearest(svcq, tmp_path):
    outcome = svcq("chekc", cwd=tmp_path)
    assert outcome.code == 2
    assert "“check”" in outcome.err


def test_a_date_that_is_none_is_a_usage_error(repository, svcq):
    assert svcq("check", "--today", "soon", cwd=repository()).code == 2


def test_source_date_epoch_sets_the_day(repository, svcq, monkeypatch):
    root = repository()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # the year 2100
    assert "review-overdue" in svcq("check", cwd=root).out


def test_an_unchanged_repository_is_recalled_and_a_changed_one_is_not(repository, svcq, monkeypatch):
    root = repository()
    svcq("check", "--today", TODAY, cwd=root)
    monkeypatch.setattr("svcq_build.load.load_folder", lambda root: pytest.fail("read again although unchanged"))
    assert svcq("check", "--today", TODAY, cwd=root).out == "2 documents checked: no findings.\n"


def test_the_memory_never_hides_a_change(repository, svcq):
    root = repository()
    assert svcq("check", "--today", TODAY, cwd=root).code == 0
    (root / "standards/service/queueing.yml").write_text(BAD)
    first = svcq("check", "--today", TODAY, cwd=root)
    again = svcq("check", "--today", TODAY, cwd=root)
    assert first.code == again.code == 1
    assert first.out == again.out == svcq("check", "--no-cache", "--today", TODAY, cwd=root).out


def test_the_memory_lies_outside_the_repository(repository, svcq):
    root = repository()
    before = sorted(root.rglob("*"))
    svcq("check", "--today", TODAY, cwd=root)
    assert sorted(root.rglob("*")) == before


def test_a_crashing_rule_is_named_with_the_document_and_no_traceback(repository, svcq, monkeypatch):
    from svcq_build.rules.references import missing_part

    root = repository()
    import svcq_build.rules as rules

    def crash(entry, context):
        raise ZeroDivisionError

    rules.all_rules.cache_clear()
    monkeypatch.setattr(missing_part, "check_document", crash)
    outcome = svcq("check", "--no-cache", "--today", TODAY, cwd=root)
    rules.all_rules.cache_clear()
    assert outcome.code == 3
    assert "missing-part" in outcome.err
    assert "role:clerk" in outcome.err
    assert "Traceback" not in outcome.err


def test_an_interrupt_ends_quietly(repository, svcq, monkeypatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("svcq_build.check.run_check", interrupt)
    outcome = svcq("check", cwd=repository())
    assert outcome.code == 130
    assert "Traceback" not in outcome.err


def test_a_comment_silences_one_rule_on_one_line(repository, svcq):
    silenced = BAD.replace("owner: clark", "owner: clark  # svcq: ignore[missing-target]")
    outcome = svcq("check", "--today", TODAY, cwd=repository({"standards/service/queueing.yml": silenced}))
    assert "missing-target" not in outcome.out
    assert "bad-value" in outcome.out


def test_settings_turn_rules_off_and_change_their_severity(repository, svcq):
    files = {"standards/service/queueing.yml": STANDARD.replace("owner: clerk", "owner: clark")}
    settings = "site_name: x\nextra: {svcq: {rules: {missing-target: %s}}}\n"
    root = repository({**files, "mkdocs.yml": settings % "warning"})
    assert svcq("check", "--today", TODAY, cwd=root).code == 0
    (root / "mkdocs.yml").write_text(settings % "off")
    assert "missing-target" not in svcq("check", "--today", TODAY, cwd=root).out


def test_settings_that_are_not_understood_are_refused(repository, svcq):
    outcome = svcq("check", cwd=repository({"mkdocs.yml": "site_name: x\nhooks: [evil.py]\nplugins: [search]\n"}))
    assert outcome.code == 1
    assert "mkdocs.yml:2:1" in outcome.out
    assert "mkdocs.yml:3:1" in outcome.out
