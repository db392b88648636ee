"""What the pages on risks, channels and plans are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.fields import Duration
from svcq_build.render.desk import Desk
from svcq_build.render.interface import Interface
from svcq_build.render.views import all_views
from svcq_build.render.views.channel_times import channel_times

EXAMPLES = Path(__file__).parents[1] / "kinds"


def example(kind: str, **replaced: str) -> str:
    """The least document of a kind, with some of its words replaced."""
    text = (EXAMPLES / kind / "good/minimal.yml").read_text(encoding="utf-8")
    for old, new in replaced.items():
        text = text.replace(old, new)
    return text


@pytest.fixture
def view(repository: Callable[..., Path]) -> Callable[..., dict[str, object]]:
    def make(name: str, files: dict[str, str]) -> dict[str, object]:
        return dict(next(found for found in all_views() if found.name == name).data(desk_of(repository, files)))

    return make


def desk_of(repository: Callable[..., Path], files: dict[str, str]) -> Desk:
    corpus = load_folder(repository(files, base={}))
    assert corpus.findings == (), corpus.findings
    return Desk(build_graph(corpus), "zh", dt.date(2027, 3, 1), None, Interface("zh", {}))


def risk(before: str, after: str) -> str:
    return example("risk").replace("likelihood: 3, impact: 4", before).replace("likelihood: 1, impact: 4", after)


def test_risks_stand_where_prevention_leaves_them_the_greatest_first(view):
    files = {
        "playbooks/risks/small.yml": risk("likelihood: 2, impact: 2", "likelihood: 1, impact: 1"),
        "playbooks/risks/great.yml": risk("likelihood: 5, impact: 5", "likelihood: 4, impact: 4"),
        "playbooks/risks/gone.yml": example("risk") + "status: retired\n",
    }
    found = view("risk-matrix", files)
    assert [entry.id for entry in found["risks"]] == ["great", "small"]
    assert [entry.id for entry in dict(found["rows"])[4][3]] == ["great"]
    assert found["counts"]["after"] == {"high": 1, "medium": 0, "low": 1}


@pytest.mark.parametrize(
    ("likelihood", "impact", "rank"),
    [(3, 5, "high"), (5, 3, "high"), (2, 4, "medium"), (1, 5, "medium"), (7 // 3, 3, "low"), (5, 1, "low")],
)
def test_what_would_be_a_disaster_is_never_low(view, likelihood, impact, rank):
    assert view("risk-matrix", {"playbooks/risks/one.yml": example("risk")})["ranks"][(likelihood, impact)] == rank


def test_a_channel_without_topics_is_asked_for_its_purpose(view):
    topics = "topics:\n  - {id: T1, title: 咨询, to: 'role:greeter'}\n  - {id: T2, title: 投诉, to: 'role:greeter'}\n"
    files = {
        "playbooks/feedback/line.yml": example("channel") + topics,
        "playbooks/feedback/chat.yml": example("channel", public="staff"),
    }
    groups = view("who-to-ask", files)["groups"]
    told = {users: [topic and topic.title for _, topic in rows] for users, rows in groups.items()}
    assert told == {"public": ["咨询", "投诉"], "staff": [None]}


def test_the_limit_of_the_channel_holds_before_that_of_its_scale(repository):
    limits = 'scale: complaint\nlimits:\n  - {level: "complaint#L2", resolve: 5 个工作日}\n'
    files = {
        "playbooks/feedback/line.yml": example("channel") + limits,
        "playbooks/severities/complaint.yml": example("severity"),
    }
    rows = channel_times(desk_of(repository, files), "channel:line")
    assert [row.resolve for row in rows] == [Duration(3, "working-day"), Duration(5, "working-day")]
    assert {row.acknowledge for row in rows} == {Duration(10, "minute")}


def test_what_recurs_every_year_stands_in_each_and_years_past_come_last(view):
    files = {
        "playbooks/plans/old.yml": example("plan", **{"year: 2027": "year: 2026"}),
        "playbooks/plans/new.yml": example("plan"),
        "playbooks/assessments/year.yml": example("assessment"),
    }
    found = view("year-plan", files)
    assert [year for year, _ in found["years"]] == [2027, 2026]
    assert list(dict(found["years"])[2027]) == ["plan:new", "assessment:year"]
    assert found["loads"][2027] == [0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0]
