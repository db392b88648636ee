"""A real Chromium that reads the real handbook from loopback. Whatever a test opens must be quiet: no errors on
the console, none in scripts, no request to another host, and no missing file."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.whole_handbook import built_handbook, shared_folder

#: Where the site stands on its server, as `site_url` of the handbook says.
BASE = "/handbook/"
PUBLISHED = b"https://example.org/handbook/"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
#: For how many milliseconds a condition is waited for. A machine with much else to do is slow, and that is no fault.
PATIENCE = 60_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built handbook."""
    return built_handbook(shared_folder(tmp_path_factory.getbasetemp()))


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes, and the second would wait

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def do_GET(self) -> None:
        if self.path.endswith("/sitemap.xml") and Path(self.translate_path(self.path)).is_file():
            self._sitemap()
        elif self.path.startswith(BASE):
            super().do_GET()
        else:
            self.send_error(404)

    def _sitemap(self) -> None:
        """The sitemap as if the site were published here. Instant navigation follows only what the sitemap names."""
        here = f"http://{self.headers['Host']}{BASE}".encode()
        content = Path(self.translate_path(self.path)).read_bytes().replace(PUBLISHED, here)
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed hangs up; that is no error."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the handbook is served, with a slash at the end."""
    with _Server(("127.0.0.1", 0), partial(_Files, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    path = os.environ.get("SVCQ_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path or not Path(path).is_file():
        pytest.fail(
            f"There is no Chromium for the browser tests (looked at {path or 'PATH'}). "
            "`make test` brings one; or name one: SVCQ_CHROMIUM=/path/to/chromium",
            pytrace=False,
        )
    expect.set_options(timeout=PATIENCE)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


#: Where a window waits for the next test.
_NOWHERE = "/nothing-here"
#: Delete what pages keep; a database that is still open goes as soon as the page does.
_FORGET = """async () => {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of (await indexedDB.databases?.()) ?? []) indexedDB.deleteDatabase(name);
}"""


class Windows:
    """Windows that tests take one after the other: to open one costs more than most pages do.

    What a test left behind is gone when the next one takes it: the page, what it stored, routes, emulation, listeners.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = {}
        self._options: dict[Page, dict[str, Any]] = {}
        self._listeners: dict[Page, list[tuple[str, Callable[..., object]]]] = {}

    def take(self, **options: Any) -> Page:
        """A window with these options of Playwright's contexts."""
        free = self._free.setdefault(repr(sorted(options.items())), [])
        if free:
            return free.pop()
        context = self._browser.new_context(reduced_motion="reduce", locale="zh-CN", service_workers="block", **options)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        self._options[page] = options
        return page

    def listen(self, page: Page, event: str, hear: Callable[..., object]) -> None:
        """Call ``hear`` at each such event of Playwright's in a window, until it is given back."""
        page.on(event, hear)  # type: ignore[call-overload]
        self._listeners.setdefault(page, []).append((event, hear))

    def give_back(self, page: Page) -> None:
        """Make a window fit for the next test; one that cannot be is closed."""
        options = self._options[page]
        for event, hear in self._listeners.pop(page, ()):
            page.remove_listener(event, hear)
        try:
            page.unroute_all(behavior="ignoreErrors")  # what still answers slowly has nobody to answer
            page.goto(urljoin(page.url, _NOWHERE))  # of the same origin: a page that is left may still write
            page.evaluate(_FORGET)
            page.context.clear_cookies()
            page.emulate_media(media="null", color_scheme=options.get("color_scheme", "light"))
            if page.viewport_size != options["viewport"]:
                page.set_viewport_size(options["viewport"])
            page.mouse.move(0, 0)
        except PlaywrightError:
            page.context.close()
        else:
            self._free[repr(sorted(options.items()))].append(page)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Windows of a worker's Chromium, used again by test after test."""
    return Windows(browser)


@dataclass
class Visit:
    """A page in a window of its own, and what went wrong there.

    Attributes:
        page: Playwright's page. address: where the site is. faults: errors and foreign requests, in words.
    """

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the handbook and wait for its scripts."""
        self.page.goto(self.address + path)
        return self.page

    @property
    def path(self) -> str:
        """Where the window is now, from the root of the handbook."""
        assert self.page.url.startswith(self.address), self.page.url
        return self.page.url.removeprefix(self.address)

    def listen(self) -> None:
        """Note from now on what a reader's browser would complain of."""
        for event, hear in self._heard():
            self.page.on(event, hear)  # type: ignore[call-overload]

    def deafen(self) -> None:
        """Note no more."""
        for event, hear in self._heard():
            self.page.remove_listener(event, hear)

    def _heard(self) -> Iterator[tuple[str, Callable[..., None]]]:
        yield "console", self._said
        yield "pageerror", self._failed
        yield "request", self._asked
        yield "response", self._answered

    def _said(self, said: ConsoleMessage) -> None:
        if said.location["url"].endswith(_NOWHERE):
            return  # of the wait for this test, told late
        blocked = said.text == "Service Worker registration blocked by Playwright"
        self._note(said.type in ("error", "warning") and not blocked, f"console: {said.text}")

    def _failed(self, error: PlaywrightError) -> None:
        self._note(True, f"script: {error}")

    def _asked(self, request: Request) -> None:
        ours = request.url.startswith((self.address, "data:", "blob:"))
        self._note(not ours, f"request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        self._note(response.status >= 400, f"{response.status}: {response.url}")

    def _note(self, wrong: bool, words: str) -> None:
        if wrong:
            self.faults.append(words)


@pytest.fixture
def visit(windows: Windows, address: str) -> Iterator[Callable[..., Visit]]:
    """Open a window: ``visit(path, dark=…, scripts=…, viewport=…)``. Every fault of every window fails the test."""
    visits: list[Visit] = []

    def make(
        path: str, *, dark: bool = False, scripts: bool = True, viewport: dict[str, int] = DESK, **options: Any
    ) -> Visit:
        scheme = "dark" if dark else "light"
        page = windows.take(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts, **options)
        found = Visit(page, address)
        visits.append(found)
        found.listen()
        found.go(path)
        return found

    yield make
    faults = [fault for found in visits for fault in found.faults]
    for found in visits:
        found.deafen()
        windows.give_back(found.page)
    assert not faults, "\n".join(faults)
