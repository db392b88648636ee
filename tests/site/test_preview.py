"""Serving: an edit shows on its page, in every language, and nothing broken ever does."""

from __future__ import annotations

import datetime as dt
import http.client
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from svcq_build.site.preview import Preview
from svcq_build.site.server import PreviewServer
from tests.conftest import STANDARD

DOCUMENT = "standards/service/queueing.yml"
PAGE = "standards/queueing/index.html"


def edit(root: Path, old: str, new: str, path: str = DOCUMENT) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def preview(handbook: Path) -> Preview:
    # a link to nowhere is an error for the check, which serving never skips
    edit(handbook, "[没有的文件](standard:nothing)", "没有的文件")
    edit(handbook, "status: active", "status: draft")
    preview = Preview(handbook, dt.date(2026, 3, 1))
    outcome = preview.start(lambda words: None)
    assert not outcome.refused, outcome.diagnostics
    return preview


def text_of(preview: Preview, page: str) -> str:
    return (preview.target / page).read_text(encoding="utf-8")


def _searched(preview: Preview) -> list[str]:
    """What search knows of each page."""
    return [path.read_text(encoding="utf-8") for path in (preview.target / "search/pages").iterdir()]


def test_following_edits(preview: Preview, handbook: Path) -> None:
    shown: list[None] = []

    # an edit of the text: its pages in both languages, and the search index
    before = {path: path.read_bytes() for path in preview.target.rglob("*.html")}
    edit(handbook, "客户等候不超过 20 分钟。", "客户等候不超过 18 分钟。")
    outcome = preview.follow({DOCUMENT}, lambda: shown.append(None))
    assert not outcome.refused
    assert outcome.broken == []
    assert shown
    assert "18 分钟" in text_of(preview, PAGE)
    assert '<span lang="zh">客户等候不超过 18 分钟。</span>' in text_of(preview, f"en/{PAGE}"), "outdated translation"
    said = [page for page in _searched(preview) if '"url":"standards/queueing/"' in page]
    assert len(said) == 1
    assert "18 分钟" in said[0]
    changed = {path for path, content in before.items() if path.read_bytes() != content}
    assert preview.target / "guides/start/index.html" not in changed

    # an error: told, and the pages stay
    edit(handbook, "family: process", "family: proces")
    outcome = preview.follow({DOCUMENT}, lambda: shown.append(None))
    assert outcome.refused
    assert [found.rule for found in outcome.diagnostics if found.severity.value == "error"] == ["bad-value"]
    assert "18 分钟" in text_of(preview, PAGE)
    edit(handbook, "family: proces\n", "family: process\n")
    assert not preview.follow({DOCUMENT}, lambda: None).refused

    # a title: pages that name the document follow at once, and menus with them
    edit(handbook, "title: 受理员", "title: 窗口员", "roles/charters/clerk.yml")
    outcome = preview.follow({"roles/charters/clerk.yml"}, lambda: None)
    assert "窗口员" in text_of(preview, "roles/clerk/index.html")
    assert "窗口员" in text_of(preview, "roles/index.html")
    assert "窗口员" in text_of(preview, PAGE)

    # a new document: its page is there at once
    new = "roles/charters/greeter.yml"
    text = (handbook / "roles/charters/clerk.yml").read_text(encoding="utf-8").replace("窗口员", "导办员")
    (handbook / new).write_text(text, encoding="utf-8")
    preview.follow({new}, lambda: None)
    assert "导办员" in text_of(preview, "roles/greeter/index.html")

    assert "导办员" in text_of(preview, "roles/clerk/index.html"), "the menu"
    assert "导办员" in "".join(_searched(preview))

    # a document that goes takes its page along
    (handbook / new).unlink()
    preview.follow({new}, lambda: None)
    assert not (preview.target / "roles/greeter").exists()
    assert "导办员" not in text_of(preview, "roles/clerk/index.html") + "".join(_searched(preview))

    # what was served in the end is what a build makes
    whole = Preview(handbook, dt.date(2026, 3, 1))
    before = {path: path.read_bytes() for path in preview.target.rglob("*") if path.is_file()}
    whole.start(lambda words: None)
    after = {path: path.read_bytes() for path in whole.target.rglob("*") if path.is_file()}
    assert {path for path in {*before, *after} if before.get(path) != after.get(path)} <= {whole.target / "svcq.json"}


def ask(server: PreviewServer, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "en").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (site / "index.html").write_text("<body>home</body>")
    (site / "a/index.html").write_text("<body>page</body>")
    (site / "404.html").write_text("<body>not here</body>")
    (site / "en/404.html").write_text("<body>not here, in English</body>")
    server = PreviewServer("127.0.0.1", 0, site, "/book/")
    server.start()
    yield server
    server.stop()


def test_pages_are_served_under_the_path_of_the_site(server: PreviewServer) -> None:
    assert ask(server, "/book/")[1] == '<body>home<script src="/book/__svcq/reload.js"></script></body>'
    assert ask(server, "/book/a/")[0] == 200
    assert ask(server, "/book/a")[0] == 302
    assert ask(server, "/")[0] == 302
    status, body = ask(server, "/book/en/gone/")
    assert (status, "in English" in body) == (404, True)
    assert ask(server, "/elsewhere/")[0] == 404
    for path in ("/book/../secret.txt", "/book/%2e%2e/secret.txt", "/book/..%2fsecret.txt", "/book//etc/passwd"):
        assert "secret" not in ask(server, path)[1]
        assert "root:" not in ask(server, path)[1]


def test_browsers_hear_of_changes(server: PreviewServer) -> None:
    assert "EventSource" in ask(server, "/book/__svcq/reload.js")[1]
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    connection.request("GET", "/book/__svcq/events")
    response = connection.getresponse()
    first = response.readline()
    response.readline()
    server.changed()
    second = response.readline()
    assert first.startswith(b"data: ")
    assert second.startswith(b"data: ")
    assert first != second
    connection.close()


def test_the_site_for_the_public_follows_edits_and_shows_nothing_internal(repository: Callable[..., Path]) -> None:
    root = repository({DOCUMENT: f"{STANDARD}audience: public\n"})
    preview = Preview(root, dt.date(2026, 3, 1), "public")
    assert not preview.start(lambda words: None).refused
    assert not (preview.target / "roles").exists()
    edit(root, "客户等候不超过 20 分钟。", "客户等候不超过 18 分钟。")
    assert not preview.follow({DOCUMENT}, lambda: None).refused
    assert "18 分钟" in text_of(preview, PAGE)
    edit(root, "audience: public", "audience: internal")
    assert not preview.follow({DOCUMENT}, lambda: None).refused
    assert not (preview.target / PAGE).exists()


def test_following_records(preview: Preview, handbook: Path) -> None:
    path = "records/certificates/2026/first-aid.yml"
    told = "kind: certificate\nid: first-aid\nwho: S014\ntitle: 急救员证\nissued: 2024-01-01\nends: 2026-03-{day}\n"
    (handbook / path).parent.mkdir(parents=True)
    (handbook / path).write_text(told.format(day="05"), encoding="utf-8")
    assert not (preview.target / "warnings").exists()
    assert not preview.follow({path}, lambda: None).refused
    assert "2026-03-05" in text_of(preview, "warnings/index.html")
    before = (preview.target / PAGE).stat().st_mtime_ns

    (handbook / path).write_text(told.format(day="09"), encoding="utf-8")
    outcome = preview.follow({path}, lambda: None)
    assert "2026-03-09" in text_of(preview, "warnings/index.html")
    assert "20260309" in (preview.target / "calendar.ics").read_text(encoding="utf-8")
    assert 0 < outcome.pages < 10
    assert (preview.target / PAGE).stat().st_mtime_ns == before
