"""The corpus that speed is measured on: what is measured has to be a sound handbook, the same every time."""

import datetime as dt
import gzip
import runpy
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from svcq_build.check.run import check
from svcq_build.kinds import all_kinds
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def handbook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, BENCHMARKS / "corpus.py", "200", folder], check=True)
    return folder


def floor(folder):
    return subprocess.run([sys.executable, BENCHMARKS / "floor.py", folder], capture_output=True, text=True)


def test_the_check_finds_nothing_in_it(handbook):
    corpus = load_folder(handbook)
    assert len(corpus.entries) == 200
    assert check(build_graph(corpus), dt.date(2026, 11, 20)) == []


def test_it_has_every_kind_and_is_as_long_and_connected_as_the_targets_assume(handbook):
    corpus = load_folder(handbook)
    assert Counter(entry.kind.name for entry in corpus.entries.values()).keys() == all_kinds().keys()
    assert sum(entry.text.count("\n") for entry in corpus.entries.values()) >= 25 * 200
    assert sum(1 for _ in build_graph(corpus).edges()) >= 2 * 200


def test_it_repeats_itself_no_more_than_a_real_handbook(handbook):
    real, ours = (
        b"".join(entry.text.encode() for entry in load_folder(root).entries.values())
        for root in (BENCHMARKS.parent, handbook)
    )
    size = min(len(real), len(ours))
    assert size > 300_000
    shares = [len(gzip.compress(texts[:size], mtime=0)) / size for texts in (real, ours)]
    assert 0.8 < shares[1] / shares[0] < 1.2, shares


def test_it_is_the_same_every_time(handbook, tmp_path):
    subprocess.run([sys.executable, BENCHMARKS / "corpus.py", "200", tmp_path / "again"], check=True)
    for path in handbook.rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(handbook)).read_bytes()


def test_the_floor_reads_all_of_it(handbook):
    result = floor(handbook)
    assert (result.returncode, result.stdout) == (0, "200 documents, 0 faults\n")


#: A document, what is right in it, what is put there instead, and what the floor says of that.
WRONG = (
    ("standards/service/window-service-002.yml", "quality-002#7.1.4", "quality-009#7.1.4", "refers to {}"),
    ("standards/service/queueing-002.yml", "quality-002#7.1.4", "quality-002#7.1.5", "refers to {}"),
    ("standards/service/window-service-002.yml", "quality-manager-002", "quality-manger-002", "refers to {}"),
    ("standards/service/window-service-002.yml", "(term:term-3-002", "(term:term-99-002", "refers to term:term-99-002"),
    ("standards/service/window-service-002.yml", "level: must", "level: mst", "1 validation error"),
    ("standards/service/complaint-handling-002.yml", "{param:reply-002}", "{param:answer-002}", "quotes answer-002"),
    ("playbooks/severities/complaints-002.yml", "{param:reply-002}", "{param:answer-002}", "quotes answer-002"),
    ("playbooks/risks/fire-risk-002.yml", "procedure:fire-002", "procedure:water-002", "refers to {}"),
    ("playbooks/agreements/hand-over-002.yml", "to: P2", "to: P3", "refers to P3"),
)


@pytest.fixture(scope="module")
def faults(handbook, tmp_path_factory):
    """What the floor says when all of them are wrong."""
    copy = shutil.copytree(handbook, tmp_path_factory.mktemp("wrong") / "copy")
    for path, right, wrong, _ in WRONG:
        text = (copy / path).read_text("utf-8")
        assert right in text
        (copy / path).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    result = floor(copy)
    assert result.returncode == 1
    return result.stdout.splitlines()


@pytest.mark.parametrize(("path", "wrong", "told"), [(path, wrong, told) for path, _, wrong, told in WRONG])
def test_the_floor_looks_up_references_and_validates(faults, path, wrong, told):
    name = Path(path).name if told.startswith("quotes") else Path(path).stem
    assert any(line.startswith(f"{name} {told.format(wrong)}") for line in faults), faults


def test_the_floor_knows_every_field_that_refers(handbook):
    fields = {
        next(step for step in reversed(edge.route) if isinstance(step, str))
        for edge in build_graph(load_folder(handbook)).edges()
        if edge.mark.relation not in {"mentions", "quotes"}
    }
    assert fields <= runpy.run_path(str(BENCHMARKS / "floor.py"))["REFERENCES"]
