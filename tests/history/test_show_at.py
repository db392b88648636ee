"""``svcq show REF --at DATE|VERSION``: what did this document say on that day, or in that version?"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.change.conftest import CLERK, CONFIGURATION, PATROL, QUEUEING, STANDARD, Repository
from tests.conftest import CONFIGURATION as BARE
from tests.conftest import FILES, ROLE, Outcome

REF = "standard:queueing"
Show = Callable[..., Outcome]
ENTRY = "  # 新的在上\n"
SECOND = (
    STANDARD.replace('version: "1.0"  ', 'version: "1.1"  ')
    .replace("等候超过 20 分钟时", "等候超过 15 分钟时")
    .replace(ENTRY, ENTRY + '  - {version: "1.1", date: 2026-02-01, class: substance, reason: 缩短}\n')
)
THIRD = SECOND.replace('version: "1.1"  ', 'version: "1.2"  ').replace("超过 15 分钟时", "超过 10 分钟时")


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Repository]:
    """Commit files on a day; the repository is made with the first."""
    made: list[Repository] = []

    def on(day: str, files: dict[str, str | bytes | None], tag: str = "now") -> Repository:
        if not made:
            made.append(Repository(tmp_path / "handbook"))
            files = {"mkdocs.yml": CONFIGURATION, CLERK: ROLE, **files}
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+08:00")
        monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")
        made[0].commit(files, tag)
        return made[0]

    return on


@pytest.fixture
def history(commit: Callable[..., Repository]) -> Repository:
    commit("2026-01-05", {QUEUEING: STANDARD}, "one")
    commit("2026-02-01", {QUEUEING: SECOND}, "two")
    commit("2026-02-03", {CLERK: ROLE.replace("一次把事办成", "一次办好")}, "else")
    return commit("2026-02-20", {QUEUEING: THIRD}, "three")


@pytest.fixture
def show(svcq: Show) -> Show:
    def run(repo: Repository, at: str, ref: str = REF, lang: str = "en") -> Outcome:
        return svcq("show", ref, "--at", at, "--lang", lang, cwd=repo.root)

    return run


@pytest.mark.parametrize(
    ("day", "minutes", "tag", "version"),
    [
        ("2026-01-05", 20, "one", "1.0"),
        ("2026-01-31", 20, "one", "1.0"),
        ("2026-02-01", 15, "two", "1.1"),
        ("2026-02-19", 15, "else", "1.1"),
    ],
)
def test_a_day_shows_what_held_then(
    history: Repository, show: Show, day: str, minutes: int, tag: str, version: str
) -> None:
    done = show(history, day)
    assert done.code == 0, done.err
    first = done.out.splitlines()[0]
    assert first.startswith(f"Commit {history.git('rev-parse', tag)[:10]} of ")
    assert f"version {version}" in first
    assert "Superseded: today it has version 1.2." in first
    assert f"等候超过 {minutes} 分钟时" in done.out


def test_today_is_not_superseded(history: Repository, show: Show) -> None:
    assert "It says the same today." in show(history, "2026-03-01").out
    assert "It says the same today." in show(history, "1.2").out


def test_a_version_shows_its_last_wording(commit: Callable[..., Repository], history: Repository, show: Show) -> None:
    commit("2026-02-21", {QUEUEING: THIRD.replace("谁来解释", "由谁解释")}, "reworded")
    assert "由谁解释" in show(history, "1.2").out
    done = show(history, "1.1")
    assert "等候超过 15 分钟时" in done.out
    assert history.git("rev-parse", "two")[:10] in done.out


def test_an_edit_under_the_same_version_is_told(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    commit("2026-02-21", {QUEUEING: THIRD.replace("谁来解释", "由谁解释")}, "reworded")
    assert "edited since, under the same version" in show(history, "2026-02-20").out


def test_comments_and_quotes_make_nothing_superseded(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    commit("2026-02-21", {QUEUEING: THIRD.replace("# 大厅叫号（勿删此行）", "# 改过的注")}, "comment")
    assert "It says the same today." in show(history, "2026-02-20").out


def test_nothing_is_written_or_checked_out(history: Repository, show: Show) -> None:
    history.write({QUEUEING: THIRD + "# 还没提交\n"})
    before = history.git("status", "--porcelain"), history.git("rev-parse", "HEAD")
    show(history, "1.0")
    assert (history.git("status", "--porcelain"), history.git("rev-parse", "HEAD")) == before


def test_relations_are_those_of_then(commit: Callable[..., Repository], history: Repository, show: Show) -> None:
    from tests.change.conftest import CHECKLIST

    commit("2026-03-01", {PATROL: CHECKLIST}, "verified")
    assert "checklist:patrol" in show(history, "2026-03-01").out
    assert "checklist:patrol" not in show(history, "2026-02-20").out


def test_a_part_of_then(history: Repository, show: Show) -> None:
    done = show(history, "1.0", f"{REF}#R1")
    assert "20 分钟时" in done.out
    assert "公布一次" not in done.out
    assert show(history, "1.0", f"{REF}#R7").code == 2


def test_it_speaks_chinese(history: Repository, show: Show) -> None:
    first = show(history, "1.0", lang="zh").out.splitlines()[0]
    assert "2026-01-05" in first
    assert "已被取代" in first
    assert "Commit" not in first
    assert "2026-01-05" in show(history, "2025-01-01", lang="zh").err
    assert "history" not in show(history, "2025-01-01", lang="zh").err


def test_a_document_that_was_retired_or_removed(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    commit("2026-03-01", {QUEUEING: THIRD.replace("status: active", "status: retired")}, "retired")
    assert "Superseded: it is retired today." in show(history, "1.0").out
    commit("2026-03-02", {QUEUEING: None}, "gone")
    for ref in (REF, "queueing"):
        for at in ("1.0", "2026-01-20"):
            assert "Superseded: there is no such document today." in show(history, at, ref).out
    assert "There was no document “standard:queueing” on 2026-03-02" in show(history, "2026-03-02").err


def test_a_renamed_document_answers_to_both_names(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    new = THIRD.replace("family:", "formerly: [queueing]\nfamily:").replace('version: "1.2"  ', 'version: "2.0"  ')
    commit("2026-03-01", {QUEUEING: None, "standards/service/calling.yml": new}, "renamed")
    for ref in ("standard:calling", "calling", REF, "queueing"):
        for at in ("1.0", "2026-01-20"):
            done = show(history, at, ref)
            assert "today it has version 2.0" in done.out, done.err
            assert "等候超过 20 分钟时" in done.out


def test_a_file_that_turned_to_markdown_and_moved(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    moved = THIRD.replace('version: "1.2"  ', 'version: "1.3"  ')
    commit("2026-03-01", {QUEUEING: None, "standards/service/大厅/queueing.md": f"---\n{moved}---\n"}, "markdown")
    assert "等候超过 15 分钟时" in show(history, "1.1").out
    assert "standards/service/大厅/queueing.md" in show(history, "1.3").out


def test_files_that_are_no_documents_are_passed_over(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    commit("2026-03-01", {"standards/drafts/queueing.md": "# 草稿\n"}, "stray")
    commit("2026-03-02", {"standards/drafts/queueing.md": None}, "tidy")
    assert "等候超过 20 分钟时" in show(history, "1.0").out


def test_a_merge_counts_when_it_is_merged(
    commit: Callable[..., Repository], history: Repository, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.git("checkout", "-q", "-b", "draft", "two")
    commit("2026-02-10", {QUEUEING: SECOND.replace("15 分钟时", "5 分钟时")}, "branch")
    history.git("checkout", "-q", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-02-25T12:00:00+08:00")
    history.git("merge", "-q", "--no-ff", "-s", "recursive", "-X", "theirs", "-m", "merge", "draft")
    assert "等候超过 15 分钟时" in show(history, "2026-02-12").out, "it was a draft then"
    assert "等候超过 5 分钟时" in show(history, "2026-02-25").out


def test_what_never_was_is_said_plainly(history: Repository, show: Show) -> None:
    for at, words in (
        ("2025-12-31", "begins on 2026-01-05; it cannot tell of 2025-12-31"),
        ("7.0", "never had version 7.0; it had: 1.2, 1.1, 1.0"),
        ("lately", "neither a date nor a version"),
        ("2026-02-30", "neither a date nor a version"),
    ):
        done = show(history, at)
        assert done.code == 2
        assert words in done.err
        assert done.out == ""
    assert "knows no document “standard:parking”" in show(history, "1.0", "standard:parking").err
    assert "no document “standard:parking” on 2026-02-01" in show(history, "2026-02-01", "standard:parking").err


def test_a_version_from_before_the_history_is_not_denied(commit: Callable[..., Repository], show: Show) -> None:
    before = '  - {version: "0.9", date: 2025-06-01, class: substance, reason: 试行}\n'
    repo = commit("2026-02-10", {QUEUEING: SECOND.replace("family:", before + "family:")}, "one")
    done = show(repo, "0.9")
    assert done.code == 2
    for words in ("had version 0.9 from 2025-06-01 on", "from 2026-02-10 on, with: 1.1."):
        assert words in done.err
    assert "never had version 0.8; it had: 1.1." in show(repo, "0.8").err
    chinese = show(repo, "0.9", lang="zh").err
    assert "2025-06-01" in chinese
    assert "2026-02-10" in chinese
    assert "history" not in chinese


def test_a_version_that_was_never_committed_is_not_denied_either(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    skipped = '  - {version: "1.3", date: 2026-03-01, class: substance, reason: 又改}\n'
    commit("2026-03-02", {QUEUEING: THIRD.replace('"1.2"  ', '"1.4"  ').replace(ENTRY, ENTRY + skipped)}, "four")
    assert "had version 1.3 from 2026-03-01 on, as its changes tell, but no commit" in show(history, "1.3").err


def test_a_faulty_past_state_says_how_to_see_it_raw(
    commit: Callable[..., Repository], history: Repository, show: Show
) -> None:
    commit("2026-03-01", {QUEUEING: "kind: standard\n  title: ["}, "broken")
    commit("2026-03-02", {QUEUEING: SECOND.replace("level: must", "level: perhaps")}, "odd")
    commit("2026-03-03", {QUEUEING: THIRD}, "mended")
    for day, tag in (("2026-03-01", "broken"), ("2026-03-02", "odd")):
        done = show(history, day)
        assert done.code == 2
        assert f"git show {history.git('rev-parse', tag)[:10]}:./{QUEUEING}" in done.err


def test_a_shallow_clone_says_what_to_fetch(history: Repository, svcq: Show, tmp_path: Path) -> None:
    there = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=2", history.root.as_uri(), str(there)], check=True)
    for at in ("2026-01-20", "1.0"):
        done = svcq("show", REF, "--at", at, "--lang", "en", cwd=there)
        assert done.code != 0
        assert "git fetch --unshallow" in done.err
    assert "10 分钟时" in svcq("show", REF, "--at", "1.2", "--lang", "en", cwd=there).out


def test_a_file_that_cannot_be_read_today_is_not_said_to_be_gone(history: Repository, show: Show) -> None:
    history.write({QUEUEING: THIRD.replace("title:", "<<<<<<< HEAD\ntitle:", 1)})
    first = show(history, "1.0").out.splitlines()[0]
    assert "its file of today cannot be read" in first
    assert "no such document" not in first


def test_a_handbook_in_a_folder_of_a_repository(history: Repository, show: Show, svcq: Show) -> None:
    inner = history.root / "center"
    for path, text in {"mkdocs.yml": BARE, **FILES}.items():
        history.write({f"center/{path}": text})
    history.commit({}, "inner")
    for at in ("1.0", "2026-12-31"):
        done = svcq("show", REF, "--at", at, "--lang", "en", cwd=inner)
        assert "It says the same today." in done.out, done.err


def test_without_git_it_says_so(repository: Callable[..., Path], svcq: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository()
    done = svcq("show", REF, "--at", "1.0", "--lang", "en", cwd=root)
    assert done.code != 0
    assert "is not in a git repository" in done.err
    assert shutil.which("git")
    monkeypatch.setenv("PATH", str(root))
    assert "git is not installed" in svcq("show", REF, "--at", "1.0", "--lang", "en", cwd=root).err
