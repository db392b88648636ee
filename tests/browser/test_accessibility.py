"""axe-core finds nothing serious in dark, on a phone, and in the open search; for light see test_pages.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.handbook_pages import PAGES


@pytest.mark.parametrize("path", PAGES)
def test_dark_page_is_readable(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, dark=True).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(ground) < 80, f"a reader who prefers dark gets the background {ground}"
    assert violations(page, "color-contrast", "link-in-text-block") == []


@pytest.mark.parametrize("path", ["", "checklists/window-opening/", "en/processes/complaint/"])
def test_phone_page_has_no_barrier(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page
    assert violations(page) == []


def test_open_search_has_no_barrier(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    page.keyboard.press("/")
    page.keyboard.insert_text("投诉")
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("path", "words"), [("roles/", "跳到正文"), ("en/roles/", "Skip to content")])
def test_skip_link_is_the_first_stop_and_speaks_the_language(
    visit: Callable[..., Visit], path: str, words: str
) -> None:
    page = visit(path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == words
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#__content"
