"""What counts of a page's first load, and a phone to load it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Windows

MOST_REQUESTS = 12
MOST_BYTES = 110_000
#: Overviews that list everything grow with the handbook (coverage has every demand, also those of people and of the
#: place); they are asked for at a desk. A page for what is missing reads the ids of all documents, in each language.
MOST_BYTES_OF_AN_OVERVIEW = 135_000
OVERVIEWS = ("coverage/", "en/coverage/", "documents/", "audit-checklist/iso-9001-2015/", "404.html")
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
def slow_page(windows: Windows) -> Iterator[tuple[Page, Callable[[], None]]]:
    """A window of a phone with a processor a quarter as quick and nothing kept from before; and what quickens it."""
    page = windows.take(viewport=PHONE, color_scheme="light")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def quicken() -> None:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    try:
        yield page, quicken
    finally:  # a window that stays slow takes the processor from every test after it
        quicken()
        session.detach()
        windows.give_back(page)
