"""What a reader can do about a page: propose a change, report a problem, look up a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.whole_handbook import ROOT

_HOST = "https://github.com/example/service-handbook"


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize(
    ("path", "source", "reference"),
    [
        ("standards/complaint-handling/", "standards/service/complaint-handling.yml", "standard:complaint-handling"),
        ("roles/window-clerk/", "roles/charters/window-clerk.yml", "role:window-clerk"),
        ("guides/using-this-handbook/", "playbooks/guides/using-this-handbook.md", "guide:using-this-handbook"),
    ],
)
def test_a_document_can_be_changed_and_complained_of(
    visit: Callable[..., Visit], path: str, source: str, reference: str, language: str
) -> None:
    page = visit(language + path, scripts=False).page
    assert (ROOT / source).is_file()
    change = page.locator("article a[rel~=edit], .sv-feedback a[rel~=edit]")
    assert change.get_attribute("href") == f"../../edit/?document={reference}"
    assert change.inner_text().strip() == ("Edit" if language else "编辑")
    assert page.locator(".sv-feedback noscript a").get_attribute("href") == f"{_HOST}/edit/main/{source}"
    report = page.locator(f'.sv-feedback a[data-sv-way=report][href^="{_HOST}/issues/new"]')
    asked = parse_qs(urlsplit(report.get_attribute("href") or "").query)
    title = page.locator("h1").inner_text().strip()
    assert title in asked["title"][0]
    assert reference in asked["title"][0] + asked["body"][0]
    assert f"{language}{path}" in asked["body"][0], "the address of the page"


def test_an_overview_can_be_complained_of_but_not_edited(visit: Callable[..., Visit]) -> None:
    page = visit("coverage/", scripts=False).page
    assert page.locator("a[rel~=edit]").count() == 0
    ways = page.locator(f'.sv-feedback a[href^="{_HOST}/issues/new"]')
    assert ways.evaluate_all("links => links.map((link) => link.dataset.svWay)") == [
        "useful",
        "useless",
        "report",
        "suggest",
    ]
    mail = page.locator('.sv-feedback a[href^="mailto:"]').get_attribute("href") or ""
    assert "coverage" in mail, "whoever has no account there says which page it is about, too"


@pytest.mark.parametrize("language", ["", "en/"])
def test_an_address_that_leads_nowhere_offers_the_nearest_ids_in_both_languages(
    visit: Callable[..., Visit], site: Path, language: str
) -> None:
    window = visit("")
    window.page.route("**/complaint-handing/", lambda route: route.fulfill(path=site / language / "404.html"))
    page = window.go(f"{language}standards/complaint-handing/")
    offered = page.locator("[data-sv=nearest] li:first-child")
    expect(offered).to_have_text(["Complaint handling", "投诉处理"] if language else ["投诉处理", "Complaint handling"])
    assert page.locator("input[name=q]").first.input_value() == "complaint handing"
    page.locator("[data-sv=lost] button").first.click()
    expect(page.locator("[data-sv-search=list] li").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator('section[lang="zh"] [data-sv=nearest] a').first.click()
    page.wait_for_url("**/handbook/standards/complaint-handling/")


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_word_is_explained_where_it_occurs(visit: Callable[..., Visit], language: str) -> None:
    window = visit(f"{language}standards/complaint-handling/")
    terms = window.page.locator("article a.svcq-term")
    assert terms.count() > 0
    targets = terms.evaluate_all("links => links.map(link => link.href)")
    assert len(targets) == len(set(targets)), "each once a page"
    first = terms.first
    meaning = first.get_attribute("title") or ""
    word = first.inner_text()
    assert len(meaning) > 10
    style = first.evaluate(
        "node => getComputedStyle(node).textDecorationStyle + getComputedStyle(node).borderBottomStyle"
    )
    assert "dotted" in style, "it can be told from other words"
    first.click()
    window.page.wait_for_url("**/glossary/*/")
    expect(window.page.locator("article")).to_contain_text(meaning[:20])
    assert word.lower() in window.page.locator("article").inner_text().lower()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("roles/complaint-officer/", ["standards/complaint-handling/", "processes/complaint/"]),
        ("standards/complaint-handling/", ["checklists/complaint-file-review/", "indicators/complaint-"]),
        ("competences/complaint-resolution/", ["roles/complaint-officer/", "training/complaint-handling-course/"]),
    ],
)
def test_what_depends_on_a_document_is_on_its_page(visit: Callable[..., Visit], path: str, wanted: list[str]) -> None:
    page = visit(path, scripts=False).page
    links = page.locator("article a").evaluate_all("links => links.map(link => link.href)")
    for target in wanted:
        assert any(target in link for link in links), target


def test_home_helps_to_find(visit: Callable[..., Visit]) -> None:
    page = visit("", scripts=False).page
    links = page.locator("article a").evaluate_all("links => links.map(link => link.href)")
    for target in ("roles/window-clerk/", "procedures/complaint-response/", "procedures/crowding/", "procedures/fire/"):
        assert any(link.endswith(target) for link in links), target
    assert page.locator("time").count() >= 3, "what changed lately"
