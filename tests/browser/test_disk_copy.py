"""A copy on a disk reads, searches, runs checklists and keeps them, opened as a file, without a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from svcq_build.render.contents import read_links
from svcq_build.site import SiteError, write_disk_copy
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.handbook_pages import EVERY
from tests.whole_handbook import ROOT

LINK = ".md-search-result__link"


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of all that these tests look at, in a folder as people call theirs."""
    folder = tmp_path_factory.mktemp("stick")
    wanted = {path if path.endswith(".html") else f"{path}index.html" for path in EVERY}
    wanted |= {f"{start}{name}" for start in ("", "en/") for name in ("reading.json", "checklists/roles.json", "sw.js")}
    wanted |= {"svcq.json", "procedures/index.html", "checklists/index.html"}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and (name in wanted or name.removeprefix("en/").startswith(("search/", "assets/"))):
            (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / "site" / name)
    copy = folder / "手册 2026 #1"
    assert write_disk_copy(folder / "site", copy, ROOT) > len(EVERY)
    return copy


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a phone's size that complains of any error and asks for nothing but files."""
    faults: list[str] = []
    with browser.new_context(viewport=PHONE, locale="zh-CN") as context:
        context.set_default_timeout(PATIENCE)
        context.on("console", lambda said: said.type in ("error", "warning") and faults.append(said.text))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("requestfailed", lambda request: faults.append(request.url))
        context.on("request", lambda asked: urlsplit(asked.url).scheme in ("file", "data") or faults.append(asked.url))
        yield context
    assert not faults, "\n".join(faults)


def _at(stick: Path, path: str) -> str:
    return (stick / path / "index.html").as_uri()


def _found(page: Page, words: str) -> None:
    page.wait_for_load_state()  # no link of a disk copy is followed within the page: its scripts begin anew
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("")
    expect(page.locator(LINK)).to_have_count(0)
    page.locator(".md-search__input").fill(words)
    page.locator(LINK).first.wait_for()


def test_every_link_leads_to_a_file(stick: Path, site: Path) -> None:
    for page in stick.rglob("*.html"):
        there = site / page.relative_to(stick)
        for link in read_links(page.read_text(encoding="utf-8")).links:
            address = urlsplit(link)
            if not address.scheme and address.path:
                assert (there.parent / unquote(address.path)).is_file(), f"{page}: {link}"
    assert not (stick / "sw.js").exists()
    home = (stick / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/handbook/' in home, "what stays out is asked for where the site is published"


def test_it_reads_and_searches(window: BrowserContext, stick: Path) -> None:
    page = window.new_page()
    page.goto(_at(stick, "."))
    page.locator("#sv-find").fill("火灾")
    page.locator(".sv-find button[type=submit]").click()
    page.locator(LINK).first.click()
    expect(page.locator("h1")).to_have_text("火灾应急")
    page.locator(".sv-emergency").click()
    expect(page.locator("h2#emergency")).to_be_in_viewport()
    _found(page, "tousu")
    _found(page, "投訴處理")
    page.locator(LINK).first.click()
    expect(page.locator("h1")).to_have_text("投诉处理")
    page.locator("[data-sv=read] button").click()
    expect(page.locator(".sv-read__said")).to_be_visible()
    page.goto(_at(stick, "en/training/complaint-handling-course"))
    page.locator("[data-sv=course] button").click()
    expect(page.locator(".sv-course__status").first).to_be_visible()
    _found(page, "wheelchair")


def test_a_checklist_runs_and_is_there_again(window: BrowserContext, stick: Path) -> None:
    page = window.new_page()
    page.goto(_at(stick, "checklists/window-opening"))
    page.locator("[data-sv=run]").click()
    page.locator(".sv-run__begin [name=place]").fill("3 号窗口")
    page.locator(".sv-run__begin button").first.click()
    page.locator("[id=run-C1] .sv-choice--pass").click()
    expect(page.locator(".sv-run__only")).to_be_visible()
    page.wait_for_function("""async () => {
      const name = (await indexedDB.databases()).map(({ name }) => name).find((name) => name.startsWith("svcq runs"));
      const open = indexedDB.open(name);
      await new Promise((done) => { open.onsuccess = done; });
      const all = open.result.transaction("runs").objectStore("runs").getAll();
      await new Promise((done) => { all.onsuccess = done; });
      open.result.close();
      return all.result.some((run) => run.answers.C1);
    }""")
    page.close()
    page = window.new_page()
    page.goto(_at(stick, "checklists"))
    page.locator(".sv-run__list a").first.click()
    expect(page.locator("[id=run-C1] input:checked")).to_have_value("pass")


def test_the_site_itself_is_no_place_for_its_copy(site: Path) -> None:
    for folder in (site, site / "copy"):
        with pytest.raises(SiteError, match="the copy needs another folder"):
            write_disk_copy(site, folder, ROOT)
