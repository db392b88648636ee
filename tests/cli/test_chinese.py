"""What the commands say to people who read Chinese, when things go well and when they do not."""

import re

import pytest

from tests.conftest import TODAY

MISTAKES = [
    (("chekc",), "没有“chekc”这个命令。是不是想写“check”？"),
    (("new",), "缺少 KIND（文件种类，如 standard）。"),
    (("new", "standrad", "x"), "没有“standrad”这种文件。是不是想写“standard”？"),
    (("new", "standard", "排队"), "“排队”不能用作标识"),
    (("new", "standard", "queueing"), "standards/service/queueing.yml 已经存在，没有改动它。"),
    (("show", "queuing"), "没有“queuing”这份文件。是不是想写“queueing”？"),
    (("show", "queueing#R11"), "“standard:queueing”里没有编号“R11”。是不是想写“R1”？"),
    (("explain", "mising-target"), "没有名为“mising-target”的规则、种类、字段或设置。是不是想写“missing-target”？"),
    (("explain", "a", "b"), "这里多写了：b"),
    (("check", "nix"), "没有“nix”这个文件或文件夹。"),
    (("check", "/"), "不在手册文件夹"),
    (("check", "--format", "txt"), "--format 只能是：text, json, sarif, github, junit。"),
    (("check", "--today", "soon"), "--today：“soon”不是日期，请写成 2026-03-01。"),
    (("check", "--formt", "txt"), "没有 --formt 这个选项。是不是想写“--format”？"),
    (("check", "--format"), "选项 --format 后面要写一个值。"),
    (("check", "--no-cache=1"), "选项 --no-cache 后面不写值。"),
    (("translate", "fr"), "“fr”不是要翻译成的语言"),
]


@pytest.mark.parametrize(("arguments", "told"), MISTAKES)
def test_a_mistaken_call_is_answered_in_chinese(repository, svcq, monkeypatch, arguments, told):
    root = repository()
    monkeypatch.setenv("SVCQ_LANG", "zh")
    outcome = svcq(*arguments, cwd=root)
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.startswith(("用法：svcq ", "错误："))
    assert not re.search(r"Usage|Error|Did you mean|There is", outcome.err)


@pytest.mark.parametrize("place", [("--lang", "zh", "check", "nix"), ("check", "nix", "--lang=zh")])
def test_the_language_is_found_wherever_it_is_asked_for(repository, svcq, place):
    assert "错误：" in svcq(*place, cwd=repository()).err


def test_the_locale_decides_when_nothing_is_asked_for(repository, svcq, monkeypatch):
    root = repository()
    assert "Error: There is no file or folder “nix”." in svcq("check", "nix", cwd=root).err
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "错误：没有“nix”这个文件或文件夹。" in svcq("check", "nix", cwd=root).err


def test_a_folder_without_a_handbook_is_named_in_chinese(tmp_path, svcq):
    outcome = svcq("check", "--lang", "zh", cwd=tmp_path)
    assert outcome.code == 3
    assert f"这里（{tmp_path}）没有 mkdocs.yml：用 svcq init 可以建一本手册。" in outcome.err


def test_what_the_system_refuses_is_told_in_chinese(repository, svcq):
    root = repository({"taken": ""})
    outcome = svcq("check", "--lang", "zh", "--today", TODAY, "--output", "no/report.txt", cwd=root)
    assert outcome.code == 3
    assert outcome.err == "no/report.txt：没有这个文件或文件夹。没有作任何改动。\n"


def test_an_interrupt_is_told_in_chinese(repository, svcq, monkeypatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("svcq_build.check.run_check", interrupt)
    outcome = svcq("check", "--lang", "zh", cwd=repository())
    assert (outcome.code, outcome.err.strip()) == (130, "已中断，没有留下半成品。")


def test_a_placeholder_is_not_taken_for_the_name_of_a_document(repository, svcq):
    root = repository(base={})
    assert (
        "已写好样稿 standards/service/queueing.yml" in svcq("new", "standard", "queueing", "--lang", "zh", cwd=root).out
    )
    out = svcq("check", "--lang", "zh", "--today", TODAY, cwd=root).out
    assert "“to-be-named”只是占位，这里要写一个岗位说明书的标识。" in out
    assert "写法见“svcq explain role”" in out


def test_show_says_choices_and_lengths_of_time_as_people_do(repository, svcq):
    role = svcq("show", "role:clerk", "--lang", "zh", cwd=repository()).out
    assert "状态：施行" in role
    assert "复审周期：1 年" in role
    assert "← 受其约束：standard:queueing  排队叫号" in role


def test_show_points_to_the_check_when_the_document_is_not_readable(repository, svcq):
    root = repository({"standards/service/queueing.yml": "title： 排队\n"})
    outcome = svcq("show", "queueing", "--lang", "zh", cwd=root)
    assert outcome.code == 2
    assert "standards/service/queueing.yml 有错误，请运行：svcq check standards/service/queueing.yml" in outcome.err


def test_explain_says_what_a_reference_may_lead_to(svcq, tmp_path):
    out = svcq("explain", "checklist.sections.items.verifies", "--lang", "zh", cwd=tmp_path).out
    assert "引用：服务标准、流程、操作规程，写成 standard:标识[#编号]、" in out
    assert "关系：核验；反过来：" in out


def test_explain_of_a_group_lists_its_fields(svcq, tmp_path):
    out = svcq("explain", "standard.requirements", "--lang", "zh", cwd=tmp_path).out
    assert "* requirements.level " in out
    assert "程度：must 必须、should 应当、may 可以。" in out


def test_a_kind_can_be_named_by_its_title(repository, svcq):
    root = repository()
    assert svcq("explain", "岗位说明书", "--lang", "zh", cwd=root).out.startswith("role：岗位说明书")
    assert svcq("explain", "岗位说明书.mission", "--lang", "zh", cwd=root).code == 0
    assert "standards/service/tea.yml" in svcq("new", "服务标准", "tea", "--lang", "zh", cwd=root).out
    (root.parent / "稿.md").write_text("# 茶水\n\n1. 每天备茶。\n", encoding="utf-8")
    made = svcq("import", "../稿.md", "--kind", "服务标准", "--dry-run", "--lang", "zh", cwd=root)
    assert "standards/service/cha-shui.yml" in made.out, made.err
    refused = svcq("import", "../稿.md", "--kind", "茶", "--lang", "zh", cwd=root)
    assert (refused.code, "role（岗位说明书）" in refused.err) == (2, True)
