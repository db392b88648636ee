"""Differences as readers read them: titles for references, words for days, long texts line by line without markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.render.line_diff import differing_lines
from svcq_build.render.rhythms import format_day
from svcq_build.render.text import to_lines
from tests.conftest import ROLE
from tests.history.dated_repository import CLERK, Dated
from tests.history.test_past_words import pages, read
from tests.property_runs import draws

GUIDE_PATH, MEETING_PATH = "playbooks/guides/start.md", "playbooks/meetings/morning.yml"
GUIDE = """\
---
kind: guide
title: 开始
summary: 先看。
status: active
version: "1.0"
---

## 几个词

下面是一张表，
**先**看一遍。

| 词 | 意思 |
|---|---|
| 标准 | 客户可以**指望**什么 |
| 岗位 | 谁负责 |

1. 任何员工都可以提。
2. 看[说明](https://example.org/a)。

```
svcq check --all
```
"""
MEETING = """\
kind: meeting
title: 晨会
summary: 每周碰头。
status: active
version: "1.0"
purpose: 碰头。
rhythm: {every: week, on: friday, at: "09:00", lasts: 15 分钟}
led_by: clerk
participants: [role:clerk]
agenda:
  - {id: A1, title: 看, minutes: 5}
"""


@pytest.fixture
def repo(tmp_path: Path) -> Dated:
    return Dated(tmp_path / "handbook")


def differences(repo: Dated, path: str, old: str, new: str, language: str = "zh") -> list[str]:
    """What the page that compares two versions of a file lists, as HTML without icons."""
    repo.begin("2026-01-05", {path: old})
    repo.commit("2026-02-05", {path: new.replace('version: "1.0"\n', 'version: "1.1"\n', 1)})
    (page,) = (html for address, html in pages(repo.root, language).items() if address.endswith("versions.html"))
    return [re.sub(r"<svg.*?</svg>", "", item) for item in re.findall("<li data-pairs.*?</li>", page)]


def lines_of(item: str) -> list[str]:
    return re.findall("<p>(.*?)</p>", item.partition('"sv-diff__words">')[2])


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("几个词", "几个新词", "几个<ins>新</ins>词"),
        ("**指望**", "**依靠**", "标准 · 客户可以<del>指望</del><ins>依靠</ins>什么"),
        ("任何员工", "**全体**员工", "<del>任何</del><ins>全体</ins>员工都可以提。"),
        ("**先**看一遍", "**先**看两遍", "下面是一张表，先看<del>一</del><ins>两</ins>遍。"),
        ("--all", "--*all*", "svcq check --<ins>*</ins>all<ins>*</ins>"),
        ("| 岗位 | 谁负责 |\n", "", "<del>岗位 · 谁负责</del>"),
        ("example.org/a", "example.org/b", "看[说明](https://example.org/<del>a</del><ins>b</ins>)。"),
    ],
    ids=["heading", "cell", "list item", "paragraph", "code", "row gone", "only a link's target"],
)
def test_of_a_guide_only_the_lines_that_differ_are_shown_without_markup(
    repo: Dated, old: str, new: str, line: str
) -> None:
    (item,) = differences(repo, GUIDE_PATH, GUIDE, GUIDE.replace(old, new))
    assert lines_of(item) == [line]


def test_each_line_that_differs_stands_on_its_own(repo: Dated) -> None:
    new = GUIDE.replace("几个词", "几个新词").replace("提。", "提。\n   随时都行。") + "\n- 新的 `一条`\n"
    (item,) = differences(repo, GUIDE_PATH, GUIDE, new, "en")
    assert [read(line) for line in lines_of(item)] == ["几个新词", "任何员工都可以提。随时都行。", "新的 一条"]
    assert all('lang="zh"' in line for line in lines_of(item))
    assert "指望" not in item


def test_other_line_breaks_alone_leave_a_difference_to_see(repo: Dated) -> None:
    (item,) = differences(repo, GUIDE_PATH, GUIDE, GUIDE.replace("一张表，\n", "一张表，"))
    assert "先看一遍" in read(item).replace("**", "")
    assert "几个词" not in item


def test_reports_show_a_guide_line_by_line(repo: Dated, svcq) -> None:  # type: ignore[no-untyped-def]
    repo.begin("2026-01-05", {GUIDE_PATH: GUIDE})
    repo.write({GUIDE_PATH: GUIDE.replace("**指望**", "**依靠**").replace("任何员工", "全体员工")})
    text = svcq("diff", "HEAD", "--lang", "en", cwd=repo.root).out
    assert "    标准 · 客户可以[-指望-]{+依靠+}什么\n    [-任何-]{+全体+}员工都可以提。\n" in text
    comment = svcq("diff", "HEAD", "--lang", "en", "--format", "markdown", cwd=repo.root).out
    assert "客户可以<del>指望</del><ins>依靠</ins>什么<br><del>任何</del><ins>全体</ins>员工都可以提。\n" in comment


@pytest.mark.parametrize(
    ("language", "every", "on"),
    [
        ("zh", "每<del>周</del><ins>月</ins>", "第二个周四"),
        ("en", "Every <del>week</del><ins>month</ins>", "Second Thursday"),
    ],
)
def test_another_rhythm_is_told_in_words(repo: Dated, svcq, language: str, every: str, on: str) -> None:  # type: ignore[no-untyped-def]
    new = MEETING.replace("every: week, on: friday", "every: month, on: second thursday")
    shown = differences(repo, MEETING_PATH, MEETING, new, language)
    assert every in shown[0]
    assert on in read(shown[1])
    for format_ in ("text", "markdown"):
        said = svcq("diff", "HEAD~1", "--lang", language, "--format", format_, cwd=repo.root).out
        words = re.sub(r"</?(?:del|ins)>|[\[{][-+]|[-+][\]}]", "", said).lower()
        assert read(on).lower()[-4:] in words
        assert "friday" not in said
        assert "thursday" not in said
        assert "week" not in said or language == "en"


@pytest.mark.parametrize(
    ("on", "zh", "en"),
    [
        ("friday", "周五", "Friday"),
        ("last friday", "最后一个周五", "Last Friday"),
        ("first workday", "第一个工作日", "First working day"),
        ("last day", "最后一天", "Last day"),
        ("3", "3 日", "The 3rd"),
        ("25 or next workday", "25 日（遇周末顺延）", "The 25th (Monday after, if a weekend)"),
        ("some day", "some day", "some day"),
    ],
)
def test_days_are_called_as_people_call_them(on: str, zh: str, en: str) -> None:
    assert (format_day(on, "zh"), format_day(on, "en")) == (zh, en)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_calls_a_competence_by_its_title_and_a_superior_by_theirs(repo: Dated, language: str) -> None:
    competence = (
        "kind: competence\ntitle: 团队合作\nsummary: 会。\nstatus: draft\nlevels: [{level: 1, behaviour: 会。}]\n"
    )
    manager = ROLE.replace("窗口受理员", "大厅经理").replace('version: "1.0"\n', "").replace("active", "draft")
    repo.write({"roles/competences/teamwork.yml": competence, "roles/charters/manager.yml": manager})
    old = f"{ROLE}competences:\n  - {{competence: teamwork, level: 1}}\n"
    new = f"{old.replace('level: 1', 'level: 2')}reports_to: manager\n"
    shown = differences(repo, CLERK, old, new, language)
    titled = "团队合作" if language == "zh" else '<span lang="zh">团队合作</span>'
    assert any(titled in item and "<del>1</del> → <ins>2</ins>" in item for item in shown)
    assert any("大厅经理" in item for item in shown)
    assert "teamwork" not in "".join(shown)
    assert "manager" not in "".join(shown)


def test_places_count_from_one_only_where_items_were_paired_by_place(repo: Dated) -> None:
    items = "".join(f"  - {{competence: teamwork, level: {level}}}\n" for level in (2, 2, 3, 1))
    old = f"{ROLE}competences:\n{items}"
    shown = differences(repo, CLERK, old, old.replace("level: 1}", "level: 5}"))
    assert [read(item.partition("sv-diff__where")[2])[2:] for item in shown] == ["能力要求 4 等级1 → 5"]


# --- properties ---------------------------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        ["# 甲", "甲 **乙**", "- 丙", "1. 丁", "| a | b |\n|---|---|\n| 1 | 2 |", "```\nx\n```", "> 引", ""]
    ),
    max_size=8,
).map("\n\n".join)


@settings(max_examples=draws(60), deadline=None)
@given(LINES, LINES)
def test_lines_that_differ_hold_what_came_and_what_went(old: str, new: str) -> None:
    lines = differing_lines(old, new)
    assert lines or to_lines(old) == to_lines(new)
    assert all(words for line in lines for _, words in line)
    assert differing_lines(old, old) == []
    before, after = ({line.words for line in to_lines(text)} for text in (old, new))
    shown = "\n".join(words for line in lines for _, words in line)
    for words in before ^ after:
        assert any(piece in shown for piece in words), words


def test_a_line_that_a_long_text_repeats_is_no_change() -> None:
    rows = ["| 检查项 | 结果 |", "|---|---|", *["| 无 | 无 |"] * 250]
    assert differing_lines("\n".join(rows), "\n".join([*rows, "| 灯光 | 良好 |"])) == [[("new", "灯光 · 良好")]]
