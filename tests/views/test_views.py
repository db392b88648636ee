"""What overview and role pages are made of: the sums, the holes, the paths through a process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.durations import parse_duration
from svcq_build.render.desk import Desk
from svcq_build.render.interface import Interface
from svcq_build.render.views import all_views
from svcq_build.render.views.duties import duties
from svcq_build.render.views.flow import add_up, flow, in_days

TODAY = dt.date(2026, 3, 1)

PROCESS = """\
kind: process
title: 投诉流程
summary: 怎样办理投诉。
purpose: 每件投诉有答复。
starts_when: 客户投诉。
steps:
  - {id: S1, title: 接收, text: 给编号。, by: clerk, within: 10 分钟,
     branches: [{when: 当场解决, go: S4}]}
  - {id: S2, title: 调查, text: 查清。, by: officer, accountable: [manager], informed: [clerk], within: 2 个工作日,
     control_point: 经办人不是被投诉人。}
  - {id: S3, title: 答复, text: 书面答复。, by: officer, within: 30 分钟, branches: [{when: 不满意, go: S2}]}
  - {id: S4, title: 归档, text: 存档。, by: clerk, within: 1 小时, then: end}
"""
STANDARD = """\
kind: standard
title: 投诉处理
summary: 时限和做法。
family: communication
goal: 投诉有答复。
applies_to: [role:clerk, team:desk]
requirements:
  - {id: R1, level: must, text: 当场给编号。}
  - {id: R2, level: should, text: 3 个工作日内答复。}
  - {id: R3, level: may, text: 可以寄感谢信。}
"""
TEAM = "kind: team\ntitle: 窗口组\nsummary: 窗口。\nmission: 办事。\nlead: manager\nmembers: [officer]\n"
INDICATOR = """\
kind: indicator
title: 及时率
summary: 及时。
definition: 及时的比例。
formula: 及时数 ÷ 总数
unit: "%"
direction: higher
target: 95
source: 台账
method: 导出
frequency: 1 个月
measures: ["standard:complaints#R1", "standard:complaints#R2"]
"""
CURRICULUM = """\
kind: curriculum
title: 投诉课程
summary: 学办投诉。
needs: 有人不会。
learners: [clerk]
modules:
  - {id: M1, title: 接, method: class, hours: 2, trainer: manager, covers: ["standard:complaints#R1"],
     teaches: [{competence: calm, level: 2}]}
assessment: {method: 笔试, pass_mark: 80}
"""


def role(title: str, level: int | None = None) -> str:
    needs = f"competences: [{{competence: calm, level: {level}}}]\n" if level else ""
    return f"kind: role\ntitle: {title}\nsummary: {title}。\nmission: 办事。\n{needs}"


COMPETENCE = "kind: competence\ntitle: 冷静\nsummary: 冷静。\nlevels: [{level: 1, behaviour: 不吵。}]\n"
FILES = {
    "standards/processes/complaint.yml": PROCESS,
    "standards/service/complaints.yml": STANDARD,
    "standards/indicators/timely.yml": INDICATOR,
    "roles/teams/desk.yml": TEAM,
    "roles/charters/clerk.yml": role("受理员", 2),
    "roles/charters/officer.yml": role("专员", 2),
    "roles/charters/manager.yml": role("经理", 3),
    "roles/competences/calm.yml": COMPETENCE,
    "playbooks/training/course.yml": CURRICULUM,
}


@pytest.fixture
def desk(repository: Callable[..., Path]) -> Callable[..., Desk]:
    def make(**changed: str) -> Desk:
        files = {path: changed.get(Path(path).stem, text) for path, text in FILES.items()}
        corpus = load_folder(repository(files, base={}))
        assert corpus.findings == (), corpus.findings
        return Desk(build_graph(corpus), "zh", TODAY, None, Interface("zh", {}))

    return make


def view(desk: Desk, name: str) -> dict[str, object]:
    return dict(next(found for found in all_views() if found.name == name).data(desk))


def test_times_are_summed_without_turning_working_days_into_hours():
    parts = add_up(map(parse_duration, ["2 个工作日", "45 分钟", "1 个工作日", "2.5 小时", "1 天"]))
    assert [str(part) for part in parts] == ["1 day", "3 working days", "3 hours", "15 minutes"]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (["7 个工作日", "30 小时", "30 分钟"], "9 working days"),
        (["1 天", "5 个工作日", "1 小时", "6 分钟"], "6 working days"),
        (["2 天", "1 小时"], "2 days"),
        (["1 年", "20 个工作日"], "13 months"),
        (["1 小时", "40 分钟"], "None"),
        (["3 个工作日"], "None"),
        ([], "None"),
    ],
)
def test_a_sum_of_many_units_is_told_in_one(times: list[str], told: str) -> None:
    assert str(in_days(add_up(map(parse_duration, times)))) == told


def test_the_longest_path_goes_through_the_slow_branch_and_no_loop(desk):
    run = flow(desk(), "process:complaint")
    assert run.path == ("S1", "S2", "S3", "S4")
    assert [str(part) for part in run.total] == ["2 working days", "1 hour", "40 minutes"]
    assert run.loops == 1
    assert [(way.go, way.back) for way in run.steps[2].ways] == [("S2", True), ("S4", False)]


def test_what_is_done_again_and_again_adds_nothing_to_the_whole(desk):
    often = PROCESS.replace("within: 1 小时", "within: 1 小时, every: 1 天")
    run = flow(desk(complaint=often), "process:complaint")
    assert [str(part) for part in run.total] == ["2 working days", "40 minutes"]


def test_whoever_does_a_step_answers_for_it_unless_another_does(desk):
    run = flow(desk(), "process:complaint")
    assert run.cells["S1"] == {"role:clerk": "RA"}
    assert run.cells["S2"] == {"role:officer": "R", "role:manager": "A", "role:clerk": "I"}


def test_coverage_shows_what_is_missing_and_asks_nothing_of_may(desk):
    rows = view(desk(), "coverage")["requirements"]["standard:complaints"]
    assert {row.part: row.holes for row in rows} == {"R1": ("verified",), "R2": ("verified", "trained"), "R3": ()}
    assert rows[1].cover.measured == ("indicator:timely",)


def test_what_is_asked_of_people_and_place_is_covered_too(desk):
    asked = (
        "people: [{id: P1, level: must, text: 人人会用系统。}]\n"
        "environment: [{id: E1, level: must, text: 门口有钟。, place: 门口, quantity: 1 座}]\n"
    )
    rows = view(desk(complaints=STANDARD + asked), "coverage")["requirements"]["standard:complaints"]
    assert {row.part: row.holes for row in rows[3:]} == {"P1": ("verified", "trained"), "E1": ("verified",)}


def test_what_is_retired_covers_nothing(desk):
    rows = view(desk(course=CURRICULUM + "status: retired\n"), "coverage")["requirements"]["standard:complaints"]
    assert rows[0].holes == ("verified", "trained")


def test_a_control_point_that_no_checklist_verifies_is_a_hole(desk):
    found = view(desk(), "coverage")
    assert [row.holes for row in found["control_points"]["process:complaint"]] == [("verified",)]
    assert (found["points"], found["points_verified"]) == (1, 0)


def test_the_competence_matrix_tells_taught_from_taught_to_others_from_not_taught(desk):
    needs = view(desk(), "competence-matrix")["needs"]
    seen = {who: (need["competence:calm"].hole, need["competence:calm"].offered) for who, need in needs.items()}
    assert seen == {"role:clerk": (False, True), "role:officer": (False, False), "role:manager": (True, False)}


def test_a_role_is_bound_directly_and_through_its_team(desk):
    here = desk()
    directly = duties(here, "role:clerk").standards
    assert [(found.ref, found.through) for found in directly] == [("standard:complaints", None)]
    assert [(found.ref, found.through) for found in duties(here, "role:officer").standards] == [
        ("standard:complaints", "team:desk")
    ]
    assert duties(here, "role:manager").leads == ("team:desk",)


def test_a_review_is_overdue_only_while_the_document_is_in_force(desk):
    review = "review: {every: 6 个月, last: 2025-08-01}\n"
    rows = view(desk(complaints=STANDARD + "status: active\n" + review), "documents")["rows"]["standard"]
    assert [(row.due, row.overdue) for row in rows] == [(dt.date(2026, 2, 1), True)]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_not_in_force_has_no_next_review(desk, status):
    review = f"status: {status}\nreview: {{every: 6 个月, last: 2025-08-01}}\n"
    rows = view(desk(complaints=STANDARD + review), "documents")["rows"]["standard"]
    assert [(row.due, row.overdue) for row in rows] == [(None, False)]


def test_home_tells_changes_but_no_first_versions_and_nothing_from_the_future(desk):
    history = """\
changes:
  - {version: "1.2", date: 2026-04-01, class: substance}
  - {version: "1.1", date: 2026-02-01, class: substance}
  - {version: "1.0", date: 2025-02-01, class: substance}
"""
    recent = view(desk(complaints=STANDARD + history), "home")["recent"]
    assert [str(item.change.version) for item in recent] == ["1.1"]


def test_a_matrix_that_is_too_large_for_a_page_says_who_holds_what_in_each_process(desk, monkeypatch):
    monkeypatch.setattr("svcq_build.render.views.raci.MOST_CELLS", 3)
    found = view(desk(), "raci")
    assert found["too_large"]
    assert found["holders"] == {
        "process:complaint": {
            "R": ["role:clerk", "role:officer"],
            "A": ["role:clerk", "role:manager", "role:officer"],
            "C": [],
            "I": ["role:clerk"],
        }
    }


def test_a_long_history_is_cut_into_the_newest_and_a_page_a_year(desk, monkeypatch):
    monkeypatch.setattr("svcq_build.render.views.changes.MOST", 3)
    days = ["2026-02-03", "2026-02-02", "2026-02-01", "2026-02-01", "2025-12-01", "2024-05-01"]
    entries = [f'  - {{version: "1.{6 - n}", date: {day}, class: substance}}\n' for n, day in enumerate(days)]

    def told(lines: list[str]) -> tuple[object, object]:
        found = view(desk(complaints=STANDARD + "changes:\n" + "".join(lines)), "changes")
        return found["total"], found["years"]

    assert told(entries) == (2, {2026: 2, 2025: 1, 2024: 1})  # a day is not cut in two
    assert told(entries[3:]) == (2, {2024: 1})  # no more than twelve months
    assert told(entries[5:]) == (1, {})  # a handbook that rests still shows its last
    here = desk(complaints=STANDARD + "changes:\n" + "".join(entries))
    changes = next(found for found in all_views() if found.name == "changes")
    pages = {older.name: older.data(here) for older in changes.older(here)}
    assert {name: page["total"] for name, page in pages.items()} == {"2026": 2, "2025": 1, "2024": 1}
