"""Whoever follows a link lands where it leads, also just after scrolling; whoever goes back is where they were."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import PHONE, Visit

#: Longer than the theme waits before it notes how far a page is scrolled.
_FETCH = 0.4
#: Scroll, and follow a link at once.
_SCROLL_AND_FOLLOW = """(link) => {
  window.scrollTo(0, 300);
  setTimeout(() => document.querySelector(link).click(), 20);
}"""
_SCROLLED = "Math.round(window.scrollY)"
_TOP = "document.querySelector('h2#emergency').getBoundingClientRect().top"


@pytest.fixture
def slowly(visit: Callable[..., Visit]) -> Callable[[str], Page]:
    """Open a page from which others take a moment."""

    def later(route: Route) -> None:
        time.sleep(_FETCH)
        route.continue_()

    def make(path: str) -> Page:
        page = visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page
        page.evaluate("window.isSame = true")
        page.wait_for_load_state("networkidle")  # the theme knows all pages then, and has noted where this one stands
        page.route(lambda address: address.endswith("/"), later)
        return page

    return make


def test_a_link_to_a_part_leads_to_the_part(slowly: Callable[[str], Page]) -> None:
    page = slowly("en/standards/complaint-handling/")
    page.evaluate(_SCROLL_AND_FOLLOW, ".sv-emergency")
    page.wait_for_url("**/procedures/#emergency")
    page.locator("h2#emergency").wait_for()
    page.wait_for_function(f"{_TOP} < 200")
    page.wait_for_timeout(300)  # and stays there
    assert page.evaluate("window.isSame"), "the page was loaded anew: this test needs the theme's own navigation"
    assert 0 <= page.evaluate(_TOP) < 200


def test_a_link_to_a_page_leads_to_its_top_and_back_to_where_it_was(slowly: Callable[[str], Page]) -> None:
    page = slowly("en/standards/complaint-handling/")
    title = page.title()
    page.evaluate(_SCROLL_AND_FOLLOW, 'article a[href*="/checklists/"], article a[href*="/roles/"]')
    page.wait_for_function("(title) => document.title !== title", arg=title)
    page.wait_for_function(f"{_SCROLLED} === 0")
    page.wait_for_timeout(300)  # and stays there
    assert page.evaluate("window.isSame")
    assert page.evaluate(_SCROLLED) == 0
    page.go_back()
    page.wait_for_function("(title) => document.title === title", arg=title)
    page.wait_for_function(f"{_SCROLLED} === 300")
    page.wait_for_timeout(300)
    assert page.evaluate("window.isSame")
    assert page.evaluate(_SCROLLED) == 300
