"""Search puts what it finds into the page; a stranger's words stay words there, even without a policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from svcq_build.render.policy import POLICY_ELEMENT
from tests.browser.conftest import PATIENCE, _Server
from tests.hostile_handbook import ATTRIBUTE, HOST, ID, hostile_handbook
from tests.whole_handbook import shared_folder

BASE = "/a/"
FOUND = ".md-search-result__item"
#: Links and pictures that lead to a host, or run.
_LEADS_TO = """(host) => [...document.querySelectorAll("[href], [src]")]
  .map((element) => new URL(element.getAttribute("href") ?? element.getAttribute("src"), location))
  .filter((address) => address.hostname === host || address.protocol === "javascript:")
  .map(String)"""


class _Unlocked(SimpleHTTPRequestHandler):
    """Serves pages without their policy."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path("/" + self.path.removeprefix(BASE)))
        path = path / "index.html" if path.is_dir() else path
        if not self.path.startswith(BASE) or not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        if path.suffix == ".html":
            assert POLICY_ELEMENT.encode() in content
            content = content.replace(POLICY_ELEMENT.encode(), b"")
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def unlocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the hostile handbook is served."""
    root, _ = hostile_handbook(shared_folder(tmp_path_factory.getbasetemp()).with_name("hostile"))
    with _Server(("127.0.0.1", 0), partial(_Unlocked, directory=str(root / "site"))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["", "en/standards/full/"])
def test_what_is_found_stays_words_without_the_policy(browser: Browser, unlocked: str, path: str) -> None:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    try:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{unlocked}{path}")
        page.keyboard.press("/")
        page.keyboard.insert_text("error")
        page.locator(FOUND).first.wait_for()
        while page.locator("[data-sv-search=more]:visible").count():
            shown = page.locator(FOUND).count()
            page.locator("[data-sv-search=more]").click()
            page.locator(FOUND).nth(shown).wait_for()
        assert f'<b id="{ID}"' in "".join(page.locator(FOUND).all_inner_texts()), "the marker is there, as words"
        assert page.locator(f"#{ID}, [{ATTRIBUTE}], .md-search-result__list b").count() == 0
        assert page.evaluate(_LEADS_TO, HOST) == []
        assert all(url.startswith((unlocked, "data:", "blob:")) for url in asked)
    finally:
        context.close()
