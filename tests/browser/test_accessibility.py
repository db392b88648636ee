"""axe-core finds nothing serious, in light and dark; texts say which language they are in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.handbook_pages import EVERY, PAGES

#: Chinese text or attributes that would be read out as English.
_MISREAD = """() => {
  const han = /[\\u3400-\\u9fff]/, found = [];
  const language = (node) => node.closest("[lang]").lang;
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, node = text.parentElement;
    if (/^(CODE|SCRIPT|STYLE|NOSCRIPT)$/.test(node.tagName)) continue;
    if (han.test(text.data) && !language(node).startsWith("zh")) found.push(text.data.trim().slice(0, 60));
  }
  for (const node of document.querySelectorAll("[title], [aria-label], [placeholder], [alt], [content]"))
    for (const name of ["title", "aria-label", "placeholder", "alt", "content"])
      if (han.test(node.getAttribute(name) ?? "") && !language(node).startsWith("zh"))
        found.push(`${name}=${node.getAttribute(name).slice(0, 60)}`);
  return found;
}"""


@pytest.mark.parametrize("path", EVERY)
def test_light_page_has_no_barrier(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_dark_page_is_readable(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, dark=True).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(ground) < 80, f"a reader who prefers dark gets the background {ground}"
    assert violations(page, "color-contrast", "link-in-text-block") == []


@pytest.mark.parametrize("path", ["", "checklists/window-opening/", "en/processes/complaint/"])
def test_phone_page_has_no_barrier(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page
    assert violations(page) == []


def test_open_search_has_no_barrier(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    page.keyboard.press("/")
    page.keyboard.insert_text("投诉")
    page.keyboard.press("End")
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("path", EVERY)
def test_language_is_declared(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, scripts=False).page
    language = page.locator("html").get_attribute("lang") or ""
    if not path.startswith("en/"):
        assert language.startswith("zh")
        return
    assert language == "en"
    assert page.evaluate(_MISREAD) == []
