"""A web server for previews: a built site, whose pages load themselves again when they have changed, and the editor's
requests, which are heard on this computer only."""

from __future__ import annotations

import json
import threading
import time
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from svcq_build.site.posts import (
    PLACE,
    Editing,
    TurnedAway,
    asked_in,
    is_called_at_home,
    is_called_rightly,
    is_loopback,
    length_of,
)
from svcq_build.words import say

_OWN = "__svcq/"
#: How long a request may take to arrive.
_SECONDS = 30
#: For who was led here by another name, in whichever language: a page of somebody else's must not read this one.
_ELSEWHERE = "This handbook is shown at http://127.0.0.1 alone. 这本手册只在 http://127.0.0.1 提供。\n".encode()
_SCRIPT = """\
const source = new EventSource(new URL("events", document.currentScript.src));
let known = null;
source.onmessage = (event) => {
  if (known !== null && known !== event.data) location.reload();
  known = event.data;
};
addEventListener("pagehide", () => source.close());
"""


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder under a path, and tells browsers when to load again.

    Raises:
        OSError: when the address is taken.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int, folder: Path, base: str, editing: Editing | None = None) -> None:
        """Begin.

        Args:
            host, port: where to listen. folder: the site. base: the path that it is served under.
            editing: what answers the editor; of no use where others can reach ``host``.
        """
        self.folder, self.base = folder, base
        self.is_private = is_loopback(host)
        self.editing = editing if self.is_private else None
        self._change = threading.Condition()
        self._version = time.time_ns()
        self.stopping = False
        super().__init__((host, port), _Handler)

    @property
    def address(self) -> str:
        """Where the site is."""
        host, port = self.server_address[0], self.server_address[1]
        shown = host.decode() if isinstance(host, bytes) else str(host)
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}{self.base}"

    def start(self) -> None:
        """Serve from now on, in a thread."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def changed(self) -> None:
        """Tell every browser to load its page again."""
        with self._change:
            self._version += 1
            self._change.notify_all()

    def stop(self) -> None:
        """End serving."""
        with self._change:
            self.stopping = True
            self._change.notify_all()
        self.shutdown()
        self.server_close()

    def wait_for(self, version: int) -> int:
        """The present version, as soon as it is another than ``version`` (or after some seconds)."""
        with self._change:
            self._change.wait_for(lambda: self._version != version or self.stopping, timeout=15)
            return self._version

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up whenever they like; that is no error."""


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    extensions_map: dict[str, str] = {  # noqa: RUF012 - so it is declared in the class above
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
    }

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        base = self.server.base
        if self.server.is_private and not is_called_at_home(self.headers):
            self._send(_ELSEWHERE, "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif not path.startswith(base):
            if path == "/":
                self._redirect(base)
            else:
                self._not_found()
        elif path == f"{base}{_OWN}reload.js":
            self._send(_SCRIPT.encode(), "text/javascript")
        elif path == f"{base}{_OWN}events":
            self._events()
        else:
            self._page(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        path, editing = urlsplit(self.path).path, self.server.editing
        self.close_connection = True  # of a request that is turned away, the rest was not read
        if editing is None or not path.startswith(f"{self.server.base}{PLACE}"):
            self._not_found()
            return
        answer: dict[str, Any]
        try:
            length = length_of(self.headers, self.server.server_address[1], editing.token)
            self.connection.settimeout(_SECONDS)
            asked = asked_in(self.rfile.read(length))
        except TurnedAway as refused:
            status, answer = refused.status, {"error": editing.say(refused.message)}
        else:
            try:
                status, answer = editing.answer(path.removeprefix(f"{self.server.base}{PLACE}"), asked)
            except Exception as error:  # whoever edits keeps the page, and is told
                told = say("svcq itself failed at this: {error}.", error=f"{type(error).__name__}: {error}")
                status, answer = HTTPStatus.INTERNAL_SERVER_ERROR, {"error": editing.say(told)}
        self._send(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"), "application/json", status)

    def _page(self, path: str) -> None:
        file = Path(self.translate_path("/" + path[len(self.server.base) :]))
        if file.is_dir():
            if not path.endswith("/"):
                self._redirect(f"{path}/")
                return
            file /= "index.html"
        try:
            content = file.read_bytes()
        except (OSError, ValueError):  # a name that no file can have
            self._not_found()
            return
        kind = self.guess_type(str(file))
        self._send(self._with_script(content) if kind == "text/html" else content, kind)

    def _not_found(self) -> None:
        language = urlsplit(self.path).path.removeprefix(self.server.base).partition("/")[0]
        for file in (self.server.folder / language / "404.html", self.server.folder / "404.html"):
            if file.is_file():
                self._send(self._with_script(file.read_bytes()), "text/html", HTTPStatus.NOT_FOUND)
                return
        self._send(b"404", "text/plain", HTTPStatus.NOT_FOUND)

    def _with_script(self, content: bytes) -> bytes:
        script = f'<script src="{self.server.base}{_OWN}reload.js"></script></body>'.encode()
        before, end, after = content.rpartition(b"</body>")
        content = before + script + after if end else content
        editing = self.server.editing
        if editing is None or not urlsplit(self.path).path.endswith("/edit/"):
            return content
        if not is_called_rightly(self.headers, self.server.server_address[1]):
            return content
        return content.replace(b"</head>", f'<meta name="svcq-desk" content="{editing.token}"></head>'.encode(), 1)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self) -> None:
        """Server-sent events: the version now, and again whenever it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        version = 0
        try:
            while not self.server.stopping:
                version = self.server.wait_for(version)
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return

    def translate_path(self, path: str) -> str:
        """The file for a path; never outside the folder."""
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for diagnostics."""
