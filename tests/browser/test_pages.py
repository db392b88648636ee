"""What a reader meets on every kind of page, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.handbook_pages import EVERY
from tests.browser.phone import misfits

_FAULTS = Path(__file__).with_name("faults.js").read_text(encoding="utf-8")
#: What axe looks at on English pages: their words. All else is as in Chinese, where it looks at everything.
_OF_WORDS = (
    *("html-has-lang", "html-lang-valid", "valid-lang", "document-title", "link-name", "button-name"),
    *("label", "select-name", "input-button-name", "svg-img-alt", "image-alt", "aria-input-field-name"),
)


@pytest.mark.parametrize("path", EVERY)
def test_page_is_whole(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    assert page.evaluate(_FAULTS) == []
    assert page.locator("article").inner_text().strip()
    if path.startswith("en/"):
        assert violations(page, *_OF_WORDS) == []
        return
    assert violations(page) == []
    page.locator('label[for="__palette_1"]').click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(ground) < 80, f"a reader who prefers dark gets the background {ground}"
    assert violations(page, "color-contrast", "link-in-text-block") == []


@pytest.mark.parametrize("path", [path for path in EVERY if path.startswith("en/")])
def test_page_fits_a_phone(visit: Callable[..., Visit], path: str) -> None:
    """In Chinese see test_first_load.py."""
    assert misfits(visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page) == []
