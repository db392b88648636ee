"""Without a connection what is needed in an emergency opens, checklists run, the search finds; builds come whole."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import BASE, PATIENCE, PHONE, _Files, _Server


class _Site(_Files):
    """The site; where `newer` is set, as a later build would have it."""

    newer = False

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not self.newer or path.name not in ("sw.js", "svcq.json"):
            return super().do_GET()
        mark = path.parent.parent / "svcq.json" if path.parent.name == "en" else path.parent / "svcq.json"
        old, text = mark.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
        new = old.replace('"version": 1', '"version": 1, "newer": true')
        content = text.replace(json.dumps(old), json.dumps(new)).replace(old, new)
        content = content.replace('const BUILD = "', 'const BUILD = "x', 1).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if path.suffix == ".js" else "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


@pytest.fixture
def home(site: Path) -> Iterator[str]:
    """The address of a site of one's own: workers are shared by all windows of an address."""
    _Site.newer = False
    with _Server(("127.0.0.1", 0), partial(_Site, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


@pytest.fixture
def context(browser: Browser, home: str) -> Iterator[BrowserContext]:
    """A phone with the handbook on it."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="zh-CN") as made:
        made.set_default_timeout(PATIENCE)
        page = made.new_page()
        page.goto(home)
        page.evaluate("navigator.serviceWorker.ready")
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        yield made


#: How many addresses are kept that have some letters in them, in all caches.
_KEPT = """async (letters) => {
  const all = await Promise.all((await caches.keys()).map(async (one) => (await caches.open(one)).keys()));
  return all.flat().filter(({ url }) => url.includes(letters)).length;
}"""


def until_kept(page: Page, letters: str, count: int = 1) -> None:
    """Wait until so many addresses with some letters are kept; the page cannot wait for a promise by itself."""
    for _ in range(PATIENCE // 100):
        if page.evaluate(_KEPT, letters) >= count:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{letters} is not kept")


def _pages_of(site: Path, role: str) -> list[str]:
    pages: list[str] = json.loads((site / "roles" / role / "kept.json").read_text(encoding="utf-8"))["pages"]
    return pages


def test_the_handbook_opens_without_a_connection(context: BrowserContext, home: str, site: Path) -> None:
    page = context.pages[0]
    page.goto(f"{home}standards/complaint-handling/")  # read once
    until_kept(page, "/complaint-handling/")
    shards = len(list(site.glob("search/**/*.json")))
    until_kept(page, "/search/", shards)
    context.set_offline(True)
    page.goto(f"{home}procedures/fire/")
    expect(page.locator("h1")).to_have_text("火灾应急")
    page.locator(".sv-emergency").tap()
    expect(page.locator("h2#emergency")).to_be_in_viewport()
    page.goto(f"{home}procedures/fire/?q=投诉")
    page.locator(".md-search-result__link").first.wait_for()
    page.goto(f"{home}checklists/window-opening/")
    page.locator("[data-sv=run]").click()
    page.locator(".sv-run__begin [name=place]").fill("地下室")
    page.locator(".sv-run__begin button").first.click()
    page.locator("[id=run-C1] .sv-choice--pass").click()
    page.reload()
    expect(page.locator("[id=run-C1] input:checked")).to_have_value("pass")
    page.goto(f"{home}standards/complaint-handling/")
    expect(page.locator("h1")).to_have_text("投诉处理")
    page.goto(f"{home}standards/queueing/")
    expect(page.locator("h1")).to_have_text("没有网络")


def test_a_new_build_is_announced_and_comes_whole(context: BrowserContext, home: str, site: Path) -> None:
    page = context.pages[0]
    page.goto(f"{home}roles/cleaner/")
    page.get_by_role("button", name="这是我的岗位").click()
    expect(page.locator(".sv-mine")).to_contain_text("已存在本设备")
    page.goto(f"{home}standards/complaint-handling/")
    until_kept(page, "/complaint-handling/")
    _Site.newer = True
    page.goto(f"{home}standards/window-service/")  # of the new build: the old one's store does not take it
    bar = page.locator(".sv-update")
    expect(bar).to_contain_text("手册有更新")
    kept = """async (name) => {
      const builds = (await caches.keys()).filter((one) => one.startsWith("svcq /") && !one.endsWith(" mine"));
      const all = await Promise.all(builds.map(async (one) => (await caches.open(one)).keys()));
      return all.map((requests) => requests.some(({ url }) => url.endsWith(name)));
    }"""
    assert sorted(page.evaluate(kept, "/window-service/")) == [False, False]
    assert page.evaluate(kept, "/complaint-handling/") == [True, True], "what was read is fetched for the new build too"
    with page.expect_navigation():
        bar.locator("button").tap()
    page.wait_for_load_state()
    names = [name for name in page.evaluate("caches.keys()") if name.startswith("svcq /")]
    assert len(names) == 2, "the new build, and its pages of the role"
    assert all(" x" in name for name in names)
    context.set_offline(True)
    page.goto(f"{home}standards/complaint-handling/")
    expect(page.locator("h1")).to_have_text("投诉处理")
    page.goto(f"{home}{next(one for one in _pages_of(site, 'cleaner') if one.startswith('standards/'))}")
    expect(page.locator(".sv-head")).to_be_visible()


def test_the_pages_of_my_role_open_before_they_were_read(context: BrowserContext, home: str, site: Path) -> None:
    page = context.pages[0]
    page.goto(f"{home}roles/internal-trainer/")
    mine = page.locator(".sv-mine")
    expect(mine).to_contain_text("没有网络也能打开")
    mine.get_by_role("button", name="这是我的岗位").click()
    expect(mine).to_contain_text("已存在本设备")
    before = next(one for one in _pages_of(site, "internal-trainer") if one.startswith("processes/"))
    assert page.evaluate(_KEPT, f"/{before}") == 1
    page.goto(f"{home}roles/cleaner/")
    mine.get_by_role("button", name="这是我的岗位").click()
    count = len(_pages_of(site, "cleaner"))
    expect(mine).to_contain_text(re.compile(rf"{count} 页（\d+\.\d MB）已存在本设备"))
    assert page.evaluate(_KEPT, f"/{before}") == 0, "what was kept for another role is gone"
    page.goto(home)
    expect(page.locator(".sv-roles li").first).to_have_text(re.compile("^我的岗位\\s*保洁员"))
    context.set_offline(True)
    bound = [one for one in _pages_of(site, "cleaner") if one.startswith("standards/")]
    page.goto(home + bound[0])  # never read before
    expect(page.locator("h1")).not_to_have_text("没有网络")
    expect(page.locator(".sv-head")).to_be_visible()
    page.goto(f"{home}standards/queueing/")
    expect(page.locator("h1")).to_have_text("没有网络")
    page.get_by_role("link", name="保洁员").click()
    expect(page.locator("h1")).to_have_text("保洁员")
    expect(mine).to_contain_text("已存在本设备")
    context.set_offline(False)
    mine.get_by_role("button", name="不再是我的岗位").click()
    expect(mine.get_by_role("button", name="这是我的岗位")).to_be_visible()
    assert page.evaluate(_KEPT, f"/{bound[0]}") == 1, "it was read meanwhile, and stays"
    assert page.evaluate(_KEPT, f"/{bound[1]}") == 0
