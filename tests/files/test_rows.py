"""Rows: remembered one by one, each as it was noted or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from svcq_build.files import Rows

ROW = {"words": "排队 \udcff\n", "numbers": [1, 2]}


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """Two rows, remembered."""
    rows = Rows(tmp_path / "cache" / "pages.json", "stamp")
    rows.note("a/", ROW)
    rows.note("b/", {"n": 1})
    rows.keep()
    return tmp_path / "cache" / "pages.json"


def found(memory: Path, *names: str, stamp: str = "stamp") -> list[object]:
    rows = Rows(memory, stamp)
    values: list[object] = [rows.find(name) for name in names]
    rows.drop()
    return values


def test_a_row_is_found_as_it_was_noted(memory: Path) -> None:
    assert found(memory, "a/", "b/", "c/") == [ROW, {"n": 1}, None]
    assert found(memory, "a/", stamp="another") == [None]


def test_what_was_noted_and_not_kept_is_forgotten(memory: Path) -> None:
    rows = Rows(memory, "stamp")
    rows.note("c/", ROW)
    rows.drop()
    assert [path.name for path in memory.parent.iterdir()] == ["pages.json"], "a draft is left"
    assert found(memory, "a/", "c/") == [ROW, None]


def test_a_damaged_row_is_none(memory: Path) -> None:
    whole = memory.read_bytes()
    for place in range(len(whole)):
        for damaged in (whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :], whole[:place]):
            memory.write_bytes(damaged)
            first, second = found(memory, "a/", "b/")
            assert first in (ROW, None)
            assert second in ({"n": 1}, None)


def test_without_a_place_to_write_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    rows = Rows(tmp_path / "file" / "pages.json", "stamp")
    rows.note("a/", ROW)
    rows.keep()
    assert rows.find("a/") is None
