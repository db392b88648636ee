"""Workers of a large check: what they find is what one process finds, and whatever happens to them, it is found."""

import datetime as dt
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from svcq_build.change import compare_with
from svcq_build.check import Result, check, workers
from svcq_build.check.remembered import run_check
from svcq_build.history import past_ids
from svcq_build.load import build_graph, load_folder
from svcq_build.rules import all_rules
from tests.check.test_check_from_memory import TODAY, afresh, edit, sound, told, write

WORKERS = "import svcq_build.check.workers as workers; workers.LEAST_SHARE, workers._processors = 1, lambda: 3; "


@pytest.fixture
def handbook(tmp_path, monkeypatch):
    """A handbook with many faults; every check of it starts two workers."""
    monkeypatch.setattr(workers, "LEAST_SHARE", 1)
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    root, dice = tmp_path / "handbook", random.Random(4)
    write(root, sound())
    for _ in range(40):
        edit(root, dice)
    return root


def started(monkeypatch):
    """The processes that are started from now on."""
    found = []
    true = subprocess.Popen

    def start(*arguments, **options):
        found.append(true(*arguments, **options))
        return found[-1]

    monkeypatch.setattr(workers.subprocess, "Popen", start)
    return found


def test_they_find_what_one_process_finds_and_end_with_it(handbook, monkeypatch):
    processes = started(monkeypatch)
    assert told(run_check(handbook, TODAY, use_cache=False)) == afresh(handbook)
    assert len(processes) == 2
    assert all(process.poll() is not None for process in processes)


def test_what_changed_is_found_with_them_as_without(handbook, monkeypatch):
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", "-C", handbook, *arguments], check=True)
    dice = random.Random(5)
    for _ in range(15):
        edit(handbook, dice)
    processes = started(monkeypatch)
    shared = told(run_check(handbook, TODAY, base="HEAD", history=True))
    assert any("sys.argv" in part for process in processes for part in process.args)
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    assert shared == told(run_check(handbook, TODAY, base="HEAD", history=True))
    base = compare_with(handbook, "HEAD")
    corpus = load_folder(handbook)
    found = check(build_graph(corpus), TODAY, None, base, past_ids(handbook, "HEAD"))
    assert shared == told(Result(tuple(found), len(corpus.entries) + len(corpus.unread)))
    assert any(all_rules()[one.rule].group == "change" for one in found)


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('not what was asked')", "import os; os.abort()"])
def test_what_a_lost_worker_should_have_done_is_done_by_ours(handbook, monkeypatch, program):
    monkeypatch.setattr(workers, "_START", program)
    processes = started(monkeypatch)
    assert told(run_check(handbook, TODAY, use_cache=False)) == afresh(handbook)
    assert len(processes) == 2


def test_where_no_process_can_start_ours_does_all(handbook, monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(workers.subprocess, "Popen", refuse)
    assert told(run_check(handbook, TODAY, use_cache=False)) == afresh(handbook)


def test_a_small_handbook_needs_none(repository, monkeypatch):
    processes = started(monkeypatch)
    run_check(repository(), dt.date(2026, 3, 1), use_cache=False)
    assert processes == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_a_check_that_is_killed_leaves_no_process(handbook):
    check = f"{WORKERS}import datetime, pathlib; from svcq_build.check import run_check; " + (
        f"run_check(pathlib.Path({str(handbook)!r}), datetime.date(2026, 11, 20), False, print)"
    )
    process = subprocess.Popen([sys.executable, "-uc", check], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    time.sleep(0.2)
    children = workers_of(process.pid)
    process.kill()
    process.wait()
    process.stdout.close()
    for _ in range(300):
        if not any(alive(child) for child in children):
            return
        time.sleep(0.1)
    raise AssertionError(children)


def workers_of(parent):
    return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8").split()]


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_file_is_in_one_share(count):
    paths = sorted(path for path in sound() if path != "mkdocs.yml")
    shares = workers.divide(paths, count)
    assert len(shares) == count
    assert sorted(path for share in shares for path in share) == paths
    assert len(shares[0]) >= max(map(len, shares[1:])) >= len(paths) // count * 0.8
    assert shares[0][0].rpartition("/")[0] in ("roles/charters", "standards/glossary")


def test_records_start_none(tmp_path):
    for path in ("records/inspections/2026/a.yml", "records/drills/2026/b.yml", "playbooks/procedures/records/c.yml"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("kind: x\n", encoding="utf-8")
    assert workers.crowd(tmp_path) == 1
