"""Ids for ever: what history knows of an id."""

import datetime as dt
import json
import subprocess

import pytest

from svcq_build.history.gone_ids import past_ids
from tests.change.conftest import CONFIGURATION, PATROL, QUEUEING, STANDARD
from tests.conftest import TODAY

OTHER = STANDARD.replace("排队叫号", "停车场").replace("等候多久、谁来解释。", "车位怎样分配、谁来收费。")
R3 = "  - {id: R3, level: must, text: %s}\n"
TALL = STANDARD + R3 % "导办员每 30 分钟巡看一遍等候区。"


@pytest.fixture
def check(repo, svcq):
    def run(*arguments: str) -> list[tuple[str, int]]:
        out = svcq("check", "--format", "json", "--today", TODAY, *arguments, cwd=repo.root).out
        return [(d["path"], d["line"]) for d in json.loads(out)["diagnostics"] if d["rule"] == "reused-id"]

    return run


def test_a_part_that_comes_back_as_something_else(repo, check):
    repo.commit({QUEUEING: TALL}, "three")
    repo.commit({QUEUEING: STANDARD}, "two")
    repo.write({QUEUEING: STANDARD + R3 % "停电时由值班经理启动应急叫号。"})
    line = len(TALL.splitlines())
    assert check("--base", "two") == [(QUEUEING, line)]
    assert check("--history") == [(QUEUEING, line)]
    assert check() == [], "history is only looked at when asked"


def test_a_part_that_is_restored_or_reworded_is_the_same(repo, check):
    repo.commit({QUEUEING: TALL}, "three")
    repo.commit({QUEUEING: STANDARD}, "two")
    repo.write({QUEUEING: STANDARD + R3 % "导办员每 20 分钟巡看一遍等候区和大厅。"})
    assert check("--base", "two") == []
    repo.commit({}, "back")
    repo.replace(QUEUEING, ("导办员每 20 分钟巡看一遍等候区和大厅", "大厅全天有人巡看"))
    assert check("--base", "back", "--history") == [], "it was restored, and what is reworded later is still the same"


def test_a_document_that_comes_back_as_something_else_is_one_fault(repo, check):
    path = "standards/service/parking.yml"
    repo.commit({path: STANDARD}, "there")
    repo.commit({path: None}, "gone")
    repo.write({path: OTHER})
    assert check("--base", "gone") == [(path, 1)]
    repo.write({path: STANDARD})
    assert check("--base", "gone") == []


def test_what_was_reused_long_ago_is_only_told_of_the_whole_history(repo, check):
    path = "standards/service/parking.yml"
    repo.commit({path: STANDARD}, "there")
    repo.commit({path: None}, "gone")
    repo.commit({path: OTHER}, "again")
    assert check("--base", "again") == []
    assert check("--history") == [(path, 1)]


def test_a_file_that_turned_to_markdown_or_broke_for_a_while_was_never_gone(repo):
    repo.commit({QUEUEING: None, "standards/service/queueing.md": f"---\n{STANDARD}---\n"}, "markdown")
    repo.commit({"standards/service/queueing.md": "---\n[\n---\n"}, "broken")
    repo.commit({"standards/service/queueing.md": f"---\n{STANDARD}---\n"}, "mended")
    assert past_ids(repo.root, "HEAD") == {}


def test_what_a_branch_removed_counts_when_it_is_merged(repo):
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit({PATROL: None}, "removed")
    repo.git("checkout", "-q", "main")
    repo.commit({QUEUEING: TALL}, "three")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "branch")
    past = past_ids(repo.root, "HEAD")
    assert set(past) == {"checklist:patrol", "checklist:patrol#C1", "checklist:patrol#C2"}
    assert past["checklist:patrol"].commit == repo.git("rev-parse", "HEAD")


def test_the_memory_is_in_the_users_folder_and_follows_the_history(repo, check, tmp_path, monkeypatch):
    repo.commit({QUEUEING: TALL}, "three")
    assert check("--history") == []
    assert list((tmp_path / "cache").rglob("ids-*.json"))
    assert repo.git("status", "--porcelain", "--ignored") == ""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert past_ids(repo.root, "HEAD") == {}
    repo.commit({QUEUEING: STANDARD}, "two")
    assert set(past_ids(repo.root, "HEAD")) == {"standard:queueing#R3"}
    assert set(past_ids(repo.root, "three")) == set()


def test_a_former_name_is_taken_without_any_history(repo, check):
    repo.write(
        {"standards/service/waiting.yml": STANDARD.replace("kind: standard", "kind: standard\nformerly: [queueing]")}
    )
    assert check() == [(QUEUEING, 1)]


def test_a_handbook_in_a_folder(tmp_path):
    from tests.change.conftest import Repository

    outer = Repository(tmp_path / "all")
    outer.commit({"手册/mkdocs.yml": CONFIGURATION, f"手册/{QUEUEING}": TALL}, "one")
    outer.commit({f"手册/{QUEUEING}": STANDARD}, "two")
    assert set(past_ids(outer.root / "手册", "HEAD")) == {"standard:queueing#R3"}


def shallow(repo, folder) -> None:
    repo.commit({QUEUEING: TALL}, "three")
    repo.commit({QUEUEING: STANDARD}, "two")
    repo.commit({QUEUEING: STANDARD + R3 % "停电时由值班经理启动应急叫号。"}, "again")
    subprocess.run(["git", "clone", "-q", "--depth=1", repo.root.as_uri(), str(folder)], check=True)


@pytest.mark.parametrize("argument", ["--history", "--base=HEAD"])
def test_a_shallow_clone_says_that_it_cannot_know(repo, svcq, tmp_path, argument):
    there = tmp_path / "shallow"
    shallow(repo, there)
    when = dt.datetime.fromtimestamp(int(repo.git("log", "-1", "--format=%ct")), dt.UTC)
    day = when.astimezone(dt.timezone(dt.timedelta(hours=8))).date()  # the handbook's own day, wherever this runs
    done = svcq("check", argument, "--format", "json", "--today", TODAY, "--lang", "en", cwd=there)
    assert f"(from {day})" in done.err
    assert "git fetch --unshallow" in done.err
    assert "reused-id" not in json.dumps(json.loads(done.out)), "the report itself is as ever"
    assert "git fetch --unshallow" in svcq("check", argument, "--lang", "zh", cwd=there).err
    assert "unshallow" not in svcq("check", argument, cwd=repo.root).err
    assert "unshallow" not in svcq("check", cwd=there).err, "nobody asked for history"


def test_what_was_fetched_later_is_known(repo, svcq, tmp_path):
    there = tmp_path / "shallow"
    shallow(repo, there)
    svcq("check", "--history", "--today", TODAY, cwd=there)
    subprocess.run(["git", "-C", str(there), "fetch", "-q", "--unshallow"], check=True)
    done = svcq("check", "--history", "--format", "json", "--today", TODAY, cwd=there)
    assert "reused-id" in done.out
    assert done.err == ""


def test_a_review_in_a_shallow_clone_says_so(repo, svcq, tmp_path):
    there = tmp_path / "shallow"
    shallow(repo, there)
    done = svcq("review", "HEAD", "--today", TODAY, "--lang", "en", cwd=there)
    assert "git fetch --unshallow" in done.err
    assert "unshallow" not in done.out
