"""In an emergency nobody scrolls: what to do first is on the first screen of a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit


@pytest.mark.parametrize("path", ["procedures/fire/", "procedures/medical-emergency/", "en/procedures/fire/"])
def test_the_first_step_is_on_the_first_screen(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, viewport=PHONE, has_touch=True, is_mobile=True).page
    expect(page.locator("#S1")).to_be_in_viewport(ratio=0.5)
    expect(page.locator("h2#about")).not_to_be_in_viewport()


@pytest.mark.parametrize("path", ["", "checklists/window-opening/", "en/standards/complaint-handling/"])
def test_an_emergency_is_one_tap_away(visit: Callable[..., Visit], path: str) -> None:
    window = visit(path, viewport=PHONE, has_touch=True, is_mobile=True)
    link = window.page.locator(".sv-emergency")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    link.tap()
    window.page.wait_for_url("**/procedures/#emergency")
    expect(window.page.locator("h2#emergency")).to_be_in_viewport()
    assert window.page.locator('a[href$="fire/"]').count() >= 1


def test_a_procedure_is_followed_and_what_was_done_when_is_noted(visit: Callable[..., Visit]) -> None:
    window = visit("procedures/fire/", viewport=PHONE, has_touch=True, is_mobile=True)
    page = window.page
    assert page.locator("#S1 a[href='tel:119']").count() == 1
    page.locator("[data-sv=run]").click()
    panel = page.locator(".sv-follow__panel")
    expect(panel.locator(".sv-follow__now strong")).to_contain_text("S1")
    expect(panel.locator("[role=timer]")).to_contain_text("/ 1:00")
    expect(page.locator("#S1")).to_be_in_viewport()
    panel.locator("button").first.click()
    panel.locator("button").first.click()
    expect(panel.locator(".sv-follow__ask")).to_be_visible()
    expect(panel.locator(".sv-follow__now strong")).to_contain_text("S3")
    assert violations(page) == []
    page.reload()
    expect(panel.locator(".sv-follow__now strong")).to_contain_text("S3")
    panel.locator("button", has_text="误报").click()
    expect(panel.locator(".sv-follow__now strong")).to_contain_text("S8")
    panel.locator("button").first.click()
    expect(panel.locator(".sv-follow__log li")).to_have_count(4)
    expect(panel.locator(".sv-follow__log li").nth(2)).to_contain_text("误报")
    assert page.locator(".sv-step--done").count() == 4
    panel.locator("button", has_text="删除").click()
    expect(panel).to_be_hidden()
