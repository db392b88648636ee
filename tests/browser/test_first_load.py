"""What the first page costs a reader with a phone: requests, bytes, and nothing that moves after it is painted."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, expect

from svcq_build.site.assets import asset_addresses, write_assets
from svcq_build.site.scripts import join_scripts
from svcq_build.site.styles import join_styles
from tests.browser.conftest import Visit, Windows
from tests.browser.first_load import (
    MOST_BYTES,
    MOST_BYTES_OF_AN_OVERVIEW,
    MOST_REQUESTS,
    MOST_SHIFT,
    OVERVIEWS,
    SHIFT,
    first_load,
)
from tests.browser.handbook_pages import PAGES
from tests.browser.phone import misfits

SEARCH = ("/search/index.json", "/finder.")


@pytest.fixture(scope="session")
def weigh() -> Callable[[Response], int]:
    """How many bytes a response takes on its way, packed; what pages share is packed once."""
    known: dict[str, int] = {}

    def weighed(response: Response) -> int:
        if response.url not in known:
            known[response.url] = len(gzip.compress(response.body(), 6))
        return known[response.url]

    return weighed


@pytest.mark.parametrize("path", [*PAGES, "en/", "en/changes/", "changes/2025/", "404.html"])
def test_page_comes_light_stands_still_and_fits(
    windows: Windows, address: str, weigh: Callable[[Response], int], path: str
) -> None:
    with first_load(windows) as load:
        got: list[Response] = []
        page = load(address + path, lambda response: got.append(response))
        assert page.evaluate(SHIFT) < MOST_SHIFT
        assert misfits(page) == []
        page.wait_for_load_state("networkidle")
        asked = [response.url for response in got]
        # a page for what is missing looks for the nearest ids besides
        assert 5 < len(asked) <= MOST_REQUESTS + (path == "404.html"), asked
        assert len(set(asked)) == len(asked), asked
        assert 50_000 < sum(map(weigh, got)) <= (MOST_BYTES_OF_AN_OVERVIEW if path in OVERVIEWS else MOST_BYTES)
        assert not [url for url in asked if any(name in url for name in SEARCH)]


def test_what_moves_is_measured(windows: Windows, address: str) -> None:
    with first_load(windows) as load:
        page = load(f"{address}roles/")
        assert page.evaluate(SHIFT) < MOST_SHIFT
        page.evaluate("document.querySelector('article').insertAdjacentHTML('afterbegin', '<p>Late'.repeat(20))")
        assert any(page.evaluate(SHIFT) > MOST_SHIFT for _ in range(20))


def test_search_is_fetched_when_it_is_opened(windows: Windows, visit: Callable[..., Visit]) -> None:
    page = visit("standards/complaint-handling/").page
    asked: list[str] = []
    windows.listen(page, "request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if any(name in url for name in SEARCH)]
    page.keyboard.press("/")
    expect(page.locator(".md-search-result__meta")).to_contain_text("输入要找的内容")
    page.keyboard.insert_text("投诉")
    page.locator(".md-search-result__link").first.wait_for()
    for name in SEARCH:
        assert len([url for url in asked if name in url]) == 1, asked


def test_a_part_that_search_led_to_is_marked_when_the_link_is_sent_on(visit: Callable[..., Visit]) -> None:
    page = visit("standards/complaint-handling/?h=投诉").page
    expect(page.locator("article mark").first).to_have_text("投诉")


@pytest.mark.parametrize("stored", ["slate", "(prefers-color-scheme)"])
def test_the_chosen_colours_are_there_before_anything_is_painted(visit: Callable[..., Visit], stored: str) -> None:
    """Without the theme's own script, which comes late."""
    window = visit("standards/complaint-handling/", dark=True)
    media = stored if stored.startswith("(") else "(prefers-color-scheme: dark)"
    color = {"media": media, "scheme": "default" if stored.startswith("(") else stored, "primary": "custom"}
    window.page.evaluate("color => __md_set('__palette', { index: 1, color })", color)
    window.page.route("**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page = window.go("standards/complaint-handling/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.locator("form[data-md-component=palette] input").count() == 2


def test_joining_styles_loses_no_rule(browser: Browser, tmp_path: Path) -> None:
    assert all(Path(address).name.count(".") == 2 for address in asset_addresses(tmp_path).values()), "all are joined"
    write_assets(tmp_path, tmp_path / "written")
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "written").glob("*.css")}
    joined = join_styles(files.__getitem__, "handbook.css")
    parts = [line.split('"')[1].removeprefix("./") for line in files["handbook.css"].splitlines() if '"' in line]
    rules = """text => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map((rule) => rule.cssText);
    }"""
    with browser.new_context() as context:
        page = context.new_page()
        found = page.evaluate(rules, joined)
        apart = {name: page.evaluate(rules, files[name]) for name in parts}
    assert found[:-1] == [rule for name in parts if name != "print.css" for rule in apart[name]]
    assert found[-1].startswith("@media print")
    assert found[-1].count("\n") > len(apart["print.css"]) > 30


MODULES = {
    "start.js": """
        import { one, two as second } from "./a.js"; import whole, * as all from './deep/b.js'
        import "./effect.js";
        import pure from "./pure.js"
        const text = `a ${[1, 2].map((n) => `${n}} import`).join("`")}
        export const not = 1`; /* import nothing from "./none.js" */
        const regex = /[/"'`]\\/{2}/.test('"//'), half = 4 / 2 / 1; // export { text }
        window.result = [one, second(), whole(), all.deep, all.default === whole, window.effect, text, regex, half,
          pure(), typeof not];
    """,
    "a.js": """
        export const one = 1
        export async function* never() {}
        function two() { return one + 1 }
        export { two, two as "unused" };
    """.replace(' as "unused"', ' as unused'),
    "deep/b.js": """
        import { one } from "../a.js";
        export default function named() { return named.name + one; }
        export class deep { static import = 1; }
    """,
    "effect.js": "window.effect = { export: 'done' }.export",
    "pure.js": "export default () => 'pure'",
}  # fmt: skip


def test_joined_scripts_do_what_they_do_apart(browser: Browser) -> None:
    results = []
    with browser.new_context() as context:
        page = context.new_page()

        def serve(files: dict[str, str]) -> object:
            def answer(route: object) -> None:
                path = route.request.url.removeprefix("http://scripts.test/")  # type: ignore[attr-defined]
                html = '<meta charset="utf-8"><script type="module" src="start.js"></script>'
                kind = "text/javascript" if path else "text/html"
                route.fulfill(body=files[path] if path else html, content_type=kind)  # type: ignore[attr-defined]

            page.unroute_all()
            page.route("http://scripts.test/**", answer)
            page.goto("http://scripts.test/")
            page.wait_for_function("window.result")
            return page.evaluate("[...window.result].map((value) => typeof value === 'function' ? value.name : value)")

        for files in (MODULES, {"start.js": join_scripts(MODULES.__getitem__, "start.js")}):
            results.append(serve(files))
    assert results[0] == results[1]
    assert results[1][:3] == [1, 2, "named1"]  # type: ignore[index]
