"""A document is confirmed as read and understood, on the device and as a record."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.offered_records import offered_record

PATH = "standards/queueing/"
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    return visit(PATH, **TOUCH).page


def confirm(page: Page) -> None:
    page.locator("[data-sv=read] > button").click()
    expect(page.locator(".sv-read [role=status]")).to_be_focused()


def again_with(page: Page, confirmed: str, *classes: str) -> None:
    """Open the page once more as if another version had been confirmed, and changes of these classes were its history.

    Their versions are 0.9, 0.8 and so on, but the first is the page's own.
    """
    confirm(page)
    page.evaluate(
        """(version) => { const key = Object.keys(localStorage).find((name) => name.startsWith("svcq read"));
        localStorage[key] = JSON.stringify({ version, day: "2024-03-05" }); }""",
        confirmed,
    )
    versions = [page.locator("[data-sv=read]").get_attribute("data-sv-version"), "0.9", "0.8", "0.7"]
    entries = (
        f'<li><p><strong>{version}</strong><span class="sv-tag sv-tag--{weight}"></span></p></li>'
        for version, weight in zip(versions, classes, strict=True)
    )
    history = f'<ol class="sv-history">{"".join(entries)}</ol>'

    def rewrite(route: Route) -> None:
        response = route.fetch()
        text = re.sub(r'<ol class="sv-history">.*?</ol>', history, response.text(), flags=re.DOTALL)
        route.fulfill(response=response, body=text)

    page.route(page.url, rewrite)
    page.reload()
    page.locator(".sv-read").wait_for()


def test_what_was_confirmed_gives_a_record_that_the_check_takes(page: Page) -> None:
    version = page.locator("[data-sv=read]").get_attribute("data-sv-version")
    confirm(page)
    expect(page.locator(".sv-read")).to_contain_text(f"您已阅读并理解 {version} 版")
    page.locator(".sv-read summary").first.click()
    form = page.locator(".sv-read form")
    form.locator("[name=who]").fill("s014")
    form.locator("[name=role]").select_option("window-clerk")
    form.locator("button").click()
    record = offered_record(page, "acknowledgement", "acknowledgements")
    (reader,) = record.readers
    assert (record.document, str(record.version)) == ("standard:queueing", version)
    assert (reader.who, reader.role, reader.on) == ("S014", "role:window-clerk", record.date)
    assert not violations(page)


def test_it_is_known_in_the_other_language_until_it_is_taken_back(page: Page) -> None:
    confirm(page)
    page.goto(page.url.replace(PATH, f"en/{PATH}"))
    expect(page.locator(".sv-read [role=status]")).to_contain_text("You have read and understood version")
    page.locator(".sv-read__undo").click()
    expect(page.locator("[data-sv=read] > button")).to_be_focused()
    page.reload()
    expect(page.locator(".sv-read")).to_have_count(0)


def test_a_change_of_wording_does_not_ask_again(page: Page) -> None:
    again_with(page, "0.8", "wording", "wording", "safety", "substance")
    expect(page.locator(".sv-read")).to_contain_text("0.8")
    expect(page.locator(".sv-read")).to_contain_text("只有文字改动")
    expect(page.locator(".sv-read > button")).to_have_count(0)


def test_a_change_of_substance_shows_what_changed_since_and_asks_again(page: Page) -> None:
    again_with(page, "0.7", "wording", "safety", "substance", "substance")
    expect(page.locator(".sv-read strong")).to_have_text(["0.9", "0.8"])
    expect(page.locator(".sv-read .sv-tag--safety")).to_have_count(1)
    confirm(page)
    expect(page.locator(".sv-read .sv-history")).to_have_count(0)


def test_what_is_kept_by_something_else_asks_as_if_nothing_were(page: Page) -> None:
    confirm(page)
    for kept in (
        '"words"',
        "{",
        "null",
        '{"version": 1, "day": "2024-03-05"}',
        '{"version": "1.0", "day": "yesterday"}',
    ):
        page.evaluate(
            'kept => localStorage[Object.keys(localStorage).find((name) => name.startsWith("svcq read"))] = kept', kept
        )
        page.reload()
        expect(page.locator(".sv-read > button")).to_be_visible()
        expect(page.locator(".sv-read [role=status]")).to_have_count(0)


def test_paper_and_a_page_without_scripts_do_not_ask(visit: Callable[..., Visit]) -> None:
    page = visit(PATH).page
    button = page.locator("[data-sv=read] > button")
    expect(button).to_be_visible()
    page.emulate_media(media="print")
    expect(button).to_be_hidden()
    expect(visit(PATH, scripts=False).page.locator("[data-sv=read] > button")).to_be_hidden()
