"""What auditors, whoever sets meetings and the training officer see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.desk import Desk
from svcq_build.render.views import all_views

TODAY = dt.date(2027, 3, 1)
FRAMEWORK = """\
kind: framework
title: 框架
summary: 对照用。
edition: "2015"
publisher: 发布机构
clauses:
  - {id: "4", title: 环境}
  - {id: "4.1", title: 理解}
  - {id: "4.2", title: 需求}
  - {id: "5", title: 领导}
"""
STANDARD = """\
kind: standard
title: 标准
summary: 摘要。
family: quality
goal: 目标。
requirements:
  - {id: R1, level: must, text: 甲在 5 分钟内做乙。, satisfies: ["outside#4.1"]}
  - {id: R2, level: must, text: 丙在 6 分钟内做丁。, satisfies: ["outside#4.1"]}
"""
ROLE = "kind: role\ntitle: 岗位\nsummary: 摘要。\nmission: 使命。\n"
COURSE = """\
kind: curriculum
title: 课程
summary: 摘要。
needs: 需要。
learners: [clerk]
modules:
  - {id: M1, title: 一, method: class, hours: 2.5, trainer: officer}
  - {id: M2, title: 二, method: class, hours: 4, trainer: officer}
assessment: {method: 笔试, pass_mark: 80}
"""
PLAN = """\
kind: plan
title: 计划
summary: 摘要。
about: training
year: 2027
aim: 目标。
approved_by: officer
if_missed: 补上。
budgets:
  - {role: clerk, hours: 6}
items:
  - {id: I1, title: 课程, months: [3], by: officer, attended_by: ["role:clerk"], hours: 5}
"""
MEETING = """\
kind: meeting
title: 会议
summary: 摘要。
status: active
purpose: 目的。
rhythm: {every: week, on: friday, at: "09:30", lasts: 60 分钟}
room: first-floor
led_by: clerk
participants: ["role:clerk"]
agenda:
  - {id: A1, title: 议题, minutes: 30}
"""
ROLES = {"roles/charters/clerk.yml": ROLE, "roles/charters/officer.yml": ROLE}


@pytest.fixture
def desk(repository: Callable[..., Path]) -> Callable[[dict[str, str]], Desk]:
    def make(files: dict[str, str]) -> Desk:
        corpus = load_folder(repository(files, base={}))
        assert corpus.findings == (), corpus.findings
        return Desk(build_graph(corpus), "zh", TODAY, None, str)

    return make


def data_of(name: str, desk: Desk) -> dict[str, Any]:
    return dict(next(view for view in all_views() if view.name == name).data(desk))


def test_a_clause_is_a_gap_unless_something_carries_it_or_clauses_below_divide_it(desk) -> None:
    files = {"standards/frameworks/outside.yml": FRAMEWORK, "standards/service/one.yml": STANDARD}
    data = data_of("framework-coverage", desk(files))
    (clauses,) = data["frameworks"].values()
    assert [clause.id for clause in clauses if clause.gap] == ["4.2", "5"]
    assert data["shares"] == {"framework:outside": (1, 3)}


def test_an_audit_looks_at_what_carries_each_clause(desk) -> None:
    files = {"standards/frameworks/outside.yml": FRAMEWORK, "standards/service/one.yml": STANDARD}
    made = desk(files)
    (page,) = next(view for view in all_views() if view.name == "audit-checklist").older(made)
    clauses = page.data(made)["clauses"]
    assert (page.name, page.title) == ("outside", "框架")
    assert [[look.text for look in looks] for _, looks in clauses] == [
        [], ["甲在 5 分钟内做乙。", "丙在 6 分钟内做丁。"], [], []
    ]  # fmt: skip


def test_meetings_of_the_coming_weeks_are_shown_with_their_clashes(desk) -> None:
    later = MEETING.replace("friday", "last friday").replace("every: week", "every: month").replace("09:30", "10:00")
    files = {**ROLES, "playbooks/meetings/weekly.yml": MEETING, "playbooks/meetings/monthly.yml": later}
    data = data_of("meeting-calendar", desk(files))
    shown = [(day, [(one.entry.id, one.clashes) for one in held]) for *_, days in data["weeks"] for day, held in days]
    assert shown == [
        (dt.date(2027, 3, 5), [("weekly", False)]),
        (dt.date(2027, 3, 12), [("weekly", False)]),
        (dt.date(2027, 3, 19), [("weekly", False)]),
        (dt.date(2027, 3, 26), [("weekly", True), ("monthly", True)]),
        (dt.date(2027, 4, 2), [("weekly", False)]),
    ]
    (clash,) = data["clashes"]
    assert (clash.rooms, clash.roles, clash.days[0]) == (("first-floor",), ("role:clerk",), dt.date(2027, 3, 26))


def test_a_role_learns_only_what_is_required_of_it(desk) -> None:
    course = COURSE.replace("[clerk]", "[clerk, officer]").replace(
        "hours: 4, trainer: officer", "hours: 4, trainer: officer, required_for: [officer]"
    )
    rows = data_of("training-plan", desk({**ROLES, "playbooks/training/one.yml": course}))["rows"]
    assert {row.role: row.total for row in rows} == {"role:clerk": 2.5, "role:officer": 6.5}


def test_hours_of_courses_are_held_against_what_a_role_has(desk) -> None:
    files = {**ROLES, "playbooks/training/one.yml": COURSE}
    (row,) = data_of("training-plan", desk(files))["rows"]
    assert (row.role, row.total, row.planned, row.budget, row.over) == ("role:clerk", 6.5, 0, None, 0)
    planned = {
        "playbooks/plans/now.yml": PLAN,
        "playbooks/plans/past.yml": PLAN.replace("2027", "2026").replace("hours: 6", "hours: 60"),
    }
    data = data_of("training-plan", desk({**files, **planned}))
    (row,) = data["rows"]
    assert (data["year"], row.planned, row.budget, row.over) == (2027, 5, 6, 0)


def test_what_a_team_learns_each_of_its_members_learns(desk) -> None:
    team = "kind: team\ntitle: 团队\nsummary: 摘要。\nmission: 使命。\nlead: officer\nmembers: [clerk]\n"
    both = PLAN.replace('["role:clerk"]', '["role:clerk", "team:desk"]')
    files = {**ROLES, "roles/teams/desk.yml": team, "playbooks/plans/now.yml": both}
    made = desk(files)
    assert {row.role: row.planned for row in data_of("training-plan", made)["rows"]} == {
        "role:clerk": 5,
        "role:officer": 5,
    }


def test_any_kind_may_carry_a_clause(desk) -> None:
    files = {
        "standards/frameworks/outside.yml": FRAMEWORK,
        "roles/charters/clerk.yml": f'{ROLE}satisfies: ["outside#5"]\n',
    }
    (clauses,) = data_of("framework-coverage", desk(files))["frameworks"].values()
    assert [(clause.id, clause.carriers) for clause in clauses if clause.carriers] == [("5", ("role:clerk",))]
