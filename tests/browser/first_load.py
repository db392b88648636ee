"""What counts of a page's first load, and a phone to load it on."""

from __future__ import annotations

from contextlib import ExitStack

from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE

MOST_REQUESTS = 12
MOST_BYTES = 110_000
MOST_SHIFT = 0.05
#: How far things moved that no one had touched, as a browser reckons it.
SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  });
  watch.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => tell(sum), 50));
})"""


def slow_page(stack: ExitStack, browser: Browser) -> Page:
    """A window of a phone with a processor a quarter as quick, and nothing kept from before."""
    context = stack.enter_context(browser.new_context(viewport=PHONE, reduced_motion="reduce", locale="zh-CN"))
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page
