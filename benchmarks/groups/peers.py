"""Our check of the documents, and each peer's check of as many items of the same length."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from commands import HERE, say, svcq
from measure import Run, Task, alternate
from peers.items import make_items

TITLE = "`svcq check` against its peers, as many items of the same length"
AGAINST = "svcq check"
PEERS = ("yamale", "check_jsonschema", "sphinx_needs", "doorstop")


def measure(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
    """Our check of the documents, and each peer's check of as many items of the same length."""
    work = documents.parent
    binaries = peer_binaries(work)
    tasks = [Task("svcq check", [svcq(documents, "check", "--no-cache")], documents)]
    for name in PEERS:
        tasks += peer_tasks(importlib.import_module(f"peers.{name}"), size, work / f"{name}-{size}", binaries)
    return alternate(tasks, runs, say)


def peer_tasks(peer: ModuleType, size: int, folder: Path, binaries: Path) -> Iterator[Task]:
    """A cold check; where a peer keeps a state, also one with nothing changed and one with one item changed."""
    shutil.rmtree(folder, ignore_errors=True)
    peer.write(make_items(size), folder)
    command = peer.command(binaries, folder)

    def forget() -> None:
        for name in peer.STATE:
            shutil.rmtree(folder / name, ignore_errors=True)

    yield Task(peer.PACKAGE, [command], folder, forget)
    if peer.STATE:
        yield Task(f"{peer.PACKAGE}, second", [command], folder)
        yield Task(f"{peer.PACKAGE}, one changed", [command], folder, lambda: peer.edit(folder))


def peer_binaries(work: Path) -> Path:
    """The peers' own environment, made when it is not there yet."""
    home = work / "peers-venv"
    if not (home / "ready").exists():
        say("installing the peers …")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        wanted = str(HERE / "requirements-peers.txt")
        subprocess.run([str(home / "bin" / "python"), "-m", "pip", "install", "-qq", "-r", wanted], check=True)
        (home / "ready").touch()
    return home / "bin"
