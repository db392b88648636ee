"""What the group `diff` measures: one changed document in a repository that is otherwise sound."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from svcq_build.review.account import review

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SCRIPT = """
import json, sys
from pathlib import Path
import groups
from run import kept
group = groups.group("diff")
runs = group.measure(100, Path(sys.argv[1]) / "corpus-100", 1)
print(json.dumps(kept(group, runs)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def figures(work):
    command = [sys.executable, "-c", SCRIPT, work]
    done = subprocess.run(command, cwd=BENCHMARKS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.splitlines()[-1])


def test_every_task_is_measured_against_a_check_of_all(figures):
    assert [*figures] == [
        "svcq check, cold", "svcq diff, one changed", "svcq diff, two commits", "svcq check --base, one changed",
    ]  # fmt: skip
    assert {row["ratio"]["to"] for name, row in figures.items() if name != "svcq check, cold"} == {"svcq check, cold"}


def test_one_document_differs_in_meaning_on_either_way(figures, work):
    root = work / "diff-100"
    for base, head in (("HEAD", None), ("HEAD^", "HEAD")):
        found = review(root, base, head)
        assert {change.document for change in found.changes} == {"standard:queueing-001"}
        assert [change.where for change in found.changes if change.weight.value == "stricter"] == [
            "requirements.R1.text"
        ]
        assert len(found.impact.touched) > 3
