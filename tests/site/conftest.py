"""A small handbook to build, in both languages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.in_process import run_here

HANDBOOK = Path(__file__).parents[1] / "render" / "handbook"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the small handbook."""
    return Path(shutil.copytree(HANDBOOK, tmp_path / "handbook"))


@pytest.fixture
def run() -> Run:
    """``run(root, "build", …)``; in a process of its own where something is to happen to that."""

    def call(
        root: Path, *arguments: str, prepare: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        if prepare is None:
            return run_here(root, *arguments, "--root", str(root), SVCQ_LANG="en")
        return subprocess.run(
            [sys.executable, "-m", "svcq_build", *arguments, "--root", str(root)],
            capture_output=True,
            text=True,
            preexec_fn=prepare,
            timeout=240,
            check=False,
            env={**os.environ, "SVCQ_LANG": "en"},
        )

    return call
