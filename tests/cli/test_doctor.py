"""svcq doctor: what is there, what is missing, and that it asks the network for nothing unasked."""

import json
import subprocess
import sys

import pytest

from svcq_build.health.protection import api_address, protection_sign
from tests.conftest import CONFIGURATION


def git(root, *arguments):
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


def signs(svcq, cwd, *arguments):
    outcome = svcq("doctor", "--format", "json", *arguments, cwd=cwd)
    told = json.loads(outcome.out)
    assert told["version"] == 1
    return outcome.code, {sign["name"]: sign for sign in told["signs"]}


@pytest.fixture
def nobody(monkeypatch, tmp_path):
    """A user of whom git knows nothing."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_outside_of_a_handbook_the_machine_is_looked_at(svcq, tmp_path):
    code, found = signs(svcq, tmp_path)
    assert code == 0
    assert found["handbook"]["mend"] == "svcq init"
    assert found["git"]["state"] == "good"


def test_a_folder_without_git(repository, svcq, nobody):
    code, found = signs(svcq, repository())
    assert code == 1
    assert found["documents"]["state"] == "good"
    assert (found["repository"]["state"], "git init" in found["repository"]["mend"]) == ("missing", True)
    assert "protection" not in found


def test_who_commits_may_stand_in_the_environment(repository, svcq, nobody, monkeypatch):
    root = repository()
    git(root, "init", "--initial-branch", "main")
    assert signs(svcq, root)[1]["identity"]["state"] == "missing"
    monkeypatch.setenv("GIT_AUTHOR_NAME", "甲")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "a@example.com")
    assert signs(svcq, root)[1]["identity"]["state"] == "good"


def test_a_repository_is_followed_as_it_grows(repository, svcq, nobody):
    root = repository({"roles/charters/bad.yml": "kind: role\n"})
    git(root, "init", "--initial-branch", "main")
    _, found = signs(svcq, root)
    states = {name: sign["state"] for name, sign in found.items()}
    assert [states[name] for name in ("documents", "commits", "identity", "remote", "owners")] == [
        *["missing"] * 4, "advice",
    ]  # fmt: skip
    git(root, "config", "user.name", "甲")
    git(root, "config", "user.email", "a@example.com")
    git(root, "remote", "add", "origin", "https://name:secret@example.com/x.git")
    git(root, "commit", "--allow-empty", "-m", "x")
    (root / "roles/charters/bad.yml").unlink()
    (root / "CODEOWNERS").write_text("* @a\n")
    code, found = signs(svcq, root)
    assert code == 0
    assert {found[name]["state"] for name in ("documents", "commits", "identity", "remote", "owners")} == {"good"}
    assert "secret" not in json.dumps(found)


@pytest.mark.parametrize(
    ("branch", "setting", "mend"),
    [
        ("master", "edit/main/", "git branch -m main"),
        ("main", "edit/main/", None),
        ("master", "", None),
        ("master", "-/edit/a;b/docs/", "git branch -m 'a;b'"),
    ],
)
def test_the_branch_is_the_one_that_the_settings_name(repository, svcq, nobody, branch, setting, mend):
    settings = CONFIGURATION + (f"repo_url: https://github.com/a/b\nedit_uri: {setting}\n" if setting else "")
    root = repository({"mkdocs.yml": settings})
    git(root, "init", "--initial-branch", branch)
    _, found = signs(svcq, root)
    assert (found["branch"]["mend"] if "branch" in found else None) == mend


def test_what_is_missing_of_the_machine(repository, svcq, monkeypatch, nobody):
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setenv("PATH", "")
    outcome = svcq("doctor", "--lang", "zh", cwd=repository())
    assert outcome.code == 1
    assert outcome.out.count("没有安装 git") == 1
    assert "git init" not in outcome.out
    assert "→ pip install 'svcq[pdf]'" in outcome.out


@pytest.mark.parametrize(
    ("repository_", "address"),
    [
        ("https://github.com/a/b", "https://api.github.com/repos/a/b/branches/main"),
        ("https://github.com/a/b.git/", "https://api.github.com/repos/a/b/branches/main"),
        (
            "https://gitlab.example.com/a/b/c",
            "https://gitlab.example.com/api/v4/projects/a%2Fb%2Fc/repository/branches/main",
        ),
        ("https://me@gitlab.com/a/b", "https://gitlab.com/api/v4/projects/a%2Fb/repository/branches/main"),
        ("https://gitee.com/a/b", None),
        ("https://github.com/a", None),
        ("file:///etc/passwd", None),
        ("", None),
    ],
)
def test_hosts_are_asked_where_they_tell(repository_, address):
    assert api_address(repository_, "main") == address


@pytest.mark.parametrize(
    ("answer", "state", "told"),
    [
        (b'{"protected": true}', "good", "is protected"),
        (b'{"protected": false}', "missing", "past a review"),
        (b"<html>", "advice", "does not tell"),
        (b"[]", "advice", "does not tell"),
        (OSError("no route"), "advice", "no route"),
    ],
)
def test_a_host_answers(answer, state, told, repository):
    def fetch(address):
        if isinstance(answer, OSError):
            raise answer
        return answer

    root = repository({"mkdocs.yml": "site_name: x\nrepo_url: https://github.com/a/b\n"})
    sign = protection_sign(root, online=True, fetch=fetch)
    assert sign.state == state
    assert told in str(sign.message)


def test_no_host_is_asked_unasked(repository):
    def fetch(address):
        raise AssertionError(address)

    root = repository({"mkdocs.yml": "site_name: x\nrepo_url: https://github.com/a/b\n"})
    assert "--online" in str(protection_sign(root, online=False, fetch=fetch).mend)
