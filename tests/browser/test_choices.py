"""Filters and the address: what is chosen is there after Back, in the other language, and for whom it is sent to."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

ROLE = "complaint-officer"
ROWS = "[data-sv-row]:visible"


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks for; of the page itself, for Playwright hears of a new address a little later."""
    return parse_qs(page.evaluate("location.search.slice(1)"))


def roles(page: Page) -> set[bool]:
    """Whether the rows that are shown bind the role."""
    return {ROLE in (row.get_attribute("data-role") or "").split() for row in page.locator(ROWS).all()}


def agrees(page: Page, shown: int) -> None:
    """The controls say what the rows show."""
    expect(page.locator(".sv-filter select[name=role]")).to_have_value(ROLE)
    expect(page.locator(".sv-filter [role=status]")).to_contain_text(str(shown))
    expect(page.locator(ROWS)).to_have_count(shown)
    assert roles(page) == {True}


@pytest.mark.parametrize("whole", [False, True])
def test_a_filter_is_as_it_was_after_back(visit: Callable[..., Visit], whole: bool) -> None:
    window = visit("changes/")
    page = window.page
    everything = page.locator(ROWS).count()
    page.locator("select[name=role]").select_option(ROLE)
    shown = page.locator(ROWS).count()
    assert 0 < shown < everything
    agrees(page, shown)
    if whole:
        window.go("roles/")  # every script starts anew
    else:
        page.locator(f"{ROWS} .sv-changes__head a").first.click()  # instant navigation
        page.wait_for_url(re.compile("#history$"))
    expect(page.locator(".sv-filter")).to_have_count(0)
    page.go_back()
    page.wait_for_url("**/changes/?role=*")
    agrees(page, shown)
    page.reload()
    agrees(page, shown)


def test_nothing_chosen_leaves_nothing_in_the_address(visit: Callable[..., Visit]) -> None:
    window = visit("changes/")
    page = window.page
    everything = page.locator(ROWS).count()
    page.locator("select[name=role]").select_option(ROLE)
    page.locator(".sv-filter input").fill("投诉 ")
    assert asked(page) == {"role": [ROLE], "words": ["投诉 "]}
    page.locator(".sv-filter input").fill("")
    page.locator("select[name=role]").select_option("")
    assert asked(page) == {}
    expect(page.locator(ROWS)).to_have_count(everything)


@pytest.mark.parametrize("name", ["q", "words"])
def test_words_are_there_again_and_do_not_open_the_search(visit: Callable[..., Visit], name: str) -> None:
    window = visit(f"documents/?{name}=ZWFW-C")
    page = window.page
    those = page.locator("[data-sv-row]").filter(has_text="ZWFW-C").count()
    assert those
    expect(page.locator(ROWS)).to_have_count(those)
    assert asked(page) == {"words": ["ZWFW-C"]}
    window.go("roles/")
    page.go_back()
    expect(page.locator(".sv-filter input")).to_have_value("ZWFW-C")
    expect(page.locator(ROWS)).to_have_count(those)
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_filter_works_where_the_table_of_traditional_characters_cannot_be_had(visit: Callable[..., Visit]) -> None:
    window = visit("documents/")
    page = window.page
    window.deafen()  # a browser complains of what it cannot fetch
    page.route("**/search/traditional.json", lambda route: route.fulfill(status=404))
    everything = page.locator(ROWS).count()
    with page.expect_response("**/search/traditional.json"):
        page.locator(".sv-filter input").fill("投诉")
    expect(page.locator(".sv-filter [role=status]")).to_contain_text(str(everything))
    assert 0 < page.locator(ROWS).count() < everything
    window.listen()


def test_a_filter_can_be_linked_to(visit: Callable[..., Visit]) -> None:
    page = visit("documents/?kind=role").page
    expect(page.locator(".sv-filter select[name=kind]")).to_have_value("role")
    assert {row.get_attribute("data-kind") for row in page.locator(ROWS).all()} == {"role"}


def test_what_is_no_choice_filters_nothing(visit: Callable[..., Visit]) -> None:
    window = visit("documents/?kind=<b>")
    expect(window.page.locator(".sv-filter select[name=kind]")).to_have_value("")
    assert window.page.locator(ROWS).count() > 100
    assert window.path == "documents/"


def test_the_language_switch_and_the_skip_link_keep_the_filter(visit: Callable[..., Visit]) -> None:
    page = visit("changes/").page
    page.locator("select[name=role]").select_option(ROLE)
    shown = page.locator(ROWS).count()
    page.locator("a[data-sv=skip]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/changes/?role={ROLE}#__content")
    agrees(page, shown)
    page.locator("a[data-sv=language]").click()
    page.wait_for_url(f"**/en/changes/?role={ROLE}*")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    agrees(page, shown)


def test_tables_narrow_to_what_is_asked(visit: Callable[..., Visit]) -> None:
    page = visit("documents/?q=ZWFW-C").page
    page.locator("form[data-sv=filter]:not([hidden])").wait_for()
    shown = page.locator("tr[data-sv-row]:visible")
    assert shown.count() >= 3
    assert all("ZWFW-C" in text for text in shown.all_inner_texts())
    page.locator("form[data-sv=filter] input").first.fill("投訴處理")  # Traditional, as in the search
    page.wait_for_function("document.querySelectorAll('tr[data-sv-row]:not([hidden])').length < 40")
    assert "投诉处理" in shown.first.inner_text()
