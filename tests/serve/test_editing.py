"""The desk of svcq serve: what it finds in an edit, what it asks, and what it writes."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from typing import Any

import pytest

from svcq_build.editor.served import ServedDesk
from svcq_build.kinds import all_kinds
from svcq_build.site.editor_files import blob_of
from tests.change.conftest import CLERK, PATROL, Repository
from tests.serve.conftest import PATH, Ask

EDIT = ("等候超过 20 分钟时", "等候超过 30 分钟时")
ANSWERS = {"class": "substance", "trigger": "customer-feedback", "reason": "客户说 20 分钟太早。"}


def text_of(repo: Repository) -> str:
    return (repo.root / PATH).read_bytes().decode()


def saving(repo: Repository, old: str = "", new: str = "", **more: Any) -> dict[str, Any]:
    content = (repo.root / PATH).read_bytes()
    return {"blob": blob_of(content), "text": content.decode().replace(old, new), **more}


def test_an_edit_is_judged_before_anything_is_saved(repo: Repository, ask: Ask) -> None:
    before = text_of(repo)
    status, told = ask("check", text=before.replace(*EDIT))
    assert status == 200
    assert told["diagnostics"] == []
    text = "等候超过 {} 分钟时由受理员说明原因。"
    assert [(item["weight"], item["text"]) for item in told["difference"]] == [
        ("structure", f"requirements R1 text changed: {text.format(20)} → {text.format(30)}")
    ]
    assert [(item["reference"], item["title"]) for item in told["touches"]] == [("checklist:patrol", "等候巡查 C1")]
    assert told["touches"][0]["why"] == "Verifies 排队叫号 R1"
    assert [item["reference"] for item in told["must_know"]] == ["role:clerk"]
    assert {item["value"] for item in told["questions"]["classes"]} == {"substance", "safety"}
    assert {"value": "correction", "title": "Correction"} in told["questions"]["triggers"]
    assert text_of(repo) == before
    _, chinese = ask("check", text=before.replace(*EDIT), language="zh")
    assert chinese["difference"][0]["text"].startswith("服务内容 R1 要求")


def test_wording_asks_nothing(repo: Repository, ask: Ask) -> None:
    _, told = ask("check", text=text_of(repo).replace("等候多久、谁来解释。", "等候多久，谁来解释。"))
    assert [item["weight"] for item in told["difference"]] == ["wording"]
    assert told["questions"] is None
    assert ask("check", text=text_of(repo))[1]["difference"] == []


def test_a_fault_belongs_to_its_field(repo: Repository, ask: Ask) -> None:
    text = (
        text_of(repo).replace("level: must, text: 等", "level: musst, text: 等").replace("owner: clerk", "owner: clark")
    )
    _, told = ask("check", text=text.replace("    level: must\n", ""))
    found = {tuple(item["field"] or ()): item for item in told["diagnostics"]}
    assert found["requirements", 0, "level"]["rule"] == "bad-value"
    assert "clerk" in found["owner",]["hint"]
    assert found["requirements", 1, "level"]["rule"] == "missing-field"
    assert found["requirements", 0, "level"]["line"] == 17


def test_a_fault_that_the_edit_makes_elsewhere_is_told(repo: Repository, ask: Ask) -> None:
    text = text_of(repo).replace("status: active", "status: retired")
    _, told = ask("check", text=text)
    assert (PATROL, None) in [(item["path"], item["field"]) for item in told["diagnostics"]]


@pytest.mark.parametrize("text", ["", "\x00", "a: [", "- x", "kind: standard\n" * 2, "title: [[[[" * 50])
def test_what_cannot_be_read_is_told(ask: Ask, repo: Repository, text: str) -> None:
    status, told = ask("check", text=text)
    assert status == 200
    assert [item["severity"] for item in told["diagnostics"]].count("error") >= 1
    status, told = ask("save", **saving(repo) | {"text": text})
    assert status == 422
    assert "to be mended first" in told["error"]


@pytest.mark.parametrize(
    "path",
    [
        "../handbook/standards/service/queueing.yml", "/etc/passwd", "standards/service/../service/queueing.yml",
        "mkdocs.yml", "standards/none.yml", "standards/service/.none.yml", "standards/service/x/../none.yml",
        "standards/service", "standards/service/out/x.yml", ".git/config", "", None, 3, ["a"],
        "standards/service/link.yml", "standards//service/queueing.yml", "standards/service/queueing.yml\x00",
    ],
)  # fmt: skip
def test_only_documents_are_read_and_written(repo: Repository, ask: Ask, path: Any) -> None:
    (repo.root / "standards/service/link.yml").symlink_to(repo.root / PATH)
    (repo.root / "standards/service/out").symlink_to(repo.root.parent)
    for what in ("check", "save"):
        status, told = ask(what, **saving(repo, *EDIT) | {"path": path})
        assert (status, set(told)) == (404, {"error"})


def test_what_was_wrong_before_keeps_nobody_from_saving(repo: Repository, ask: Ask) -> None:
    repo.replace(PATH, ("applies_to: [role:clerk]", "applies_to: [role:nobody]"))
    wording = ("等候多久、谁来解释。", "等候多久，谁来解释。")
    found = ask("check", text=text_of(repo).replace(*wording))[1]["diagnostics"]
    assert [(item["field"], item["severity"]) for item in found] == [(["applies_to", 0], "error")]
    more = text_of(repo).replace(*wording).replace("owner: clerk", "owner: nobody")
    assert ask("save", **saving(repo) | {"text": more})[0] == 422
    assert ask("save", **saving(repo, *wording, answers=ANSWERS))[0] == 200


def test_saving_writes_the_text_and_nothing_else(repo: Repository, ask: Ask) -> None:
    path = repo.root / PATH
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    repo.git("commit", "-qam", "as Windows has it")
    shown = path.read_bytes().decode("utf-8-sig")
    new = shown.replace("等候多久、谁来解释。", "等候多久，谁来解释。")
    status, told = ask("save", blob=blob_of(path.read_bytes()), text=new)
    assert (status, told["saved"]) == (200, True)
    assert path.read_bytes() == b"\xef\xbb\xbf" + new.encode()
    assert told["blob"] == blob_of(path.read_bytes())


def test_a_change_of_substance_is_recorded_as_bump_does(repo: Repository, ask: Ask) -> None:
    status, told = ask("save", **saving(repo, *EDIT))
    assert (status, text_of(repo).count("20 分钟时")) == (422, 1)
    assert "what kind of change" in told["error"]
    status, _ = ask("save", **saving(repo, *EDIT, answers=ANSWERS))
    assert status == 200
    text = text_of(repo)
    assert 'version: "1.1"         # 与张贴的一致' in text
    assert (
        '  - {version: "1.1", date: 2026-03-01, class: substance, trigger: customer-feedback, '
        "reason: 客户说 20 分钟太早。, affects: [R1]}\n" in text
    )
    assert ask("check", text=text)[1]["questions"] is None


def test_what_is_recorded_already_goes_on_naming_its_parts(repo: Repository, ask: Ask) -> None:
    ask("save", **saving(repo, *EDIT, answers=ANSWERS))
    both = ("公布一次等候时间。", "公布两次等候时间和人数。")
    assert ask("check", text=text_of(repo).replace(*both))[1]["questions"] is None
    assert ask("save", **saving(repo, *both))[0] == 200
    assert "affects: [R1, R2]}" in text_of(repo)
    assert ask("save", **saving(repo, *reversed(EDIT)))[0] == 200
    assert "affects: [R2]}" in text_of(repo)
    assert repo.git("diff", "--numstat").split()[:2] == ["3", "2"]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"class": "wording"}, "more than wording"),
        ({"class": "substance", "trigger": "correction"}, "why it is made"),
        ({"class": "substance", "trigger": "mood", "reason": "x"}, "what set it off"),
        ({"class": "safety", "trigger": "correction", "reason": "x"}, "“effective”"),
        ({"class": "safety", "trigger": "correction", "reason": "x", "effective": "soon"}, "“soon” is no day"),
        ("yes", "kind of change"),
    ],
)
def test_answers_that_cannot_be(repo: Repository, ask: Ask, answers: Any, words: str) -> None:
    before = text_of(repo)
    status, told = ask("save", **saving(repo, *EDIT, answers=answers))
    assert status in (400, 422)
    assert words in told["error"]
    assert "--" not in told["error"]
    assert text_of(repo) == before


def test_a_part_that_goes_is_named_in_the_reason(repo: Repository, ask: Ask) -> None:
    (repo.root / PATROL).unlink()
    repo.git("commit", "-qam", "without")
    text = "  - id: R2\n    level: must\n    text: >-\n      受理员每小时\n      公布一次等候时间。\n"
    status, told = ask("save", **saving(repo, text, "", answers=ANSWERS))
    assert (status, "R2 is gone" in told["error"]) == (422, True)
    status, told = ask("save", **saving(repo, text, "", answers=ANSWERS | {"reason": "R2 没有用。"}))
    assert status == 200, told


def test_what_changed_meanwhile_is_not_overwritten(repo: Repository, ask: Ask) -> None:
    asked = saving(repo, *EDIT, answers=ANSWERS)
    (repo.root / PATH).write_text(text_of(repo).replace("# 大厅叫号", "# 叫号"), encoding="utf-8")
    before = text_of(repo)
    for branch in (None, "edit/x"):
        status, told = ask("save", **asked, branch=branch)
        assert (status, text_of(repo)) == (409, before)
        assert "Nothing was saved" in told["error"]


def test_other_documents_may_change_meanwhile(repo: Repository, ask: Ask) -> None:
    ask("check", text=text_of(repo))
    (repo.root / "roles/charters/greeter.yml").write_text(
        (repo.root / "roles/charters/clerk.yml").read_text(encoding="utf-8").replace("clerk", "greeter"),
        encoding="utf-8",
    )
    _, told = ask("check", text=text_of(repo).replace("[role:clerk]", "[role:clerk, role:greeter]"))
    assert told["diagnostics"] == []


def test_without_git_it_is_compared_with_the_file(repo: Repository, ask: Ask) -> None:
    subprocess.run(["rm", "-rf", str(repo.root / ".git")], check=True)
    assert [item["weight"] for item in ask("check", text=text_of(repo).replace(*EDIT))[1]["difference"]] == [
        "structure"
    ]
    status, told = ask("save", **saving(repo, *EDIT, answers=ANSWERS, branch="edit/x"))
    assert (status, "no git repository" in told["error"]) == (422, True)
    assert ask("save", **saving(repo, *EDIT, answers=ANSWERS))[0] == 200
    assert 'version: "1.1"' in text_of(repo)


def branch_of(repo: Repository, name: str) -> str:
    return repo.git("show", f"{name}:{PATH}")


def test_a_branch_with_a_commit(repo: Repository, ask: Ask) -> None:
    before, checked_out = text_of(repo), repo.git("symbolic-ref", "HEAD")
    (repo.root / "roles/charters/clerk.yml").write_bytes(
        (repo.root / "roles/charters/clerk.yml").read_bytes() + b"# x\n"
    )
    asked = saving(repo, *EDIT, answers=ANSWERS, branch="edit/queueing")
    status, told = ask("save", **asked)
    assert status == 200, told
    assert (told["branch"], told["pushed"]) == ("edit/queueing", False)
    assert CLERK in told["note"]
    assert (text_of(repo), repo.git("symbolic-ref", "HEAD")) == (before, checked_out)
    assert repo.git("diff", "--name-only", "HEAD", "edit/queueing").split() == [PATH]
    assert 'version: "1.1"' in branch_of(repo, "edit/queueing")
    assert repo.git("log", "-1", "--format=%B", "edit/queueing").strip() == "排队叫号 1.1\n\n客户说 20 分钟太早。"
    status, told = ask("save", **asked | {"text": asked["text"].replace("30 分钟时", "40 分钟时")})
    assert (status, "already" in told["error"]) == (422, True)


@pytest.mark.parametrize("branch", ["-x", "a b", "a..b", "a~1", "x.lock", "@{u}", "/", "a\nb", "\udc80"])
def test_names_that_no_branch_can_have(repo: Repository, ask: Ask, branch: str) -> None:
    status, told = ask("save", **saving(repo, *EDIT, answers=ANSWERS, branch=branch))
    assert status == 422
    assert told["error"]
    assert len(repo.git("branch", "--list").split("\n")) == 1


def test_nobody_commits(repo: Repository, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.delenv(f"GIT_{name}", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("user.name", "user.email"):
        subprocess.run(["git", "-C", str(repo.root), "config", "--unset", name], check=False)
    status, told = ask("save", **saving(repo, *EDIT, answers=ANSWERS, branch="edit/x"))
    assert (status, "who you are" in told["error"]) == (422, True)
    assert "edit/x" not in repo.git("branch", "--list")


def test_pushing(repo: Repository, ask: Ask, tmp_path: Path) -> None:
    asked = saving(repo, *EDIT, answers=ANSWERS, branch="edit/x", push=True)
    status, told = ask("save", **asked)
    assert (status, told["pushed"]) == (200, False)
    assert "no remote" in told["note"]
    host = tmp_path / "host.git"
    subprocess.run(["git", "init", "-q", "--bare", str(host)], check=True)
    repo.git("remote", "add", "origin", str(host))
    hook = host / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    status, told = ask("save", **asked)
    assert (status, told["pushed"], "not today" in told["note"]) == (200, False, True)
    hook.unlink()
    status, told = ask("save", **asked)
    assert (status, told["pushed"], told["note"]) == (200, True, None)
    told_there = subprocess.run(["git", "-C", str(host), "rev-parse", "edit/x"], capture_output=True, check=True)
    assert told_there.stdout.decode().strip() == told["commit"]


def test_a_handbook_in_a_folder_of_its_repository(repo: Repository) -> None:
    inner = repo.root / "docs"
    inner.mkdir()
    for name in ("mkdocs.yml", "standards", "roles", "playbooks"):
        (repo.root / name).rename(inner / name)
    repo.git("add", "-A")
    repo.git("commit", "-qm", "moved")
    content = (inner / PATH).read_bytes()
    desk = ServedDesk(inner, dt.date(2026, 3, 1), "en")
    text = content.decode().replace(*EDIT)
    asked = {"path": PATH, "blob": blob_of(content), "text": text, "answers": ANSWERS, "branch": "x"}
    status, told = desk.answer("save", asked)
    assert (int(status), told.get("error")) == (200, None)
    assert repo.git("diff", "--name-only", "HEAD", "x").split() == [f"docs/{PATH}"]


def test_preview(repo: Repository, ask: Ask) -> None:
    text = "## 标题\n\n见[叫号](standard:queueing#R1)。<script>alert(1)</script>[x](javascript:alert(1))"
    status, told = ask("preview", text=text)
    assert status == 200
    assert 'href="../standards/queueing/#R1"' in told["html"]
    assert "<script" not in told["html"]
    assert 'href="javascript' not in told["html"]
    assert ask("preview", text="\ud800")[0] == 400
    assert ask("preview", text=None)[0] == 400


def test_a_new_document(repo: Repository, ask: Ask) -> None:
    status, told = ask("new", kind="standard", id="greeting", title="迎接: 客户", language="zh")
    assert (status, told["path"], told["blob"]) == (200, "standards/service/greeting.yml", "")
    assert 'title: "迎接: 客户"' in told["source"]
    assert not (repo.root / told["path"]).exists()
    asked = {"path": told["path"], "text": told["source"]}
    found = ask("check", **asked)[1]
    assert [item for item in found["diagnostics"] if item["severity"] == "error"] == []
    assert ask("save", **asked, blob=blob_of(b""))[0] == 409
    status, saved = ask("save", **asked, blob="", branch="new/greeting")
    assert status == 200, saved
    assert repo.git("diff", "--name-only", "HEAD", "new/greeting") == told["path"]
    assert ask("save", **asked, blob="")[0] == 200
    assert repo.read(told["path"]) == told["source"]
    assert ask("save", **asked, blob="")[0] == 409
    status, told = ask("new", kind="standard", id="greeting", title="")
    assert (status, "exists already" in told["error"]) == (422, True)


@pytest.mark.parametrize(("kind", "id_"), [("standard", "A b"), ("standard", "../x"), ("none", "x"), (None, None)])
def test_what_no_new_document_can_be_called(ask: Ask, kind: Any, id_: Any) -> None:
    assert ask("new", kind=kind, id=id_)[0] == 422


def test_every_kind_can_begin_in_the_form(ask: Ask) -> None:
    begun = {kind: ask("new", kind=kind, id="first", title="第一份")[1] for kind in all_kinds()}
    assert {told["nodes"]["entries"][0][1]["value"] for told in begun.values()} == set(all_kinds())
