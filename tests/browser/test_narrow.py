"""A narrow window, as a small phone has it or a desk at 400 %: nothing is cut off, and Tab reaches what is seen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit

NARROW = {"width": 320, "height": 640}
WIDE_PAGES = (
    "",
    "coverage/",
    "documents/",
    "who-to-ask/",
    "en/risks/hall-fire/",
    "en/paths/window-staff/",
    "en/commitments/complaint-answers/",
    "en/processes/complaint/",
    "procedures/fire/",
)
ENLARGED_PAGES = (
    "",
    "en/standards/complaint-handling/",
    "en/roles/complaint-officer/",
    "en/roles/complaint-officer/booklet.html",
    "en/procedures/fire/",
    "en/risks/hall-fire/",
    "surveys/leaving-the-hall/",
    "en/indicators/customer-satisfaction/",
    "en/checklists/window-opening/",
    "coverage/",
    "changes/",
)
#: Tables that are no cards and wider than their box, and words of heads that are broken.
_CUT = """() => [...document.querySelectorAll(".sv-scroll:has(.sv-stack), article .sv-matrix:not(.sv-stack) thead th")]
  .filter((node) => node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1)
  .map((node) => node.textContent.trim().slice(0, 60))"""


#: What reaches beyond the window, or is wider than its own box: text that is cut off or lies over something else.
_SPILT = """() => [...document.querySelectorAll("header.md-header *, article *")].filter((node) => {
  if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (node.closest("svg, .sv-sr, [inert], .md-search, .sv-scroll:not(:has(.sv-stack))")) return false;
  const box = node.getBoundingClientRect();
  const hasWords = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  return hasWords && box.width > 2 && (box.right > innerWidth + 1
    || (getComputedStyle(node).display !== "inline" && node.scrollWidth > node.clientWidth + 2));
}).map((node) => `${node.className}: ${node.textContent.trim().slice(0, 60)}`)"""
#: What would move: all that is not over at once, of what is there and of what a style gives to others.
_MOVES = """() => [...document.querySelectorAll("*")].flatMap((node) => ["", "::before", "::after"].map((part) => {
  const style = getComputedStyle(node, part);
  const seconds = [style.transitionDuration, style.animationDuration].join().split(",").map(parseFloat);
  const isLasting = style.animationIterationCount === "infinite" || Math.max(...seconds) > 0.01;
  return isLasting || style.scrollBehavior === "smooth" ? `${node.className}${part}` : "";
})).filter(Boolean)"""


def test_text_of_twice_the_size_fits_a_phone(visit: Callable[..., Visit]) -> None:
    window = visit("", viewport=PHONE)
    browser = window.page.context.new_cdp_session(window.page)
    try:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        for path in ENLARGED_PAGES:
            page = window.go(path)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            assert page.evaluate(_SPILT) == [], path
    finally:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        browser.detach()


def test_nothing_moves_for_who_wants_no_motion(visit: Callable[..., Visit]) -> None:
    page = visit("checklists/window-opening/", viewport=PHONE).page
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("投诉")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-sv=run]").click()
    page.locator(".sv-run__begin button").first.wait_for()
    assert page.evaluate(_MOVES) == []
    page.emulate_media(reduced_motion="no-preference")
    moved = page.evaluate(_MOVES)
    page.emulate_media(reduced_motion="reduce")
    assert moved, "else this would tell nothing"


def test_nothing_scrolls_sideways_and_tables_are_cards(visit: Callable[..., Visit]) -> None:
    window = visit("", viewport=NARROW)
    for path in WIDE_PAGES:
        page = window.go(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert page.evaluate(_CUT) == [], path
    page = window.go("documents/")
    row = page.locator("[data-sv-row]").first
    assert row.locator("td[data-sv-label]").count() >= 4
    page.locator(".sv-filter input[name=q]").fill("投诉处理")
    expect(page.locator("[data-sv-row]:visible").first).to_contain_text("投诉")
    assert page.locator("[data-sv-row][hidden]:visible").count() == 0


def test_the_tab_key_passes_over_what_is_closed_and_the_menu_opens_by_key(visit: Callable[..., Visit]) -> None:
    page = visit("standards/complaint-handling/", viewport=PHONE).page
    closed = "document.activeElement.closest('.md-sidebar--primary, [data-sv=search]') !== null"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate(closed), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert page.evaluate("document.activeElement.closest('article') !== null"), "twelve stops lead to the words"
    assert violations(page) == []
    menu = page.locator("label.md-header__button[for=__drawer] button")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
