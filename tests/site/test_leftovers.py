"""What builds that were killed, disks that are full and files that vanish leave behind: nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from svcq_build.files.leftovers import new_folder, remove_leftovers
from svcq_build.files.saving import save
from svcq_build.site.origin import FilesChanged, contents, steadily

HOLDS = """
import sys, pathlib, time
from svcq_build.files.leftovers import new_folder
with new_folder(pathlib.Path(sys.argv[1])) as folder:
    (folder / "zh").mkdir()
    print(folder, flush=True)
    time.sleep(60)
"""


def folders(target):
    return sorted(target.parent.glob(".site-*"))


def test_the_folder_of_a_killed_build_goes_and_that_of_a_running_one_stays(tmp_path):
    target = tmp_path / "site"
    running, killed = (
        subprocess.Popen([sys.executable, "-c", HOLDS, str(target)], stdout=subprocess.PIPE, text=True) for _ in "ab"
    )
    try:
        kept, left = (process.stdout.readline().strip() for process in (running, killed))
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        with new_folder(target) as ours:
            assert [str(folder) for folder in folders(target)] == sorted([kept, str(ours)])
        assert left not in map(str, folders(target))
    finally:
        running.kill()
        running.communicate()
    remove_leftovers(target)
    assert folders(target) == []


@pytest.mark.parametrize(("inside", "goes"), [("zh/index.html", True), ("notes/plan.txt", False), ("plan.txt", False)])
def test_a_folder_that_nobody_ever_held_goes_only_when_it_is_old_and_ours(tmp_path, inside, goes):
    file = tmp_path / ".site-abcdefgh" / inside
    file.parent.mkdir(parents=True)
    file.write_text("x")
    remove_leftovers(tmp_path / "site")
    assert file.exists(), "it is new: perhaps a build has just begun"
    yesterday = time.time() - 86_400
    os.utime(tmp_path / ".site-abcdefgh", (yesterday, yesterday))
    remove_leftovers(tmp_path / "site")
    assert file.exists() is not goes


def test_files_that_change_meanwhile_make_it_begin_again(repository):
    root, told, seen = repository(), [], []

    def make(before):
        seen.append(before)
        if len(seen) == 1:
            (root / "standards/service/queueing.yml").unlink()
            raise OSError(2, "No such file or directory")
        return "made"

    assert steadily(root, make, told.append) == "made"
    assert len(seen) == 2
    assert "standards/service/queueing.yml changed" in str(told[0])


def test_files_that_never_rest_are_named(repository):
    root = repository()

    def make(before):
        (root / "roles/charters/clerk.yml").write_text(str(time.perf_counter_ns()))

    with pytest.raises(FilesChanged, match=r"roles/charters/clerk\.yml"):
        steadily(root, make, lambda message: None)


def test_a_failure_while_nothing_changes_is_told_as_it_is(repository):
    def make(before):
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        steadily(repository(), make, lambda message: None)


def test_a_build_from_files_that_vanish_is_made_anew(repository, svcq, monkeypatch):
    from svcq_build.site import build

    root = repository()
    whole, turns = build.write_for_all, []

    def vanish(*arguments):
        made = whole(*arguments)
        if not turns:
            (root / "standards/service/queueing.yml").unlink()
        turns.append(1)
        return made

    monkeypatch.setattr(build, "write_for_all", vanish)
    outcome = svcq("build", "--today", "2026-03-01", cwd=root)
    assert outcome.code == 0, outcome.err
    assert "standards/service/queueing.yml changed while the site was being built" in outcome.err
    assert not (root / "site/standards/queueing").exists()
    assert len(turns) == 2


def test_saving_is_all_or_nothing(tmp_path):
    file = tmp_path / "a.yml"
    save(file, b"old")
    file.chmod(0o640)
    save(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
    with pytest.raises(OSError, match="No space left"):
        save(Path("/dev/full"), b"x")


def test_what_a_site_is_made_from_is_told_by_path(repository):
    assert set(contents(repository())) == {"mkdocs.yml", "roles/charters/clerk.yml", "standards/service/queueing.yml"}


@pytest.mark.parametrize("place", ["standards", "standards/site", "translations/x", ".git/site"])
def test_a_site_never_goes_among_what_it_is_made_from(repository, svcq, place):
    root = repository()
    outcome = svcq("build", "--site", place, "--today", "2026-03-01", cwd=root)
    assert outcome.code == 3
    assert "lies among the handbook's own files" in outcome.err
