"""Meetings on pages: when they are held in plain words, and where people find theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.rhythm import Rhythm
from svcq_build.render.pages import Site
from svcq_build.render.rhythms import format_rhythm
from svcq_build.render.site_pages import make_renderer, render
from tests.conftest import ROLE

TEAM = """\
kind: team
title: 窗口服务团队
summary: 大厅一线。
mission: 有人接住。
lead: clerk
members: [clerk]
"""


def meeting(title: str, rhythm: str, people: str, more: str = "") -> str:
    return f"""\
kind: meeting
title: {title}
summary: 把安排说清楚。
purpose: 人人知道怎么站位。
rhythm: {{{rhythm}, at: "08:50", lasts: 15 分钟}}
{people}
{more}
agenda:
  - {{id: A1, title: 今日安排, minutes: 4, reviews: ["role:clerk#D1"]}}
  - {{id: A2, title: 规则变化, minutes: 6.5}}
"""


@pytest.fixture
def site(repository: Callable[..., Path]) -> Site:
    root = repository(
        {
            "roles/charters/greeter.yml": ROLE.replace("窗口受理员", "导办员"),
            "roles/teams/front-desk.yml": TEAM,
            "playbooks/meetings/yearly.yml": meeting(
                "年会", "every: year, month: 12, on: last workday", 'led_by: greeter\nparticipants: ["role:clerk"]'
            ),
            "playbooks/meetings/briefing.yml": meeting(
                "班前会", "every: workday", 'led_by: greeter\nparticipants: ["team:front-desk"]', "where: 大厅"
            ),
            "playbooks/meetings/gone.yml": meeting(
                "旧会", "every: day", 'led_by: greeter\nparticipants: ["role:clerk"]', "status: retired"
            ),
        }
    )
    return render(make_renderer(build_graph(load_folder(root)), "zh", dt.date(2026, 3, 1), None, root))


@pytest.mark.parametrize(
    ("rhythm", "zh", "en"),
    [
        ({"every": "workday"}, "每个工作日 08:40，15 分钟", "Every working day at 08:40, 15 minutes"),
        ({"every": "week", "on": "sunday"}, "每周日 08:40，15 分钟", "Every Sunday at 08:40, 15 minutes"),
        (
            {"every": "2 weeks", "on": "friday", "first": "2026-01-02"},
            "每两周的周五 08:40，15 分钟",
            "Every other Friday at 08:40, 15 minutes",
        ),
        (
            {"every": "month", "on": "last workday"},
            "每月最后一个工作日 08:40，15 分钟",
            "The last working day of every month at 08:40, 15 minutes",
        ),
        (
            {"every": "month", "on": "22 or next workday"},
            "每月 22 日（遇周末顺延）08:40，15 分钟",
            "The 22nd of every month (Monday after, if a weekend) at 08:40, 15 minutes",
        ),
        (
            {"every": "quarter", "on": "third friday", "month": 4},
            "每季度（1、4、7、10 月）第三个周五 08:40，15 分钟",
            "The third Friday of January, April, July and October at 08:40, 15 minutes",
        ),
        (
            {"every": "half-year", "on": "last day", "month": 9},
            "每半年（3、9 月）最后一天 08:40，15 分钟",
            "The last day of March and September at 08:40, 15 minutes",
        ),
        (
            {"every": "year", "on": 11, "month": 5},
            "每年 5 月 11 日 08:40，15 分钟",
            "The 11th of May at 08:40, 15 minutes",
        ),
    ],
)
def test_a_rhythm_in_plain_words(rhythm: dict[str, object], zh: str, en: str) -> None:
    read = TypeAdapter(Rhythm).validate_python({**rhythm, "at": "08:40", "lasts": "15 minutes"})
    assert format_rhythm(read, "zh") == zh
    assert format_rhythm(read, "en") == en


def test_its_page_says_when_and_adds_up_the_agenda(site: Site) -> None:
    text = site.pages["meetings/briefing/"].html
    for words in (
        "每个工作日 08:50，15 分钟",
        "大厅",
        "../../teams/front-desk/",
        "../../roles/clerk/#D1",
        "../../calendar.ics",
    ):
        assert words in text
    total = text.partition("sv-agenda__total")[2]
    assert "10.5 分钟" in total
    assert "余 4.5 分钟" in total


def test_a_role_finds_its_meetings_and_what_it_does_there(site: Site) -> None:
    html = site.pages["roles/clerk/"].html
    today, seldom = (html.partition(f'<h2 id="{anchor}"')[2].partition("<h2 ")[0] for anchor in ("today", "seldom"))
    assert "班前会" in today
    assert "年会" in seldom
    assert "参加" in seldom
    assert "旧会" not in today + seldom
    html = site.pages["roles/greeter/"].html
    today, seldom = (html.partition(f'<h2 id="{anchor}"')[2].partition("<h2 ")[0] for anchor in ("today", "seldom"))
    assert (today.count("主持"), seldom.count("主持")) == (1, 1)
    assert "参加" not in seldom


def test_a_team_finds_its_meetings(site: Site) -> None:
    section = site.pages["teams/front-desk/"].html.partition('<h2 id="meetings"')[2].partition("<h2 ")[0]
    assert "../../meetings/briefing/" in section
    assert "年会" not in section


def test_the_list_begins_with_the_most_frequent(site: Site) -> None:
    text = site.pages["meetings/"].html
    assert text.index("旧会") < text.index("班前会") < text.index("年会")
    assert "每年 12 月最后一个工作日" in text
