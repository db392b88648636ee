"""Pages of what happened: warnings, charts, boards, statistics and reports, as who answers for quality meets them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESK, PHONE, Visit

INDICATOR = "indicators/waiting-time/"
STATISTICS = "inspections/window-compliance-check/"
REPORT = "reports/2026-Q3/"
#: The pages that records make, or make longer.
PAGES = (
    "warnings/",
    INDICATOR,
    "commitment-board/",
    "improvement-board/",
    "open-matters/",
    "training-status/",
    "inspections/",
    STATISTICS,
    REPORT,
)
#: What a reader cannot get at: words that lie over others in a table, or columns beside the window.
_HIDDEN_WORDS = """() => {
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is wider than the window");
  for (const cell of document.querySelectorAll("article :is(td, th)")) {
    if (cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1) faults.push(cell.outerHTML.slice(0, 160));
  }
  return faults;
}"""
#: Words on charts that are too pale for what lies behind them: below 4.5 to 1, or 3 to 1 for lines and points.
_PALE = """(svg) => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [0.2126 * r, 0.7152 * g, 0.0722 * b]
    .map((part, at) => [0.2126, 0.7152, 0.0722][at] * ((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)(
      [r, g, b][at] / 255)).reduce((sum, part) => sum + part);
  let ground = svg;
  while (numbers(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const behind = light(numbers(getComputedStyle(ground).backgroundColor));
  const faults = [];
  for (const [selector, paint, least] of [["text", "fill", 4.5], ["line", "stroke", 3], ["circle, path", "fill", 3]]) {
    for (const mark of svg.querySelectorAll(selector)) {
      const own = light(numbers(getComputedStyle(mark)[paint]));
      const ratio = (Math.max(own, behind) + 0.05) / (Math.min(own, behind) + 0.05);
      if (ratio < least) faults.push(`${ratio.toFixed(2)}: ${mark.outerHTML.slice(0, 100)}`);
    }
  }
  return faults;
}"""
_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")


def _charts(page: Page) -> list[Locator]:
    charts = page.locator("svg.sv-chart").all()
    assert charts, "no chart"
    return charts


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_it_is_read_on_a_phone_and_on_a_desk(visit: Callable[..., Visit], path: str, dark: bool) -> None:
    page = visit(f"en/{path}", dark=dark, viewport=PHONE).page
    assert page.evaluate(_HIDDEN_WORDS) == []
    assert violations(page, *(("color-contrast", "link-in-text-block") if dark else ())) == []
    page.set_viewport_size(DESK)
    assert page.evaluate(_HIDDEN_WORDS) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", [INDICATOR, STATISTICS, REPORT])
def test_charts_are_dark_enough_and_keep_their_size(visit: Callable[..., Visit], path: str, dark: bool) -> None:
    page = visit(path, dark=dark, viewport=PHONE).page
    for chart in _charts(page):
        assert chart.evaluate(_PALE) == []
        assert chart.locator("text").first.evaluate("(text) => text.getBoundingClientRect().height") > 11


@pytest.mark.parametrize("path", [INDICATOR, STATISTICS, REPORT])
def test_a_chart_is_read_without_scripts_and_without_eyes(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, scripts=False).page
    for chart in _charts(page):
        title, told = chart.locator("title"), chart.locator("desc")
        named = chart.get_attribute("aria-labelledby")
        assert named == f"{title.get_attribute('id')} {told.get_attribute('id')}"
        assert title.text_content()
        assert told.text_content()
    for fold in page.locator("article details:has(table)").all():
        fold.locator("summary").click()
        assert fold.locator("table").is_visible()
    assert page.locator("article table:visible").count() > 0


def test_what_chance_does_not_explain_has_a_word(visit: Callable[..., Visit]) -> None:
    page = visit(f"en/{INDICATOR}").page
    chart = _charts(page)[0]
    assert chart.locator("svg path").count() > 0
    assert "outside the limits" in chart.locator(".sv-chart__word").all_text_contents()
    assert "outside the limits" in page.locator(".sv-figure__key").first.inner_text()
    page.locator(".sv-figure__table summary").first.click()
    assert page.locator(".sv-figure__table td:visible", has_text="outside the limits").count() > 0


@pytest.mark.parametrize("path", [INDICATOR, REPORT])
def test_charts_are_printed(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, dark=True).page
    page.emulate_media(media="print", color_scheme="dark")
    charts = _charts(page)
    for chart in charts:
        box = chart.bounding_box()
        assert box is not None
        assert box["height"] > 200
        assert box["width"] > 400
        assert chart.evaluate(_PALE) == []
    assert len(_SHEET.findall(page.pdf(prefer_css_page_size=True))) <= len(charts) + 4


def test_bars_are_as_long_as_what_failed(visit: Callable[..., Visit]) -> None:
    page = visit(f"en/{STATISTICS}").page
    widths = page.locator(".sv-bar rect").evaluate_all("(bars) => bars.map((bar) => bar.getBoundingClientRect().width)")
    failed = [int(told.split()[0]) for told in page.locator(".sv-matrix--pareto td:nth-child(2)").all_inner_texts()]
    assert len(set(failed)) > 1
    assert [round(width / widths[0], 1) for width in widths] == [round(count / failed[0], 1) for count in failed]


def test_warnings_lead_by_keyboard_to_what_they_are_about(visit: Callable[..., Visit]) -> None:
    window = visit("en/warnings/")
    page = window.page
    page.locator(".sv-tiles a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash")
    heading = page.locator(page.evaluate("location.hash"))
    assert heading.evaluate("(node) => node.getBoundingClientRect().top < innerHeight")
    row = heading.locator("xpath=following::tbody[1]/tr[1]")
    row.locator("th a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicators/**")
    expect(page.locator("#standing")).to_have_count(1)
