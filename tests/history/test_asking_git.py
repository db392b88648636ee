"""Whatever its user prefers, git gives one answer; and “git cannot tell” is never taken for “there is nothing”."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.cli.build import _HOSTS, _on_host
from svcq_build.git.call import GitError, UnknownRevision
from svcq_build.history.commit import commits, file_states, has_commits, merge_base, resolve
from svcq_build.history.gone_ids import past_ids
from svcq_build.history.revisions import mentioning, sides
from svcq_build.history.versions import PastVersion, left_out
from svcq_build.load.folder import load_folder
from svcq_build.render.read_past import read_history
from tests.conftest import ROLE, STANDARD, Outcome
from tests.history.dated_repository import CLERK, QUEUEING, Dated, version

OTHER = "standards/service/other.yml"
#: Settings of git that people have, and that change what its commands print or read.
SETTINGS = (
    "log.diffMerges=combined", "log.diffMerges=off", "log.showSignature=true", "log.showRoot=false", "log.follow=true",
    "log.date=relative", "log.decorate=full", "log.mailmap=false", "format.pretty=fuller", "notes.displayRef=*",
    "diff.orderFile=gone", "diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.renames=copies",
    "diff.relative=true", "diff.ignoreSubmodules=all", "diff.submodule=log", "diff.external=false",
    "diff.autoRefreshIndex=true", "submodule.recurse=true", "core.quotePath=true", "core.abbrev=4",
    "core.fsmonitor=false", "core.ignoreStat=true", "core.autocrlf=true", "core.attributesFile=attributes",
    "core.pager=false", "color.ui=always", "color.diff=always", "color.grep=always", "grep.fullName=true",
    "grep.lineNumber=true", "grep.column=true", "grep.patternType=perl", "grep.extendedRegexp=true",
    "status.showUntrackedFiles=no", "status.relativePaths=false", "i18n.logOutputEncoding=GBK", "blame.date=relative",
    "core.useReplaceRefs=false", "alias.log=status",
)  # fmt: skip


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dated:
    """A handbook whose version 1.1 came by a merge; version 1.2 and a new document are not committed yet."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Dated(tmp_path / "handbook")
    made.begin("2026-01-05")
    made.git("checkout", "-q", "-b", "side")
    made.commit("2026-01-10", {QUEUEING: version("1.1", 15)})
    made.git("checkout", "-q", "main")
    made.commit("2026-01-20", {CLERK: ROLE.replace("办成", "办好")})
    made.git("merge", "-q", "--no-ff", "-m", "merged", "side", day="2026-02-05")
    made.write({QUEUEING: version("1.2", 10), "standards/service/窗口/other.yml": STANDARD})
    return made


def told(root: Path) -> list[object]:
    """Everything that is asked of git, in short."""
    two = sides(root, "HEAD^", None)
    committed = sides(root, "HEAD^", "HEAD")
    return [
        [(state.path, state.blob, state.commit.day) for state in file_states(root)],
        [(source.path, source.read()) for found in (two, committed) for source in (*found.old, *found.new)],
        [source.path for head in (None, two.base) for source in mentioning(root, head, ["clerk"])],
        past_ids(root, "HEAD", ["standard:queueing"]),
        [
            (past.version, past.since, past.until)
            for past in read_history(root, load_folder(root)).of("standard:queueing")
        ],
    ]


def test_a_users_settings_change_no_answer(repo: Dated, tmp_path: Path) -> None:
    before = told(repo.root)
    (tmp_path / "gitconfig").unlink(missing_ok=True)
    (tmp_path / "handbook" / "attributes").write_text("*.yml binary diff=nothing\n")
    named = [setting.partition("=")[0] for setting in SETTINGS]
    once = [named.index(name) == place for place, name in enumerate(named)]
    for first in (True, False):  # those that have several values, one after the other
        lines = [
            "[{}]\n\t{} = {}\n".format(*re.split("[.=]", setting, maxsplit=2))
            for setting, fresh in zip(SETTINGS, once, strict=True)
            if fresh is first or named.count(setting.partition("=")[0]) == 1
        ]
        (tmp_path / "gitconfig").write_text("".join(lines))
        assert told(repo.root) == before


def test_what_is_marked_in_the_repository_changes_no_answer(repo: Dated) -> None:
    before = told(repo.root)
    repo.git("update-index", "--assume-unchanged", QUEUEING)
    (repo.root / ".git" / "info" / "attributes").write_text("*.yml binary\n")
    repo.git("replace", "HEAD", "HEAD~1")
    (repo.root / ".git" / "info" / "grafts").write_text(repo.git("rev-parse", "HEAD~1") + "\n")
    repo.git("config", "core.worktree", "/")
    repo.git("config", "core.bare", "true")
    assert told(repo.root) == before


def test_what_a_hook_leaves_in_the_environment_leads_nowhere_else(
    repo: Dated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(repo.root)
    other = Dated(tmp_path / "other")
    other.begin("2020-01-01")
    for name, value in {
        "GIT_DIR": other.root / ".git", "GIT_WORK_TREE": other.root, "GIT_INDEX_FILE": other.root / ".git" / "index",
        "GIT_OBJECT_DIRECTORY": other.root / ".git" / "objects", "GIT_PREFIX": "standards/", "GIT_NAMESPACE": "x",
        "GIT_EXTERNAL_DIFF": "false", "GIT_ICASE_PATHSPECS": "1", "GIT_NOGLOB_PATHSPECS": "1", "LANGUAGE": "zh_CN",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    assert told(repo.root) == before


def test_a_repository_beside_the_handbook_is_found_where_it_is_named(
    repo: Dated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(repo.root)
    (repo.root / ".git").rename(tmp_path / "elsewhere.git")
    assert not has_commits(repo.root)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", "elsewhere.git")
    monkeypatch.setenv("GIT_WORK_TREE", "handbook")
    assert told(repo.root) == before
    plain = tmp_path / "plain"
    shutil.copytree(repo.root, plain)
    assert not has_commits(plain), "it lies outside what the variables speak of"


def _shallow(repo: Dated, top: Path, *options: str) -> Path:
    repo.git("commit", "-qam", "more", day="2026-03-01")
    repo.git("config", "uploadpack.allowFilter", "true")
    made = top / "clone"
    subprocess.run(["git", "clone", "-q", *options, f"file://{repo.root}", str(made)], check=True, capture_output=True)
    return made


def _lost(root: Path) -> str:
    return str(read_history(root, load_folder(root)).lost or "")


def test_a_past_that_git_cannot_tell_is_lost_and_not_empty(
    repo: Dated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, svcq: Callable[..., Outcome]
) -> None:
    assert _lost(repo.root) == ""
    with monkeypatch.context() as changed:
        changed.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        assert f"safe.directory {repo.root}" in _lost(repo.root)
    with monkeypatch.context() as changed:
        changed.setenv("PATH", str(tmp_path))
        assert "not installed" in _lost(repo.root)
    clone = _shallow(repo, tmp_path, "--depth=1")
    assert "git fetch --unshallow" in _lost(clone)
    with monkeypatch.context() as changed:
        changed.setenv("CI", "true")
        outcome = svcq("build", "--site", str(tmp_path / "site"), cwd=clone)
    assert (outcome.code, "last good site" in outcome.err) == (3, True), outcome
    (repo.root / ".git" / "refs" / "heads" / "main").write_bytes(b"")
    assert "git fsck" in _lost(repo.root)
    shutil.rmtree(repo.root / ".git")
    assert _lost(repo.root) == "", "a handbook may live without git"
    (repo.root / ".git").mkdir()
    assert "copied in part" in _lost(repo.root)


def test_a_clone_without_contents_fetches_them_and_says_when_it_cannot(repo: Dated, tmp_path: Path) -> None:
    clone = _shallow(repo, tmp_path, "--filter=blob:none")
    offline = tmp_path / "offline"
    shutil.copytree(clone, offline)
    assert _lost(clone) == ""
    subprocess.run(["git", "-C", str(offline), "remote", "set-url", "origin", str(tmp_path / "gone")], check=True)
    assert "git fetch --refetch" in _lost(offline)


def test_without_commits_there_is_no_past_and_none_is_lost(tmp_path: Path, repo: Dated) -> None:
    fresh = Dated(tmp_path / "fresh")
    fresh.write({"mkdocs.yml": "site_name: 手册\n", QUEUEING: STANDARD})
    assert _lost(fresh.root) == ""
    repo.git("checkout", "-q", "--orphan", "fresh")
    assert _lost(repo.root) == ""


@pytest.mark.parametrize(
    ("variables", "host"),
    [
        ("CI=true", True), ("CI=1", True), ("CI=woodpecker", True), ("CI=false", False), ("CI=", False),
        ("CI=0", False),
        ("BUILD_NUMBER=7", True), ("TF_BUILD=True", True), ("GITEE_PIPELINE_BUILD_NUMBER=7", True),
        ("TEAMCITY_VERSION=2025.07", True), ("bamboo_buildKey=A-B-JOB", True),
        ("CI=false JENKINS_URL=http://x", False),
    ],
)  # fmt: skip
def test_a_build_machine_is_known_by_what_it_sets(variables: str, host: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", *_HOSTS):
        monkeypatch.delenv(name, raising=False)
    for variable in variables.split():
        monkeypatch.setenv(*variable.split("="))
    assert _on_host() is host


@pytest.mark.parametrize("moment", ["-62135596800", "-1", "", "noon", "253402300799", "99999999999999999999"])
@pytest.mark.parametrize("first", [False, True])
def test_a_commit_of_no_possible_day_is_named_and_the_rest_kept(moment: str, first: bool, repo: Dated) -> None:
    repo.git("commit", "-qam", "1.2", day="2026-03-05")
    repo.commit("2026-04-05", {QUEUEING: version("1.3", 8)})
    usual = [[past.version, str(past.since), str(past.until)] for past in _past(repo)]
    assert usual[0] == ["1.2", "2026-03-05", "2026-04-05"]
    commits_ = repo.git("rev-list", "--first-parent", "HEAD").split()
    wrong = commits_[-1 if first else 1]
    _date(repo, wrong, moment)
    assert {commit.day for commit in commits(repo.root)} >= {dt.date(2026, 4, 5), dt.date(2026, 1, 20)}
    found = [[past.version, str(past.since), str(past.until)] for past in _past(repo)]
    if first:  # there is none before it
        assert found == [*usual[:2], ["1.0", "2026-01-20", usual[2][2]]]
    else:
        assert found == [["1.2", "2026-02-05", "2026-04-05"], ["1.1", "2026-02-05", "2026-02-05"], usual[2]]
    assert _lost(repo.root) == ""
    misdated = str(read_history(repo.root, load_folder(repo.root)).misdated)
    assert repo.git("rev-list", "--first-parent", "HEAD").split()[-1 if first else 1][:10] in misdated
    assert len(re.findall("→", misdated)) == 1


def _past(repo: Dated) -> list[PastVersion]:
    return list(read_history(repo.root, load_folder(repo.root)).of("standard:queueing"))


def _date(repo: Dated, commit: str, moment: str) -> None:
    """Write another moment into a commit, and the commits that follow anew, along first parents."""
    after: dict[str, str] = {}
    for old in reversed(repo.git("rev-list", "HEAD").split()):
        text = repo.git("cat-file", "commit", old) + "\n"
        if old == commit:
            text = re.sub(r"^(committer .*> ).*$", rf"\g<1>{moment} +0000", text, flags=re.MULTILINE)
        for one, other in after.items():
            text = text.replace(f"parent {one}", f"parent {other}")
        command = ["git", "-C", str(repo.root), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
        done = subprocess.run(command, input=text, text=True, check=True, capture_output=True)
        after[old] = done.stdout.strip()
    repo.git("update-ref", "HEAD", after[repo.git("rev-parse", "HEAD")])


def test_without_any_possible_day_the_past_is_lost(tmp_path: Path) -> None:
    made = Dated(tmp_path / "only")
    made.begin()
    _date(made, made.git("rev-parse", "HEAD"), "253402300799")
    with pytest.raises(GitError, match="253402300799"):
        list(file_states(made.root))
    assert "clock" in _lost(made.root)


def test_what_a_sparse_checkout_leaves_out_is_not_deleted_and_not_passed_over(
    repo: Dated, svcq: Callable[..., Outcome]
) -> None:
    repo.git("add", "-A")
    repo.git("commit", "-qm", "all", day="2026-03-01")
    assert left_out(repo.root) is None
    repo.git("sparse-checkout", "set", "standards")
    assert not (repo.root / CLERK).exists()
    assert sides(repo.root, "HEAD", None).old == ()
    assert "git sparse-checkout disable" in _lost(repo.root)
    for form in ("text", "json", "sarif", "github", "junit"):
        said = svcq("check", "--lang", "en", "--format", form, cwd=repo.root).out
        assert f"1 documents out of this checkout ({CLERK}" in said, form
    repo.git("sparse-checkout", "disable")
    assert "sparse" not in svcq("check", "--lang", "en", cwd=repo.root).out
    assert _lost(repo.root) == ""


def test_a_commit_may_be_named_as_git_lets_it(repo: Dated) -> None:
    repo.git("commit", "-qam", "等候时间缩短", day="2026-03-01")
    repo.git("tag", "-a", "v1", "-m", "x", "HEAD")
    repo.git("tag", "-a", "v2", "-m", "of a tag", "v1")
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    commit = repo.git("rev-parse", "HEAD")
    for name in ("HEAD", "main", "v1", "v2", "origin/main", ":/等候", "HEAD^{/等候}", "@", commit[:9]):
        assert resolve(repo.root, name) == commit, name
    assert resolve(repo.root, "HEAD~1") == resolve(repo.root, ":/merged") == repo.git("rev-parse", "HEAD~1")
    for name in ("", "-x", "--all", "HEAD~99", ":/never said", "HEAD..HEAD~1", "^HEAD", "main "):
        with pytest.raises(UnknownRevision, match="knows no revision"):
            resolve(repo.root, name)
    for name, kind in (("HEAD^{tree}", "tree"), ("HEAD:mkdocs.yml", "blob")):
        with pytest.raises(UnknownRevision, match=f"is no commit; git keeps it as a {kind}"):
            resolve(repo.root, name)


def test_a_name_of_two_things_is_none(repo: Dated) -> None:
    commit = repo.git("rev-parse", "HEAD")
    repo.git("branch", "other")
    repo.git("tag", "main", "HEAD~1")
    repo.git("update-ref", "refs/remotes/origin/other", "HEAD~1")
    for name in ("main", "main~1"):
        with pytest.raises(UnknownRevision, match=r"a branch and a tag here\..* heads/main or tags/main"):
            resolve(repo.root, name)
    assert resolve(repo.root, "heads/main") == commit != resolve(repo.root, "tags/main")
    assert resolve(repo.root, "refs/heads/main") == resolve(repo.root, "other") == resolve(repo.root, "HEAD") == commit


def test_a_name_that_is_not_known_is_told_from_a_repository_that_is_broken(repo: Dated, tmp_path: Path) -> None:
    fresh = Dated(tmp_path / "fresh")
    with pytest.raises(UnknownRevision, match="no commit on this branch yet"):
        resolve(fresh.root, "HEAD")
    repo.git("checkout", "-q", "--orphan", "other")
    repo.git("commit", "-qm", "unrelated")
    with pytest.raises(GitError, match="unrelated"):
        merge_base(repo.root, "main", "other")
    before = repo.git("rev-parse", "main~1")
    (repo.root / ".git" / "objects" / before[:2] / before[2:]).unlink()
    with pytest.raises(GitError, match="git fsck") as raised:
        resolve(repo.root, "main~1")
    assert not isinstance(raised.value, UnknownRevision)
    with pytest.raises(UnknownRevision):
        resolve(repo.root, "1" * 40)
    shared = tmp_path / "shared"
    repo.git("clone", "-q", "--shared", str(repo.root), str(shared))
    shutil.rmtree(repo.root)
    with pytest.raises(GitError, match="git fsck"):
        resolve(shared, "HEAD~1")


def test_a_content_that_a_whole_clone_lacks_is_damage(repo: Dated) -> None:
    content = repo.git("rev-parse", f"HEAD:{QUEUEING}")
    (repo.root / ".git" / "objects" / content[:2] / content[2:]).unlink()
    assert "git fsck" in _lost(repo.root)
    assert "--refetch" not in _lost(repo.root), "it is no partial clone: nothing was left out of it"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ('case "$*" in *--version) echo git version 2.17.1;; *) echo odd >&2; exit 129;; esac', "too old (2.17.1)"),
        ("kill -9 $$", "exit code -9"),
    ],
)
def test_a_git_that_cannot_answer_is_named(
    script: str, told: str, repo: Dated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "bin" / "git"
    odd.parent.mkdir()
    odd.write_text(f"#!/bin/sh\n{script}\n")
    odd.chmod(0o755)
    monkeypatch.setenv("PATH", str(odd.parent))
    assert told in _lost(repo.root)
    for name in ("HEAD", "HEAD~1"):
        with pytest.raises(GitError, match=re.escape(told)):
            resolve(repo.root, name)
    odd.write_bytes(b"\0garbage")
    assert "git cannot be run" in _lost(repo.root)


def test_a_git_that_warns_on_standard_error_is_understood(
    repo: Dated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(repo.root)
    chatty = tmp_path / "bin" / "git"
    chatty.parent.mkdir()
    chatty.write_text(f"#!/bin/sh\necho 'warning: fatal: no' >&2\nexec '{shutil.which('git')}' \"$@\"\n")
    chatty.chmod(0o755)
    monkeypatch.setenv("PATH", f"{chatty.parent}{os.pathsep}{os.environ['PATH']}")
    assert told(repo.root) == before


def test_linked_worktrees_and_detached_heads_have_the_same_past(repo: Dated, tmp_path: Path) -> None:
    repo.git("commit", "-qam", "1.2", day="2026-03-01")
    usual = [past.version for past in _past(repo)]
    repo.git("worktree", "add", "-q", "--detach", str(tmp_path / "linked"))
    linked = tmp_path / "linked"
    found = read_history(linked, load_folder(linked))
    assert ([past.version for past in found.of("standard:queueing")], found.lost) == (usual, None)
    shutil.rmtree(repo.root / ".git" / "worktrees")
    assert "copied in part" in _lost(linked)
