"""The whole round with real git: clone, branch, edit, check, merge, build, publish, read the published page."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

CONFIGURATION = "site_name: 小手册\nextra:\n  svcq:\n    languages: [zh, en]\n"
TERM = """\
kind: term
title: 首问负责
summary: 第一位接待的人负责到底。
status: draft
owner: desk-clerk
definition: 第一位接受询问的工作人员，负责解答或者引导到能够办理的人。
"""
ROLE = """\
kind: role
title: 窗口人员
summary: 在窗口接待办事群众。
status: draft
owner: desk-clerk
mission: 让每一位群众当场得到答复。
"""


@pytest.fixture
def handbook(tmp_path: Path, remote: Path, git: Run) -> Path:
    """The maintainer's clone: two documents on main, pushed."""
    folder = tmp_path / "maintainer"
    git(tmp_path, "clone", "--quiet", str(remote), str(folder))
    files = {
        "mkdocs.yml": CONFIGURATION,
        ".gitignore": "/site/\n/.svcq/\n",
        "standards/glossary/first-asked.yml": TERM,
        "roles/charters/desk-clerk.yml": ROLE,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "The handbook")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def test_an_edit_reaches_the_readers(handbook: Path, remote: Path, tmp_path: Path, git: Run, svcq: Run) -> None:
    # An editor clones, branches and edits, first with a slip.
    editor = tmp_path / "editor"
    git(tmp_path, "clone", "--quiet", str(remote), str(editor))
    git(editor, "switch", "--quiet", "--create", "clearer-definition")
    page = editor / "standards" / "glossary" / "first-asked.yml"
    page.write_text(TERM.replace("owner: desk-clerk", "owner: desk-clark"), encoding="utf-8")
    slip = svcq(editor, "check")
    assert slip.returncode == 1, slip.stderr
    assert "standards/glossary/first-asked.yml:5:8" in slip.stdout
    assert "desk-clerk" in slip.stdout

    # The check says which name was meant; the editor mends it and proposes the change.
    page.write_text(TERM.replace("引导到能够办理的人", "陪同到能够办理的窗口"), encoding="utf-8")
    mended = svcq(editor, "check")
    assert mended.returncode == 0, mended.stdout + mended.stderr
    git(editor, "commit", "--quiet", "--all", "-m", "首问负责：陪同到窗口")
    git(editor, "push", "--quiet", "origin", "clearer-definition")

    # The maintainer merges, builds and publishes.
    git(handbook, "fetch", "--quiet", "origin")
    git(handbook, "merge", "--quiet", "--no-ff", "-m", "Merge", "origin/clearer-definition")
    git(handbook, "push", "--quiet", "origin", "main")
    built = svcq(handbook, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    published = svcq(handbook, "publish", "--yes")
    assert published.returncode == 0, published.stdout + published.stderr
    assert str(remote) in published.stdout
    assert git(handbook, "status", "--porcelain").stdout == ""

    # A reader gets the page from the branch that the git host serves.
    served = tmp_path / "served"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(remote), str(served))
    chinese = (served / "glossary" / "first-asked" / "index.html").read_text(encoding="utf-8")
    english = (served / "en" / "glossary" / "first-asked" / "index.html").read_text(encoding="utf-8")
    assert "陪同到能够办理的窗口" in chinese
    assert "引导到能够办理的人" not in chinese
    assert "陪同到能够办理的窗口" in english  # not translated yet, so shown in Chinese
    assert (served / ".nojekyll").is_file()

    # What was merged after the build is not on the site: publishing waits for the next build.
    (handbook / "roles" / "charters" / "desk-clerk.yml").write_text(ROLE.replace("当场", "十分钟内"), encoding="utf-8")
    stale = svcq(handbook, "publish", "--yes")
    assert stale.returncode == 3
    assert "The documents are not those" in stale.stderr
