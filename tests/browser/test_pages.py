"""What a reader meets on every kind of page, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.handbook_pages import EVERY

_FAULTS = Path(__file__).with_name("faults.js").read_text(encoding="utf-8")
#: What axe looks at on English pages: their words. All else is as in Chinese, where it looks at everything.
_OF_WORDS = (
    *("html-has-lang", "html-lang-valid", "valid-lang", "document-title", "link-name", "button-name"),
    *("label", "select-name", "input-button-name", "svg-img-alt", "image-alt", "aria-input-field-name"),
)
_TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return [];
  const clipped = (node) => { // inside something that scrolls by itself
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  const nodes = [...document.querySelectorAll("body *")].filter(
    (node) => node.getBoundingClientRect().right > innerWidth + 1 && !clipped(node));
  return [`${wide} px too wide`, ...nodes.slice(0, 5).map((node) => node.outerHTML.slice(0, 140))];
}"""
_SMALL_TARGETS = """() => [...document.querySelectorAll(
    "article :is(button, select, input:not([type=hidden]), .sv-button)")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node, node.getBoundingClientRect(), node.labels?.[0]?.getBoundingClientRect()])
  .filter(([node, box, label]) =>
    Math.max(box.height, label?.height ?? 0) < 24 || Math.max(box.width, label?.width ?? 0) < 24)
  .map(([node, box]) => `${Math.round(box.width)}×${Math.round(box.height)}: ${node.outerHTML.slice(0, 120)}`)"""


@pytest.mark.parametrize("path", EVERY)
def test_page_is_whole(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    assert page.evaluate(_FAULTS) == []
    assert page.locator("article").inner_text().strip()
    assert violations(page, *(_OF_WORDS if path.startswith("en/") else ())) == []


@pytest.mark.parametrize("path", EVERY)
def test_page_fits_a_phone(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page
    assert page.evaluate(_TOO_WIDE) == []
    assert page.evaluate("visualViewport.scale") == 1
    assert page.evaluate(_SMALL_TARGETS) == []
