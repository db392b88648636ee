"""What may not be looked into is not gone, and what stands in a folder's place is told of, though nothing is read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Outcome

Svcq = Callable[..., Outcome]
Repository = Callable[..., Path]
TODAY = ("--today", "2026-03-01", "--lang", "en")


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Forbid to look into a folder, as the system does where it belongs to somebody else (it allows root all)."""
    closed: list[str] = []
    scandir = os.scandir

    def look(folder: Any = ".") -> Any:
        if os.fspath(folder) in closed:
            raise PermissionError(13, "Permission denied", os.fspath(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", look)
    return lambda folder: closed.append(str(folder))


@pytest.mark.parametrize("folder", ["standards/service", "records/measurements", "translations/en", "standards"])
def test_a_folder_that_may_not_be_looked_into_is_no_empty_one(
    folder: str, repository: Repository, svcq: Svcq, close: Callable[[Path], None]
) -> None:
    root = repository({f"{folder}/.keep": ""})
    assert svcq("check", *TODAY, cwd=root).code == 0
    close(root / folder)
    done = svcq("check", *TODAY, cwd=root)
    assert (done.code, f"{folder}:1:1: error: This folder cannot be looked into" in done.out) == (1, True), done


def test_what_may_not_be_looked_into_was_not_removed(
    repository: Repository, svcq: Svcq, close: Callable[[Path], None]
) -> None:
    root = repository()
    for arguments in ("init -q", "add -A", "-c user.name=x -c user.email=x@y commit -qm x"):
        subprocess.run(["git", "-C", str(root), *arguments.split()], check=True)
    close(root / "standards/service")
    done = svcq("diff", "HEAD", "--lang", "en", cwd=root)
    assert "removed" not in done.out
    assert done.code == 0 or "standards/service: Permission denied" in done.err, done


def test_settings_that_may_not_be_read_are_there(
    repository: Repository, svcq: Svcq, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository()

    def refuse(source: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(root / "mkdocs.yml"))

    monkeypatch.setattr("svcq_build.load.sources.FolderSource.read", refuse)
    done = svcq("show", "clerk", cwd=root)
    assert done.code == 3
    assert "mkdocs.yml: Permission denied" in done.err
    assert "svcq init" not in done.err


@pytest.mark.parametrize("folder", ["site_templates", "translations"])
def test_a_remembered_check_sees_what_takes_a_folders_place(
    folder: str, repository: Repository, svcq: Svcq, tmp_path: Path
) -> None:
    root = repository()
    assert svcq("check", *TODAY, cwd=root).code == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / folder).symlink_to(elsewhere)
    assert f"{folder}:1:1: error: This symbolic link leads out" in svcq("check", *TODAY, cwd=root).out
    (root / folder).unlink()
    assert svcq("check", *TODAY, cwd=root).code == 0
    os.mkfifo(root / folder)
    assert f"{folder}:1:1: error: This file cannot be opened: It is a pipe" in svcq("check", *TODAY, cwd=root).out


def test_a_folder_that_some_systems_take_for_another_is_named(repository: Repository, svcq: Svcq) -> None:
    root = repository()
    assert svcq("check", *TODAY, cwd=root).code == 0
    (root / "standards").rename(root / "Standards")
    done = svcq("check", *TODAY, cwd=root)
    assert done.out.startswith("Standards:1:1: error: Documents lie in standards/")
    assert "git mv Standards standards-" in done.out


def test_a_handbook_that_git_ignores_is_told_of_git(repository: Repository, svcq: Svcq, tmp_path: Path) -> None:
    root = repository()
    subprocess.run(["git", "init", "-q", str(root.parent)], check=True)
    (root.parent / ".gitignore").write_text(f"/{root.name}/\n")
    done = svcq("check", *TODAY, cwd=root)
    assert "Git ignores every document in standards/" in done.out
    assert "git check-ignore --verbose roles/charters/clerk.yml" in done.out
    assert "svcq new" not in done.out
