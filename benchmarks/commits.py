"""Commits without a commit's pains: states of a folder written into a git repository in one stream."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

#: A state to commit: its day (``2026-10-28``), and the files that it changes; None for one that goes.
State = tuple[str, Mapping[str, str | None]]


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """What git says in ``folder``, whatever the person who measures has set up for themselves."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=given,
        stdout=subprocess.PIPE,
        env={**os.environ, **own},
        check=True,
    )
    return done.stdout.decode().strip()


def write_commits(folder: Path, states: Iterable[State]) -> None:
    """Make ``folder``, which is emptied first, a repository with a commit a state; the last is checked out."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for setting in ("user.name=Benchmark", "user.email=benchmark@example.org", "gc.auto=0", "commit.gpgSign=false"):
        git(folder, "config", *setting.split("="))
    git(folder, "fast-import", "--quiet", given=b"".join(_stream(states)))
    git(folder, "reset", "--quiet", "--hard", "main")


def _stream(states: Iterable[State]) -> Iterable[bytes]:
    for number, (day, files) in enumerate(states, 1):
        message = f"State {number}".encode()
        noon = int(dt.datetime.fromisoformat(f"{day}T12:00:00+08:00").timestamp())
        yield b"commit refs/heads/main\n"
        yield f"committer Benchmark <benchmark@example.org> {noon} +0800\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        for path, text in files.items():
            if text is None:
                yield f"D {path}\n".encode()
            else:
                content = text.encode()
                yield f"M 100644 inline {path}\n".encode() + b"data %d\n%s\n" % (len(content), content)
