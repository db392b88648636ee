"""The editor as somebody who does not program uses it: a form, and what it changes is proposed on the git host."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from svcq_build.change.review_base import compare
from svcq_build.edit.new_version import Wish, bump
from svcq_build.edit.splice import InsertItem, MoveItem, Remove, Step, splice
from svcq_build.load.folder import load_folder
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.browser.git_hosts import MAIN, TOKEN, GitHub, Repository, answering

DOCUMENT, PATH = "standard:queueing", "standards/service/queueing.yml"
OLD, NEW = "任一队列等候超过 20 人时", "任一队列等候超过 15 人时"
TEXT = '[id="edit-requirements-3-text"]'


#: The document has changed since the edit that is kept was made.
_OLDER = """() => {
  const key = Object.keys(localStorage).find((name) => name.startsWith("svcq edit of"));
  const kept = JSON.parse(localStorage[key]);
  localStorage[key] = JSON.stringify({ ...kept, source: `${kept.source}# older\\n` });
}"""
#: What the page would say of documents as they are.
_FAULTS = """async (names) => {
  const { faultsOf } = await import("../assets/svcq/editor/rules.js");
  const { draftOf } = await import("../assets/svcq/editor/draft.js");
  const read = async (name) => (await fetch(`../editor/${name}.json`)).json();
  const references = await read("references");
  const words = new Proxy({}, { get: (_, name) => String(name) });
  const found = await Promise.all(names.map(async (name) => {
    const { nodes, source } = await read(`documents/${name}`);
    const { fields } = await read(`forms/${name.split("/")[0]}`);
    return faultsOf(fields, draftOf(nodes, source), { words, references });
  }));
  return found.flatMap((faults, at) => faults.map((fault) => [names[at], ...fault]));
}"""


@pytest.fixture
def source(site: Path) -> bytes:
    """The document that is edited, as the site was built from it."""
    return str(json.loads((site / "editor/documents/standard/queueing.json").read_text("utf-8"))["source"]).encode()


@pytest.fixture
def repository(source: bytes) -> Repository:
    """What the git host has."""
    repository = Repository()
    repository.commit(MAIN, {PATH: source})
    return repository


@pytest.fixture
def editor(visit: Callable[..., Visit]) -> Iterator[Callable[..., Page]]:
    """Opens a document in the editor; what the git host is asked is no fault."""
    visits: list[Visit] = []

    def make(path: str = f"edit/?document={DOCUMENT}", **options: Any) -> Page:
        found = visit(path, **options)
        visits.append(found)
        found.page.locator(".sv-edit__bar, .sv-feedback").first.wait_for()
        return found.page

    yield make
    for found in visits:
        meant = ("https://api.github.com", "Failed to load", "/-/edit/save")
        found.faults = [one for one in found.faults if not any(words in one for words in meant)]


def open_item(page: Page, name: str) -> None:
    page.locator("summary", has=page.locator(f"strong:text-is('{name}')")).click()


def say_why(page: Page, reason: str = "排队的人说太久。") -> None:
    """Answer what a change of substance asks."""
    page.locator("#send-trigger").select_option("customer-feedback")
    page.locator("#send-reason").fill(reason)


def without_record(content: bytes) -> bytes:
    """A document's file without its version and its changes."""
    return re.sub(rb"^version:.*\n|^changes:\n(?: .*\n)*", b"", content, flags=re.MULTILINE)


def bumped(old: bytes, new: bytes, tmp_path: Path, wish: Wish) -> bytes:
    """What `svcq bump` makes of a change."""
    base = {"mkdocs.yml": b"site_name: x\n", PATH: old}
    for name, content in base.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    before = load_folder(tmp_path)
    (tmp_path / PATH).write_bytes(new)
    after = load_folder(tmp_path)
    compared = compare(before, after, "HEAD")
    return bump(compared, after.entries[DOCUMENT], wish, dt.date.today(), new).content


def change_limit(page: Page) -> None:
    field = page.locator(TEXT)
    if not field.is_visible():
        open_item(page, "R4")
    field.fill(field.input_value().replace(OLD, NEW))
    expect(page.locator(".sv-edit__status")).to_contain_text("1")


def test_from_a_page_to_a_proposal(
    editor: Callable[..., Page], repository: Repository, source: bytes, tmp_path: Path
) -> None:
    page = editor("standards/queueing/#R4")
    page.route("https://api.github.com/**", answering(GitHub(repository)))
    page.get_by_role("link", name="编辑", exact=True).click()
    expect(page.locator(TEXT)).to_be_visible()  # the part that was read is open
    change_limit(page)
    page.locator(".sv-edit__bar button").click()
    expect(page.locator(".sv-edit__changes")).to_contain_text(NEW)
    page.get_by_role("button", name="提出修改").click()
    expect(page.locator(".sv-edit__alarm")).to_contain_text("令牌")
    expect(page.locator("#send-token")).to_be_focused()
    page.locator("#send-token").fill(TOKEN)
    page.get_by_role("button", name="提出修改").click()
    expect(page.locator(".sv-edit__alarm")).to_contain_text("请先回答")
    expect(page.locator("#send-trigger")).to_be_focused()
    assert page.locator("#send-class option").all_inner_texts() == ["请选择", "内容", "安全"]
    say_why(page)
    page.get_by_role("button", name="提出修改").click()
    expect(page.locator(".sv-edit__said a")).to_have_attribute(
        "href", "https://github.com/example/service-handbook/pull/1"
    )
    (proposal,) = repository.proposals
    wish = Wish("substance", "customer-feedback", "排队的人说太久。")
    recorded = bumped(source, source.replace(OLD.encode(), NEW.encode()), tmp_path, wish)
    assert yaml.safe_load(repository.file(proposal["head"], PATH) or b"") == yaml.safe_load(recorded)
    assert repository.file(MAIN, PATH) == source
    assert proposal["base"] == MAIN
    assert "排队的人说太久。" in proposal["body"]
    assert NEW in proposal["body"]
    assert TOKEN not in page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    page.reload()
    expect(page.locator(".sv-edit__status")).to_contain_text("还没有改动")


def test_a_token_stays_only_where_somebody_wants_it(editor: Callable[..., Page], repository: Repository) -> None:
    page = editor()
    page.route("https://api.github.com/**", answering(GitHub(repository)))
    change_limit(page)
    page.locator("#send-token").fill(TOKEN)
    page.get_by_label("存在本设备").check()
    say_why(page)
    page.get_by_role("button", name="提出修改").click()
    page.locator(".sv-edit__said a").wait_for()
    page.reload()
    change_limit(page)
    expect(page.locator("#send-token")).to_have_value(TOKEN)
    repository.limited = True
    say_why(page)
    page.get_by_role("button", name="提出修改").click()
    expect(page.locator(".sv-edit__alarm")).to_contain_text("太频繁")
    page.locator(".sv-edit__access summary").click()
    page.get_by_label("存在本设备").uncheck()
    assert TOKEN not in page.evaluate("JSON.stringify(localStorage)")


def test_an_unsent_edit_survives(editor: Callable[..., Page]) -> None:
    page = editor()
    change_limit(page)
    expect(page.locator(".sv-edit__status")).to_contain_text("已存在本设备")
    page.reload()
    expect(page.locator(".sv-edit__note")).to_contain_text("已经恢复")
    expect(page.locator(TEXT)).to_have_value(re.compile(NEW))
    page.evaluate(_OLDER)
    page.reload()
    expect(page.locator(".sv-edit__note")).to_contain_text("此后文档有了改动")
    page.get_by_role("button", name="放弃修改").click()
    page.get_by_role("button", name="确定放弃").click()
    expect(page.locator(".sv-edit__status")).to_contain_text("还没有改动")
    expect(page.locator(TEXT)).to_have_value(re.compile(OLD))


def test_words_that_may_mean_the_same_are_asked_about(editor: Callable[..., Page], source: bytes) -> None:
    page = editor(accept_downloads=True)
    open_item(page, "R4")
    field = page.locator(TEXT)
    other = field.input_value().replace("任一队列", "任何一个队列")
    field.fill(other)
    weights = page.locator(".sv-edit__changes .sv-edit__weight")
    expect(weights).to_have_text(["措辞，还是内容？"])
    expect(page.locator("#send-reason")).to_be_visible()
    page.locator("#send-class").select_option("wording")
    expect(page.locator("#send-reason")).to_be_hidden()
    assert text_of(page) == source.replace("任一队列".encode(), "任何一个队列".encode(), 1)
    field.fill(other.replace("增开", "必须增开"))  # a word that binds: substance is likelier, and what was chosen stays
    expect(page.locator("#send-class")).to_have_value("wording")
    page.locator("#edit-title").fill("叫号与等候")
    page.locator("#send-class").select_option("safety")
    say_why(page)
    page.get_by_role("link", name="下载文件").click()
    expect(page.locator("#send-effective")).to_be_focused()
    today = dt.date.today().isoformat()
    page.locator("#send-effective").fill(today)
    with page.expect_download() as saved:
        page.get_by_role("link", name="下载文件").click()
    made = yaml.safe_load(Path(saved.value.path()).read_bytes())
    assert made["effective"].isoformat() == today
    assert made["changes"][0]["class"] == "safety"
    assert made["changes"][0]["affects"] == ["R4"]
    assert made["changes"][0]["version"] == made["version"]


def text_of(page: Page, why: str = "") -> bytes:
    """What would be sent; `why`: the reason of a change of substance."""
    if why:
        say_why(page, why)
    page.locator(".sv-edit__others summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="下载文件").click()
    return Path(saved.value.path()).read_bytes()


def test_lists_are_put_in_order_by_keys_and_given_back(editor: Callable[..., Page], source: bytes) -> None:
    page = editor(accept_downloads=True)
    up = page.get_by_role("button", name="上移 R5")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="上移 R5")).to_be_focused()
    expect(page.locator(".sv-edit > .sv-sr")).to_contain_text("R5 现在是第 4 项")
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_role("button", name="删除 P2").click()
    expect(page.get_by_role("button", name="恢复 P2")).to_be_focused()
    page.get_by_role("button", name="删除 E1").click()
    page.keyboard.press("Enter")  # it was a slip
    expect(page.locator(".sv-edit__changes")).to_contain_text("顺序有变")
    page.locator(".sv-edit__others summary").click()
    page.locator("#send-trigger").select_option("correction")
    page.locator("#send-reason").fill("P20 没人用。")
    page.get_by_role("link", name="下载文件").click()
    expect(page.locator("#send-reason")).to_be_focused()  # what is gone is not named
    page.locator(".sv-edit__others summary").click()
    want = splice(PATH, source, [MoveItem(("requirements",), 4, 2), Remove(("people", 1))])
    assert without_record(text_of(page, "P2 没人用。")) == without_record(want)


def test_an_item_is_added_and_a_document_is_found_by_its_sound(editor: Callable[..., Page], source: bytes) -> None:
    page = editor(accept_downloads=True)
    page.locator("#edit-environment").click()
    field = page.locator('[id="edit-environment-3-level"]')
    expect(field).to_be_focused()
    expect(page.locator(".sv-edit__problems")).to_contain_text("环境要求 › 4 › 要求")
    field.select_option(label="应当")
    page.locator('[id="edit-environment-3-text"]').fill("等候区有 2 台饮水机。")
    expect(page.locator(".sv-edit__problems li")).to_have_count(0)
    page.locator("#edit-related").click()
    target = page.locator('[id="edit-related-6"]')
    expect(target).to_be_focused()
    target.fill("huozai")
    option = page.locator('[id="edit-related-6-list"] [role=option]').first
    expect(option).to_contain_text("火")
    expect(target).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    chosen = option.locator("small").inner_text()
    page.keyboard.press("Enter")
    expect(option).to_contain_text("整份文档")
    page.keyboard.press("Enter")
    expect(target).to_have_value(re.compile("火"))
    expect(page.locator(".sv-edit__changes li")).to_have_count(2)
    item = {"id": "E4", "level": "should", "text": "等候区有 2 台饮水机。"}
    steps: list[Step] = [InsertItem(("environment",), 3, item), InsertItem(("related",), 6, chosen)]
    assert without_record(text_of(page, "夏天太热。")) == without_record(splice(PATH, source, steps))


def test_what_is_wrong_stands_beside_its_field(editor: Callable[..., Page]) -> None:
    page = editor(f"en/edit/?document={DOCUMENT}")
    expect(page.locator(".sv-edit__note")).to_contain_text("translations/en/standards.po")
    title = page.locator("#edit-title")
    title.fill("")
    expect(page.locator("#edit-title-problem")).to_have_text("Something has to stand here.")
    expect(title).to_have_attribute("aria-invalid", "true")
    assert "edit-title-problem" in (title.get_attribute("aria-describedby") or "")
    page.locator(".sv-edit__problems a").click()
    expect(title).to_be_focused()
    page.locator("#edit-review-every").fill("soon")
    expect(page.locator("#edit-review-every-problem")).to_contain_text("length of time")
    page.locator("#edit-owner").fill("nobody at all")
    page.locator("#edit-owner").blur()
    expect(page.locator("#edit-owner")).not_to_have_value("nobody at all")
    page.get_by_role("button", name="Propose the change").click()
    expect(page.locator(".sv-edit__alarm")).to_contain_text("token")


def test_a_quoted_value_is_shown_and_leads_to_where_it_is_changed(editor: Callable[..., Page]) -> None:
    page = editor()
    open_item(page, "R7")
    item = page.locator('[data-route="requirements.6.text"]')
    expect(item.locator(".sv-edit__quotes")).to_contain_text("分钟")
    item.get_by_role("button", name="预览").click()
    expect(item.locator(".sv-edit__preview")).not_to_contain_text("param")
    item.get_by_role("link", name="修改数值").click()
    page.locator(".sv-edit__item[open]").wait_for()
    assert page.locator(".sv-edit__item[open] strong").first.inner_text() == "wait-max"


def test_the_editor_has_no_barrier_on_a_phone(editor: Callable[..., Page]) -> None:
    page = editor(viewport=PHONE, dark=True)
    open_item(page, "R4")
    page.locator(TEXT).fill("")
    expect(page.locator(".sv-edit__problems li")).to_have_count(1)
    page.locator(".sv-edit > .sv-edit__fields > .sv-edit__more summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []
    small = page.locator(".sv-edit :is(button, summary, input, select, textarea):visible").evaluate_all(
        "all => all.filter((node) => !/checkbox|radio/.test(node.type)"
        " && node.getBoundingClientRect().height < 44).map((node) => node.outerHTML)"
    )
    assert small == []


def test_svcq_serve_judges_and_saves(editor: Callable[..., Page], source: bytes) -> None:
    page = editor(f"en/edit/?document={DOCUMENT}")
    asked: list[tuple[str, dict[str, Any]]] = []
    judged = {
        "diagnostics": [
            {
                "field": ["requirements", 3, "text"],
                "path": PATH,
                "severity": "warning",
                "message": "Vague.",
                "hint": "Count.",
            },
            {"field": None, "path": "other.yml", "severity": "warning", "message": "Elsewhere.", "hint": ""},
        ],
        "difference": [{"weight": "stricter", "title": "stricter", "text": "R4: 20 → 15"}],
        "touches": [{"reference": "checklist:queue-patrol", "title": "Patrol C1", "why": "verifies R4"}],
        "must_know": [{"reference": "role:greeter", "title": "Greeter"}],
        "must_follow": ["Patrol C1: verifies R4"],
        "questions": {
            "classes": [{"value": "substance", "title": "substance"}, {"value": "safety", "title": "safety"}],
            "triggers": [{"value": "correction", "title": "correction"}],
            "suggested": "substance",
            "required": True,
        },
    }

    def page_of_the_desk(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(
            body=html.replace("</head>", '<meta name="svcq-desk" content="known"></head>'), content_type="text/html"
        )

    def desk(route: Route) -> None:
        what, body = route.request.url.rpartition("/")[2], json.loads(route.request.post_data or "")
        assert route.request.headers["x-svcq-token"] == "known"
        assert body["language"] == "en"
        asked.append((what, body))
        answers = {"check": judged, "preview": {"html": "<p>Seen</p>"}}
        said = answers.get(what) or {
            "saved": True,
            "branch": body.get("branch"),
            "commit": "c",
            "blob": "b",
            "note": "Not pushed.",
        }
        route.fulfill(json=said)

    page.route("**/edit/?document=*", page_of_the_desk)
    page.route("**/-/edit/*", desk)
    page.reload()
    change_limit(page)
    expect(page.locator('[data-route="requirements.3.text"] .sv-edit__problem')).to_have_text("Vague. Count.")
    expect(page.locator(".sv-edit__problems code")).to_have_text("other.yml")
    expect(page.locator(".sv-edit__meaning")).to_have_text("stricter R4: 20 → 15")
    address = page.get_by_role("link", name="Patrol C1").get_attribute("href") or ""
    assert address.endswith("/handbook/en/checklists/queue-patrol/")
    expect(page.locator(".sv-edit__review")).to_contain_text("Greeter")
    page.locator('[data-route="requirements.3.text"]').get_by_role("button", name="Preview").click()
    expect(page.locator(".sv-edit__preview p")).to_have_text("Seen")
    save = page.get_by_role("button", name="Save", exact=True)
    save.click()
    expect(page.locator("#send-trigger")).to_be_focused()
    page.locator("#send-trigger").select_option("correction")
    page.locator("#send-reason").fill("Too long.")
    page.get_by_label("on a branch").check()
    page.locator("#send-branch").fill("shorter")
    page.get_by_label("push it").check()
    save.click()
    expect(page.locator(".sv-edit__said")).to_contain_text("shorter")
    expect(page.locator(".sv-edit__said")).to_contain_text("Not pushed.")
    what, body = asked[-1]
    assert what == "save"
    assert body["text"].encode() == source.replace(OLD.encode(), NEW.encode())
    assert body["path"] == PATH
    assert (body["branch"], body["push"]) == ("shorter", True)
    assert body["answers"] == {"class": "substance", "trigger": "correction", "reason": "Too long."}
    page.unroute("**/-/edit/*")
    page.route("**/-/edit/save", lambda route: route.fulfill(status=409, json={"error": "Somebody was quicker."}))
    save.click()
    expect(page.locator(".sv-edit__alarm")).to_have_text("Somebody was quicker.")


def test_a_document_is_chosen_where_none_is_named(visit: Callable[..., Visit]) -> None:
    page = visit("edit/").page
    field = page.locator("#edit-document")
    field.fill("排队叫号与等候")
    page.locator("[role=option]").first.click()
    page.wait_for_url("**/edit/?document=standard%3Aqueueing")
    page.locator(".sv-edit__bar").wait_for()


def test_where_nobody_takes_edits_the_text_can_be_carried_away(editor: Callable[..., Page], source: bytes) -> None:
    page = editor(accept_downloads=True)

    def nobody(route: Route) -> None:
        html = re.sub('data-sv-host="[^"]*"', 'data-sv-host="null"', route.fetch().text())
        route.fulfill(body=html, content_type="text/html")

    page.route("**/edit/?document=*", nobody)
    page.reload()
    change_limit(page)
    expect(page.locator(".sv-edit__sending")).to_contain_text("svcq serve")
    page.get_by_role("link", name="下载文件").click()
    expect(page.locator(".sv-edit__said")).to_contain_text("请先回答")
    say_why(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="下载文件").click()
    assert NEW.encode() in Path(saved.value.path()).read_bytes()


def test_a_sound_document_has_no_fault(visit: Callable[..., Visit], site: Path) -> None:
    folder = site / "editor/documents"
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.rglob("*.json"))[::4]]
    assert visit("edit/").page.evaluate(_FAULTS, names) == []


def test_only_the_editor_may_ask_the_host(site: Path) -> None:
    pages = {
        name: (site / name).read_text("utf-8")
        for name in ("edit/index.html", "en/edit/index.html", "index.html", "standards/queueing/index.html")
    }
    assert [name for name, html in pages.items() if "connect-src 'self' https://api.github.com;" in html] == [
        "edit/index.html",
        "en/edit/index.html",
    ]
    assert [name for name, html in pages.items() if "/editor." in html] == ["edit/index.html", "en/edit/index.html"]
    assert 'href="../../edit/?document=standard:queueing"' in pages["standards/queueing/index.html"]
    assert "edit/" not in (site / "sitemap.xml").read_text("utf-8").replace("edited", "")
