"""Any language that Babel knows is a language of the site, with a translation file and no code."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.amounts import format_amount, format_number, parse_amount
from svcq_build.model.durations import parse_duration
from svcq_build.model.rhythm import Rhythm
from svcq_build.render.formats import format_date, format_interval
from svcq_build.render.interface import Interface, interface
from svcq_build.render.rhythms import format_rhythm
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.search.keys import folded, keys
from svcq_build.site.engine import theme_language
from svcq_build.translate.lookup import lookup_for
from tests.conftest import Outcome

CONFIGURATION = """\
site_name: 测试手册
site_url: https://example.org/handbook/
extra: {svcq: {languages: [zh, en, de]}}
"""
TEXTS = {
    "测试手册": "Handbuch",
    "窗口受理员": "Sachbearbeitung am Schalter",
    "在窗口接待客户。": "Empfängt am Schalter.",
    "首次发布": "Erste Fassung",
    "一次把事办成。": "Alles in einem Gang erledigt.",
    "受理业务。": "Nimmt Anträge an.",
    "排队叫号": "Aufruf",
    "等候多久、谁来解释。": "Wie lange man wartet.",
    "客户等候不超过 20 分钟。": "Höchstens 20 Minuten.",
    "等候超过 20 分钟时由受理员说明原因。": "Nach mehr als 20 Minuten wird der Grund genannt.",
}
WORDS = {
    "Role charter": "Aufgabenbeschreibung",
    "Roles": "Rollen",
    "Responsibilities": "Aufgaben",
    "Home": "Startseite",
    "{n} requirement": "{n} Anforderung",
    "{n} requirements": "{n} Anforderungen",
    "Owner": "Zuständig",
    "Effective": "Gültig ab",
    "Status": "Stand",
    "Mission": "Auftrag",
}


@pytest.fixture
def handbook(repository: Callable[..., Path], svcq: Callable[..., Outcome]) -> Path:
    """A handbook of which twenty texts are in German: ten of its documents, ten of svcq's own."""
    root = repository({"mkdocs.yml": CONFIGURATION})
    outcome = svcq("translate", "de", cwd=root)
    assert "translations/de/interface.po: 0 translated" in outcome.out
    for path in (root / "translations/de").glob("*.po"):
        text = path.read_text(encoding="utf-8")
        for said, german in (WORDS if path.stem == "interface" else TEXTS).items():
            text = text.replace(f'msgid "{said}"\nmsgstr ""', f'msgid "{said}"\nmsgstr "{german}"')
        path.write_text(text, encoding="utf-8")
    return root


def test_a_site_in_a_third_language(handbook: Path, svcq: Callable[..., Outcome], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert svcq("build", "--no-check", "--site", str(site), cwd=handbook).code == 0
    page = (site / "de/roles/clerk/index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert '<body dir="ltr"' in page
    of_documents = ("Sachbearbeitung am Schalter", "Alles in einem Gang erledigt.", "1. Januar 2026")
    for words in (*of_documents, "Aufgabenbeschreibung", "Aufgaben", "Suche"):
        assert words in page
    assert "Part of this page has not been translated" not in page, "all ten texts are there"
    assert re.findall('hreflang="([a-z]+)"', page)[:3] == ["zh", "en", "de"]
    assert ">Deutsch<" in (site / "roles/clerk/index.html").read_text(encoding="utf-8")
    assert "https://example.org/handbook/de/roles/clerk/" in (site / "de" / "sitemap.xml").read_text(encoding="utf-8")
    assert "Sitemap: https://example.org/handbook/de/sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    found = "".join(path.read_text(encoding="utf-8") for path in (site / "de/search/keys").iterdir())
    assert '"sachbearbeitung":' in found
    assert '"empfangt":' in found, "with an accent or without"


def test_what_has_no_translation_is_told_and_is_english(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    told = [line for line in svcq("check", "--lang", "en", cwd=handbook).out.splitlines() if ": note: " in line]
    assert any("mkdocs.yml:3:" in line and "no translation into “de”: English stands" in line for line in told)
    graph = build_graph(load_folder(handbook))
    renderer = make_renderer(graph, "de", dt.date(2026, 3, 1), lookup_for(handbook, "de"), handbook)
    pages = render(renderer, only=lambda page: page.url == "roles/clerk/").pages
    assert "Standards to follow" in pages["roles/clerk/"].html


@pytest.mark.parametrize("unsafe", ["<script>{n}</script>", "{n.__class__}", "{nobody}", "{n!r:>9}", "{"])
def test_words_of_a_stranger_are_words(unsafe: str) -> None:
    words = Interface("de", {("", "{n} step"): unsafe})
    assert "<script>" not in words.word("{n} step", n=Markup("1"))
    assert "class '" not in words.word("{n} step", n=1)


def test_forms_of_words_with_numbers_are_those_of_the_language() -> None:
    said = {("", "{n} step"): "{n} шаг", ("", "{n} steps"): "{n} шага", ("plural many", "{n} steps"): "{n} шагов"}
    russian, japanese = Interface("ru", said), Interface("ja", {("", "{n} steps"): "{n} 段階"})
    assert [russian.plural("{n} step", "{n} steps", n) for n in (1, 5, 21)] == ["1 шаг", "5 шагов", "21 шаг"]
    assert japanese.plural("{n} step", "{n} steps", 1) == "1 段階"


def test_dates_numbers_and_times_are_written_as_in_the_language() -> None:
    assert format_date(dt.date(2026, 3, 1), "de") == "1. März 2026"
    assert format_date(dt.date(2026, 3, 1), "ja") == "2026年3月1日"
    assert format_date(dt.date(2026, 3, 1), "pt-BR") == "1 de março de 2026"
    assert format_number(1234.5, "de") == "1.234,5"
    assert format_amount(parse_amount("95%"), "de") == "95\xa0%"
    assert format_amount(parse_amount("30 分钟"), "de") == "30 Minuten"
    german = {"{n} working days": "{n} Arbeitstage", "every {length}": "alle {length}", "weekly": "wöchentlich"}
    assert format_amount(parse_amount("5 个工作日"), "de", word=lambda text: german.get(text, text)) == "5 Arbeitstage"
    words = Interface("de", {("", english): said for english, said in german.items()})
    assert format_interval(parse_duration("6 个月"), "de", words.word) == "alle 6 Monate"
    assert format_interval(parse_duration("1 周"), "de", words.word) == "wöchentlich"


def test_rhythms_name_days_and_months_in_the_language() -> None:
    fields = {"every": "quarter", "on": "second thursday", "month": 2, "at": "14:00", "lasts": "1 小时"}
    told = format_rhythm(Rhythm.model_validate(fields), "fr", interface("fr").word)
    assert told == "Every quarter (février, mai, août, novembre): jeudi no. 2 at 14:00, 1\xa0heure"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Жалобы рассматриваются", {"жалобы", "рассматриваются"}),
        ("Χρόνος αναμονής", {"χρόνος", "αναμονής"}),
        ("शिकायत की", {"शिकायत", "की"}),
        ("ร้องเรียน", {"ร้", "้อ", "อง", "งเ", "เร", "รี", "ีย", "ยน"}),
        ("苦情の対応", {"苦情", "情の", "の対", "対応"}),
    ],
)
def test_search_knows_the_letters_of_the_script(text: str, found: set[str]) -> None:
    assert keys(folded(text)) == found


@pytest.mark.parametrize(
    ("language", "theme"),
    [("de", "de"), ("pt-BR", "pt-BR"), ("de-AT", "de"), ("zh-Hant", "zh-Hant"), ("zh-HK", "zh-Hant"), ("sw", "en")],
)
def test_the_theme_speaks_the_nearest_language_that_it_knows(language: str, theme: str) -> None:
    assert theme_language(language) == theme


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ar", "“ar” is written from right to left"),
        ("he", "from right to left"),
        ("xx", "“xx” is no language that pages can be in"),
        ("pt_br", "pt-BR"),
        ("zh-CN", "Write zh"),
        ("zh_tw", "zh-TW"),
        ("German", "Write de"),
        ("日语", "Write ja"),
        ("繁体", "Write zh-Hant"),
    ],
)
def test_what_is_no_language_of_pages_is_refused(
    repository: Callable[..., Path], svcq: Callable[..., Outcome], written: str, told: str
) -> None:
    root = repository({"mkdocs.yml": f"site_name: 手册\nextra: {{svcq: {{languages: [en, {written}]}}}}\n"})
    outcome = svcq("check", "--lang", "en", cwd=root)
    assert outcome.code == 1
    assert told in outcome.out
