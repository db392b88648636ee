"""How findings and actions stand, by what was recorded of them later."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from svcq_build.records import Records, Task, actions_followed, all_record_kinds, findings_followed
from tests.records.record_files import place_of, read

RUN = """
kind: inspection
id: run
checklist: opening
version: "1.0"
started: "2026-03-02T08:31+08:00"
by: clerk
answers: [{item: C1, result: fail}]
findings: [{id: F1, item: C1, text: 屏幕未开。, responsible: technician, due: 2026-03-05}]
"""
STEP = "kind: rectification\nid: {id}\nfinding: inspection:run#F1\ndate: {date}\nstate: {state}\nresponsible: {who}\n"
MEETING = "kind: minutes\nid: {id}\nmeeting: monthly\ndate: {date}\n"


def _read(*texts: str) -> Records:
    found = read(*((_place(text), text) for text in texts))
    assert not found.findings
    return found


def _place(text: str) -> str:
    said = yaml.safe_load(text)
    return place_of(all_record_kinds()[said["kind"]], said["id"])


def _step(id_: str, date: str, state: str, who: str = "technician", more: str = "") -> str:
    return STEP.format(id=id_, date=date, state=state, who=who) + more


@pytest.mark.parametrize(
    ("steps", "state", "overdue_on_the_sixth"),
    [
        ([], "open", True),
        ([_step("a", "2026-03-04", "reported")], "reported", True),
        ([_step("a", "2026-03-04", "closed")], "closed", False),
        ([_step("a", "2026-03-03", "extended", more="due: 2026-03-06\n")], "open", False),
        ([_step("b", "2026-03-05", "reopened"), _step("a", "2026-03-04", "closed")], "open", True),
    ],
)
def test_a_finding_stands_as_the_last_step_says(steps: list[str], state: str, overdue_on_the_sixth: bool) -> None:
    (task,) = findings_followed(_read(RUN, *steps))
    assert (task.ref, task.of, task.state) == ("inspection:run#F1", "checklist:opening", state)
    assert task.is_overdue(dt.date(2026, 3, 6)) is overdue_on_the_sixth


def test_who_answers_last_owns_it() -> None:
    (task,) = findings_followed(_read(RUN, _step("a", "2026-03-03", "reported", who="caretaker")))
    assert task.owner == "role:caretaker"


def test_a_finding_stood_open_until_it_was_closed() -> None:
    (task,) = findings_followed(_read(RUN, _step("a", "2026-03-04", "closed")))
    assert [task.stood_on(dt.date(2026, 3, day)) for day in (1, 2, 3, 4)] == [False, True, True, False]


def _actions(*later: str) -> Task:
    first = (
        MEETING.format(id="one", date="2026-03-12")
        + "actions: [{id: A1, text: 换告知单。, owner: clerk, due: 2026-03-20}]\n"
    )
    (task,) = actions_followed(_read(first, *later))
    return task


def test_later_minutes_close_drop_and_extend_an_action() -> None:
    later = MEETING.format(id="two", date="2026-04-09") + "followed_up: [{action: one#A1, state: %s}]\n"
    assert _actions().is_overdue(dt.date(2026, 4, 1))
    done = _actions(later % "done, done: 2026-03-19")
    assert (done.state, done.ended) == ("closed", dt.date(2026, 3, 19))
    assert _actions(later % "dropped").is_over
    assert _actions(later % "extended, due: 2026-05-20").due == dt.date(2026, 5, 20)
    assert _actions(later % "open").state == "open"
