"""``svcq reviews``: the list for a terminal, for an issue and for programs; and the workflow that keeps the issue."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import CONFIGURATION, ROLE, TODAY
from tests.reviews.review_files import FILES, indicator

ROOT = Path(__file__).parents[2]
MARK = "<!-- svcq reviews -->"


def run(svcq, root: Path, *arguments: str) -> str:
    outcome = svcq("reviews", "--today", TODAY, *arguments, cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def test_text_lists_what_presses_and_nothing_else(svcq, repository) -> None:
    out = run(svcq, repository(FILES))
    blocks = [block.split("\n")[0] for block in out.split("\n\n")]
    assert blocks[:4] == [
        "Review overdue", "Review due soon", "To be looked at again, because what it serves has changed",
        "Waivers that have ended or end soon",
    ]  # fmt: skip
    assert "indicator:late" in out
    assert "2026-02-20, 9 days ago" in out
    assert "2026-03-05, in 4 days" in out
    assert "排队叫号 R2 changed on 2026-02-10, last looked at on 2026-02-05: 上级缩短时限" in out
    assert "waiver of two-demands ended on 2026-02-20 (approved by 窗口受理员): 暂缓" in out
    assert "role:clerk)" not in out, "what is due next year does not press"


def test_it_speaks_chinese(svcq, repository) -> None:
    out = run(svcq, repository(FILES), "--lang", "zh")
    assert "窗口受理员" in out
    assert "2026-02-20" in out
    assert not re.search(r"overdue|due on|looked at|ago|waiver of", out)


TRANSLATED = """
msgctxt "standard:queueing title"
msgid "排队叫号"
msgstr "Queueing"

msgctxt "standard:queueing changes.1.0.reason"
msgid "上级缩短时限"
msgstr "a shorter limit"

msgctxt "standard:queueing waivers.1.reason"
msgid "暂缓"
msgstr "put off"

#, fuzzy
msgctxt "indicator:late title"
msgid "迟了"
msgstr "Doubtful"
"""
SPOKEN = {
    **FILES,
    "translations/en/standards.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' + TRANSLATED,
    "translations/en/roles.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgctxt "role:clerk title"\nmsgid "窗口受理员"\nmsgstr "Window clerk"\n',
}


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_documents_are_called_by_their_names_in_the_language_of_the_list(svcq, repository, format_) -> None:
    site = "site_url: https://handbook.example.org/\n" + CONFIGURATION.replace("[zh]", "[zh, en]")
    root = repository({**SPOKEN, "mkdocs.yml": site})
    out = run(svcq, root, "--lang", "en", "--format", format_).replace("\\", "")
    for words in ("Queueing", "Queueing R2 changed on", "a shorter limit", "approved by Window clerk): put off"):
        assert words in out
    assert "迟了" in out, "what is not translated, or doubtful, is in its own words"
    assert "窗口受理员" not in out
    assert ("https://handbook.example.org/en/standards/queueing/" in out) is (format_ == "markdown")
    chinese = run(svcq, root, "--lang", "zh", "--format", format_)
    assert "Queueing" not in chinese
    assert "排队叫号" in chinese
    assert "/en/" not in chinese


@pytest.mark.parametrize(("days", "there"), [("3", False), ("4", True)])
def test_one_says_how_far_ahead_to_look(svcq, repository, days, there) -> None:
    assert ("in 4 days" in run(svcq, repository(FILES), "--due-within", days)) is there


def test_json_is_a_contract(svcq, repository) -> None:
    value = json.loads(run(svcq, repository(FILES), "--format", "json"))
    assert (value["version"], value["today"], value["due_within"]) == (1, TODAY, 30)
    assert value["reviews"][0] == {
        "document": "standard:queueing", "path": "standards/service/queueing.yml", "owner": "role:clerk",
        "due": "2026-02-01", "last": None, "state": "overdue",
    }  # fmt: skip
    assert value["suspects"] == [
        {
            "document": "indicator:doubtful", "path": "standards/indicators/doubtful.yml", "owner": "role:clerk",
            "because": [
                {"document": "standard:queueing", "parts": ["R2"], "changed": "2026-02-10", "looked": "2026-02-05"}
            ],
        }
    ]  # fmt: skip
    assert [(item["rule"], item["part"], item["until"], item["state"]) for item in value["waivers"]] == [
        ("two-demands", None, "2026-02-20", "overdue"), ("no-data-basis", "R1", "2026-03-20", "soon"),
    ]  # fmt: skip


def test_markdown_is_by_owner_with_accounts_and_links(svcq, repository) -> None:
    settings = f"site_url: https://handbook.example.org/\n{CONFIGURATION}    accounts: {{clerk: center/window}}\n"
    out = run(svcq, repository({**FILES, "mkdocs.yml": settings}), "--format", "markdown")
    assert out.startswith(MARK + "\n")
    assert "### 窗口受理员 @center/window\n" in out
    assert "[迟了](https://handbook.example.org/indicators/late/) (`indicator:late`)" in out
    assert "(https://handbook.example.org/standards/queueing/#R1)" in out
    assert "(https://handbook.example.org/reviews/)" in out


def test_what_nobody_owns_comes_last_and_says_so(svcq, repository) -> None:
    unowned = indicator("2026-01-01", "无主").replace("owner: clerk\n", "")
    out = run(svcq, repository({**FILES, "standards/indicators/unowned.yml": unowned}), "--format", "markdown")
    assert out.index("### 窗口受理员") < out.index("### nobody answers for these") < out.index("`indicator:unowned`")


def test_words_of_documents_stay_words(svcq, repository) -> None:
    title = "'@everyone <img src=x> [点](http://evil) #1 | `x`'"
    out = run(svcq, repository({"standards/indicators/x.yml": indicator("2026-01-01", title)}), "--format", "markdown")
    assert "@everyone" not in out
    assert "<img" not in out
    assert "](http://evil" not in out
    assert "#1" not in out


def test_a_long_list_fits_into_an_issue_and_says_what_it_leaves_out(svcq, repository) -> None:
    many = {f"standards/indicators/n{number}.yml": indicator("2025-01-01", "很长的名称" * 20) for number in range(300)}
    out = run(svcq, repository(many), "--format", "markdown")
    assert len(out) < 65_536 / 2
    shown = out.count("\n- ")
    assert f"… and {300 - shown} more." in out


NOTHING = "Nothing is due or suspect, and no waiver has ended or ends soon.\n"


@pytest.mark.parametrize(("format_", "expected"), [("markdown", ""), ("text", NOTHING)])
def test_when_there_is_nothing_to_do(svcq, repository, format_, expected) -> None:
    root = repository({"roles/charters/clerk.yml": ROLE})
    assert run(svcq, root, "--format", format_) == expected
    assert run(svcq, root, "--format", format_, "--output", str(root / "list")) == ""
    assert (root / "list").read_text() == expected


def test_a_waiver_that_holds_for_long_is_not_denied(svcq, repository) -> None:
    waiver = "waivers: [{rule: two-demands, reason: 暂缓, approved_by: clerk, until: 2026-12-31}]\n"
    root = repository({"roles/charters/clerk.yml": ROLE + waiver})
    assert run(svcq, root) == NOTHING
    chinese = run(svcq, root, "--lang", "zh")
    assert "也没有已到期或即将到期的豁免" in chinese


# The workflows: what they do with the list, run against hosts that only remember what they were asked.


def _script() -> str:
    workflow = yaml.safe_load((ROOT / ".github/workflows/reviews.yml").read_text(encoding="utf-8"))
    return str(workflow["jobs"]["issue"]["steps"][-1]["with"]["script"])


def _node() -> str:
    import playwright

    return str(Path(playwright.__file__).parent / "driver" / "node")


def on_github(folder: Path, body: str, issues: list[dict[str, Any]]) -> list[list[Any]]:
    """What the script asks GitHub to do."""
    (folder / "reviews.md").write_text(body, encoding="utf-8")
    program = """
      const asked = [];
      const note = (what) => async (given) => { asked.push([what, given]); };
      const rest = { issues: { listForRepo: "list", create: note("create"), update: note("update") } };
      const github = { rest, paginate: async (what, given) => {
        if (what !== "list" || given.state !== "open" || given.creator !== "github-actions[bot]") throw Error("asked");
        return ISSUES;
      } };
      const context = { repo: { owner: "center", repo: "handbook" } };
      (async () => { SCRIPT })().then(() => console.log(JSON.stringify(asked)));
    """.replace("ISSUES", json.dumps(issues)).replace("SCRIPT", _script())
    (folder / "run.cjs").write_text(program, encoding="utf-8")
    done = subprocess.run([_node(), "run.cjs"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    asked: list[list[Any]] = json.loads(done.stdout)
    return asked


BODY = f"{MARK}\n\n需要复审的文件\n"


def test_github_opens_an_issue_once(tmp_path: Path) -> None:
    [[what, given]] = on_github(tmp_path, BODY, [{"number": 1, "body": None}, {"number": 2, "body": "another"}])
    assert (what, given["owner"], given["repo"], given["body"]) == ("create", "center", "handbook", BODY)
    assert given["title"]


def test_github_updates_the_one_that_is_open(tmp_path: Path) -> None:
    issues = [{"number": 7, "body": f"{MARK}\r\n\r\nold"}, {"number": 8, "body": BODY, "pull_request": {}}]
    assert on_github(tmp_path, BODY, issues) == [
        ["update", {"owner": "center", "repo": "handbook", "issue_number": 7, "body": BODY}]
    ]


def test_github_leaves_alone_what_says_the_same(tmp_path: Path) -> None:
    assert on_github(tmp_path, BODY, [{"number": 7, "body": BODY.replace("\n", "\r\n").rstrip()}]) == []


@pytest.mark.parametrize(("content", "found"), [("", ""), (BODY, "found=true\n")])
def test_github_goes_on_only_when_there_is_something(tmp_path: Path, content: str, found: str) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/reviews.yml").read_text(encoding="utf-8"))
    [script] = [step["run"] for step in workflow["jobs"]["list"]["steps"] if step.get("id") == "found"]
    (tmp_path / "reviews.md").write_text(content, encoding="utf-8")
    (tmp_path / "output").touch()
    environment = {**os.environ, "GITHUB_OUTPUT": str(tmp_path / "output")}
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "output").read_text() == found
    assert "needs.list.outputs.found == 'true'" in workflow["jobs"]["issue"]["if"]


def on_gitlab(folder: Path, body: str, issues: list[dict[str, int]]) -> list[list[str]]:
    """What the job asks GitLab: the arguments of each call of curl."""
    (folder / "reviews.md").write_text(body, encoding="utf-8")
    (folder / "answer").write_text(json.dumps(issues))
    curl = ["#!/bin/sh", 'printf "%s\\n" "$@" "--" >> asked', 'case "$*" in *state=opened*) cat answer;; esac', ""]
    (folder / "curl").write_text("\n".join(curl))
    (folder / "curl").chmod(0o755)
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    environment = {
        "PATH": f"{folder}:{os.environ['PATH']}", "CI_API_V4_URL": "https://gitlab.example.org/api/v4",
        "CI_PROJECT_ID": "42", "SVCQ_ISSUES_TOKEN": "secret", "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    script = "\n".join(jobs["reviews-issue"]["script"])
    command = ["bash", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "secret" not in done.stdout + done.stderr
    asked = (folder / "asked").read_text() if (folder / "asked").exists() else ""
    return [call.strip("\n").split("\n") for call in asked.split("--\n")[:-1]]


ISSUES = "https://gitlab.example.org/api/v4/projects/42/issues"


def test_gitlab_does_nothing_with_an_empty_list(tmp_path: Path) -> None:
    assert on_gitlab(tmp_path, "", [{"iid": 3}]) == []


def test_gitlab_opens_an_issue(tmp_path: Path) -> None:
    look, write = on_gitlab(tmp_path, BODY, [])
    assert look[-1] == f"{ISSUES}?state=opened&labels=svcq-reviews"
    assert write[-1] == ISSUES
    assert "labels=svcq-reviews" in write
    assert "description@reviews.md" in write
    assert "PUT" not in write


def test_gitlab_updates_the_one_that_is_open(tmp_path: Path) -> None:
    _, write = on_gitlab(tmp_path, BODY, [{"iid": 3}])
    assert write[-1] == f"{ISSUES}/3"
    assert "PUT" in write
    assert "description@reviews.md" in write


def test_gitlab_hands_its_token_to_no_code_of_the_repository() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    job = jobs["reviews-issue"]
    assert job["variables"] == {"GIT_STRATEGY": "none"}
    assert "$SVCQ_ISSUES_TOKEN" in job["rules"][0]["if"]
    others = [name for name, other in jobs.items() if name != "reviews-issue" and "SVCQ_ISSUES_TOKEN" in str(other)]
    assert others == []
