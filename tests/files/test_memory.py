"""What is remembered between runs: only what this user wrote, byte for byte, and no more of it than is of use."""

import os
import sys
import time

import pytest

from svcq_build.files import memory


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = memory.memory_of(tmp_path / "handbook", "check")
    memory.remember(found, {"format": 1, "words": "记住"})
    return found


def test_it_is_given_back_to_who_names_its_stamp(place):
    assert memory.recall(place, format=1)["words"] == "记住"
    assert memory.recall(place, format=2) == {}


def test_nothing_is_believed_in_which_a_byte_has_changed(place):
    content = place.read_bytes()
    for at in range(len(content)):
        place.write_bytes(content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :])
        assert memory.recall(place) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_nothing_is_believed_that_others_may_write(place, what):
    (place if what == "file" else place.parent).chmod(0o777)
    assert memory.recall(place) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_a_link_is_not_followed(place, tmp_path):
    elsewhere = tmp_path / "elsewhere.json"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    assert memory.recall(place) == {}


def test_what_was_written_long_ago_is_removed_and_so_is_the_oldest_of_too_much(place, monkeypatch):
    old, large, new = (place.with_name(f"check-{name}.json") for name in ("old", "large", "new"))
    for path, days in ((old, 90), (large, 3), (new, 1)):
        path.write_bytes(b"x" * 1000)
        os.utime(path, (time.time() - days * 86_400,) * 2)
    monkeypatch.setattr(memory, "_LARGEST", 1500)
    memory.remember(place, {"format": 1})
    assert [path.exists() for path in (old, large, new, place)] == [False, False, True, True]
