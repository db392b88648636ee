"""``svcq notify``: who must know what, in words to send on."""

import base64
import email
import json
from email.policy import default

import pytest

from tests.change.conftest import CHECKLIST, PATROL, QUEUEING, repo  # noqa: F401 - a fixture
from tests.conftest import ROLE

STRICTER = ("等候超过 20 分钟", "等候超过 15 分钟")
CURRICULUM = """\
kind: curriculum
title: 叫号课程
summary: 学会叫号。
needs: 新人不会叫号。
learners: [greeter]
modules:
  - id: M1
    title: 等候
    hours: 1
    trainer: trainer
    covers: ["standard:queueing#R1"]
    method: lecture
    objectives: [会说明原因]
"""
PEOPLE = {f"roles/charters/{name}.yml": ROLE.replace("窗口受理员", title).replace("owner: clerk\n", "")
          for name, title in (("greeter", "引导员"), ("trainer", "讲师"), ("auditor", "审核员"))}  # fmt: skip
WHY = ("--class", "substance", "--trigger", "customer-feedback", "--reason", "群众嫌等得久。", "--today", "2026-03-01")


@pytest.fixture
def changed(repo, svcq):  # noqa: F811
    """A handbook in which a limit became stricter, recorded."""
    repo.write({"mkdocs.yml": repo.read("mkdocs.yml") + "site_url: https://example.org/book/\n"})
    files = {**PEOPLE, "playbooks/training/calling.yml": CURRICULUM}
    repo.commit({**files, PATROL: CHECKLIST.replace("owner: clerk", "owner: auditor")}, "before")
    repo.replace(QUEUEING, STRICTER)
    assert svcq("bump", "standard:queueing", *WHY, cwd=repo.root).code == 0
    repo.commit({}, "after")
    return repo


@pytest.fixture
def notify(changed, svcq):
    def run(*arguments, lang="en"):
        outcome = svcq("notify", *arguments, "--lang", lang, cwd=changed.root)
        assert outcome.code == 0, outcome.err
        return outcome.out

    return run


def tasks(out):
    return {
        notice["role"]: [(todo["task"], todo["document"]) for todo in notice["to_do"]]
        for notice in json.loads(out)["notices"]
    }


def test_each_role_is_told_what_it_is_to_do(notify):
    told = tasks(notify("before", "after", "--format", "json"))
    assert told == {
        "role:auditor": [("look", "checklist:patrol")],
        "role:clerk": [("read", "standard:queueing"), ("use", "checklist:patrol")],
        "role:greeter": [("read", "standard:queueing"), ("learn", "curriculum:calling")],
        "role:trainer": [("read", "standard:queueing"), ("teach", "curriculum:calling")],
    }


def test_it_says_what_changed_why_and_from_when(notify):
    notice = json.loads(notify("before", "after", "--format", "json", "--role", "窗口受理员", lang="zh"))["notices"][0]
    changed = notice["changed"][0]
    assert (changed["version"], changed["reason"]) == ("1.1", "群众嫌等得久。")
    assert changed["address"] == "https://example.org/book/standards/queueing/"
    assert [change["part"] for change in changed["changes"]] == ["R1"]
    assert "等候超过 15 分钟" in changed["changes"][0]["text"]


def test_nothing_to_tell_is_nothing(notify):
    assert notify("after", "after") == ""
    assert notify("after", "after", "--format", "wecom") == ""
    assert json.loads(notify("after", "after", "--format", "json"))["notices"] == []


def test_somebody_at_a_terminal_is_told_that_there_is_nothing(changed, svcq):
    assert "No role has news since after" in svcq("notify", "after", "--lang", "en", cwd=changed.root).err


def test_wording_and_drafts_are_no_news(changed, svcq):
    changed.replace(QUEUEING, ("受理员每小时\n", "受理员每个小时\n"))
    changed.replace(PATROL, ("status: active", "status: draft"), ("每小时巡查一次", "每天巡查一次"))
    changed.commit({}, "later")
    assert "standard:queueing" not in svcq("notify", "after", "later", "--format", "json", cwd=changed.root).out


def test_what_is_deleted_or_retired_is_no_longer_gone_by(changed, svcq):
    changed.replace(QUEUEING, ("status: active", "status: retired"))
    changed.commit({}, "retired")
    told = tasks(svcq("notify", "after", "retired", "--format", "json", cwd=changed.root).out)
    assert told["role:clerk"][0] == ("stop", "standard:queueing")


def test_a_letter_is_in_both_languages_and_has_an_address_where_one_is_known(changed, svcq):
    settings = changed.read("mkdocs.yml").replace(
        "languages: [zh]", "languages: [zh, en]\n    accounts: {clerk: a@b.org}"
    )
    changed.commit({"mkdocs.yml": settings}, "settings")
    arguments = ("--format", "email", "--out", "letters", "--from", "手册 <book@example.org>", "--lang", "zh")
    assert svcq("notify", "before", *arguments, cwd=changed.root).code == 0
    letters = sorted(path.name for path in (changed.root / "letters").iterdir())
    assert letters == ["auditor.eml", "clerk.eml", "greeter.eml", "trainer.eml"]
    letter = email.message_from_bytes((changed.root / "letters/clerk.eml").read_bytes(), policy=default)
    body = letter.get_content()
    assert (letter["To"], letter["From"]) == ("a@b.org", "手册 <book@example.org>")
    assert "请阅读并理解" in body
    assert "Read and understand" in body
    assert "https://example.org/book/en/standards/queueing/" in body
    assert email.message_from_bytes((changed.root / "letters/greeter.eml").read_bytes(), policy=default)["To"] is None


@pytest.mark.parametrize("sender", ["nobody", "a@b\nBcc: c@d", "<a@b", "a b@c"])
def test_a_sender_is_an_address(changed, svcq, sender):
    arguments = ("--format", "email", "--role", "clerk", "--from", sender)
    assert svcq("notify", "before", "after", *arguments, cwd=changed.root).code == 2


def test_a_digest_goes_back_to_a_day(changed, svcq):
    assert svcq("notify", "--since", "2026-01-01", "--format", "json", cwd=changed.root).code == 0
    assert svcq("notify", "--since", "2026-01-01", "before", cwd=changed.root).code == 2
    assert svcq("notify", cwd=changed.root).code == 2
    quiet = svcq("notify", "--since", "2999-01-01", "--lang", "en", cwd=changed.root)
    assert (quiet.code, "No role has news since 2999-01-01." in quiet.err) == (0, True), quiet


def test_days_before_the_history_at_hand_are_not_said_to_have_no_news(changed, svcq, tmp_path):
    there = tmp_path / "shallow"
    changed.git("clone", "-q", "--depth=1", changed.root.as_uri(), str(there))
    done = svcq("notify", "--since", "2026-01-01", "--lang", "en", cwd=there)
    assert (done.code, "git fetch --unshallow" in done.err) == (3, True), done


def test_an_empty_revision_is_none_that_git_knows(changed, svcq):
    assert svcq("notify", "before", "", cwd=changed.root).code == 2


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("wecom", lambda body: body["markdown"]["content"]),
        ("dingtalk", lambda body: body["markdown"]["text"]),
        ("feishu", lambda body: json.dumps(body["content"]["post"]["zh_cn"]["content"], ensure_ascii=False)),
    ],
)
def test_a_robot_gets_no_more_than_it_takes_and_nothing_alive(changed, svcq, format_, text):
    text_of = "受理员每天第 {n} 次核对 [x](http://evil) <@all> **y** " + "长" * 40
    long = "".join(f"  - {{id: X{n}, level: must, text: '{text_of.format(n=n)}。'}}\n" for n in range(250))
    changed.commit({QUEUEING: changed.read(QUEUEING) + long}, "long")
    out = svcq("notify", "after", "long", "--format", format_, "--lang", "zh", cwd=changed.root).out
    content = text(json.loads(out))
    most = len(content.encode()) if format_ == "wecom" else len(out.encode())
    assert most <= {"wecom": 4096, "dingtalk": 20_000, "feishu": 20_000}[format_]
    assert most > {"wecom": 3500, "dingtalk": 18_000, "feishu": 18_000}[format_]
    assert "https://example.org/book/changes/" in content.split("…")[-1]
    if format_ != "feishu":
        assert "](http://evil)" not in content
        assert "<@all>" not in content


def test_the_same_commits_give_the_same_bytes(notify):
    for format_ in ("markdown", "json", "wecom", "dingtalk", "feishu"):
        assert notify("before", "after", "--format", format_) == notify("before", "after", "--format", format_)


def test_a_letter_to_the_terminal_is_one_role(notify, changed, svcq):
    out = notify("before", "after", "--format", "email", "--role", "clerk")
    body = email.message_from_string(out, policy=default)
    assert "排队叫号" in base64.b64decode(body.get_payload()).decode()
    assert svcq("notify", "before", "--format", "email", cwd=changed.root).code == 2
