"""A real git repository whose commits have days, for documents with a past."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import CONFIGURATION, ROLE, STANDARD

QUEUEING = "standards/service/queueing.yml"
CLERK = "roles/charters/clerk.yml"


def version(number: str, minutes: int = 20, base: str = STANDARD) -> str:
    """The standard of the tests with a version, and as many minutes to wait as told."""
    return base.replace('version: "1.0"', f'version: "{number}"').replace("20 分钟", f"{minutes} 分钟")


class Dated:
    """A repository in ``root``, which may lie below the folder that git knows.

    Attributes:
        root: where the handbook is.
    """

    def __init__(self, root: Path, top: Path | None = None) -> None:
        self.root, self._top = root, top or root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main", where=self._top)
        for setting in ("user.name=Test", "user.email=test@example.org", "commit.gpgsign=false"):
            self.git("config", *setting.split("="))

    def git(self, *arguments: str, where: Path | None = None, day: str = "2026-01-01") -> str:
        """What git says, undisturbed by what the machine's user prefers."""
        noon = f"{day}T12:00:00+08:00"
        environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_COMMITTER_DATE": noon,
            "GIT_AUTHOR_DATE": noon,
        }
        done = subprocess.run(
            ["git", "-C", str(where or self.root), *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files, or delete those that are None."""
        for path, content in files.items():
            whole = self.root / path
            if content is None:
                whole.unlink()
            else:
                whole.parent.mkdir(parents=True, exist_ok=True)
                whole.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, day: str, files: Mapping[str, str | bytes | None]) -> str:
        """Write files and commit them on a day; returns the commit's id."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", day, day=day)
        return self.git("rev-parse", "HEAD")

    def begin(self, day: str = "2026-01-01", files: Mapping[str, str | bytes | None] = {}) -> str:
        """The first commit: settings, a role, and the standard in version 1.0."""
        return self.commit(day, {"mkdocs.yml": CONFIGURATION, CLERK: ROLE, QUEUEING: STANDARD, **files})
