"""Past versions in a browser: reading one, and comparing any two of a document."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import BASE, DESK, PHONE, Visit, Windows, _Files, _Server
from tests.browser.first_load import MOST_SHIFT, SHIFT, first_load
from tests.history.handbook_with_past import built_past
from tests.whole_handbook import shared_folder

COMPARE = "standards/queueing/versions.html"
KINDS_OF_PAGES = (COMPARE, "standards/queueing/v1.0.html", "guides/start/v1.0.html", "glossary/queue/v1.0.html")
STATUS = ".sv-compare [role=status]"
SHOWN = "[data-sv-compared] li"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small handbook with past versions is served."""
    _, site = built_past(shared_folder(tmp_path_factory.getbasetemp()).with_name("past"))
    with _Server(("127.0.0.1", 0), partial(_Files, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


def compared(page: Page) -> list[str]:
    """What the comparison shows, each change in one line."""
    return [re.sub(r"\s+", " ", words).strip() for words in page.locator(SHOWN).all_inner_texts()]


def test_two_versions_are_chosen_by_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit(COMPARE).page
    assert page.locator(STATUS).inner_text() == "3 处修改", "at first the oldest and that of today"
    assert len(compared(page)) == 3
    page.locator("select[name=from]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-sv-compared] h2").inner_text() == "1.1 → 2.0"
    assert page.locator(STATUS).inner_text() == "3 处修改"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    assert page.locator("[data-sv-compared] h2").inner_text() == "1.1 → 1.2"
    assert page.locator(STATUS).inner_text() == "4 处修改"
    shown = compared(page)
    assert [words[:2] for words in shown] == ["放宽", "放宽", "结构", "放宽"]
    assert "1520 分钟" in shown[0]


@pytest.mark.parametrize("path", KINDS_OF_PAGES)
def test_nothing_moves_when_scripts_come(windows: Windows, address: str, path: str) -> None:
    with first_load(windows) as load:
        assert load(address + path).evaluate(SHIFT) < MOST_SHIFT


def test_the_address_says_which_versions(visit: Callable[..., Visit]) -> None:
    window = visit(f"{COMPARE}?from=1.0&to=1.2")
    page = window.page
    assert page.locator("[data-sv-compared] h2").inner_text() == "1.0 → 1.2"
    assert page.locator(STATUS).inner_text() == "2 处修改", "what went there and back is none"
    for odd in ("?from=9.9&to=<b>", "?from=2.0&to=1.0", "?to="):
        page = window.go(COMPARE + odd)
        assert page.locator("[data-sv-compared] h2").inner_text() == "1.0 → 2.0", "as if nothing was asked"


def test_the_choice_is_there_again_after_back_and_in_the_other_language(visit: Callable[..., Visit]) -> None:
    window = visit(COMPARE)
    page = window.page
    page.locator("select[name=from]").select_option("1.1")
    page.locator("select[name=to]").select_option("1.2")
    assert window.path == f"{COMPARE}?from=1.1&to=1.2"
    for leave in (lambda: page.locator(".sv-kicker a").last.click(), lambda: window.go("glossary/")):
        leave()
        expect(page.locator("form.sv-compare")).to_have_count(0)
        page.go_back()
        expect(page.locator("[data-sv-compared] h2")).to_have_text("1.1 → 1.2")
        chosen = page.locator(".sv-compare option:checked").all_inner_texts()
        assert chosen == ["1.1", "1.2"]
        assert len(compared(page)) == 4
    page.locator("a[data-sv=language]").click()
    page.wait_for_url(f"**/en/{COMPARE}?from=1.1&to=1.2")
    expect(page.locator("[data-sv-compared] h2")).to_have_text("1.1 → 1.2")


def test_an_entry_of_the_changes_leads_to_its_own_step(visit: Callable[..., Visit]) -> None:
    window = visit("changes/")
    page = window.page
    for words, step in (("做不到", "1.1 → 1.2"), ("还是太久", "1.2 → 2.0")):
        page.locator("[data-sv-row]", has_text=words).locator("a", has_text="比较各版").click()
        expect(page.locator("[data-sv-compared] h2")).to_have_text(step)
        window.go("changes/")


def test_what_went_and_what_came_is_told_without_eyes(visit: Callable[..., Visit]) -> None:
    for language, told in (("", "删去“20”加上“15”分钟"), ("en/", "deleted“Twenty.”added“Customerswait15minutes.”")):
        page = visit(f"{language}{COMPARE}").page
        said = page.locator("section[aria-labelledby=to-1] .sv-diffs").aria_snapshot()
        assert told in re.sub(r"- (deletion|insertion|text): |\s", "", said), said


@pytest.mark.parametrize(
    ("language", "words"), [("", "请先选较早的版本。"), ("en/", "Choose the older version first.")]
)
def test_the_wrong_way_round_is_said(visit: Callable[..., Visit], language: str, words: str) -> None:
    page = visit(f"{language}{COMPARE}?from=1.2&to=1.1").page
    assert page.locator(STATUS).inner_text() == words
    assert page.locator(f"{SHOWN}:visible, [data-sv-compared]:visible").count() == 0
    page.locator("select[name=to]").select_option("2.0")
    assert page.locator(SHOWN).count() == 3
    page.locator("select[name=from]").select_option("1.1")
    page.locator("select[name=to]").select_option("1.1")
    assert page.locator(STATUS).inner_text() == words


@pytest.mark.parametrize("path", [KINDS_OF_PAGES[0], f"en/{KINDS_OF_PAGES[1]}", *KINDS_OF_PAGES[2:]])
def test_no_barrier_on_desk_or_phone_in_light_or_dark(visit: Callable[..., Visit], path: str) -> None:
    for viewport, dark in ((DESK, False), (PHONE, True)):
        page = visit(path, viewport=viewport, dark=dark).page
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], "sideways"
        assert page.locator("h1:visible").count() == 1


def test_without_scripts_every_step_is_there(visit: Callable[..., Visit]) -> None:
    page = visit(COMPARE, scripts=False).page
    assert page.locator(".sv-versions section:visible h2").all_inner_texts() == [
        "1.2 → 2.0", "1.1 → 1.2", "1.0 → 1.1", "1.0",
    ]  # fmt: skip
    assert page.locator(".sv-versions section:visible .sv-diffs > li").count() == 11
    assert page.locator("form.sv-compare:visible, [data-sv-compared]:visible").count() == 0
    page.locator(".sv-versions a", has_text="1.1").first.click()
    assert page.url.endswith("/standards/queueing/v1.1.html")
    assert page.locator("[role=note] strong").inner_text() == "已被取代：1.1 版"


def test_on_paper_the_comparison_stays_and_the_controls_go(visit: Callable[..., Visit]) -> None:
    window = visit(f"{COMPARE}?from=1.0&to=1.2")
    window.page.emulate_media(media="print")
    assert window.page.locator("select:visible, .md-header:visible, .sv-feedback:visible").count() == 0
    assert window.page.locator("[data-sv-compared] h2:visible").inner_text() == "1.0 → 1.2"
    page = window.go("standards/queueing/v1.0.html")
    assert page.locator(".sv-past__nav:visible, .sv-button:visible").count() == 0
    assert page.locator("[role=note]:visible").inner_text().startswith("已被取代：1.0 版")
    assert page.locator("#R1:visible").count() == 1


@pytest.mark.parametrize("page", KINDS_OF_PAGES[:2])
def test_the_language_switch_leads_to_the_same_version(visit: Callable[..., Visit], page: str) -> None:
    window = visit(page)
    window.page.locator("a[data-sv=language]").click()
    expect(window.page.locator("html")).to_have_attribute("lang", "en")
    assert window.path == f"en/{page}"
    window.page.locator("a[data-sv=language]").click()
    expect(window.page.locator("html")).to_have_attribute("lang", "zh")
    assert window.path == page


def test_from_a_document_to_its_past_and_back(visit: Callable[..., Visit]) -> None:
    window = visit("standards/queueing/#history")
    window.page.locator(".sv-history a", has_text="1.2").click()
    window.page.wait_for_url("**/v1.2.html")
    window.page.locator(".sv-past__nav [rel=prev]").click()
    window.page.wait_for_url("**/v1.1.html")
    window.page.locator(".sv-past__nav a", has_text="比较各版").click()
    window.page.wait_for_url("**/versions.html")
    window.page.locator(STATUS, has_text="3 处修改").wait_for()
    window.page.go_back()
    window.page.locator(".sv-past__notice .sv-button").first.click()
    window.page.wait_for_url("**/standards/queueing/")
    expect(window.page.locator("h1")).to_have_text("排队叫号")


def test_nothing_of_then_runs(windows: Windows, visit: Callable[..., Visit]) -> None:
    window = visit("")
    asked: list[str] = []
    windows.listen(window.page, "dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for path in KINDS_OF_PAGES:
        page = window.go(path)
        assert page.evaluate("document.querySelectorAll('article script, article img').length") == 0
    assert asked == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_address_leads_to_the_document(visit: Callable[..., Visit], scripts: bool) -> None:
    window = visit("roles/window-clerk/#D1", scripts=scripts)
    window.page.wait_for_url("**/roles/clerk/*")
    assert window.path == ("roles/clerk/#D1" if scripts else "roles/clerk/"), "with scripts to the very part"


def test_whoever_confirms_again_sees_what_it_says_otherwise_by_meaning(
    windows: Windows, visit: Callable[..., Visit]
) -> None:
    window = visit("standards/queueing/")
    page = window.page
    page.locator("[data-sv=read] > button").click()
    expect(page.locator(".sv-read [role=status]")).to_be_focused()
    page.evaluate(
        """() => { const key = Object.keys(localStorage).find((name) => name.startsWith("svcq read"));
        localStorage[key] = JSON.stringify({ version: "1.1", day: "2024-03-05" }); }"""
    )
    page.reload()
    told = page.locator(".sv-read .sv-diffs > li")
    expect(told).to_have_count(3)
    shown = sorted(re.sub(r"\s+", " ", words).strip() for words in told.all_inner_texts())
    window.go(f"{COMPARE}?from=1.1&to=2.0")
    assert shown == sorted(compared(page))
