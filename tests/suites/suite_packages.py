"""Where `make setup-test` puts what others wrote to test with: npm packages beside Python's."""

import sys
from pathlib import Path

import pytest


def package(name: str) -> Path:
    """The folder of a package; without it (there was no npm), the test that asks is left out, and pytest says so."""
    folder = Path(sys.prefix, "suites", "node_modules", name)
    if not folder.is_dir():
        pytest.skip(f"npm package {name} is not installed: make setup-test installs it where there is npm")
    return folder
