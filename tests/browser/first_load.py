"""What counts of a page's first load, and a phone to load it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE

MOST_REQUESTS = 12
MOST_BYTES = 110_000
MOST_SHIFT = 0.05
#: How far things have moved that no one had touched, as a browser reckons it.
SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  const add = (entries) => {
    for (const entry of entries) if (!entry.hadRecentInput) sum += entry.value;
  };
  const watch = new PerformanceObserver((list) => add(list.getEntries()));
  watch.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    add(watch.takeRecords());
    tell(sum);
  }, 50)));
})"""


@contextmanager
def slow_page(browser: Browser) -> Iterator[tuple[Page, Callable[[], None]]]:
    """A window of a phone with a processor a quarter as quick and nothing kept from before; and what quickens it."""
    with browser.new_context(viewport=PHONE, reduced_motion="reduce", locale="zh-CN") as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        yield page, lambda: session.send("Emulation.setCPUThrottlingRate", {"rate": 1}) and None
