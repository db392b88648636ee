"""Search finds what people type, and leads to the very place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit


def _ask(page: Page, words: str) -> list[str]:
    """Type words into the search; the addresses of the results that are shown, best first, without what marks words."""
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.insert_text(words)  # as an input method does
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile(r"\d"))
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    return [re.sub(r"\?h=[^#]*", "", link) for link in links]


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
        ("", "投诉专员", "roles/complaint-officer/"),
        ("", "投訴專員", "roles/complaint-officer/"),
        ("", "窗口受理员", "roles/window-clerk/"),
        ("", "火灾", "procedures/fire/"),
        ("", "回访", "glossary/follow-up/"),
        ("", "平均等候时间", "indicators/waiting-time/"),
        ("", "一次性告知", "glossary/one-time-notice/"),
        ("", "ZWFW-C-01", "standards/complaint-handling/"),
        ("en/", "complaint handling", "en/standards/complaint-handling/"),
        ("en/", "window clerk", "en/roles/window-clerk/"),
        ("en/", "ZWFW-C-01", "en/standards/complaint-handling/"),
    ],
)
def test_a_page_is_found_by_its_name(visit: Callable[..., Visit], start: str, words: str, wanted: str) -> None:
    window = visit(start)
    pages = dict.fromkeys(link.removeprefix(window.address).partition("#")[0] for link in _ask(window.page, words))
    assert wanted in list(pages)[:3], list(pages)[:6]


def test_a_word_is_not_cut_short(visit: Callable[..., Visit]) -> None:
    """The theme would look for 回 when asked for 回访, and find every 回答, 回应 and 回复."""
    window = visit("")
    _ask(window.page, "回访")
    shown = window.page.locator(".md-search-result__item")
    assert shown.count() > 3
    assert all("回访" in text.replace("\u200b", "") for text in shown.all_inner_texts())


def test_a_result_leads_to_the_place(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    found = _ask(page, "装齐五份材料")
    assert any(link.endswith("standards/complaint-handling/#R5") for link in found), found
    page.locator(".md-search-result__more > summary").evaluate_all("folds => folds.forEach(fold => fold.click())")
    page.locator('.md-search-result__link[href*="standards/complaint-handling/"][href$="#R5"]:visible').first.click()
    page.wait_for_url("**/standards/complaint-handling/**#R5")
    expect(page.locator("#R5")).to_be_in_viewport()
    expect(page.locator("article mark:visible").first).to_be_visible()


def test_what_is_not_there_is_said(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    page.keyboard.press("/")
    page.keyboard.type("zzqqxx", delay=20)
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
