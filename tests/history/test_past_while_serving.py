"""Serving a handbook that has a past: what changed since follows every edit, and so do the versions that it makes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from svcq_build.site.preview import Outcome, Preview
from tests.history.dated_repository import Dated
from tests.history.handbook_with_past import CONFIGURATION, QUEUEING, TODAY, standard, write_handbook

CLERK = "roles/charters/clerk.yml"


def text_of(preview: Preview, page: str) -> str:
    return (preview.target / page).read_text(encoding="utf-8")


def follow(preview: Preview, root: Path, files: dict[str, str]) -> Outcome:
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")
    outcome = preview.follow(set(files), lambda: None)
    assert not outcome.refused, outcome.diagnostics
    assert outcome.broken == []
    return outcome


@pytest.fixture
def serving(tmp_path: Path) -> tuple[Preview, Path]:
    root = write_handbook(tmp_path / "all").root
    preview = Preview(root, dt.date.fromisoformat(TODAY))
    assert not preview.start(lambda words: None).refused
    return preview, root


def test_pages_of_the_past_follow_an_edit(serving: tuple[Preview, Path]) -> None:
    preview, root = serving

    # today's text
    before = (preview.target / "guides/start/v1.0.html").stat().st_mtime_ns
    follow(preview, root, {QUEUEING: standard("2.0", 8)})
    for page in ("standards/queueing/versions.html", "standards/queueing/v1.1.html"):
        assert "客户等候不超过 <del>15</del><ins>8</ins> 分钟。" in text_of(preview, page)
    assert "客户等候不超过 15 分钟。" in text_of(preview, "standards/queueing/v1.1.html"), "what was, stays"
    assert '<del lang="zh">' in text_of(preview, "en/standards/queueing/v1.0.html")
    assert (preview.target / "guides/start/v1.0.html").stat().st_mtime_ns == before, "nothing else is written"

    # a higher version: that of today becomes a past one, before it is committed
    assert not (preview.target / "standards/queueing/v2.0.html").exists()
    follow(preview, root, {QUEUEING: standard("2.1", 7)})
    past = text_of(preview, "standards/queueing/v2.0.html")
    assert "2026年5月1日起是这样写的。" in past
    assert "客户等候不超过 10 分钟。" in past, "as it was committed"
    assert '<a href="v2.0.html">' in text_of(preview, "en/standards/queueing/index.html")
    assert "<del>10</del><ins>7</ins>" in text_of(preview, "standards/queueing/versions.html")

    # a document that never had another version
    assert "versions.html" not in text_of(preview, "roles/clerk/index.html")
    role = (root / CLERK).read_text(encoding="utf-8")
    follow(preview, root, {CLERK: role.replace("status:", 'version: "1.0"\nstatus:')})
    assert "versions.html" not in text_of(preview, "roles/clerk/index.html")

    # what past versions of other documents linked to goes: their words stay, their links go
    assert 'href="../../roles/clerk/#D1"' in text_of(preview, "standards/queueing/v1.0.html")
    without = standard("2.1", 7).replace("[受理员](role:clerk#D1)", "受理员")
    follow(preview, root, {QUEUEING: without})
    follow(preview, root, {CLERK: role.replace("id: D1", "id: D2")})
    assert 'roles/clerk/#D1"' not in text_of(preview, "standards/queueing/v1.0.html")
    assert "分钟时由受理员说明原因" in text_of(preview, "standards/queueing/v1.0.html")


def test_the_first_past_version_of_a_handbook(tmp_path: Path) -> None:
    repo = Dated(tmp_path / "handbook")
    role = 'kind: role\ntitle: 受理员\nsummary: 接待。\nstatus: draft\nversion: "1.0"\nmission: 办成事。\n'
    role += "responsibilities:\n  - {id: D1, text: 受理业务。}\n"
    repo.commit("2026-02-01", {"mkdocs.yml": CONFIGURATION, CLERK: role})
    preview = Preview(repo.root, dt.date.fromisoformat(TODAY))
    assert not preview.start(lambda words: None).refused
    assert not list(preview.target.rglob("versions.html"))
    assert not list(preview.target.rglob("*svcq-frame*"))
    follow(preview, repo.root, {CLERK: role.replace('"1.0"', '"1.1"').replace("办成事", "把事办成")})
    assert "办成事。" in text_of(preview, "roles/clerk/v1.0.html")
    assert "<title>" in text_of(preview, "en/roles/clerk/versions.html")
