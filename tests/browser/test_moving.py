"""Getting about: languages, anchors, the keyboard, and instant navigation."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, Visit


def test_language_switches_with_scripts_too(visit: Callable[..., Visit]) -> None:
    window = visit("standards/")
    page = window.page
    page.locator('article a[href*="complaint-handling"]').first.click()  # instant navigation
    expect(page.locator("h1")).to_have_text("投诉处理")
    assert window.path == "standards/complaint-handling/"
    page.locator("a[data-sv=language]").click()
    page.wait_for_url("**/en/standards/complaint-handling/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Complaint handling")
    page.locator("a[data-sv=language]").click()
    expect(page.locator("h1")).to_have_text("投诉处理")
    assert window.path == "standards/complaint-handling/"


@pytest.mark.parametrize("start", ["standards/", "standards/complaint-handling/#R2"])
def test_the_language_switch_keeps_the_part(visit: Callable[..., Visit], start: str) -> None:
    window = visit(start)
    page = window.page
    if start == "standards/":
        page.locator('article a[href*="complaint-handling"]').first.click()  # instant navigation
        expect(page.locator("h1")).to_have_text("投诉处理")
    page.locator("#R4 a.sv-no").click()
    page.wait_for_url("**#R4")
    page.locator("a[data-sv=language]").click()
    expect(page.locator("h1")).to_have_text("Complaint handling")
    assert window.path == "en/standards/complaint-handling/#R4"
    expect(page.locator("#R4")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path",
    [
        "standards/complaint-handling/#R1",
        "en/standards/complaint-handling/#R4",
        "processes/complaint/#S3",
        "checklists/window-opening/#C5",
        "frameworks/iso-9001-2015/#8.2.1",
        "roles/complaint-officer/#G1",
    ],
)
def test_an_address_leads_to_the_part(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    part = page.locator(f'[id="{path.partition("#")[2]}"]')
    _below_header(page, part)
    page.wait_for_timeout(300)  # and stays there
    _below_header(page, part)


def _below_header(page: Page, part: Locator) -> None:
    """Wait until a part is seen, not hidden under the header."""
    expect(part).to_be_in_viewport()
    page.wait_for_function(
        """(part) => part.getBoundingClientRect().top + 1
          >= document.querySelector(".md-header").getBoundingClientRect().bottom""",
        arg=part.element_handle(),
    )


def test_a_requirement_can_be_linked_to(visit: Callable[..., Visit]) -> None:
    window = visit("standards/complaint-handling/")
    window.page.locator("#R3 a.sv-no").click()
    window.page.wait_for_url("**#R3")
    assert window.path == "standards/complaint-handling/#R3"


def _settled(page: Page) -> None:
    """Wait until our scripts run, and instant navigation knows the pages."""
    page.locator("button[data-sv=print]:not([hidden])").first.wait_for()
    page.wait_for_load_state("networkidle")


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.tagName"))


@pytest.mark.parametrize("path", ["standards/complaint-handling/", "glossary/follow-up/", "en/"])
def test_keyboard_skips_to_the_text(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    _settled(page)
    page.keyboard.press("Tab")
    assert "md-skip" in _focused(page)
    expect(page.locator(".md-skip:visible")).to_be_in_viewport()
    expect(page.locator(".md-skip:visible")).to_have_text("Skip to content" if path == "en/" else "跳到正文")
    page.keyboard.press("Enter")
    expect(page.locator("#__content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')"), "the skip link leads into the text"


@pytest.mark.parametrize("path", ["standards/complaint-handling/", "en/"])
def test_keyboard_opens_and_closes_the_search(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    _settled(page)
    for key in ("/", "f", "s"):
        page.keyboard.press(key)
        expect(page.locator(".md-search__input")).to_be_focused()
        expect(page.locator("#__search")).to_be_checked()
        page.keyboard.press("Escape")
        expect(page.locator(".md-search__input")).not_to_be_focused()
        expect(page.locator("#__search")).not_to_be_checked()


def test_a_search_opened_at_once_stays_open(visit: Callable[..., Visit]) -> None:
    """The theme closes it an eighth of a second after a page came or its place changed, whoever opened it since."""
    for viewport in (DESK, PHONE):
        page = visit("roles/", viewport=viewport).page
        _settled(page)
        page.evaluate("location.hash = 'quickly'")
        page.keyboard.press("/")
        page.wait_for_timeout(300)  # the theme has had its time
        expect(page.locator("#__search")).to_be_checked()
        page.keyboard.insert_text("火灾")
        page.locator(".md-search-result__link").first.wait_for()
        page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()


def test_keyboard_walks_through_results(visit: Callable[..., Visit]) -> None:
    window = visit("")
    page = window.page
    page.keyboard.press("/")
    page.keyboard.insert_text("火灾")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/fire**")


def test_focus_is_seen(visit: Callable[..., Visit]) -> None:
    page = visit("standards/complaint-handling/").page
    page.locator("article a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    style = page.evaluate(
        "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]; })()"
    )
    assert style[0] != "none", style
    assert style[1] != "0px", style


def test_checklist_boxes_follow_the_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit("checklists/window-opening/").page
    boxes = page.locator(".sv-check input[type=checkbox]")
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(boxes.first).to_be_checked()
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.type === 'checkbox'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    status = page.locator(".sv-check [role=status]")
    expect(status).to_contain_text("2")
    expect(status).to_contain_text(str(boxes.count()))
    page.locator(".sv-check label").nth(3).click()
    expect(boxes.nth(3)).to_be_checked()
    page.locator(".sv-check button[type=reset]").click()
    expect(page.locator(".sv-check input:checked")).to_have_count(0)
    expect(status).to_contain_text("0")


def test_scripts_go_along_with_instant_navigation(visit: Callable[..., Visit]) -> None:
    window = visit("")
    page = window.page
    _settled(page)
    page.evaluate("window.sameWindow = true")  # gone, if a page is loaded as a whole
    page.locator('.sv-index__views a[href$="/coverage/"]').click()
    expect(page.locator("h1")).to_contain_text("覆盖")
    rows = page.locator("[data-sv-row]:visible")
    everything = rows.count()
    assert everything >= 60
    page.locator(".sv-filter input[name=q]").fill("投诉台账")
    expect(page.locator(".sv-filter [role=status]")).to_contain_text(str(everything))
    assert 0 < rows.count() < everything
    page.locator('[data-sv-row]:visible a.sv-no[href*="complaint-handling"][href$="#R2"]').click()
    expect(page.locator("h1")).to_have_text("投诉处理")
    expect(page).to_have_url(re.compile("#R2$"))
    page.go_back()
    expect(page.locator(".sv-filter [role=status]")).to_contain_text(str(everything))

    page.locator(".md-tabs__link", has_text="操作").click()
    page.locator('.md-sidebar--primary a[href*="/checklists/"]:visible').first.click()
    expect(page.locator("h1")).to_contain_text("检查表")
    page.locator('article a[href*="window-opening"]').first.click()
    page.locator(".sv-check input").first.check()
    expect(page.locator(".sv-check [role=status]")).to_contain_text("1")
    page.locator("a[data-sv=skip]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/checklists/window-opening/#__content")
    assert page.evaluate("window.sameWindow") is True


def test_the_search_goes_along_with_instant_navigation(visit: Callable[..., Visit]) -> None:
    """Its dialog stays while the page around it changes, and its files are where they were."""
    window = visit("standards/complaint-handling/")
    page = window.page
    _settled(page)
    page.evaluate("window.sameWindow = true")
    page.locator(".md-tabs__link").first.click()
    expect(page.locator("#sv-find")).to_be_visible()
    assert page.evaluate("window.sameWindow") is True
    page.keyboard.press("/")
    page.keyboard.insert_text("投訴")
    page.locator(".md-search-result__link").first.wait_for()


def test_nothing_is_mounted_twice(visit: Callable[..., Visit]) -> None:
    page = visit("checklists/window-opening/").page
    _settled(page)
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }; null")
    for _ in range(2):
        page.locator(".sv-kicker a").click()
        expect(page.locator("h1")).to_contain_text("检查表")
        page.locator('article a[href*="window-opening"]').first.click()
        expect(page.locator(".sv-check__bar progress")).to_be_visible()
    page.locator("button[data-sv=print]").click()
    assert page.evaluate("window.printed") == 1


def test_dark_is_chosen_and_kept(visit: Callable[..., Visit]) -> None:
    window = visit("standards/complaint-handling/")
    page = window.page
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator('label[for="__palette_1"]').click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    window.go("en/roles/complaint-officer/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
