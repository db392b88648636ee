"""The editor's files: only where somebody takes edits, and each document's source as it is now."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.load.public import public_corpus
from svcq_build.render.desk import make_desk
from svcq_build.render.editor import editor_files
from svcq_build.site.editor_files import EditorFiles, blob_of

DAY = dt.date(2026, 3, 1)
SOURCE = "editor/documents/standard/queueing.json"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://github.com/we/handbook", "github"),
        ("https://gitlab.example/we/sub/handbook", "gitlab"),
        ("https://codeberg.org/we/handbook", None),
        ("https://github.com/", None),
        ("https://github.com.evil.example/we/handbook", None),
        ("", None),
    ],
)
def test_which_hosts_take_edits(handbook: Path, tmp_path: Path, address: str, host: str | None) -> None:
    settings = (handbook / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [line for line in settings.splitlines() if not line.startswith(("repo_url", "edit_uri"))]
    lines += [f"repo_url: {address}"] if address else []
    (handbook / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    graph = build_graph(load_folder(handbook))
    desk = make_desk(graph, "zh", DAY, None, handbook)
    assert desk.editing == host
    assert bool(list(editor_files(desk))) is (host is not None)
    assert bool(list(EditorFiles(handbook).follow(desk, tmp_path))) is (host is not None)
    assert make_desk(graph, "zh", DAY, None, handbook, served=True).editing == "served"
    public = make_desk(build_graph(public_corpus(graph.corpus)), "zh", DAY, None, handbook, served=True)
    assert public.editing is None


def test_sources_follow_their_documents(handbook: Path, tmp_path: Path) -> None:
    files = EditorFiles(handbook)
    desk = make_desk(build_graph(load_folder(handbook)), "zh", DAY, None, handbook, served=True)
    made = dict(files.follow(desk, tmp_path))
    assert made[SOURCE]
    content = (handbook / "standards/service/queueing.yml").read_bytes()
    told = json.loads((tmp_path / SOURCE).read_bytes())
    assert told["source"].encode() == content
    assert told["path"] == "standards/service/queueing.yml"
    asked = subprocess.run(["git", "hash-object", "--stdin"], input=content, capture_output=True, check=True)
    assert told["blob"] == blob_of(content) == asked.stdout.decode().strip()
    assert list(files.follow(desk, tmp_path)) == []
    (handbook / "standards/service/queueing.yml").write_bytes(content.replace("叫号".encode(), "等候".encode()))
    (handbook / "playbooks/guides/start.md").unlink()
    desk = make_desk(build_graph(load_folder(handbook)), "zh", DAY, None, handbook, served=True)
    after = dict(files.follow(desk, tmp_path))
    assert after["editor/documents/guide/start.json"] is False
    assert "等候" in (tmp_path / SOURCE).read_text(encoding="utf-8")


def test_forms_and_references_are_in_the_readers_language(handbook: Path) -> None:
    desk = make_desk(build_graph(load_folder(handbook)), "en", DAY, None, handbook, served=True)
    made = {file.address: json.loads(file.make(desk) or b"") for file in editor_files(desk)}
    assert made["editor/forms.json"]["kinds"]["standard"] == {"title": "Service standard"}
    standard = made["editor/forms/standard.json"]
    assert standard["title"] == "Service standard"
    assert "requirements" in [field["name"] for field in standard["fields"]]
    assert made["editor/references.json"]["standard"][0][0] == "queueing"
    assert made["editor/references.json"]["standard"][0][2] == ["R1", "R2"]
