"""axe-core finds nothing serious on a phone and in the open search; for all pages on a desk see test_pages.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit


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
