"""``/reviews/`` and ``/calendar.ics``: who has to look at what, and when, for people and for their calendars."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from icalendar import Calendar

from svcq_build.check.due import agenda
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.pages import Site
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.site.preview import Preview
from tests.conftest import CONFIGURATION, ROLE
from tests.in_process import run_here
from tests.reviews.review_files import FILES, indicator

TODAY = dt.date(2026, 3, 1)
SITE = CONFIGURATION.replace("extra:", "site_url: https://handbook.example.org/center/\nextra:")


@pytest.fixture
def site_of(repository: Callable[..., Path]) -> Callable[..., Site]:
    def make(files: Mapping[str, str] = FILES, today: dt.date = TODAY, language: str = "zh") -> Site:
        root = repository({"mkdocs.yml": SITE, **files})
        return render(make_renderer(build_graph(load_folder(root)), language, today, None, root))

    return make


def test_the_agenda_tells_what_is_overdue_from_what_is_soon(repository: Callable[..., Path]) -> None:
    found = agenda(build_graph(load_folder(repository(FILES))), TODAY)
    assert [(item.document, item.day.isoformat(), item.urgency) for item in found.reviews] == [
        ("standard:queueing", "2026-02-01", "overdue"),
        ("indicator:late", "2026-02-20", "overdue"),
        ("indicator:today", "2026-03-01", "soon"),
        ("indicator:doubtful", "2026-03-05", "soon"),
        ("role:clerk", "2027-01-01", "later"),
    ]
    assert [(item.document, [reason.target for reason in item.reasons]) for item in found.suspects] == [
        ("indicator:doubtful", ["standard:queueing"])
    ]
    assert [(item.rule, item.urgency) for item in found.waivers] == [
        ("two-demands", "overdue"), ("no-data-basis", "soon"),
    ]  # fmt: skip


@pytest.mark.parametrize(("within", "soon"), [(0, ["indicator:today"]), (4, ["indicator:today", "indicator:doubtful"])])
def test_soon_is_as_far_as_one_says(repository: Callable[..., Path], within: int, soon: list[str]) -> None:
    found = agenda(build_graph(load_folder(repository(FILES))), TODAY, within)
    assert [item.document for item in found.reviews if item.urgency == "soon"] == soon


def test_drafts_and_retired_documents_are_not_due(repository: Callable[..., Path]) -> None:
    files = {"standards/indicators/late.yml": indicator("2020-01-01").replace("status: active", "status: retired")}
    found = agenda(build_graph(load_folder(repository(files))), TODAY)
    assert [item.document for item in found.reviews] == ["role:clerk"]


def test_a_review_beyond_the_calendar_is_never_due(repository: Callable[..., Path]) -> None:
    root = repository({"roles/charters/clerk.yml": ROLE.replace("every: 1 年", "every: 99999 年")})
    assert agenda(build_graph(load_folder(root)), TODAY).reviews == ()


def test_the_page_lists_each_with_its_day_and_owner(site_of: Callable[..., Site]) -> None:
    text = site_of().pages["reviews/"].html
    groups = re.split(r'<span id="(overdue|soon|later)">', text)
    rows = dict(zip(groups[1::2], groups[2::2], strict=True))
    assert "../indicators/late/" in rows["overdue"]
    assert "2026年2月20日" in rows["overdue"]
    assert "从未" in rows["overdue"], "a document that was never reviewed says so"
    assert "../indicators/doubtful/" in rows["soon"]
    assert rows["soon"].count("../roles/clerk/") >= 2
    assert "2027年1月1日" in rows["later"]


def test_the_page_says_why_something_is_suspect(site_of: Callable[..., Site]) -> None:
    text = site_of().pages["reviews/"].html
    suspect = text.partition('id="suspects"')[2].partition('id="dates"')[0]
    for words in ("../indicators/doubtful/", "2026年2月10日", "2026年2月5日", "上级缩短时限", "queueing/#R2"):
        assert words in suspect
    assert "indicators/late" not in suspect


def test_the_page_lists_waivers_with_reason_approver_and_end(site_of: Callable[..., Site]) -> None:
    waivers = site_of().pages["reviews/"].html.partition('id="waivers"')[2].partition('id="owners"')[0]
    for words in ("queueing/#R1", "数据在收集", "2026年3月20日", "no-data-basis", "../roles/clerk/"):
        assert words in waivers
    assert re.search(r"2026年2月20日 已到期", waivers)


def test_a_suspect_says_so_on_its_own_page_and_others_do_not(site_of: Callable[..., Site]) -> None:
    pages = site_of().pages
    assert "sv-suspect-notice" in pages["indicators/doubtful/"].html
    assert "上级缩短时限" in pages["indicators/doubtful/"].html
    assert "sv-suspect-notice" not in pages["indicators/late/"].html


def test_a_page_with_a_notice_follows_only_what_it_is_about(site_of: Callable[..., Site]) -> None:
    reads = site_of().pages["indicators/doubtful/"].reads
    assert "standard:queueing" in reads
    assert "*" not in reads, "svcq serve would render every page on every edit"


def test_an_empty_handbook_has_a_page_and_a_calendar(site_of: Callable[..., Site]) -> None:
    site = site_of({"roles/charters/clerk.yml": ROLE.replace("status: active", "status: draft")})
    assert 'id="suspects"' not in site.pages["reviews/"].html
    assert Calendar.from_ical(site.files["calendar.ics"]).walk("VEVENT") == []


def events(site: Site) -> dict[str, object]:
    return {str(event["uid"]): event for event in Calendar.from_ical(site.files["calendar.ics"]).walk("VEVENT")}


def test_the_calendar_reads_back_as_all_day_events_with_links(site_of: Callable[..., Site]) -> None:
    content = site_of().files["calendar.ics"]
    calendar = Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert calendar.errors == []
    found = events(site_of())
    assert len(found) == 5 + 2
    event = found["review-indicator-late@handbook.example.org"]
    assert event["dtstart"].dt == dt.date(2026, 2, 20)
    assert type(event["dtstart"].dt) is dt.date
    assert event["summary"] == "复审：迟了"
    assert event["url"] == "https://handbook.example.org/center/indicators/late/"
    assert "窗口受理员" in event["description"]
    assert event["dtstamp"].dt == dt.datetime(2026, 1, 20, tzinfo=dt.UTC)
    assert found["waiver-standard-queueing-R1-no-data-basis@handbook.example.org"]["dtstart"].dt == dt.date(2026, 3, 20)


def test_its_lines_end_and_fold_as_the_standard_says(site_of: Callable[..., Site]) -> None:
    files = {"standards/indicators/long.yml": indicator("2026-02-01", "很长的名称" * 30)}
    content = site_of(files).files["calendar.ics"]
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert content.decode()  # no character is cut in two


def test_an_event_keeps_its_name_when_its_day_moves(site_of: Callable[..., Site]) -> None:
    before = events(site_of({"standards/indicators/late.yml": indicator("2026-01-20")}))
    after = events(site_of({"standards/indicators/late.yml": indicator("2026-02-27")}))
    assert before.keys() == after.keys()
    uid = "review-indicator-late@handbook.example.org"
    assert before[uid]["dtstart"].dt < after[uid]["dtstart"].dt  # type: ignore[index]
    assert before[uid]["dtstamp"].dt < after[uid]["dtstamp"].dt  # type: ignore[index]


def test_the_same_documents_give_the_same_bytes_whatever_the_day(site_of: Callable[..., Site]) -> None:
    assert site_of().files["calendar.ics"] == site_of(today=dt.date(2026, 7, 1)).files["calendar.ics"]


def test_without_an_address_there_is_a_calendar_but_nothing_to_subscribe_to(site_of: Callable[..., Site]) -> None:
    site = site_of({**FILES, "mkdocs.yml": CONFIGURATION})
    assert "webcal://" not in site.pages["reviews/"].html
    assert "../calendar.ics" in site.pages["reviews/"].html
    event = events(site)["review-indicator-late@svcq.invalid"]
    assert "url" not in event  # type: ignore[operator]
    assert 'href="webcal://handbook.example.org/center/calendar.ics"' in site_of().pages["reviews/"].html


def test_a_built_site_has_the_calendar_of_each_language(repository: Callable[..., Path], tmp_path: Path) -> None:
    both = SITE.replace("[zh]", "[zh, en]")
    root = repository({**FILES, "mkdocs.yml": both})
    done = run_here(root, "build", "--no-check", "--today", "2026-03-01", "--site", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    zh, en = tmp_path / "site/calendar.ics", tmp_path / "site/en/calendar.ics"
    assert "SUMMARY:复审：".encode() in zh.read_bytes()
    assert b"SUMMARY:Review: " in en.read_bytes()
    page = (tmp_path / "site/en/reviews/index.html").read_text(encoding="utf-8")
    assert "webcal://handbook.example.org/center/en/calendar.ics" in page


def test_the_calendar_follows_an_edit_while_one_looks_on(repository: Callable[..., Path]) -> None:
    root = repository({"mkdocs.yml": SITE, "standards/indicators/late.yml": indicator("2026-02-01")})
    preview = Preview(root, TODAY)
    assert not preview.start(lambda words: None).refused
    before = (preview.target / "calendar.ics").read_bytes()
    (root / "standards/indicators/late.yml").write_text(indicator("2026-02-28"), encoding="utf-8")
    assert not preview.follow({"standards/indicators/late.yml"}, lambda: None).refused
    after = (preview.target / "calendar.ics").read_bytes()
    assert b"DTSTART;VALUE=DATE:20260301" in before
    assert b"DTSTART;VALUE=DATE:20260328" in after
    assert "2026年3月28日" in (preview.target / "reviews/index.html").read_text(encoding="utf-8")
