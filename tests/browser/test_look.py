"""The real handbook in a real browser: nothing overflows a phone, everything has a name, scripts do their work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
PAGES = [
    "",
    "standards/complaint-handling/",
    "processes/complaint/",
    "procedures/fire/",
    "roles/complaint-officer/",
    "checklists/complaint-file-review/",
    "training/complaint-handling-course/",
    "indicators/waiting-time/",
    "frameworks/iso-9001-2015/",
    "glossary/",
    "guides/using-this-handbook/",
    "standards/",
    "coverage/",
    "raci/",
    "competence-matrix/",
    "documents/",
    "en/",
    "en/standards/complaint-handling/",
    "en/processes/complaint/",
]
#: Serious faults that one can tell without a library: see the names of what it returns.
LOOK = """() => {
  const faults = [];
  const seen = (e) => e.getBoundingClientRect().width > 1 && getComputedStyle(e).visibility !== "hidden";
  const named = (e) => e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.title || e.labels?.length;
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  let last = 0;
  for (const h of document.querySelectorAll("article :is(h1, h2, h3, h4)")) {
    const level = Number(h.tagName[1]);
    if (last && level > last + 1) faults.push("heading skips a level: " + h.textContent);
    last = level;
  }
  for (const e of document.querySelectorAll("article :is(input, select)")) {
    if (!named(e)) faults.push("no label: " + e.outerHTML);
  }
  for (const e of document.querySelectorAll("a[href], button")) {
    if (seen(e) && !e.textContent.trim() && !named(e)) faults.push("no name: " + e.outerHTML.slice(0, 90));
  }
  for (const e of document.querySelectorAll("[role=dialog], [role=region], nav")) {
    if (!named(e)) faults.push("unnamed " + e.className);
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push("twice the id " + id);
  return faults;
}"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when a script fails or anything is asked of another host."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    found = context.new_page()
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    found.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url))
    yield found
    context.close()
    assert faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_and_everything_has_a_name(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in PAGES:
        page.goto(path)
        page.evaluate("document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })")
        if faults := page.evaluate(LOOK):
            found[path] = faults
    assert found == {}


def test_the_home_page_searches(page: Page) -> None:
    page.goto("")
    page.fill("#sv-find", "投訴處理")
    page.keyboard.press("Enter")
    page.wait_for_selector(".md-search-result__item")
    assert "投诉处理" in page.inner_text(".md-search-result__list")


def test_tables_narrow_to_what_is_asked(page: Page) -> None:
    page.goto("documents/?q=ZWFW-C")
    page.wait_for_selector("form[data-sv=filter]:not([hidden])")
    shown = page.locator("tr[data-sv-row]:visible")
    assert shown.count() >= 3
    assert all("ZWFW-C" in text for text in shown.all_inner_texts())
    page.fill("form[data-sv=filter] input", "投訴處理")  # Traditional, as in the search
    page.wait_for_function("document.querySelectorAll('tr[data-sv-row]:not([hidden])').length < 40")
    assert "投诉处理" in shown.first.inner_text()


def test_a_checklist_counts_and_starts_again(page: Page) -> None:
    page.goto("checklists/complaint-file-review/")
    page.click("label[for=box-C1]")
    page.click("label[for=box-C2]")
    boxes = page.locator("article input[id^=box-]").count()
    assert boxes > 5
    assert page.inner_text(".sv-check__status") == f"已勾选 2 / {boxes} 项"
    page.click(".sv-check__bar button")
    page.wait_for_function("document.querySelector('.sv-check__status').textContent.includes(' 0 /')")


def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto("standards/complaint-handling/")
    page.click("a[data-sv=language]")
    expect(page.locator("h1")).to_have_text("Complaint handling")
    assert page.url.endswith("/en/standards/complaint-handling/")
    page.click("a[data-sv=language]")
    expect(page.locator("h1")).to_have_text("投诉处理")
    assert page.url.endswith("/handbook/standards/complaint-handling/")


def test_pages_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("coverage/")
    assert page.locator("tr[data-sv-row]:visible").count() > 60
    assert page.locator("form[data-sv=filter]:visible").count() == 0
    page.goto("checklists/complaint-file-review/")
    page.check("#box-C1")
    context.close()
