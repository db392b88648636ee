"""The real handbook, built once for all tests that read its pages, whichever worker asks first."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import folder_of_run

ROOT = Path(__file__).parents[1]
#: What a handbook is made of. It is copied, so that a build leaves nothing in the checkout and waits for no other.
PARTS = ("standards", "roles", "playbooks", "translations", "site_templates", "mkdocs.yml")
_WHEN = re.compile(r"\b(?:date|last): *[\"']?(\d{4}-\d\d-\d\d)")


def newest_day() -> str:
    """The last day on which the handbook says that something was done: then nothing in it is of the future."""
    texts = (path.read_text(encoding="utf-8") for part in PARTS[:3] for path in (ROOT / part).rglob("*.*"))
    return max(day for text in texts for day in _WHEN.findall(text.split("\n---")[0]))  # a body holds examples


def built_handbook(folder: Path) -> Path:
    """Build the handbook below ``folder``, or wait until another worker has.

    Args:
        folder: the same for all workers of a test run.
    Returns:
        the built site.
    Raises:
        AssertionError: when the build fails, with what it said.
    """
    folder.mkdir(parents=True, exist_ok=True)
    site = folder / "site"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.is_dir():
            _build(folder, site)
    return site


def _build(folder: Path, site: Path) -> None:
    root = folder / "repository"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for part in (*PARTS, "records"):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part)
        else:
            shutil.copy(source, root / part)
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment["SVCQ_LANG"] = "en"
    command = [
        sys.executable,
        "-m",
        "svcq_build",
        "build",
        "--root",
        str(root),
        "--site",
        str(site),
        "--today",
        newest_day(),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=300)
    assert done.returncode == 0, f"The handbook could not be built:\n{done.stdout}\n{done.stderr}"


def shared_folder(base: Path) -> Path:
    """Where all workers of this run find the handbook.

    Args:
        base: pytest's base folder for temporary files.
    """
    return folder_of_run(base) / "handbook"
