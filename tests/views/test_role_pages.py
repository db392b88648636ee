"""What a role finds on its page: only what binds it, by the clock, and what changed for it; and its booklet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.git.call import git
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.read_past import read_history
from svcq_build.render.site_pages import Renderer, make_renderer, render
from svcq_build.render.views.duties import duties
from svcq_build.render.views.news import news_for
from svcq_build.render.views.workday import workday

TODAY = dt.date(2026, 11, 28)
ROLE = "kind: role\ntitle: {0}\nsummary: {0}。\nmission: 办事。\n"
STANDARD = """\
kind: standard
title: 窗口服务
summary: 窗口怎样服务。
family: quality
goal: 少等。
applies_to: [{applies}]
version: "1.3"
changes:
  - {{version: "1.3", date: 2026-12-24, class: substance, reason: 还没有到。, affects: [R1]}}
  - {{version: "1.2", date: 2026-11-20, class: substance, reason: 只改经理的。, affects: [R2]}}
  - {{version: "1.1.1", date: 2026-11-10, class: wording, reason: 改了措辞。, affects: [R1]}}
  - {{version: "1.1", date: 2026-11-02, class: safety, reason: 改快了。, affects: [R1, R2, R9]}}
  - {{version: "1.0", date: 2026-01-01, class: substance, reason: 首次发布。}}
requirements:
  - {{id: R1, level: must, text: 5 秒内问好。, by: [role:clerk]}}
  - {{id: R2, level: must, text: 10 分钟内加开窗口。, by: [role:manager]}}
  - {{id: R3, level: should, text: 不看手机。}}
  - {{id: R4, level: should, text: 每周互查。, by: [team:desk]}}
"""
LIST = """\
kind: checklist
title: {title}
summary: 查。
used_by: [clerk]
{when}mode: do-confirm
sections: [{{title: 人, items: [{{id: C1, text: 工牌在左胸前。}}, {{id: C2, text: 手机在抽屉里。}}]}}]
"""
MEETING = """\
kind: meeting
title: {title}
summary: 会。
purpose: 说事。
rhythm: {{{rhythm}, lasts: 10 分钟}}
led_by: manager
participants: ["role:clerk"]
agenda: [{{id: A1, title: 说, minutes: 10}}]
"""
STEPS = """\
title: {title}
summary: 做法。
{more}steps:
  - {{id: S1, title: 接, text: 接下材料。, by: clerk, within: 10 分钟}}
  - {{id: S2, title: 办, text: 办好。, by: manager}}
"""
PLAN = """\
kind: plan
title: 计划
summary: 一年。
about: inspection
year: 2027
aim: 查 12 次。
approved_by: manager
if_missed: 补。
items:
  - {id: I1, title: 秋查, months: [9], by: clerk}
  - {id: I2, title: 春查, months: [3], by: manager, attended_by: [team:desk]}
  - {id: I3, title: 别人查, months: [1], by: manager}
"""
FILES = {
    "roles/charters/clerk.yml": ROLE.format("受理员") + 'version: "2.1"\ndeputy: manager\n',
    "roles/charters/manager.yml": ROLE.format("经理") + "deputy: clerk\n",
    "roles/teams/desk.yml": "kind: team\ntitle: 组\nsummary: 组。\nmission: 办。\nlead: manager\nmembers: [clerk]\n",
    "standards/service/window.yml": STANDARD.format(applies="role:clerk"),
    "playbooks/checklists/opening.yml": LIST.format(title="开窗", when='frequency: 1 天\nat: "08:40"\n'),
    "playbooks/checklists/patrol.yml": LIST.format(title="巡查", when="frequency: 3 小时\n"),
    "playbooks/checklists/monthly.yml": LIST.format(title="月查", when="frequency: 1 个月\n"),
    "playbooks/checklists/seldom.yml": LIST.format(title="抽查", when=""),
    "playbooks/meetings/evening.yml": MEETING.format(title="收工会", rhythm='every: workday, at: "17:10"'),
    "playbooks/meetings/briefing.yml": MEETING.format(title="班前会", rhythm='every: workday, at: "08:50"'),
    "playbooks/meetings/weekly.yml": MEETING.format(title="周会", rhythm='every: week, "on": friday, at: "08:00"'),
    "standards/processes/acceptance.yml": "kind: process\n"
    + STEPS.format(title="受理", more="purpose: 办。\nstarts_when: 来人。\n"),
    "playbooks/procedures/outage.yml": "kind: procedure\n"
    + STEPS.format(title="停电", more="category: emergency\nsituation: 停电。\nseverity: high\n"),
    "playbooks/plans/checks.yml": PLAN,
}


@pytest.fixture
def folder(repository: Callable[..., Path]) -> Callable[..., Path]:
    def make(**changed: str) -> Path:
        return repository({path: changed.get(Path(path).stem, text) for path, text in FILES.items()}, base={})

    return make


def rendering(root: Path) -> Renderer:
    corpus = load_folder(root)
    assert corpus.findings == (), corpus.findings
    return make_renderer(build_graph(corpus), "zh", TODAY, None, root, read_history(root, corpus))


@pytest.mark.parametrize(
    ("applies", "who", "wanted", "through"),
    [
        ("role:clerk", "role:clerk", ["R1", "R3", "R4"], None),
        ("team:desk", "role:clerk", ["R1", "R3", "R4"], None),
        ("role:clerk", "role:manager", ["R2", "R4"], None),
        ("", "role:manager", ["R2", "R4"], None),
    ],
)
def test_a_role_is_bound_by_what_names_it_and_by_what_names_nobody(folder, applies, who, wanted, through):
    held = duties(rendering(folder(window=STANDARD.format(applies=applies))).desk, who)
    assert [[demand.id for demand in binding.requirements] for binding in held.standards] == [wanted]
    assert held.requirements == len(wanted)
    assert held.standards[0].through == through


def test_a_standard_whose_demands_all_name_others_binds_nobody_else(folder):
    only_manager = re.sub(r"(?m)^  - \{id: R[134].*\n", "", STANDARD.format(applies="role:clerk"))
    assert duties(rendering(folder(window=only_manager)).desk, "role:clerk").standards == ()


def test_the_day_goes_by_the_clock_and_what_is_rare_comes_after(folder):
    desk = rendering(folder()).desk
    day = workday(desk, "role:clerk", duties(desk, "role:clerk"))
    assert [each.ref for each in day.early] == ["checklist:opening", "meeting:briefing"]
    assert [each.ref for each in day.checks] == ["checklist:patrol"]
    assert [(each.ref, each.steps) for each in day.work] == [("process:acceptance", 1)]
    assert [each.ref for each in day.late] == ["meeting:evening"]
    assert [each.ref for each in day.situations] == ["procedure:outage"]
    assert [each.ref for each in day.meetings] == ["meeting:weekly"]
    assert [each.ref for each in day.seldom] == ["checklist:monthly", "checklist:seldom"]
    assert [each.ref for each in day.planned] == ["plan:checks#I2", "plan:checks#I1"]


def test_news_are_changes_of_substance_in_ones_own_duties(folder):
    desk = rendering(folder()).desk
    news = news_for(desk, "role:clerk", duties(desk, "role:clerk"))
    assert [(one.change.reason, one.parts) for one in news] == [
        ("改快了。", ("standard:window#R1",)),
        ("首次发布。", ()),
    ]


def test_the_page_begins_with_today_and_folds_the_rest(folder):
    html = render(rendering(folder()), lambda page: page.url == "roles/clerk/").pages["roles/clerk/"].html
    anchors = re.findall(r'<h2 id="([a-z]+)"', html)
    assert anchors[:3] == ["today", "news", "all"]
    unfolded = html[: html.index("<details")]
    assert [name for name in ("开窗", "班前会", "巡查", "受理", "收工会") if name not in unfolded] == []
    assert not [name for name in ("周会", "月查", "5 秒内问好") if name in unfolded]
    assert "5 秒内问好" in html
    assert "10 分钟内加开窗口" not in html


def booklet_of(root: Path) -> str:
    return render(rendering(root), lambda page: page.beside).pages["roles/clerk/booklet.html"].html


def test_the_booklet_holds_what_the_role_needs_and_nothing_else(folder):
    html = booklet_of(folder())
    contents = re.findall(r'href="#([a-z]+)"', re.search(r"<nav.*?</nav>", html, re.DOTALL)[0])
    assert contents == re.findall(r'<h2 id="([a-z]+)"', html)
    assert contents == ["day", "standards", "work", "situations", "checklists", "people"]
    for said in ("5 秒内问好", "接下材料", "工牌在左胸前", "秋查"):
        assert said in html
    assert "10 分钟内加开窗口" not in html


def test_each_page_of_the_booklet_says_which_copy_it_is(folder):
    def foot(root: Path) -> str:
        return re.search(r'class="sv-booklet__foot"><p>(.*?)</p>', booklet_of(root).replace("\n", ""))[1]

    root = folder()
    assert foot(root) == "受理员 · 2.1 版 · 2026年11月28日 · 无提交记录"
    who = [
        part for name in ("user.name=T", "user.email=t@example.org", "commit.gpgSign=false") for part in ("-c", name)
    ]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "All"]):
        git(root, *command)
    commit = git(root, "rev-parse", "HEAD").decode()[:10]
    assert foot(root) == f"受理员 · 2.1 版 · 2026年11月28日 · 提交 {commit}"
    (root / "notes.txt").write_text("没有关系")
    assert "未提交" not in foot(root)
    (root / "roles/charters/new.yml").write_text(ROLE.format("新岗位"))
    assert foot(root) == f"受理员 · 2.1 版 · 2026年11月28日 · 提交 {commit}（另有未提交的修改）"
