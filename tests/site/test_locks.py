"""A lock is held by one process, and is free when the process has gone, on Windows as elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from svcq_build.files import leftovers, locks
from svcq_build.files.leftovers import new_folder, remove_leftovers


class _Windows:
    """The locks of Windows: of bytes, by whoever opened the file, gone when it is closed."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[tuple[int, int], int] = {}

    def locking(self, number: int, mode: int, count: int) -> None:
        assert (mode, count, os.lseek(number, 0, os.SEEK_CUR)) == (self.LK_NBLCK, 1, 0)
        file = os.fstat(number)
        holder = self.held.setdefault((file.st_dev, file.st_ino), number)
        if holder != number:
            raise PermissionError(13, "Permission denied")


@pytest.fixture(params=["POSIX", "Windows", "neither"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param != "POSIX":
        monkeypatch.setattr(locks, "_fcntl", None)
        monkeypatch.setattr(locks, "_msvcrt", _Windows() if request.param == "Windows" else None)
    return str(request.param)


def test_a_file_is_held_by_one(system: str, tmp_path: Path) -> None:
    with (tmp_path / "lock").open("wb") as first, (tmp_path / "lock").open("r+b") as second:
        second.seek(7)
        assert locks.hold(first)
        assert locks.hold(second) is (system == "neither")


def test_a_build_at_work_keeps_its_folder_and_a_killed_one_does_not(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if system == "neither":
        pytest.skip("nothing can be told there")
    killed = tmp_path / ".site-12345678"
    killed.mkdir()
    (killed / leftovers.HELD).touch()
    with new_folder(tmp_path / "site") as folder:
        assert not killed.exists()
        remove_leftovers(tmp_path / "site")
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_system_whose_module_is_missing_has_no_locks() -> None:
    assert locks._module("no_such_module") is None
