"""The editor of svcq serve, from the form to the file: a real server, a small repository, nothing in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from svcq_build.editor.served import ServedDesk
from svcq_build.site.preview import Preview
from svcq_build.site.server import PreviewServer
from tests.change.conftest import CHECKLIST, CLERK, CONFIGURATION, PATROL, QUEUEING, STANDARD, Repository
from tests.conftest import ROLE

DAY = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Repository, str]]:
    """A repository, and where it is served."""
    repo = Repository(tmp_path_factory.mktemp("served") / "handbook")
    repo.commit(
        {
            "mkdocs.yml": CONFIGURATION, QUEUEING: STANDARD, PATROL: CHECKLIST, CLERK: ROLE,
            ".gitignore": "/.svcq/\n",
        },
        "one",
    )  # fmt: skip
    preview = Preview(repo.root, DAY, editing=True)
    assert not preview.start(lambda words: None).refused
    server = PreviewServer("127.0.0.1", 0, preview.target, preview.base(), ServedDesk(repo.root, DAY, "zh"))
    server.start()
    yield repo, server.address
    server.stop()


@pytest.fixture
def page(browser: Browser, served: tuple[Repository, str]) -> Iterator[Page]:
    """The form of a document in force, its goal changed."""
    context = browser.new_context(locale="zh-CN", service_workers="block")
    page = context.new_page()
    page.goto(f"{served[1]}standards/queueing/")
    page.get_by_role("link", name="编辑", exact=True).click()
    goal = page.locator("#edit-goal")
    goal.fill(goal.input_value().replace("20", "30"))
    expect(page.locator(".sv-edit__meaning")).to_contain_text("客户等候不超过 30 分钟")
    yield page
    context.close()


def answer(page: Page) -> None:
    page.select_option("#send-class", "substance")
    page.select_option("#send-trigger", "customer-feedback")
    page.fill("#send-reason", "客户说 20 分钟太短。")


def test_a_branch_then_the_file_then_somebody_else(served: tuple[Repository, str], page: Page) -> None:
    repo, _ = served
    told = page.locator(".sv-edit")
    expect(told.locator(".sv-edit__touches").first).to_contain_text("等候巡查")
    save = page.get_by_role("button", name="保存", exact=True)
    save.click()
    expect(told.locator(".sv-edit__alarm").last).not_to_be_empty()
    answer(page)
    page.check("[name=send-way][value=branch]")
    page.fill("#send-branch", "edit/goal")
    save.click()
    expect(told.locator(".sv-edit__said").last).to_contain_text("edit/goal")
    expect(told.locator(".sv-edit__said").last).to_contain_text("没有推送")
    assert "不超过 30 分钟" in repo.git("show", f"edit/goal:{QUEUEING}")
    assert repo.read(QUEUEING) == STANDARD

    page.reload()
    goal = page.locator("#edit-goal")
    goal.fill(goal.input_value().replace("20", "30"))
    page.wait_for_selector("#send-class")
    answer(page)
    with page.expect_response("**/-/edit/save"):
        save.click()
    text = repo.read(QUEUEING)
    assert [line for line in text.splitlines() if line not in STANDARD.splitlines()] == [
        'version: "1.1"         # 与张贴的一致',
        '  - {version: "1.1", date: 2026-03-01, class: substance, trigger: customer-feedback, '
        "reason: 客户说 20 分钟太短。}",
        "goal: 客户等候不超过 30 分钟。",
    ]

    repo.replace(QUEUEING, ("# 大厅叫号（勿删此行）", "# 大厅叫号"))
    page.locator("#edit-goal").fill("客户等候不超过 40 分钟。")
    with page.expect_response("**/-/edit/save") as refused:
        save.click()
    assert refused.value.status == 409
    expect(told.locator(".sv-edit__alarm").last).not_to_be_empty()
    assert "30 分钟。" in repo.read(QUEUEING)


def test_a_document_begins_in_the_form(served: tuple[Repository, str], browser: Browser) -> None:
    repo, address = served
    context = browser.new_context(locale="zh-CN", service_workers="block")
    page = context.new_page()
    page.goto(f"{address}edit/")
    page.locator("#edit-new-kind").select_option("standard")
    page.locator("#edit-new-title").fill("迎接客户")
    page.locator("#edit-new-id").fill("Greeting!")
    page.get_by_role("button", name="开始填写").click()
    expect(page.locator(".sv-edit__alarm").first).to_contain_text("Greeting!")
    page.locator("#edit-new-id").fill("greeting")
    page.get_by_role("button", name="开始填写").click()
    page.locator("#edit-goal").fill("客户进门时有人招呼。")
    with page.expect_response("**/-/edit/save") as saved:
        page.get_by_role("button", name="保存", exact=True).click()
    assert saved.value.status == 200, saved.value.text()
    text = repo.read("standards/service/greeting.yml")
    assert "title: 迎接客户\n" in text
    assert "goal: 客户进门时有人招呼。\n" in text
    context.close()
