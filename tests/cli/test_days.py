"""What day it is, and on which day something was done: in the handbook's time zone, whatever the machine's."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from svcq_build.history.commit import commits
from svcq_build.model import days
from svcq_build.model.days import AbsurdDay, day_in_documents, day_of, today, zone_of
from tests.conftest import CONFIGURATION, STANDARD, Outcome
from tests.history.dated_repository import Dated

Repository = Callable[..., Path]
Svcq = Callable[..., Outcome]
EVENING = "1780000200"  # 2026-05-28 20:30 in Greenwich, the next morning in Shanghai


@pytest.fixture(params=["Pacific/Kiritimati", "Etc/GMT+12"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("settings", "day"),
    [
        ("site_name: x\n", "2026-05-29"),
        ("extra:\n  svcq:\n    time_zone: Europe/London\n", "2026-05-28"),
        ('extra: {svcq: {"time_zone": "Europe/London"}}\n', "2026-05-28"),
        ("# time_zone: Asia/Shanghai\nextra:\n  svcq:\n    time_zone: Europe/London # here\n", "2026-05-28"),
        ("extra:\n  svcq:\n    time_zone: Atlantis/Centre\n", "2026-05-29"),
        ("extra: [time_zone\n", "2026-05-29"),
    ],
)
def test_a_moment_is_a_day_of_the_handbooks_time_zone(
    settings: str, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: None
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EVENING)
    assert today(tmp_path).isoformat() == day
    made = Dated(tmp_path / "repository")
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"@{EVENING} -0800"}
    command = ["git", "-C", str(made.root), "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run(command, check=True, env=environment)
    (made.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert [commit.day.isoformat() for commit in commits(made.root)] == [day]


def test_the_clock_tells_the_day_of_the_handbooks_time_zone(tmp_path: Path, machine: None) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    assert abs(today(tmp_path) - dt.datetime.now(zone_of(tmp_path)).date()) <= dt.timedelta(days=1)
    assert str(zone_of(tmp_path)) == "Asia/Shanghai"


@pytest.mark.parametrize("day", ["20260301", "2026-W10-7", "2026-060", "2026-3-1", "２０２６-03-01", "2026-02-30"])
def test_a_day_is_written_in_one_way(day: str, repository: Repository, svcq: Svcq) -> None:
    root = repository()
    for command in (("check", "--today", day), ("notify", "--since", day), ("show", "clerk", "--at", day)):
        assert svcq(*command, cwd=root).code == 2, command


ABSURD = ["", "-1", "1e9", "²", "soon", "9" * 12, "9" * 5000, "253402300799", "67767976233532799"]


@pytest.mark.parametrize("seconds", ABSURD)
def test_seconds_of_no_possible_day_are_refused(seconds: str) -> None:
    with pytest.raises(AbsurdDay):
        day_of(seconds, zone_of(None))


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_documents_speak_of_days_that_can_be_meant(day: str, repository: Repository, svcq: Svcq) -> None:
    with pytest.raises(AbsurdDay):
        day_in_documents(day)
    text = f"{STANDARD}effective: {day}\nreview: {{every: 9999 年, last: {day}}}\n"
    root = repository({"standards/service/queueing.yml": text})
    done = svcq("check", "--today", "2026-03-01", "--format", "json", cwd=root)
    assert done.code == 1
    assert done.out.count('"impossible-date"') == 2


@pytest.mark.parametrize(
    "command", ["check", "build", "reviews", "new term x", "reviewed clerk", "review HEAD", "serve"]
)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1969-12-31", "2106-01-01"])
def test_no_command_takes_an_absurd_day_for_today(
    command: str,
    day: str,
    repository: Repository,
    svcq: Svcq,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = repository()
    done = svcq(*command.split(), "--today", day, "--lang", "en", cwd=root)
    assert (done.code, "cannot be today" in done.err) == (2, True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 14)
    done = svcq(*command.split(), "--lang", "en", cwd=root)
    assert (done.code, "SOURCE_DATE_EPOCH is" in done.err) == (2, True)


@pytest.mark.parametrize(
    "command", ["bump queueing --class wording --effective 9999-12-31", "show queueing --at 0001-01-01"]
)
def test_nor_writes_or_looks_for_one(command: str, repository: Repository, svcq: Svcq) -> None:
    done = svcq(*command.split(), "--lang", "en", cwd=repository())
    assert (done.code, "cannot be meant" in done.err) == (2, True)


def test_lengths_of_time_beyond_the_calendar_end_in_no_exception(repository: Repository, svcq: Svcq) -> None:
    last = f"{days.LAST_YEAR}-12-31"
    text = STANDARD.replace("draft", "active") + f"effective: {last}\nreview: {{every: {'9' * 400} 年, last: {last}}}\n"
    root = repository({"standards/service/queueing.yml": text})
    for command in ("check --no-cache", "reviews"):
        assert svcq(*command.split(), "--today", f"{days.LAST_NOW}-12-31", cwd=root).code in (0, 1)
