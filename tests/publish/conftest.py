"""Real git in temporary folders: a bare remote, clones of it, and a hand-made site."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.site.origin import origin
from svcq_build.site.target import mark
from tests.in_process import run_here

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

CONFIGURATION = """\
site_name: 手册
extra:
  svcq:
    languages: [zh, en]
    publish_to: [origin, host, upstream, ./nowhere.git, ../elsewhere.git]
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration or identity of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("SVCQ_LANG", "en")
    (home / "gitconfig").write_text("[user]\nname = Li Na\nemail = li.na@example.org\n[init]\ndefaultBranch = main\n")


@pytest.fixture
def git() -> Run:
    """``git(folder, *arguments)``; fails the test when git fails."""

    def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
        return done

    return run


@pytest.fixture
def svcq() -> Run:
    """``svcq(folder, *arguments)``."""
    return run_here


@pytest.fixture
def remote(tmp_path: Path, git: Run) -> Path:
    """An empty bare repository."""
    folder = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(folder))
    return folder


@pytest.fixture
def clone(tmp_path: Path, remote: Path, git: Run) -> Path:
    """A clone with one commit of documents, pushed to main."""
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(remote), str(folder))
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "standards").mkdir()
    (folder / "standards" / "note.yml").write_text("title: x\n", encoding="utf-8")
    (folder / ".gitignore").write_text("/site/\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Documents")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


@pytest.fixture
def site(clone: Path) -> Path:
    """A small site, whole, as a build would leave it."""
    folder = clone / "site"
    for name in (
        "index.html",
        "404.html",
        "sitemap.xml",
        "search/index.json",
        "en/index.html",
        "标准/index.html",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><title>{name}</title>", encoding="utf-8")
    mark(folder, ("zh", "en"), "2026-11-21", origin(clone), checked=True)
    return folder
