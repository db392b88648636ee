"""The command line in the test's own process: to start another takes half a second, and there are hundreds of runs."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from svcq_build.cli import main


def run_here(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``svcq`` as a person would run it in a folder.

    Args:
        folder: where. arguments: what follows ``svcq``. environment: what else is set.
    Returns:
        its exit code, and what it wrote.
    """
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with (
        patch.object(sys, "argv", ["svcq", *arguments]),
        patch.dict(os.environ, environment),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = stop.code
    return subprocess.CompletedProcess(arguments, code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())
