"""A course is gone through as a learner does it on a phone: modules, questions and answers, a record at the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.offered_records import offered_record

PATH = "training/appeals-and-risk/"
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    found = visit(PATH, **TOUCH)
    found.page.locator(".sv-course button").click()
    found.page.locator(".sv-course progress").wait_for()
    return found.page


def do_modules(page: Page) -> None:
    for box in page.locator(".sv-module__done input").all():
        box.check()


def answer(page: Page, *, right: bool) -> None:
    """Answer every question, all of them right or all wrong."""
    for question in page.locator("[data-sv-question]").all():
        solution = int(question.get_attribute("data-sv-question") or 0) - 1
        question.locator("label").nth(solution if right else (solution + 1) % 2).click()


def test_an_answer_is_judged_and_explained_at_once_and_stands(page: Page) -> None:
    question = page.locator("[data-sv-question]").first
    expect(question.locator("details")).to_be_hidden()
    solution = int(question.get_attribute("data-sv-question") or 0) - 1
    wrong = question.locator("label").nth((solution + 1) % 2)
    wrong.click()
    expect(question.locator("[role=status]")).to_contain_text("答错了")
    expect(question.locator("details p").first).to_have_text(question.locator("label").nth(solution).inner_text())
    expect(question.locator("input").nth(solution)).to_be_disabled()
    expect(page.locator(".sv-course__status").first).to_contain_text("已答 1/")
    assert not violations(page)


def test_a_course_passed_gives_a_record_that_the_check_takes(page: Page) -> None:
    do_modules(page)
    answer(page, right=True)
    expect(page.locator(".sv-course")).to_contain_text("通过")
    form = page.locator(".sv-course__form")
    form.locator("[name=who]").fill("张三")
    form.locator("button").click()
    expect(page.locator(".sv-run__record")).to_have_count(0)
    form.locator("[name=who]").fill("s014")
    form.locator("[name=role]").select_option("window-clerk")
    form.locator("button").click()
    record = offered_record(page, "training-session", "training-sessions")
    (attended,) = record.attendance
    assert (attended.who, attended.score, attended.passed) == ("S014", 100, True)
    assert record.curriculum == "curriculum:appeals-and-risk"
    assert not violations(page)


def test_who_fails_answers_again_and_gets_no_record(page: Page) -> None:
    do_modules(page)
    answer(page, right=False)
    expect(page.locator(".sv-course")).to_contain_text("未通过")
    expect(page.locator(".sv-course__form")).to_have_count(0)
    page.locator(".sv-course .sv-button--main").click()
    expect(page.locator("[data-sv-question] input:disabled")).to_have_count(0)
    answer(page, right=True)
    expect(page.locator(".sv-course__form")).to_have_count(1)


def test_what_was_done_is_there_again_in_the_other_language_until_the_course_changes(page: Page) -> None:
    page.locator(".sv-module__done input").first.check()
    answer(page, right=True)
    page.goto(page.url.replace(PATH, f"en/{PATH}"))
    expect(page.locator(".sv-course__status").first).to_contain_text("1 of ")
    expect(page.locator(".sv-module__done input").first).to_be_checked()
    page.evaluate("""() => { const key = Object.keys(localStorage).find((name) => name.startsWith("svcq course"));
      localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]), version: "0.1" }); }""")
    page.reload()
    expect(page.locator(".sv-course__status").first).to_contain_text("0.1")
    expect(page.locator(".sv-module__done input").first).not_to_be_checked()


def test_what_is_kept_by_something_else_does_no_harm(page: Page) -> None:
    page.locator(".sv-module__done input").first.check()
    for kept in ('"words"', "{", '{"version": "1.1", "done": {}, "answers": null}'):
        page.evaluate(
            'kept => localStorage[Object.keys(localStorage).find((name) => name.startsWith("svcq course"))] = kept',
            kept,
        )
        page.reload()
        expect(page.locator(".sv-course__status").first).to_contain_text("已学 0/")


def test_answers_are_printed_on_a_sheet_of_their_own(visit: Callable[..., Visit]) -> None:
    page = visit(PATH).page
    page.locator(".sv-course button").click()
    page.locator(".sv-course progress").wait_for()
    expect(page.locator(".sv-answers")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".sv-answers")).to_be_visible()
    assert page.locator(".sv-answers").evaluate("node => getComputedStyle(node).breakBefore") == "page"
    for answer in page.locator(".sv-quiz__answer").all():
        expect(answer).to_be_hidden()


def test_without_scripts_the_answers_can_be_opened(visit: Callable[..., Visit]) -> None:
    page = visit(PATH, scripts=False).page
    expect(page.locator(".sv-course button")).to_be_hidden()
    page.locator(".sv-quiz__answer summary").first.click()
    expect(page.locator(".sv-quiz__answer p").first).to_be_visible()


def test_the_path_of_a_role_shows_how_far_one_is_and_ends_in_training_records(visit: Callable[..., Visit]) -> None:
    window = visit("roles/internal-trainer/", **TOUCH)
    page = window.page
    steps = page.locator("[data-sv=path] [data-sv-step]")
    courses = page.locator("[data-sv=path] [data-sv-step=course]").count()
    assert 0 < courses < steps.count(), "courses, and documents to read"
    expect(page.locator(".sv-path progress")).to_have_count(0)
    page.evaluate(
        """() => { const root = document.querySelector("[data-sv-root]").dataset.svRoot;
        const { pathname } = new URL(root, document.baseURI);
        const through = { score: 85, passed: true };
        for (const { dataset: { svStep, svId, svVersion: version } } of document.querySelectorAll("[data-sv-step]")) {
          localStorage[`svcq ${svStep} ${pathname} ${svId}`] = JSON.stringify(svStep === "read"
            ? { version, day: "2024-03-05" } : { version, done: [], answers: {}, through });
        } }"""
    )
    first = page.evaluate("Object.keys(localStorage).find((key) => key.startsWith('svcq read'))")
    kept = page.evaluate("key => localStorage[key]", first)
    page.evaluate("key => { localStorage[key] = JSON.stringify({ version: '0.1', day: '2024-03-05' }); }", first)
    page.reload()
    expect(page.locator(".sv-path .sv-path__told[data-done=false]")).to_have_count(1)
    expect(page.locator(".sv-path__told[data-done=false]")).to_contain_text("0.1")
    expect(page.locator("[data-sv=path-end] details")).to_have_count(0)
    page.evaluate("([key, kept]) => { localStorage[key] = kept; }", [first, kept])
    page.reload()
    expect(page.locator("[data-sv=path-end] details")).to_have_count(courses)
    assert not violations(page)
    page.locator("[data-sv=path-end] summary").first.click()
    form = page.locator("[data-sv=path-end] form").first
    form.locator("[name=who]").fill("s014")
    form.locator("button").click()
    record = offered_record(page, "training-session", "training-sessions")
    assert record.attendance[0].score == 85


def test_the_path_of_a_role_is_a_list_without_scripts(visit: Callable[..., Visit]) -> None:
    page = visit("roles/internal-trainer/", scripts=False).page
    path = page.locator("[data-sv=path]")
    expect(path.locator("[data-sv-step=course] > p a").first).to_be_visible()
    assert path.locator("details a").count() > 2
