"""What a quality manager sees of improvements, open matters and training."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.render.desk import make_desk
from svcq_build.render.views import all_views
from tests.records.record_files import read
from tests.views.test_audits_and_training import COURSE, ROLE, STANDARD

TODAY = dt.date(2026, 3, 10)
CHANGES = """\
changes:
  - {version: "1.1", date: 2026-03-05, class: substance, trigger: regulation, reason: 收紧。, affects: [R1]}
  - {version: "1.0", date: 2025-01-05, class: substance, trigger: regulation, reason: 建立。}
"""


def _course(requirement: str) -> str:
    """A course whose first module covers a requirement."""
    return COURSE.replace("hours: 2.5", f"hours: 2.5, covers: ['standard:outside#{requirement}']")


PROMISE = """\
kind: commitment
title: 等候承诺
summary: 说明。
status: active
version: "1.0"
effective: 2025-01-01
promised_to: 群众。
claim: 窗口。
published_at: [大厅]
remedy: {text: 致歉。, within: 2 个工作日, by: clerk}
promises: [{id: P1, text: 很快。, rests_on: ["standard:outside#R1"]}]
"""
DOCUMENTS = {
    "playbooks/commitments/waiting.yml": PROMISE,
    "roles/charters/clerk.yml": ROLE,
    "roles/charters/officer.yml": ROLE,
    "standards/service/outside.yml": STANDARD.replace(', satisfies: ["outside#4.1"]', "")
    + 'version: "1.1"\n'
    + CHANGES,
    "playbooks/training/one.yml": _course("R1"),
    "playbooks/training/two.yml": _course("R2"),
}
SESSION = "kind: training-session\nid: {id}\ncurriculum: {course}\ndate: {date}\nattendance: [{people}]\n"


def _page(name: str, *records: tuple[str, str]) -> Mapping[str, Any]:
    sources = [TextSource(path, text.encode()) for path, text in DOCUMENTS.items()]
    corpus = load("site_name: 手册\n".encode(), sources)
    assert [finding for finding in corpus.findings if finding.rule not in ("missing-target",)] == []
    found = read(*records)
    assert found.findings == ()
    desk = make_desk(build_graph(corpus), "zh", TODAY, None, None, None, found)
    (view,) = (view for view in all_views() if view.name == name)
    return view.data(desk)


def _session(id_: str, course: str, date: str, people: str) -> tuple[str, str]:
    return f"records/training-sessions/2026/{id_}.yml", SESSION.format(id=id_, course=course, date=date, people=people)


def test_training_is_repeated_where_what_was_taught_has_changed() -> None:
    people = "{who: S001, role: clerk, passed: true}, {who: S002, role: clerk, passed: false}"
    page = _page(
        "training-status", _session("a", "one", "2026-03-01", people), _session("b", "two", "2026-03-01", people)
    )
    status = {entry.id: {one.who: (one.last, one.since) for one in found} for entry, found, _, _ in page["rows"]}
    passed, changed = dt.date(2026, 3, 1), dt.date(2026, 3, 5)
    assert status["one"] == {"S001": (passed, changed), "S002": (None, None)}
    assert status["two"] == {"S001": (passed, None), "S002": (None, None)}  # another requirement changed


def test_people_who_stand_alike_share_a_row_and_who_has_to_learn_is_first() -> None:
    people = "{who: S001, role: clerk}, {who: S002, role: clerk}, {who: S003, role: clerk, passed: false}"
    page = _page("training-status", _session("a", "one", "2026-03-06", people))
    (alike,) = (rows for entry, _, _, rows in page["rows"] if entry.id == "one")
    assert [(row.role, row.people, row.standing.last) for row in alike] == [
        ("role:clerk", ("S003",), None),
        ("role:clerk", ("S001", "S002"), dt.date(2026, 3, 6)),
    ]


def test_a_session_after_the_change_is_enough() -> None:
    page = _page("training-status", _session("a", "one", "2026-03-06", "{who: S001, role: clerk}"))
    assert [(found[0].since, sound) for entry, found, sound, _ in page["rows"] if entry.id == "one"] == [(None, 1)]


def test_an_older_version_is_confirmed_again_only_after_a_change_of_substance() -> None:
    def confirmed(id_: str, version: str, who: str) -> tuple[str, str]:
        text = f"kind: acknowledgement\nid: {id_}\ndocument: standard:outside\ndate: 2026-03-0{id_[-1]}\n"
        text += f'version: "{version}"\n'
        return (
            f"records/acknowledgements/2026/{id_}.yml",
            f"{text}readers: [{{who: {who}, role: clerk, on: 2026-03-01}}]\n",
        )

    stale = _page("training-status", confirmed("a1", "1.0", "S001"), confirmed("a2", "1.1", "S002"))["stale"]
    assert [(one.document, one.version, one.readers) for one in stale] == [("standard:outside", "1.0", ("S001",))]
    again = _page("training-status", confirmed("a1", "1.0", "S001"), confirmed("a2", "1.1", "S001"))["stale"]
    assert again == []


def test_open_matters_stand_by_role_the_most_urgent_first() -> None:
    minutes = (
        "kind: minutes\nid: m\nmeeting: monthly\ndate: 2026-03-02\nactions:\n"
        "  - {id: A1, text: 后办。, owner: clerk, due: 2026-03-20}\n"
        "  - {id: A2, text: 先办。, owner: clerk, due: 2026-03-05}\n"
        "  - {id: A3, text: 办完。, owner: officer, due: 2026-03-05, done: 2026-03-04}\n"
        "  - {id: A4, text: 没人。}\n"
    )
    page = _page("open-matters", ("records/minutes/2026/m.yml", minutes))
    assert [(role, [task.text for task in tasks]) for role, tasks in page["roles"]] == [
        ("role:clerk", ["先办。", "后办。"]),
        (None, ["没人。"]),
    ]
    assert page["overdue"] == {"minutes:m#A2"}
    assert (page["closed"], page["in_time"]) == (1, 1)


def test_improvements_stand_by_stage_and_suggestions_by_their_wait() -> None:
    one = "kind: improvement\nid: i\ntitle: 加窗\nproblem: 等得久。\nstage: do\nowner: clerk\n"
    one += "started: 2026-01-05\ndue: 2026-02-01\n"
    said = "kind: suggestion\nid: {id}\ntitle: 椅子\ntext: 加椅子。\norigin: staff\nreceived: 2026-03-01\n"
    page = _page(
        "improvement-board",
        ("records/improvements/2026/i.yml", one),
        ("records/suggestions/2026/a.yml", said.format(id="a") + "answered: 2026-03-04\ndecision: adopted\n"),
        ("records/suggestions/2026/b.yml", said.format(id="b")),
    )
    assert [(stage, len(found)) for stage, found in page["stages"] if found] == [("do", 1)]
    assert page["late"] == {"i"}
    assert [(each.suggestion.id, each.days) for each in (*page["answered"], *page["waiting"])] == [("a", 3), ("b", 9)]
    assert (page["median"], page["adopted"], page["done"]) == (3, 1, 0)


def test_broken_promises_stand_with_their_remedies() -> None:
    case = (
        "kind: feedback-case\nid: {id}\ncode: TS-{id}\nchannel: hotline\nnature: complaint\noutcome: {outcome}\n"
        'about: ["commitment:waiting#P1"]\nreceived: "2026-02-0{day}T09:00+08:00"\n'
        'resolved: "2026-02-0{day}T10:00+08:00"\n{more}'
    )
    page = _page(
        "commitment-board",
        *(
            (
                f"records/feedback-cases/2026/{id_}.yml",
                case.format(id=id_, outcome=outcome, day=day, more=f'remedied: "{given}T10:00+08:00"\n' * bool(given)),
            )
            for id_, outcome, day, given in (
                ("a", "upheld", 2, "2026-02-03"),
                ("b", "upheld", 3, "2026-02-09"),
                ("c", "partly-upheld", 4, ""),
                ("d", "not-upheld", 5, ""),
            )
        ),
    )
    assert [(one.broken.case.id, one.state) for one in page["broken"]] == [
        ("c", "overdue"), ("b", "late"), ("a", "in-time"),
    ]  # fmt: skip
    assert (page["total"], page["given"], page["in_time"]) == (3, 2, 1)
    (account,) = page["accounts"]
    (row,) = account.rows
    assert [str(one.period) for one in row[1] if one.state == "missed"] == ["2026-Q1"]
    assert account.kept == ((0, 0), (0, 0), (0, 0), (0, 0), (0, 1))
