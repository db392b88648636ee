"""What keeps a second check quick: a result that is recalled needs none of what made it."""

import subprocess
import sys

#: What takes longest to import; none of it is needed to say the same again.
HEAVY = ("pydantic", "yaml", "jsonschema", "markdown_it", "rapidfuzz", "rich", "mkdocs", "svcq_build.kinds")

SCRIPT = f"""
import sys
sys.argv = ["svcq", "check"]
from svcq_build.cli import main
try:
    main()
except SystemExit as end:
    assert end.code == 0, end.code
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_a_recalled_result_loads_no_models_and_no_parsers(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "memory"))
    root = repository()
    runs = [
        subprocess.run([sys.executable, "-c", SCRIPT], cwd=root, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    verdicts, loaded = zip(*(run.rsplit("\n", 2)[:2] for run in runs), strict=True)
    assert verdicts[0] == verdicts[1]
    assert "pydantic" in loaded[0]
    assert loaded[1] == "[]"
