"""Requests to svcq serve: only what a page of this handbook on this computer sends is heard."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from svcq_build.site.posts import MOST_BYTES
from svcq_build.site.server import PreviewServer
from svcq_build.words import Message


class Listening:
    """A desk that only notes what it is asked."""

    token = "t0ken"

    def __init__(self) -> None:
        self.asked: list[tuple[str, Mapping[str, Any]]] = []

    def answer(self, what: str, asked: Mapping[str, Any]) -> tuple[HTTPStatus, dict[str, Any]]:
        self.asked.append((what, asked))
        if what == "crash":
            raise ValueError("broken")
        return HTTPStatus.OK, {"told": "字\udc80"}

    def say(self, message: Message) -> str:
        return str(message)


@pytest.fixture
def desk() -> Listening:
    return Listening()


@pytest.fixture
def server(tmp_path: Path, desk: Listening) -> Iterator[PreviewServer]:
    for place in ("edit", "en/edit", "standards"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "index.html").write_text("<html><head></head><body></body></html>")
    server = PreviewServer("127.0.0.1", 0, tmp_path, "/handbook/", desk)
    server.start()
    yield server
    server.stop()


def send(
    server: PreviewServer, path: str = "check", body: bytes = b'{"a": 1}', method: str = "POST", **headers: str | None
) -> tuple[int, str]:
    port = server.server_address[1]
    usual: dict[str, str | None] = {
        "Host": f"127.0.0.1:{port}",
        "Origin": f"http://127.0.0.1:{port}",
        "X-Svcq-Token": "t0ken",
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": str(len(body)),
    }
    usual.update({name.replace("_", "-"): value for name, value in headers.items()})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(method, path if path.startswith("/") else f"/handbook/-/edit/{path}", skip_host=True)
    for name, value in usual.items():
        if value is not None:
            connection.putheader(name, value.replace("PORT", str(port)))
    connection.endheaders(body)
    response = connection.getresponse()
    told = response.read().decode("utf-8", "replace")
    assert response.getheader("Access-Control-Allow-Origin") is None
    connection.close()
    return response.status, told


def test_a_page_of_ours_is_heard(server: PreviewServer, desk: Listening) -> None:
    status, told = send(server)
    assert (status, json.loads(told)) == (200, {"told": "字?"})
    assert send(server, Host="localhost:PORT", Origin="http://localhost:PORT")[0] == 200
    assert desk.asked == [("check", {"a": 1})] * 2


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1:PORT"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:PORT.evil.example"}, 403),
        ({"Host": "evil.example:PORT", "Origin": "http://evil.example:PORT"}, 403),
        ({"Host": "127.0.0.1.evil.example:PORT", "Origin": "http://127.0.0.1.evil.example:PORT"}, 403),
        ({"Host": None}, 403),
        ({"X_Svcq_Token": None}, 403),
        ({"X_Svcq_Token": "T0ken"}, 403),
        ({"X_Svcq_Token": "ß"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": None}, 415),
        ({"Content_Length": None}, 411),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": "²"}, 411),
        ({"Content_Length": str(MOST_BYTES + 1)}, 413),
        ({"Content_Length": "9" * 5000}, 413),
    ],
)
def test_anything_else_is_turned_away(
    server: PreviewServer, desk: Listening, headers: dict[str, str | None], status: int
) -> None:
    found, told = send(server, **headers)
    assert (found, desk.asked) == (status, [])
    assert json.loads(told)["error"]


@pytest.mark.parametrize("body", [b"", b"[1]", b"null", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN'])
def test_what_is_no_request(server: PreviewServer, desk: Listening, body: bytes) -> None:
    assert (send(server, body=body)[0], desk.asked) == (400, [])


def test_other_places_and_ways(server: PreviewServer, desk: Listening) -> None:
    assert send(server, path="/handbook/")[0] == 404
    assert send(server, path="/-/edit/check")[0] == 404
    assert send(server, method="OPTIONS")[0] == 501
    assert send(server, method="PUT")[0] == 501
    assert send(server, method="GET")[0] == 404
    assert desk.asked == []
    status, told = send(server, path="crash")
    assert (status, "broken" in json.loads(told)["error"]) == (500, True)


def test_the_token_is_in_the_editors_page_alone(server: PreviewServer) -> None:
    token = '<meta name="svcq-desk" content="t0ken"></head>'
    for page in ("edit/", "en/edit/"):
        assert token in send(server, f"/handbook/{page}?document=standard:a", b"", "GET")[1]
    assert "t0ken" not in send(server, "/handbook/standards/", b"", "GET")[1]
    assert "t0ken" not in send(server, "/handbook/edit/", b"", "GET", Host="evil.example:PORT")[1]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("127.0.0.1:PORT", 200), ("localhost:9", 200), ("LocalHost", 200), ("[::1]:PORT", 200), (None, 200),
        ("evil.example:PORT", 421), ("127.0.0.1.evil.example:PORT", 421), ("localhost.evil.example", 421), ("", 421),
    ],
)  # fmt: skip
def test_no_page_is_shown_under_a_name_that_somebody_made_to_lead_here(
    server: PreviewServer, name: str | None, status: int
) -> None:
    for place in ("standards/", "edit/"):
        assert send(server, f"/handbook/{place}", b"", "GET", Host=name, Origin=None)[0] == status


def test_a_name_that_no_file_can_have_is_not_found(server: PreviewServer) -> None:
    assert send(server, "/handbook/%00", b"", "GET")[0] == 404


def test_where_others_can_reach_it_nothing_is_edited(tmp_path: Path, desk: Listening) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "example.org"):
        server = PreviewServer.__new__(PreviewServer)
        try:
            PreviewServer.__init__(server, host, 0, tmp_path, "/", desk)
        except OSError:
            pass  # the machine has no such address
        else:
            server.server_close()
        assert server.editing is None
