"""What the group `costly` measures: documents that are as large as a document may be, and are read."""

import json
import subprocess
import sys
from pathlib import Path

from svcq_build.load.settings import Settings

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SCRIPT = """
import json
from groups.costly import INPUTS
sizes = {name: len((beginning + body()).encode()) for name, (_, (_, beginning), body) in INPUTS.items()}
print(json.dumps(sizes))
"""


def test_each_is_about_as_large_as_a_document_may_be_and_no_larger():
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=BENCHMARKS, capture_output=True, text=True, check=True)
    sizes = json.loads(done.stdout)
    assert len(sizes) >= 12
    assert all(395_000 < size <= min(410_000, Settings().svcq.max_file_kb * 1024) for size in sizes.values()), sizes
