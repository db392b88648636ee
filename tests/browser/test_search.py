"""Search finds what people type, as they type it, and leads to the very place."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.search_queries import ANSWERED, UNANSWERED

LINK = ".md-search-result__link"


def _ask(page: Page, words: str) -> list[str]:
    """Put words into the search; the addresses of the results that are shown, best first."""
    field = page.locator(".md-search__input")
    if not page.locator("#__search").is_checked():
        page.keyboard.press("/")
    field.fill(words)
    page.wait_for_function(
        "words => document.querySelector('[data-sv=search]').dataset.answered === words.trim()", arg=words
    )
    return [unquote(link) for link in page.locator(LINK).evaluate_all("links => links.map(link => link.href)")]


#: Asks one after the other, as fast as they are answered; for each the addresses of what is shown, best first.
ASK_ALL = """async queries => {
    const dialog = document.querySelector("[data-sv=search]");
    const field = dialog.querySelector(".md-search__input");
    const answers = {};
    for (const words of queries) {
        delete dialog.dataset.answered;
        field.value = words;
        field.dispatchEvent(new Event("compositionend"));
        while (dialog.dataset.answered !== words) await new Promise(done => setTimeout(done));
        answers[words] = Array.from(dialog.querySelectorAll("LINK"), link => decodeURIComponent(link.href));
    }
    return answers;
}""".replace("LINK", LINK)
#: What may be missed of what people look for, and of what must find nothing.
MISSED, WRONGLY_FOUND = 0.03, 0


@pytest.mark.parametrize("language", ["", "en/"])
def test_what_people_look_for_is_among_the_first_three_and_nothing_where_nothing_is(
    visit: Callable[..., Visit], language: str
) -> None:
    window = visit(language)
    page = window.page
    _ask(page, "raci")  # what answers is there
    wanted = {kind: list(queries) for kind, queries in ANSWERED[language].items()}
    absent = [words for queries in UNANSWERED[language].values() for words in queries]
    answers = page.evaluate(ASK_ALL, [*absent, *(words for queries in wanted.values() for words in queries)])
    missed = {
        f"{kind}: {words}": found
        for kind, queries in ANSWERED[language].items()
        for words, place in queries.items()
        if not _leads(place, found := [link.removeprefix(window.address) for link in answers[words]][:3], language)
    }
    assert len(missed) <= MISSED * sum(map(len, wanted.values())), missed
    found = {words: answers[words] for words in absent if answers[words]}
    assert len(found) <= WRONGLY_FOUND, found


def _leads(wanted: str, found: list[str], language: str) -> bool:
    return any(re.match(f"{language}(?:{wanted})", link) for link in found)


def test_what_the_handbook_does_not_have_it_says(visit: Callable[..., Visit]) -> None:
    for language, told in {"": "手册中没有", "en/": "nothing on"}.items():
        page = visit(language).page
        assert _ask(page, "zzqqxx") == []
        expect(page.locator(".md-search-result__meta")).to_contain_text(told)


def test_the_nearest_that_it_has_is_offered(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    assert _ask(page, "退休手续") == []
    page.get_by_role("button", name="手续", exact=True).click()
    expect(page.locator(LINK).first).to_be_visible()


def test_a_result_says_what_it_is_and_leads_to_the_place(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    _ask(page, "装齐五份材料")
    first = page.locator(LINK).first
    expect(first).to_contain_text("服务标准")
    expect(first.locator(".sv-search__title")).to_have_text("投诉处理 R5")
    expect(first.locator("mark").first).to_be_visible()
    first.click()
    page.wait_for_url("**/standards/complaint-handling/#R5")
    expect(page.locator("#R5")).to_be_in_viewport()
    expect(page.locator("article mark:visible").first).to_have_text("装齐五份材料")


def test_results_stand_in_groups_by_kind_the_best_before_all(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    _ask(page, "排队")
    groups = page.locator("[data-sv-search=list]").get_by_role("group")
    names = page.locator("[data-sv-search=list] [role=group] > p").all_inner_texts()
    assert names[0] == "最相符"
    assert len(set(names)) == len(names) == groups.count() > 2
    expect(groups.first.get_by_role("link")).to_contain_text("服务标准 · ZWFW-P-01")
    for name in names:
        links = page.get_by_role("group", name=name, exact=True).get_by_role("link")
        folders = links.evaluate_all("links => links.map(link => link.pathname.split('/').at(-3))")
        assert len(set(folders)) == 1, folders
    shown = page.locator(LINK)
    page.locator(".md-search__input").focus()
    for number in range(shown.count()):  # the arrows go through all of them, whatever group they stand in
        page.keyboard.press("ArrowDown")
        expect(shown.nth(number)).to_be_focused()
    page.get_by_role("button", name=re.compile(r"^检查表 \d")).click()
    expect(groups).to_have_count(0)
    expect(shown.first).to_contain_text("检查表")


def test_results_are_narrowed_by_kind_and_by_role(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    _ask(page, "投诉")
    told = page.locator(".md-search-result__meta")
    everything = told.inner_text()
    page.get_by_role("button", name=re.compile(r"^检查表 \d")).click()
    expect(told).not_to_have_text(everything)
    narrowed = page.locator(LINK).evaluate_all("links => links.map(link => link.href)")
    assert narrowed
    assert all("/checklists/" in link for link in narrowed)
    page.get_by_role("button", name="全部", exact=True).click()
    expect(told).to_have_text(everything)
    page.get_by_label("只看与某个岗位有关的").select_option(label="设施管理员")
    expect(told).not_to_have_text(everything)
    assert 0 < int(told.inner_text().split()[0]) < int(everything.split()[0])


def test_nothing_is_looked_for_before_the_input_method_is_done(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "tou su", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(300)
    assert page.locator(LINK).count() == 0
    session.send("Input.insertText", {"text": "投诉"})
    page.locator(LINK).first.wait_for()
    assert "投诉" in page.locator(LINK).first.inner_text()


def test_text_that_is_put_in_without_keys_searches_too(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    page.keyboard.press("/")
    page.locator(".md-search__input").evaluate("""field => {
      field.value = "回访";
      field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    }""")
    page.locator(LINK).first.wait_for()


def test_the_answer_to_the_newest_question_stays(visit: Callable[..., Visit]) -> None:
    """However slowly the files of an older question come."""
    page = visit("").page
    page.route("**/search/keys/*.json*", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.keyboard.press("/")
    page.keyboard.type("火灾投诉", delay=90)
    page.locator(".md-search__input").fill("无障碍服务")
    expect(page.locator(LINK).first).to_contain_text("无障碍服务")
    page.wait_for_timeout(600)
    expect(page.locator(LINK).first).to_contain_text("无障碍服务")


def test_a_search_that_cannot_be_reached_says_so_and_comes_back(visit: Callable[..., Visit]) -> None:
    window = visit("")
    page = window.page
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    window.deafen()  # a browser complains of what it cannot fetch
    page.context.set_offline(True)
    try:
        page.keyboard.insert_text("投诉")
        expect(page.locator(".md-search-result__meta")).to_contain_text("搜索无法使用")
    finally:
        page.context.set_offline(False)
    window.listen()
    page.locator(".md-search__input").fill("投诉处理")
    page.locator(LINK).first.wait_for()


def test_more_results_are_shown_when_they_are_asked_for(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    shown = len(_ask(page, "投诉"))
    page.get_by_role("button", name="显示更多").click()
    expect(page.locator(LINK)).not_to_have_count(shown)
    expect(page.locator(LINK).nth(shown)).to_be_focused()
    links = page.locator(LINK).evaluate_all("links => links.map(link => link.href)")
    assert len(set(links)) == len(links)


def test_more_results_asked_for_twice_come_once(visit: Callable[..., Visit]) -> None:
    page = visit("").page
    shown = len(_ask(page, "投诉"))
    page.get_by_role("button", name="显示更多").evaluate("button => { button.click(); button.click(); }")
    expect(page.locator(LINK)).not_to_have_count(shown)
    page.wait_for_load_state("networkidle")
    links = page.locator(LINK).evaluate_all("links => links.map(link => link.href)")
    assert len(set(links)) == len(links)


def test_search_on_a_phone(visit: Callable[..., Visit]) -> None:
    page = visit("", viewport=PHONE, has_touch=True, is_mobile=True).page
    page.locator("#sv-find").fill("投诉")
    page.locator(".sv-find button[type=submit]").tap()
    page.locator(LINK).first.wait_for()
    for number in range(5):
        expect(page.locator(LINK).nth(number)).to_be_in_viewport()
    # what was found may be there before the dialog has slid in
    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=PHONE["width"])


@pytest.mark.parametrize("start", ["", "en/"])
def test_the_examples_on_the_home_page_find_something(visit: Callable[..., Visit], start: str) -> None:
    page = visit(start).page
    examples = page.locator("[data-sv-query]")
    assert examples.count() >= 3
    for number in range(examples.count()):
        examples.nth(number).click()
        page.locator(LINK).first.wait_for()
        expect(page.locator(".md-search__input")).to_have_value(examples.nth(number).inner_text())
        page.keyboard.press("Escape")


@pytest.mark.parametrize("words", ["投訴", "投诉"])
def test_a_table_is_filtered_by_either_script(visit: Callable[..., Visit], words: str) -> None:
    page = visit("documents/").page
    page.locator(".sv-filter input[name=q]").fill(words)
    rows = page.locator("[data-sv-row]:visible")
    expect(rows.filter(has_text="投诉处理").first).to_be_visible()
    assert all("投诉" in text for text in rows.all_inner_texts())
