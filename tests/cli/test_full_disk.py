"""A full disk is told with the file that it had no room for, and leaves nothing half written."""

import errno
import os
from pathlib import Path

import pytest

from svcq_build.cli._failures import explain_failure
from svcq_build.files.saving import save_all
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


def test_files_that_belong_together_are_written_all_or_none(repository, svcq, monkeypatch):
    root = repository({"mkdocs.yml": "site_name: 测试手册\nextra:\n  svcq:\n    languages: [zh, en]\n"})
    room = iter([True, True, False])

    def refuse(_):
        if not next(room):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    outcome = svcq("translate", "--lang", "en", cwd=root)
    assert (outcome.code, "Nothing was changed" in outcome.err) == (3, True)
    assert list(root.rglob("*.po*")) == []


def test_what_the_system_refuses_to_put_in_place_is_told_with_what_was_written_before(tmp_path, monkeypatch):
    contents = {tmp_path / "first.yml": b"x", tmp_path / "third.yml": b"y"}
    real = Path.replace

    def refuse(self, target):
        if target.name == "third.yml":
            raise PermissionError(errno.EPERM, "Operation not permitted", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError) as raised:
        save_all(contents)
    assert raised.value.written == [str(tmp_path / "first.yml")]
    assert f"Written before it: {tmp_path / 'first.yml'}" in explain_failure(raised.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.yml"]


@pytest.mark.parametrize("command", ["schema", "schema --out made", "translate"])
def test_a_full_disk_leaves_no_half_file(command, repository, svcq, full_disk):
    root = repository({"mkdocs.yml": "site_name: 测试手册\nextra:\n  svcq:\n    languages: [zh, en]\n"})
    full_disk()
    assert svcq(*command.split(), cwd=root).code == 3
    assert [path for path in root.rglob("*") if path.suffix in (".po", ".json", ".svcq")] == []


@pytest.mark.parametrize(
    "settings", ["extra: {svcq: {languages: [zh, xx]}}", "extra: {svcq: {langs: [zh]}}", "extra: ["]
)
def test_translate_writes_nothing_while_the_languages_are_not_known(settings, repository, svcq):
    root = repository({"mkdocs.yml": f"site_name: x\n{settings}\n"})
    outcome = svcq("translate", "--lang", "en", cwd=root)
    assert (outcome.code, "nothing was written" in outcome.err) == (1, True)
