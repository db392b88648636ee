"""Meetings in ``/calendar.ics``: what somebody who subscribes to it sees, in whatever time zone."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, Timezone
from pydantic import TypeAdapter

from svcq_build.check.run import check
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.recurrence import first_day, held_on, misfits
from svcq_build.model.rhythm import Rhythm
from svcq_build.render.feeds._meetings import rule_of
from svcq_build.render.feeds._time_zone import time_zone
from svcq_build.render.pages import Site
from svcq_build.render.site_pages import make_renderer, render
from tests.conftest import CONFIGURATION

SITE = "site_url: https://handbook.example.org/center/\n" + CONFIGURATION
MEETING = """\
kind: meeting
title: 班前会
summary: 每天开窗前把当天的安排说清楚。
status: active
effective: 2026-01-01
purpose: 开窗时人人知道今天怎么站位。
rhythm: {every: workday, at: "08:50", lasts: 10 分钟}
where: 大厅
led_by: clerk
participants: ["role:clerk"]
agenda:
  - {id: A1, title: 今日安排, minutes: 10}
"""
DAILY = '{every: workday, at: "08:50", lasts: 10 分钟}'


def zone_of(name: str) -> str:
    return SITE.replace("svcq:\n", f"svcq:\n    time_zone: {name}\n", 1)


@pytest.fixture
def calendar_of(repository: Callable[..., Path]) -> Callable[..., Calendar]:
    def make(rhythm: str, settings: str = SITE, **fields: str) -> Calendar:
        """The calendar of one meeting, with fields of it written otherwise, or added."""
        lines = [line for line in MEETING.splitlines() if line.partition(":")[0] not in {"rhythm", *fields}]
        lines += [f"{name}: {value}" for name, value in {"rhythm": rhythm, **fields}.items()]
        site = rendered(repository, {"playbooks/meetings/briefing.yml": "\n".join(lines) + "\n"}, settings)
        return Calendar.from_ical(site.files["calendar.ics"])

    return make


def rendered(
    repository: Callable[..., Path], files: Mapping[str, str], settings: str, language: str = "zh",
    today: dt.date = dt.date(2026, 3, 1),
) -> Site:  # fmt: skip
    root = repository({"mkdocs.yml": settings, **files})
    return render(make_renderer(build_graph(load_folder(root)), language, today, None, root))


def meetings(calendar: Calendar) -> list[Event]:
    return [event for event in calendar.walk("VEVENT") if "rrule" in event]


def dates(event: Event, count: int) -> list[dt.datetime]:
    """The first times at which a calendar program shows an event, worked out by another library than ours."""
    rule = event["rrule"].to_ical().decode()
    return list(islice(iter(rrulestr(rule, dtstart=event["dtstart"].dt)), count))


@pytest.mark.parametrize(
    ("rhythm", "seen"),
    [
        (DAILY, ["2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06"]),
        ('{every: day, at: "08:50", lasts: 10 分钟}', ["2026-01-01", "2026-01-02", "2026-01-03"]),
        ('{every: week, on: friday, at: "08:50", lasts: 10 分钟}', ["2026-01-02", "2026-01-09"]),
        (
            '{every: 2 weeks, on: wednesday, first: 2025-12-31, at: "08:50", lasts: 10 分钟}',
            ["2026-01-14", "2026-01-28", "2026-02-11"],
        ),
        ('{every: month, on: first tuesday, at: "08:50", lasts: 10 分钟}', ["2026-01-06", "2026-02-03", "2026-03-03"]),
        ('{every: month, on: last friday, at: "08:50", lasts: 10 分钟}', ["2026-01-30", "2026-02-27", "2026-03-27"]),
        ('{every: month, on: last workday, at: "08:50", lasts: 10 分钟}', ["2026-01-30", "2026-02-27", "2026-03-31"]),
        ('{every: month, on: first workday, at: "08:50", lasts: 10 分钟}', ["2026-01-01", "2026-02-02", "2026-03-02"]),
        ('{every: month, on: last day, at: "08:50", lasts: 10 分钟}', ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ('{every: month, on: 25, at: "08:50", lasts: 10 分钟}', ["2026-01-25", "2026-02-25"]),
        ('{every: month, on: 25 or next workday, at: "08:50", lasts: 10 分钟}', ["2026-01-26", "2026-02-25"]),
        ('{every: quarter, month: 2, on: first tuesday, at: "08:50", lasts: 10 分钟}', ["2026-02-03", "2026-05-05"]),
        ('{every: quarter, month: 11, on: 3, at: "08:50", lasts: 10 分钟}', ["2026-02-03", "2026-05-03"]),
        ('{every: half-year, month: 4, on: 1, at: "08:50", lasts: 10 分钟}', ["2026-04-01", "2026-10-01"]),
        ('{every: year, month: 12, on: first monday, at: "08:50", lasts: 10 分钟}', ["2026-12-07", "2027-12-06"]),
        ('{every: year, month: 10, on: last workday, at: "08:50", lasts: 10 分钟}', ["2026-10-30", "2027-10-29"]),
    ],
)
def test_people_see_it_on_the_days_that_it_names(
    calendar_of: Callable[..., Calendar], rhythm: str, seen: list[str]
) -> None:
    (event,) = meetings(calendar_of(rhythm))
    found = dates(event, len(seen))
    assert [each.date().isoformat() for each in found] == seen
    assert {(each.hour, each.minute) for each in found} == {(8, 50)}
    assert event["dtend"].dt - event["dtstart"].dt == dt.timedelta(minutes=10)


def test_it_begins_no_earlier_than_it_is_in_force(calendar_of: Callable[..., Calendar]) -> None:
    (event,) = meetings(calendar_of('{every: month, on: 5, at: "08:50", lasts: 10 分钟}', effective="2026-01-06"))
    assert event["dtstart"].dt.date() == dt.date(2026, 2, 5)


def test_where_clocks_change_the_meeting_keeps_its_time_of_day(calendar_of: Callable[..., Calendar]) -> None:
    calendar = calendar_of('{every: month, on: first tuesday, at: "09:00", lasts: 1 小时}', zone_of("America/New_York"))
    (event,) = meetings(calendar)
    assert event["dtstart"].params["TZID"] == "America/New_York"
    assert [each.isoformat() for each in dates(event, 12)][1:4] == [
        "2026-02-03T09:00:00-05:00", "2026-03-03T09:00:00-05:00", "2026-04-07T09:00:00-04:00",
    ]  # fmt: skip
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "America/New_York"
    assert calendar["x-wr-timezone"] == "America/New_York"


@pytest.mark.parametrize(
    "name",
    ["Asia/Shanghai", "America/New_York", "Europe/London", "Europe/Dublin", "Asia/Jerusalem", "Australia/Lord_Howe",
     "America/Santiago", "Africa/Casablanca", "America/Mexico_City", "Asia/Kolkata", "UTC"],
)  # fmt: skip
@pytest.mark.parametrize("year", [2010, 2026])
def test_the_time_zone_as_written_is_the_time_zone(name: str, year: int) -> None:
    """A program that knows no zones by name counts from what stands in the file."""
    end = dt.datetime(2045, 1, 1)
    begun = onsets(Timezone.from_ical(time_zone(name, year).to_ical()), end)
    real = ZoneInfo(name)
    for days in range(0, (end - dt.datetime(year, 1, 1)).days, 3):
        moment = dt.datetime(year, 1, 1, 11, 30) + dt.timedelta(days=days)
        # as RFC 5545 says: the offset of the latest observance that has begun
        _, _, offset = begun[bisect(begun, moment, key=lambda onset: onset[0]) - 1]
        assert offset == moment.replace(tzinfo=real).utcoffset(), moment


def onsets(zone: Timezone, end: dt.datetime) -> list[tuple[dt.datetime, bool, dt.timedelta]]:
    """When each observance begins, up to a moment, in order; of two at once, that which was there first goes first."""
    begun = []
    for part in zone.subcomponents:
        start = part["dtstart"].dt
        days = [start, *(each.dt for each in part["rdate"].dts)] if "rdate" in part else [start]
        if "rrule" in part:
            days = rrulestr(part["rrule"].to_ical().decode(), dtstart=start).between(start, end, inc=True)
        begun.extend((day, start != dt.datetime(start.year, 1, 1), part["tzoffsetto"].td) for day in days)
    return sorted(begun)


def test_it_says_where_who_and_what_for_without_addresses_of_people(calendar_of: Callable[..., Calendar]) -> None:
    (event,) = meetings(calendar_of(DAILY))
    assert event["uid"] == "meeting-briefing@handbook.example.org"
    assert event["summary"] == "班前会"
    assert event["location"] == "大厅"
    assert event["url"] == "https://handbook.example.org/center/meetings/briefing/"
    for words in ("开窗时人人知道今天怎么站位", "主持：窗口受理员", "参加：窗口受理员", "A1 今日安排：10 分钟"):
        assert words in event["description"]
    assert b"mailto" not in event.to_ical().lower()
    assert "transp" not in event, "a meeting keeps people busy"


def test_a_renamed_meeting_is_the_same_event(calendar_of: Callable[..., Calendar]) -> None:
    (event,) = meetings(calendar_of(DAILY, formerly="[middle, first-name]"))
    assert event["uid"] == "meeting-first-name@handbook.example.org"


@pytest.mark.parametrize("name", ["Asia/Shangai", "Asia", "../../etc/passwd", "/etc/localtime"])
def test_an_unknown_time_zone_is_a_fault_of_the_settings(repository: Callable[..., Path], name: str) -> None:
    found = check(build_graph(load_folder(repository({"mkdocs.yml": zone_of(name)}))), dt.date(2026, 3, 1))
    assert [(each.path, each.rule) for each in found if each.path == "mkdocs.yml"] == [("mkdocs.yml", "bad-value")]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_not_in_force_is_not_held(calendar_of: Callable[..., Calendar], status: str) -> None:
    calendar = calendar_of(DAILY, status=status)
    assert meetings(calendar) == []
    assert calendar.walk("VTIMEZONE") == []


@pytest.mark.parametrize(
    "rhythm", ['{every: month, on: friday, at: "08:50", lasts: 10 分钟}', '{every: week, at: "08:50", lasts: 6 个月}']
)
def test_an_impossible_rhythm_leaves_a_page_and_no_event(repository: Callable[..., Path], rhythm: str) -> None:
    """A site can be built in spite of findings; the check reports them."""
    site = rendered(repository, {"playbooks/meetings/briefing.yml": MEETING.replace(DAILY, rhythm)}, SITE)
    assert "meetings/briefing/" in site.pages
    assert meetings(Calendar.from_ical(site.files["calendar.ics"])) == []


def test_the_same_documents_give_the_same_bytes_on_any_day(repository: Callable[..., Path]) -> None:
    files = {"playbooks/meetings/briefing.yml": MEETING}
    first = rendered(repository, files, SITE).files["calendar.ics"]
    assert first == rendered(repository, files, SITE, today=dt.date(2031, 7, 9)).files["calendar.ics"]


def every_rhythm() -> list[Rhythm]:
    adapter, found = TypeAdapter(Rhythm), []
    days = [None, "friday", "sunday", "first tuesday", "fourth sunday", "last monday", "first workday", "third workday",
            "last workday", "last day", 1, 25, "25 or next workday", "26 or next workday", "28"]  # fmt: skip
    for every in ("day", "workday", "week", "2 weeks", "month", "quarter", "half-year", "year"):
        for on in days:
            for month in (None, 2, 12):
                first = "2026-01-02" if every == "2 weeks" else None
                given = {"every": every, "on": on, "month": month, "first": first, "at": "09:00", "lasts": "1 小时"}
                rhythm = adapter.validate_python(given)
                if not any(misfits(rhythm)):
                    found.append(rhythm)
    return found


@pytest.mark.parametrize("rhythm", every_rhythm(), ids=lambda rhythm: f"{rhythm.every}, {rhythm.on}, {rhythm.month}")
def test_the_rule_in_the_file_means_the_days_that_we_mean(rhythm: Rhythm) -> None:
    start = first_day(rhythm, dt.date(2026, 1, 1))
    assert start is not None
    end = dt.date(2031, 1, 1)
    rule = rrulestr(rule_of(rhythm).to_ical().decode(), dtstart=dt.datetime.combine(start, dt.time()))
    theirs = [each.date() for each in rule.between(dt.datetime(2025, 12, 31), dt.datetime(2030, 12, 31), inc=True)]
    days = (dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range((end - dt.date(2026, 1, 1)).days))
    assert theirs == [day for day in days if held_on(rhythm, day)]
