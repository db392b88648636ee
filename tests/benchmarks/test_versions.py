"""The corpus with a history: every document has every version, and each commit is as sound as the last."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from svcq_build.change.review_base import compare
from svcq_build.check.run import check
from svcq_build.git.call import git
from svcq_build.history.commit import commits
from svcq_build.history.revisions import configuration_at, sources_at
from svcq_build.load.folder import load, load_folder
from svcq_build.load.graph import build_graph

CORPUS = Path(__file__).parents[2] / "benchmarks" / "corpus.py"
TODAY = dt.date(2026, 11, 20)


def written(folder, versions=5):
    subprocess.run([sys.executable, CORPUS, "100", folder, str(versions)], check=True)
    return folder


@pytest.fixture(scope="module")
def handbook(tmp_path_factory):
    return written(tmp_path_factory.mktemp("corpus") / "past")


@pytest.fixture(scope="module")
def states(handbook):
    """The documents of every commit, the oldest first."""
    line = reversed(commits(handbook))
    return [load(configuration_at(handbook, each.id), sources_at(handbook, each.id), handbook) for each in line]


def test_every_document_has_every_version(states):
    said = {ref: [str(state.entries[ref].model.version) for state in states] for ref in states[0].entries}
    assert len(said) == 100
    assert set(map(tuple, said.values())) == {("1.0", "1.1", "1.2", "1.3", "1.4")}
    for ref, entry in states[-1].entries.items():
        assert [str(change.version) for change in entry.model.changes] == ["1.4", "1.3", "1.2", "1.1", "1.0"], ref
        assert len({state.entries[ref].data["summary"] for state in states}) == 5, ref


def test_limits_become_stricter(states):
    texts = [state.entries["standard:queueing-001"].data["requirements"][0]["text"] for state in states]
    assert texts == [f"客户从取号到被叫号的时间不超过 {minutes} 分钟。" for minutes in (24, 23, 22, 21, 20)]
    steps = [state.entries["process:queueing-001"].data["steps"][0]["within"] for state in states]
    assert steps == [f"{minutes} 分钟" for minutes in (14, 13, 12, 11, 10)]


def test_the_check_finds_nothing_in_any_version_nor_in_the_steps_between_them(states):
    before = None
    for state in states:
        base = compare(before, state, "the version before") if before is not None else None
        assert check(build_graph(state), TODAY, review_base=base) == []
        before = state


def test_the_last_version_is_what_lies_in_the_folder(handbook, states):
    assert git(handbook, "status", "--porcelain") == b""
    assert {ref: entry.data for ref, entry in load_folder(handbook).entries.items()} == {
        ref: entry.data for ref, entry in states[-1].entries.items()
    }


def test_it_is_the_same_every_time(handbook, tmp_path):
    assert commits(written(tmp_path / "again")) == commits(handbook)
    assert len(commits(written(tmp_path / "shorter", 1))) == 1
