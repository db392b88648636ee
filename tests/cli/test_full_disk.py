"""A full disk is told with the file that it had no room for, and leaves nothing half written."""

import errno
import os

import pytest

from svcq_build.words.messages import refused_file


@pytest.fixture
def full_disk(monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    return lambda: monkeypatch.setattr(os, "fsync", refuse)


def test_new_leaves_no_empty_document(repository, svcq, full_disk):
    root = repository({})
    full_disk()
    outcome = svcq("new", "standard", "parking", cwd=root)
    assert outcome.code == 3
    assert "parking.yml: No space left on device" in outcome.err
    assert [path.name for path in root.rglob("*parking*")] == []


def test_translate_names_the_file_and_leaves_it_as_it_was(repository, svcq, full_disk):
    root = repository({"mkdocs.yml": "site_name: 测试手册\nextra:\n  svcq:\n    languages: [zh, en]\n"})
    full_disk()
    outcome = svcq("translate", cwd=root)
    assert outcome.code == 3
    assert "mkdocs.po: No space left on device" in outcome.err
    assert list(root.rglob("*.po*")) == []


def test_a_copy_that_has_no_room_names_where_it_was_to_go():
    assert refused_file(OSError(errno.ENOSPC, "", "theme.js", None, "site/theme.js")) == "site/theme.js"
    assert refused_file(OSError(errno.EACCES, "", "theme.js", None, "site/theme.js")) == "theme.js"
    assert refused_file(OSError(errno.EACCES, "")) is None
