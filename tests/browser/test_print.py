"""On paper: each checklist and each commitment is one sheet of A4, other pages lose their frame and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.whole_handbook import ROOT

_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
_CHECKLISTS = sorted(file.stem for file in (ROOT / "playbooks" / "checklists").glob("*.yml"))
_COMMITMENTS = sorted(file.stem for file in (ROOT / "playbooks" / "commitments").glob("*.yml"))


def _sheets(pdf: bytes) -> int:
    return len(_SHEET.findall(pdf))


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("name", _CHECKLISTS)
def test_a_checklist_is_one_sheet(visit: Callable[..., Visit], name: str, language: str) -> None:
    page = visit(f"{language}checklists/{name}/").page
    page.emulate_media(media="print")
    items = page.locator(".sv-item").count()
    assert items > 0
    assert page.locator(".sv-item__text:visible").count() == items
    assert page.locator(".sv-item input:visible").count() == items
    assert page.locator(".sv-check__sheet:visible").count() == 2, "room for place, date and signature"
    assert page.locator("h1:visible").count() == 1
    assert page.locator(":is(.md-header, .md-sidebar, .md-footer nav, .sv-feedback):visible").count() == 0
    # a long audit, each item with its requirement, may need the back of its sheet
    assert _sheets(page.pdf(prefer_css_page_size=True)) <= 1 + (items > 24)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("name", _COMMITMENTS)
def test_a_commitment_is_one_sheet_for_customers(visit: Callable[..., Visit], name: str, language: str) -> None:
    page = visit(f"{language}commitments/{name}/").page
    page.emulate_media(media="print")
    promises = page.locator(".sv-promise").count()
    assert promises > 0
    assert page.locator(".sv-promise__text:visible").count() == promises
    assert page.locator("#remedy ~ .sv-remedy:visible").count() == 1
    assert page.locator(":is(.sv-promise__behind, .sv-history, .sv-feedback, .md-header):visible").count() == 0
    assert _sheets(page.pdf(prefer_css_page_size=True)) == 1


def test_a_dark_screen_prints_on_white(visit: Callable[..., Visit]) -> None:
    page = visit("checklists/window-opening/", dark=True).page
    page.emulate_media(media="print", color_scheme="dark")
    text, ground = page.evaluate(
        """["color", "backgroundColor"].map((name, at) => getComputedStyle(
             at ? document.body : document.querySelector(".sv-item__text"))[name].match(/[\\d.]+/g).map(Number))"""
    )
    assert max(text[:3]) < 100, text
    assert min(ground[:3]) > 230 or ground[3:] == [0], ground


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("role", ["window-clerk", "hall-manager", "quality-manager"])
def test_one_click_prints_the_booklet_of_a_role(browser: Browser, address: str, role: str, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("window.print = () => document.body.classList.add('printed')")
        page.goto(f"{address}{language}roles/{role}/")
        page.locator(".sv-day__paper .sv-button").click()
        page.locator("body.printed").wait_for()
        assert page.url.endswith(f"{language}roles/{role}/booklet.html"), "reloaded, it does not print again"
        page.emulate_media(media="print")
        chapters = page.locator(".sv-booklet h2").count()
        assert page.locator(".sv-booklet__toc a:visible").count() == chapters > 4
        assert page.locator(":is(.md-header, .md-sidebar, .sv-feedback, .sv-booklet__go):visible").count() == 0
        assert 4 < _sheets(page.pdf(prefer_css_page_size=True)) < 30


def test_folded_parts_are_printed(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit("roles/complaint-officer/").page
    folded = page.locator("article details:not([open])")
    count = folded.count()
    assert count > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == count


@pytest.mark.parametrize("path", ["standards/complaint-handling/", "checklists/window-opening/", "roles/window-clerk/"])
def test_a_printed_page_says_which_version_it_is_and_that_it_is_not_controlled(
    visit: Callable[..., Visit], path: str
) -> None:
    page = visit(f"en/{path}").page
    line = page.locator(".sv-copy")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(line).to_be_visible()
    expect(line).to_contain_text("Printed copies are not controlled")
    expect(line).to_contain_text(f"https://example.org/handbook/en/{path}")
    expect(line).to_contain_text(re.compile(r"version \d"))
    expect(line).to_contain_text(re.compile(r"printed \w+ \d+, \d{4}"))
