"""In an emergency nobody scrolls: what to do first is on the first screen of a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit


@pytest.mark.parametrize("path", ["procedures/fire/", "procedures/medical-emergency/", "en/procedures/fire/"])
def test_the_first_step_is_on_the_first_screen(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page
    expect(page.locator("#S1")).to_be_in_viewport(ratio=0.5)
    expect(page.locator("h2#about")).not_to_be_in_viewport()
