"""Pages read without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import PHONE, Visit
from tests.browser.handbook_pages import PAGES

#: Text of the article that only scripts would show. What is folded can be unfolded without them; screen readers' words
#: and those of drawings are hidden from no one who needs them.
_HIDDEN = """() => [...document.querySelectorAll("article *")]
  .filter((node) => node.childElementCount === 0 && node.textContent.trim() && !node.checkVisibility())
  .filter((node) => !node.closest("details:not([open]), form[data-sv=filter], [aria-hidden=true], button, svg"))
  .map((node) => node.outerHTML.slice(0, 140))"""


@pytest.mark.parametrize("path", PAGES)
def test_everything_is_there(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, scripts=False).page
    assert page.evaluate(_HIDDEN) == []
    assert page.locator(".sv-filter:visible, button[data-sv=print]:visible").count() == 0, "works by script only"
    assert page.locator("h1:visible").count() == 1


def test_boxes_tick_and_folds_open(visit: Callable[..., Visit]) -> None:
    window = visit("checklists/window-opening/", scripts=False)
    window.page.locator(".sv-item label").first.click()
    assert window.page.locator(".sv-item input").first.is_checked()
    page = window.go("roles/complaint-officer/")
    opened = page.locator("article details[open]").count()
    page.locator("article details:not([open]) > summary").first.click()
    assert page.locator("article details[open]").count() == opened + 1


def test_the_menu_of_a_phone_opens(visit: Callable[..., Visit]) -> None:
    page = visit("standards/complaint-handling/", scripts=False, viewport=PHONE).page
    page.locator('label.md-header__button[for="__drawer"]').click()
    link = page.locator(".md-sidebar--primary a:visible").first
    link.wait_for()


def test_search_of_the_home_page_has_somewhere_to_go(visit: Callable[..., Visit]) -> None:
    window = visit("", scripts=False)
    window.page.locator("#sv-find").fill("投诉")
    window.page.locator(".sv-find button[type=submit]").click()
    window.page.wait_for_url("**/documents/?q=*")
    assert window.page.locator("[data-sv-row]:visible").count() > 100
