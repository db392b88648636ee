"""A change that is not recorded: what is offered beside the lines, in the comment, and by ``svcq bump`` alone."""

import json
import re

import pytest

from tests.change.conftest import QUEUEING
from tests.conftest import TODAY

STRICTER = ("等候超过 20 分钟", "等候超过 15 分钟")
REASON = "在这里写为什么改。"


def rules(svcq, root):
    out = svcq("check", "--base", "one", "--format", "json", "--today", TODAY, cwd=root).out
    return {item["rule"] for item in json.loads(out)["diagnostics"]}


def settings(repo, more):
    repo.write({"mkdocs.yml": repo.read("mkdocs.yml") + more})


@pytest.fixture
def offered(repo, svcq):
    """The suggestions of a review, and its comment."""

    def run(lang="en"):
        arguments = ("review", "one", "--suggestions", "offers.json", "--lang", lang, "--today", TODAY)
        outcome = svcq(*arguments, cwd=repo.root)
        assert outcome.code == 0, outcome.err
        return json.loads((repo.root / "offers.json").read_text(encoding="utf-8"))["suggestions"], outcome.out

    return run


def take_over(repo, suggestions):
    """What one click on each of them does."""
    for one in sorted(suggestions, key=lambda one: -one["line"]):
        lines = repo.read(one["path"]).split("\n")
        assert "\n".join(lines[one["start_line"] - 1 : one["line"]]) == one["old"]
        lines[one["start_line"] - 1 : one["line"]] = one["text"].split("\n")
        repo.write({one["path"]: "\n".join(lines)})


def test_a_click_records_the_change_and_the_reason_stays_to_be_written(repo, svcq, offered):
    repo.replace(QUEUEING, STRICTER)
    suggestions, _ = offered()
    take_over(repo, suggestions)
    assert 'version: "1.1"' in repo.read(QUEUEING)
    assert rules(svcq, repo.root) == {"placeholder-in-force", "unexplained-change"}

    repo.replace(QUEUEING, (f"reason: {REASON}", "trigger: correction, reason: 写错了"))
    assert rules(svcq, repo.root) == set()


def test_the_command_of_the_hint_does_the_same(repo, svcq, offered):
    repo.replace(QUEUEING, STRICTER)
    suggestions, _ = offered()
    before = repo.read(QUEUEING)
    take_over(repo, suggestions)
    by_click = repo.read(QUEUEING)
    repo.write({QUEUEING: before})
    outcome = svcq("bump", "standard:queueing", "--base", "one", "--lang", "en", "--today", TODAY, cwd=repo.root)
    assert (outcome.code, repo.read(QUEUEING)) == (0, by_click)
    assert f"svcq check {QUEUEING}" in outcome.out


def test_wording_is_recorded_whole(repo, svcq, offered):
    repo.replace(QUEUEING, ("受理员每小时\n", "受理员每个小时\n"))
    assert svcq("bump", "standard:queueing", "--base", "one", "--today", TODAY, cwd=repo.root).code == 0
    assert "class: wording" in repo.read(QUEUEING)
    assert rules(svcq, repo.root) == set()


@pytest.mark.parametrize(("source", "trigger"), [("regulation", "regulation"), ("complaints", "customer-feedback")])
def test_new_data_tell_what_set_it_off(repo, svcq, source, trigger):
    basis = f"basis:\n  - {{source: {source}, finding: 见文件第 3 条，15 分钟。, date: 2026-02-01}}\nrequirements:\n"
    repo.replace(QUEUEING, STRICTER, ("requirements:\n", basis))
    assert svcq("bump", "standard:queueing", "--base", "one", "--today", TODAY, cwd=repo.root).code == 0
    assert f"trigger: {trigger}" in repo.read(QUEUEING)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://github.com/a/b", ("Files changed", "Edit file", "Commit changes…", "Commit suggestion")),
        ("https://gitlab.com/a/b", ("Changes", "Edit in single-file editor", "Commit changes", "Apply suggestion")),
        ("https://git.example.org/a/b", ("on the branch of this change",)),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_comment_speaks_the_hosts_words(repo, offered, address, words, lang):
    settings(repo, f"repo_url: {address}\n")
    repo.replace(QUEUEING, STRICTER)
    _, comment = offered(lang)
    for word in words if lang == "en" or len(words) > 1 else ():
        assert f"**{word}**" in comment or word in comment


def test_the_comment_has_the_lines_to_copy(repo, offered):
    repo.replace(QUEUEING, STRICTER)
    _, comment = offered()
    blocks = re.findall(r"```yaml\n(.*?)\n```", comment, re.DOTALL)
    assert blocks[0].startswith('version: "1.1"')
    assert "class: substance" in blocks[1]
    assert "customer\\-feedback" in comment or "customer-feedback" in comment
    assert "svcq bump standard:queueing --base " in comment


def test_nothing_is_offered_where_the_change_is_recorded(repo, svcq, offered):
    repo.replace(QUEUEING, STRICTER)
    arguments = ("--class", "substance", "--trigger", "correction", "--reason", "写错了", "--today", TODAY)
    assert svcq("bump", "standard:queueing", *arguments, cwd=repo.root).code == 0
    suggestions, comment = offered()
    assert suggestions == []
    assert "```yaml" not in comment
