"""Addresses, formats, git hosts, terms: the small parts of rendering."""

from __future__ import annotations

import datetime as dt

import pytest

from svcq_build.load.settings import Settings
from svcq_build.model import format_duration, format_number
from svcq_build.model.durations import parse_duration
from svcq_build.render.addresses import address_of, relative
from svcq_build.render.formats import format_date, format_interval
from svcq_build.render.hosting import edit_url, report_url
from svcq_build.render.icons import icon
from svcq_build.render.terms import TermEntry, explain_terms, make_glossary


@pytest.mark.parametrize(
    ("target", "page", "href"),
    [
        ("standards/a/", "standards/b/", "../a/"),
        ("standards/a/#R1", "standards/a/", "#R1"),
        ("standards/a/", "standards/a/", "./"),
        ("roles/x/", "standards/b/", "../../roles/x/"),
        ("roles/x/", "", "roles/x/"),
        ("", "standards/b/", "../../"),
        ("standards/", "standards/b/", "../"),
        ("assets/a.png", "standards/b/", "../../assets/a.png"),
    ],
)
def test_hrefs_are_relative(target: str, page: str, href: str) -> None:
    assert relative(target, page) == href


def test_addresses_of_references_and_pages() -> None:
    assert address_of("standard:a#R1") == "standards/a/#R1"
    assert address_of("curriculum:a") == "training/a/"
    assert address_of("coverage") == "coverage/"
    assert address_of("glossary#x") == "glossary/#x"
    assert address_of("") == ""


def test_dates_numbers_and_times_as_people_write_them() -> None:
    assert format_date(dt.date(2026, 3, 1), "zh") == "2026年3月1日"
    assert format_date(dt.date(2026, 3, 1), "en") == "1 March 2026"
    assert format_duration(parse_duration("2 个工作日"), "en") == "2 working days"
    assert format_duration(parse_duration("1 day"), "en") == "1 day"
    assert format_duration(parse_duration("30 minutes"), "zh") == "30 分钟"
    assert [format_interval(parse_duration("1 month"), language) for language in ("zh", "en")] == ["每月", "monthly"]
    assert [format_interval(parse_duration("6 个月"), language) for language in ("zh", "en")] == [
        "每 6 个月",
        "every 6 months",
    ]
    assert [format_number(number, "zh") for number in (95.0, 0.5, 1234.25, None)] == ["95", "0.5", "1,234.25", ""]


def settings(**values: str) -> Settings:
    return Settings.model_validate(values)


def test_a_page_is_edited_and_reported_on_each_git_host() -> None:
    github = settings(repo_url="https://github.com/a/b", edit_uri="edit/main/")
    assert edit_url(github, "roles/角色.yml") == "https://github.com/a/b/edit/main/roles/%E8%A7%92%E8%89%B2.yml"
    assert report_url(github, "标题", "正文") == (
        "https://github.com/a/b/issues/new?title=%E6%A0%87%E9%A2%98&body=%E6%AD%A3%E6%96%87"
    )
    gitlab = settings(repo_url="https://gitlab.example.org/a/b/", edit_uri="-/edit/main/")
    assert edit_url(gitlab, "x.yml") == "https://gitlab.example.org/a/b/-/edit/main/x.yml"
    assert report_url(gitlab, "t", "b") == (
        "https://gitlab.example.org/a/b/-/issues/new?issue%5Btitle%5D=t&issue%5Bdescription%5D=b"
    )
    gitea = settings(repo_url="https://git.example.org/a/b", edit_uri="_edit/main/")
    assert edit_url(gitea, "x.yml") == "https://git.example.org/a/b/_edit/main/x.yml"
    assert edit_url(settings(repo_url="https://h/a", edit_uri="?file="), "x.yml") == "https://h/a?file=x.yml"
    assert edit_url(settings(edit_uri="edit/"), "x.yml") is None
    assert report_url(settings(), "t", "b") is None


def test_an_icon_is_hidden_from_screen_readers_and_must_exist() -> None:
    assert 'aria-hidden="true"' in icon("material/star")
    with pytest.raises(LookupError, match="no-such-icon"):
        icon("material/no-such-icon")
    with pytest.raises(LookupError):
        icon("../../../mkdocs_theme")


GLOSSARY = make_glossary(
    [
        TermEntry("term:nps", ("净推荐值", "NPS"), "推荐的人减去贬低的人"),
        TermEntry("term:raci", ("RACI",), '谁做 "R"'),
        TermEntry("term:value", ("推荐",), "说好话"),
    ]
)
HREF = {"term:nps": "n/", "term:raci": "r/", "term:value": "v/"}


def test_terms_are_marked_longest_first_never_inside_links_code_or_longer_words() -> None:
    seen: set[str] = set()
    html = 'NPSX 与净推荐值、NPS，<a href="#">RACI</a> <code>raci</code> Raci'
    assert explain_terms(html, GLOSSARY, seen, HREF) == (
        'NPSX 与<a class="svcq-term" href="n/" title="推荐的人减去贬低的人">净推荐值</a>、NPS，'
        '<a href="#">RACI</a> <code>raci</code> '
        '<a class="svcq-term" href="r/" title="谁做 &quot;R&quot;">Raci</a>'
    )
    assert seen == {"term:nps", "term:raci"}
