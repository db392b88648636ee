"""What counts of a page's first load, and a phone to load it on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Response, Route

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


#: Scripts that come after the text; that of the head comes first, for it chooses the colours.
_LATE = re.compile(r"/(?!head\.)[^/?]*\.m?js$")
#: What first meets the reader's eye was painted.
_PAINTED = "() => performance.getEntriesByType('paint').length > 0"


@contextmanager
def first_load(windows: Windows) -> Iterator[Callable[..., Page]]:
    """A window of a phone that kept nothing from before, and to which scripts come when the page is painted already.

    Yields:
        what opens an address there, tells each response to whom it is given, and returns when all is loaded.
    """
    page = windows.take(viewport=PHONE, color_scheme="light")  # emulating a touch screen, Chromium overlooks shifts
    held: list[Route] | None = []

    def hold(route: Route) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    def load(address: str, hear: Callable[[Response], object] | None = None) -> Page:
        nonlocal held
        if hear:
            windows.listen(page, "response", hear)
        page.route(_LATE, hold)  # routes keep the browser from what it stored, too
        page.goto(address, wait_until="commit")
        page.wait_for_function(_PAINTED)
        came, held = held or [], None
        for route in came:
            route.continue_()
        page.wait_for_load_state()
        return page

    try:
        yield load
    finally:
        windows.give_back(page)
