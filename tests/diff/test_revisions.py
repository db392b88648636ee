"""Comparing real git revisions: merges, rebases, renames, broken sides, odd names, shallow clones."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from svcq_build.change.changes import Weight, What
from svcq_build.change.review_base import compare_with
from svcq_build.git.call import GitError
from svcq_build.history.revisions import sides
from svcq_build.load import one_file as load
from svcq_build.review.account import review
from tests.conftest import CONFIGURATION, FILES, ROLE, STANDARD

PATH = "standards/service/queueing.yml"
CHECKLIST = """\
kind: checklist
title: 等候巡查
summary: 每小时巡查一次。
version: "1.0"
owner: clerk
used_by: [clerk]
mode: read-do
sections:
  - title: 等候
    items:
      - {id: C1, text: 超过 20 分钟的客户得到说明, verifies: ["standard:queueing#R1"]}
"""


class Repository:
    """A real git repository in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.org")
        self.git("config", "commit.gpgsign", "false")

    def git(self, *arguments: str) -> str:
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments], check=True, capture_output=True, text=True, env=environment
        )
        return done.stdout.strip()

    def write(self, files: dict[str, str | None]) -> None:
        for path, text in files.items():
            whole = self.root / path
            if text is None:
                whole.unlink()
            else:
                whole.parent.mkdir(parents=True, exist_ok=True)
                whole.write_text(text, encoding="utf-8")

    def commit(self, files: dict[str, str | None], tag: str) -> None:
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", tag)
        self.git("tag", "-f", tag)


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "handbook")
    repository.commit({"mkdocs.yml": CONFIGURATION, **FILES, "playbooks/checklists/patrol.yml": CHECKLIST}, "one")
    return repository


def wheres(repo: Repository, base: str, head: str | None = None) -> list[tuple[str, str, What]]:
    return [(change.document, change.where, change.what) for change in review(repo.root, base, head).changes]


def test_two_commits_and_the_working_tree(repo):
    repo.commit({PATH: STANDARD.replace("must", "should")}, "two")
    repo.write({PATH: STANDARD.replace("must", "may")})
    level = ("standard:queueing", "requirements.R1.level", What.CHANGED)
    assert wheres(repo, "one", "two") == [level]
    assert [(c.old, c.new) for c in review(repo.root, "two").changes] == [("should", "may")]
    assert [(c.old, c.new) for c in review(repo.root, "one").changes] == [("must", "may")]
    assert wheres(repo, "two", "two") == []


def test_nothing_is_written_or_checked_out(repo):
    repo.commit({PATH: STANDARD.replace("must", "should")}, "two")
    repo.write({"standards/glossary/new.yml": "kind: term\ntitle: 排队\nsummary: 等候。\ndefinition: 等候。\n"})
    before = (
        repo.git("status", "--porcelain=v2"),
        sorted(str(path) for path in repo.root.rglob("*") if ".git/" not in str(path)),
    )
    index = (repo.root / ".git/index").read_bytes()
    os.utime(repo.root / PATH, (1, 1))
    os.utime(repo.root / "roles/charters/clerk.yml", (1, 1))
    assert wheres(repo, "two") == [("term:new", "", What.ADDED)], "what was merely touched has not changed"
    assert [source.path for source in sides(repo.root, "two", None).new] == ["standards/glossary/new.yml"]
    assert ("term:new", "", What.ADDED) in wheres(repo, "one")
    assert (repo.root / ".git/index").read_bytes() == index, "git's own notes are left alone, too"
    after = (
        repo.git("status", "--porcelain=v2"),
        sorted(str(path) for path in repo.root.rglob("*") if ".git/" not in str(path)),
    )
    assert before == after


def test_a_merge_with_a_resolved_conflict(repo):
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({PATH: STANDARD.replace("20 分钟时", "15 分钟时")}, "side-change")
    repo.git("checkout", "-q", "main")
    repo.commit({PATH: STANDARD.replace("20 分钟时", "10 分钟时")}, "main-change")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "-q", "side")
    repo.commit({PATH: STANDARD.replace("20 分钟时", "12 分钟时")}, "merged")
    change = review(repo.root, "side-change", "merged").changes
    assert [(c.where, "15" in c.old, "12" in c.new) for c in change] == [("requirements.R1.text", True, True)]
    for base, minutes in (("one", "20"), ("merged^1", "10"), ("merged^2", "15")):
        (found,) = review(repo.root, base, "merged").changes
        assert (found.where, f"{minutes} 分钟时" in found.old, found.weight) == (
            "requirements.R1.text", True, Weight.STRUCTURE,
        )  # fmt: skip


def test_while_a_conflict_is_open_both_sides_are_told_apart(repo):
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({PATH: STANDARD.replace("20 分钟时", "15 分钟时")}, "side-change")
    repo.git("checkout", "-q", "main")
    repo.commit({PATH: STANDARD.replace("20 分钟时", "10 分钟时")}, "main-change")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "-q", "side")
    assert ("standard:queueing", "", What.UNREADABLE) in wheres(repo, "one"), "the working tree holds git's marks"
    assert wheres(repo, "main", "side") == [("standard:queueing", "requirements.R1.text", What.CHANGED)]


def test_a_rebase(repo):
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({PATH: STANDARD.replace("must", "should")}, "side-change")
    repo.git("checkout", "-q", "main")
    repo.commit({"roles/charters/clerk.yml": ROLE.replace("一次把事办成", "一次办成")}, "main-change")
    repo.git("checkout", "-q", "side")
    before = compare_with(repo.root, "main").changes
    assert len(wheres(repo, "main", "side")) == 2, "two revisions are compared as they are"
    repo.git("rebase", "-q", "main")
    assert wheres(repo, "main", "side") == [("standard:queueing", "requirements.R1.level", What.CHANGED)]
    assert compare_with(repo.root, "main").changes == before, "a change under review is the same on another base"


def test_a_rename_of_file_and_id(repo):
    renamed = STANDARD.replace("kind: standard", "kind: standard\nreplaces: standard:queueing").replace("must", "may")
    repo.commit({PATH: None, "standards/service/waiting.yml": renamed}, "two")
    assert wheres(repo, "one", "two") == [
        ("standard:waiting", "", What.RENAMED),
        ("standard:waiting", "requirements.R1.level", What.CHANGED),
    ]


def test_a_document_that_turned_from_yaml_to_markdown(repo):
    repo.commit({PATH: None, PATH.replace(".yml", ".md"): f"---\n{STANDARD}---\n\n正文说明。\n"}, "two")
    assert wheres(repo, "one", "two") == [("standard:queueing", "body", What.ADDED)]


def test_paths_that_are_not_ascii(repo):
    files = {"standards/service/窗口/waiting.yml": STANDARD}
    repo.commit(files, "two")
    repo.commit({"standards/service/窗口/waiting.yml": STANDARD.replace("must", "may")}, "three")
    assert wheres(repo, "two", "three") == [("standard:waiting", "requirements.R1.level", What.CHANGED)]
    repo.write({"standards/service/窗口/waiting.yml": STANDARD})
    assert wheres(repo, "three") == [("standard:waiting", "requirements.R1.level", What.CHANGED)]


def test_a_broken_side_is_said_and_the_rest_goes_on(repo):
    repo.commit({PATH: "title: [\n", "playbooks/checklists/patrol.yml": CHECKLIST.replace("等候巡查", "巡查")}, "two")
    assert wheres(repo, "one", "two") == [
        ("checklist:patrol", "title", What.CHANGED),
        ("standard:queueing", "", What.UNREADABLE),
    ]
    assert ("standard:queueing", "", What.UNREADABLE) in wheres(repo, "two", "one")


def test_the_impact_follows_the_relations(repo):
    repo.commit({PATH: STANDARD.replace("must", "should")}, "two")
    impact = review(repo.root, "one", "two").impact
    assert [(item.document, item.part, item.because) for item in impact.must_follow] == [
        ("checklist:patrol", "C1", ("verifies standard:queueing#R1",))
    ]
    assert impact.must_know == ("role:clerk",)
    assert impact.reviewers == ("role:clerk",)


def test_whom_the_document_itself_binds_must_know(repo):
    greeter = ROLE.replace("窗口受理员", "导办员").replace("owner: clerk", "owner: greeter")
    repo.commit({"roles/charters/greeter.yml": greeter, PATH: STANDARD.replace("role:clerk", "role:greeter")}, "two")
    changed = STANDARD.replace("[role:clerk]", "[role:greeter, role:gone]").replace("must", "may")
    repo.commit({PATH: changed}, "three")
    assert review(repo.root, "two", "three").impact.must_know == ("role:clerk", "role:greeter"), (
        "and no role that is not"
    )
    assert review(repo.root, "two", "three").titles["role:greeter"] == "导办员"


@pytest.mark.parametrize("head", ["two", None])
def test_only_what_differs_or_mentions_it_is_read_and_only_once(repo, monkeypatch, head):
    other = "kind: term\ntitle: 号票\nsummary: 取号机打的纸条。\ndefinition: 写着号码的纸条。\n"
    repo.commit({"standards/glossary/ticket.yml": other}, "one")
    repo.commit({PATH: STANDARD.replace("must", "should")}, "two")
    read: list[str] = []
    original = load.read_document

    def noted(path, content, findings, **more):
        read.append(path)
        return original(path, content, findings, **more)

    monkeypatch.setattr(load, "read_document", noted)
    assert len(review(repo.root, "one", head).changes) == 1
    assert sorted(read) == ["playbooks/checklists/patrol.yml", "roles/charters/clerk.yml", PATH, PATH]


@pytest.mark.parametrize("many", [0, 500])
def test_looking_for_very_many_words_finds_no_less(repo, monkeypatch, many):
    monkeypatch.setattr("svcq_build.history.revisions._MANY_WORDS", many)
    repo.commit({PATH: STANDARD.replace("must", "should")}, "two")
    found = [review(repo.root, "one", head).impact for head in ("two", None)]
    assert found[0] == found[1]
    assert [(item.document, item.part) for item in found[0].touched] == [("checklist:patrol", "C1")]
    assert found[0].must_know == ("role:clerk",)


def test_links_are_not_followed(repo, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text(CHECKLIST.replace("等候巡查", "不为人知"), encoding="utf-8")
    (repo.root / "playbooks/checklists/linked.yml").symlink_to(secret)
    repo.write({PATH: STANDARD.replace("must", "should")})
    assert "不为人知" not in str(review(repo.root, "one"))


def test_a_change_of_words_touches_nobody(repo):
    repo.commit({PATH: STANDARD.replace("由受理员说明原因", "受理员说明原因")}, "two")
    assert review(repo.root, "one", "two").impact.touched == ()


def test_an_unknown_revision_says_how_to_find_one(repo):
    with pytest.raises(GitError, match="Git knows no revision “nope”"):
        review(repo.root, "nope")


@pytest.mark.parametrize("name", ["--help", "-x", "--output=/tmp/x"])
def test_a_revision_is_never_taken_for_an_option(repo, name):
    with pytest.raises(GitError):
        review(repo.root, name)


def test_a_shallow_clone_says_what_to_fetch(repo, tmp_path):
    repo.commit({PATH: STANDARD.replace("must", "may")}, "two")
    first = repo.git("rev-parse", "one")
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", "--no-tags", f"file://{repo.root}", str(tmp_path / "shallow")], check=True
    )
    for name in (first, first[:12], "feature/nope", "HEAD~1", "v1.0^"):
        with pytest.raises(GitError, match="may lack it; the rest is fetched with:\n  git fetch --unshallow"):
            review(tmp_path / "shallow", name)
    for name in ("", "HEAD..HEAD~1", "a b", "-x"):
        with pytest.raises(GitError, match=f"Git knows no revision “{name}” here") as told:
            review(tmp_path / "shallow", name)
        assert "fetch" not in str(told.value), "fetching cannot help"


def test_what_a_person_has_set_up_for_git_makes_no_difference(repo):
    changed = {PATH: STANDARD.replace("must", "should")}
    repo.commit({f"手册/{path}": text for path, text in {"mkdocs.yml": CONFIGURATION, **FILES}.items()}, "book")
    repo.commit({"手册/playbooks/checklists/patrol.yml": CHECKLIST}, "three")
    repo.commit({f"手册/{path}": text for path, text in changed.items()}, "four")
    root = repo.root / "手册"
    before = review(root, "three", "four"), review(root, "three").changes
    settings = """color.ui=always color.grep=always color.diff=always grep.fullName=true grep.lineNumber=true
        core.quotePath=true log.showSignature=true diff.renames=copies diff.mnemonicPrefix=true diff.noprefix=true
        log.follow=true diff.external=false"""
    for setting in settings.split():
        repo.git("config", *setting.split("="))
    assert (review(root, "three", "four"), review(root, "three").changes) == before
    assert [item.document for item in before[0].impact.must_follow] == ["checklist:patrol"]


def test_outside_git_it_says_so(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    with pytest.raises(GitError, match="not in a git repository"):
        review(tmp_path, "HEAD")


COMMANDS = ["diff HEAD", "check --base HEAD", "check --history", "review HEAD", "bump queueing --class wording",
            "show queueing --at 1.0"]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_outside_git_says_so(repository, svcq, command):
    done = svcq(*command.split(), "--lang", "en", cwd=repository())
    assert done.code == 3
    assert "is not in a git repository" in done.err
    assert "git fetch" not in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_when_git_does_not_trust_a_folder_the_cure_is_named(repo, svcq, monkeypatch, command):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("LANGUAGE", "C")
    done = svcq(*command.split(), "--lang", "en", cwd=repo.root)
    assert done.code == 3
    assert "dubious ownership" in done.err
    assert "git config --global --add safe.directory" in done.err
    assert "not in a git repository" not in done.err
    assert "git fetch" not in done.err


def test_revisions_without_a_common_commit_are_told_apart_from_other_troubles(repo, svcq):
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit({}, "alone-commit")
    done = svcq("check", "--base", "main", "--lang", "en", cwd=repo.root)
    assert done.code == 3
    assert "“main” and “HEAD” have no common commit here" in done.err


def test_a_handbook_in_a_subfolder_of_its_repository(repo):
    inner = {f"book/{path}": text for path, text in {"mkdocs.yml": CONFIGURATION, **FILES}.items()}
    repo.commit(inner, "two")
    repo.commit({f"book/{PATH}": STANDARD.replace("must", "may")}, "three")
    found = review(repo.root / "book", "two", "three")
    assert [(change.path, change.where) for change in found.changes] == [(PATH, "requirements.R1.level")]
    (repo.root / "book" / PATH).write_text(STANDARD)
    assert [(change.path, change.new) for change in review(repo.root / "book", "three").changes] == [(PATH, "must")]


def test_the_command_speaks_json_text_and_markdown(repo, svcq):
    repo.commit({PATH: STANDARD.replace("must", "should").replace("原因。", "原因 @all <b>。")}, "two")
    value = json.loads(svcq("diff", "one", "two", "--format", "json", cwd=repo.root).out)
    assert value["version"] == 1
    assert value["changes"][0] == {
        "document": "standard:queueing",
        "path": PATH,
        "where": "requirements.R1.level",
        "what": "changed",
        "old": "must",
        "new": "should",
        "weight": "looser",
    }
    assert value["impact"][0] == {
        "document": "checklist:patrol",
        "part": "C1",
        "because": ["verifies standard:queueing#R1"],
    }
    text = svcq("diff", "one", "two", cwd=repo.root).out
    assert "[looser] requirements R1 level changed" in text
    assert "{+ @all <b>+}" in text
    comment = svcq("diff", "one", "two", "--format", "markdown", cwd=repo.root).out
    assert "<ins> \\@&#8203;all &lt;b\\></ins>" in comment
    assert svcq("diff", "nope", cwd=repo.root).code == 2
    assert svcq("diff", "two", "two", cwd=repo.root).out == "Nothing changed in meaning.\n"
