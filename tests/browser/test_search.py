"""Search finds what people type, and leads to the very place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit


def _ask(page: Page, words: str) -> list[str]:
    """Type words into the search; the addresses of the results, best first."""
    page.keyboard.press("/")
    field = page.locator(".md-search__input")
    expect(field).to_be_focused()
    field.press_sequentially(words)
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_function(
        "words => document.querySelector('.md-search-result__meta').textContent.match(/\\d|无|没有|No/)", arg=words
    )
    return page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")


@pytest.mark.parametrize(
    ("start", "words", "wanted"),
    [
        pytest.param("", "投诉", "standards/complaint-handling/", id="a word"),
        pytest.param("", "回访", "/follow-up", id="another word"),
        pytest.param("", "等候", "queue", id="a third word"),
        pytest.param("", "投诉专员", "roles/complaint-officer/", id="a role"),
        pytest.param("", "投诉台账", "standards/complaint-handling/#R2", id="a phrase inside a sentence"),
        pytest.param("", "严重程度", "standards/complaint-handling/#R2", id="a word inside a sentence"),
        pytest.param("", "投訴", "standards/complaint-handling/", id="Traditional"),
        pytest.param("", "窗口受理員", "roles/window-clerk/", id="a role in Traditional"),
        pytest.param("", "ZWFW-C-01", "standards/complaint-handling/", id="a code"),
        pytest.param("", "complaint", "complaint", id="English on a Chinese page"),
        pytest.param("en/", "complaint", "en/standards/complaint-handling/", id="English"),
        pytest.param("en/", "complaints officer", "en/roles/complaint-officer/", id="an English role"),
        pytest.param("en/", "ZWFW-C-01", "en/standards/complaint-handling/", id="a code in English"),
        pytest.param("en/", "fire", "en/procedures/fire/", id="a short English word"),
        pytest.param("standards/queueing/", "灭火器", "fire", id="from a deep page"),
    ],
)
def test_words_are_found(visit: Callable[..., Visit], start: str, words: str, wanted: str) -> None:
    found = _ask(visit(start).page, words)
    assert any(wanted in link for link in found), found


@pytest.mark.parametrize(
    ("start", "words", "wanted"),
    [
        ("", "投诉处理", "standards/complaint-handling/"),
        ("", "窗口受理员", "roles/window-clerk/"),
        ("", "火灾", "procedures/fire/"),
        ("", "ZWFW-C-01", "standards/complaint-handling/"),
        ("en/", "complaint handling", "en/standards/complaint-handling/"),
    ],
)
def test_a_title_comes_first(visit: Callable[..., Visit], start: str, words: str, wanted: str) -> None:
    window = visit(start)
    found = _ask(window.page, words)
    assert found[0].removeprefix(window.address).partition("?")[0] == wanted, found[:5]


def test_a_result_leads_to_the_place(visit: Callable[..., Visit]) -> None:
    window = visit("")
    page = window.page
    _ask(page, "投诉台账")
    page.locator('.md-search-result__link[href*="standards/complaint-handling/"][href*="#R2"]').first.click()
    page.wait_for_url("**/standards/complaint-handling/**#R2")
    heading = page.locator("#R2")
    expect(heading).to_be_in_viewport()
    expect(page.locator("article mark").first).to_be_visible()


def test_what_is_not_there_is_said(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    page.keyboard.press("/")
    page.keyboard.type("zzqqxx")
    expect(page.locator(".md-search-result__meta")).to_contain_text("没有")


def test_search_on_a_phone(visit: Callable[..., Visit]) -> None:
    page = visit("", viewport=PHONE, has_touch=True, is_mobile=True).page
    page.locator("#sv-find").fill("回访")
    page.locator(".sv-find button[type=submit]").tap()
    page.locator(".md-search-result__link").first.wait_for()
    expect(page.locator(".md-search-result__link").first).to_be_in_viewport()


@pytest.mark.parametrize("start", ["", "en/"])
def test_the_examples_on_the_home_page_find_something(visit: Callable[..., Visit], start: str) -> None:
    page = visit(start).page
    examples = page.locator("[data-sv-query]")
    assert examples.count() >= 3
    for number in range(examples.count()):
        examples.nth(number).click()
        page.locator(".md-search-result__link").first.wait_for()
        expect(page.locator(".md-search__input")).to_have_value(examples.nth(number).inner_text())
        page.keyboard.press("Escape")


@pytest.mark.parametrize("words", ["投訴", "投诉"])
def test_a_table_is_filtered_by_either_script(visit: Callable[..., Visit], words: str) -> None:
    page = visit("documents/").page
    page.locator(".sv-filter input[name=q]").fill(words)
    rows = page.locator("[data-sv-row]:visible")
    expect(rows.filter(has_text="投诉处理").first).to_be_visible()
    assert all("投诉" in text for text in rows.all_inner_texts())
