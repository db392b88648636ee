"""Measure svcq beside the floor, the plain engine and its peers, and write the figures down.

    python benchmarks/run.py                   all of it (about half an hour on two cores)
    python benchmarks/run.py --only check build --sizes 1000 --runs 3

Figures go to `results.json` and into the tables of `README.md`, beside this file.
"""

from __future__ import annotations

import argparse
import importlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from types import ModuleType

import corpus
from measure import Run, Task, alternate, cpu_seconds, ratio, run_once, until_idle, until_served
from peers.items import make_items
from report import describe_machine, tables, write_tables

HERE = Path(__file__).parent
BINARIES = Path(sys.executable).parent
PEERS = ("yamale", "check_jsonschema", "sphinx_needs", "doorstop")
GROUPS = ("check", "build", "serve", "peers")
LANGUAGES = ("zh", "en")
#: The largest site that is built for measuring, in documents.
LARGEST_SITE = 1000
#: The document that is edited, and the page that then must change.
EDITED = "standards/service/queueing-001.yml"
EDITED_PAGE = "handbook/standards/queueing-001/"


def say(words: str) -> None:
    """Tell the person who waits."""
    print(words, flush=True)


def main() -> None:
    """Measure what was asked for; a group that is not measured keeps the figures that it has."""
    parser = argparse.ArgumentParser(description="Measure svcq beside the floor, the plain engine and its peers.")
    parser.add_argument("--sizes", default="100,1000,10000", help="documents, separated by commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=GROUPS)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "svcq-benchmarks")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    results_file = HERE / "results.json"
    results = json.loads(results_file.read_text("utf-8")) if results_file.exists() else {}
    for size in map(int, options.sizes.split(",")):
        folder = options.work / f"corpus-{size}"
        corpus.write(size, folder)
        for group in options.only:
            if group in ("build", "serve") and size > LARGEST_SITE:
                continue
            record(results, group, size, measure(group, size, folder, options.runs))
            results["machine"] = describe_machine(options.work / "peers-venv")
            results_file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            write_tables(HERE / "README.md", tables(results))
    say(tables(results))


def measure(group: str, size: int, folder: Path, runs: int) -> dict[str, list[Run]]:
    """The runs of one group, by the names of its tasks."""
    if group == "peers":
        return measure_peers(size, folder, runs)
    return {"check": measure_check, "build": measure_build, "serve": measure_serve}[group](folder, runs)


def record(results: dict, group: str, size: int, runs: dict[str, list[Run]]) -> None:
    """Keep the runs of a group, with their medians and their ratios to what they are measured against."""
    against = {"check": "floor", "peers": "svcq check", "build": "plain engine", "serve": None}[group]
    kept = {}
    for name, done in runs.items():
        kept[name] = {
            "median": {what: round(median(getattr(run, what) for run in done), 3) for what in ("wall", "cpu", "peak")},
            "runs": [[round(run.wall, 3), round(run.cpu, 3), round(run.peak, 1)] for run in done],
        }
        base = (
            "svcq check, first"
            if group == "check" and name.startswith(("svcq check, sec", "svcq check, one"))
            else against
        )
        if base and base != name:
            kept[name]["ratio"] = {
                "to": base, "wall": round(ratio(done, runs[base]), 3), "cpu": round(ratio(done, runs[base], "cpu"), 3),
            }  # fmt: skip
    results.setdefault(group, {})[str(size)] = kept


def svcq(folder: Path, *arguments: str) -> list[str]:
    """The command of this environment, on the day that the corpus was written for."""
    return [str(BINARIES / "svcq"), *arguments, "--root", str(folder), "--today", corpus.TODAY]


def edits(path: Path) -> Callable[[], str]:
    """A function that gives a document's goal other words each time, as an editor would, and returns them."""
    counter = iter(range(1, 1000))
    original = path.read_text("utf-8")
    line = next(line for line in original.split("\n") if line.startswith("goal:"))

    def edit() -> str:
        words = f"客户等候的时间第 {next(counter)} 次改短"
        path.write_text(original.replace(line, f"goal: {words}。"), encoding="utf-8")
        return words

    return edit


def measure_check(folder: Path, runs: int) -> dict[str, list[Run]]:
    """The floor; a check without memory; one that finds no memory; one with nothing changed; one document changed."""
    memory = folder.parent / "memory"
    kept = {"XDG_CACHE_HOME": str(memory), "HOME": str(memory)}
    check = svcq(folder, "check", "--fail-on", "note")
    tasks = [
        Task("floor", [[sys.executable, str(HERE / "floor.py"), str(folder)]], folder),
        Task("svcq check, cold", [[*check, "--no-cache"]], folder),
        Task("svcq check, first", [check], folder, lambda: shutil.rmtree(memory, ignore_errors=True), kept),
        Task("svcq check, second", [check], folder, environment=kept),
        Task("svcq check, one changed", [check], folder, edits(folder / EDITED), kept),
    ]
    return alternate(tasks, runs, say)


def measure_peers(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
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


def measure_build(folder: Path, runs: int) -> dict[str, list[Run]]:
    """Our build, and the plain engine on the very Markdown that it was handed; both languages side by side in both."""
    site, plain = folder.parent / "site", folder.parent / "plain"
    build = Task("svcq build", [svcq(folder, "build", "--site", str(site))], folder)
    run_once(build)  # writes the Markdown, and jieba its dictionary
    made = folder / ".svcq" / "build"
    commands = [
        [
            *(str(BINARIES / "mkdocs"), "build", "--quiet"),
            "-f",
            str(made / f"{language}.yml"),
            "-d",
            str(plain / language),
        ]
        for language in LANGUAGES
    ]
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    engine = Task("plain engine", commands, folder, lambda: shutil.rmtree(plain, ignore_errors=True), quiet)
    return alternate([engine, build], runs, say)


def measure_serve(folder: Path, runs: int) -> dict[str, list[Run]]:
    """From starting the server to the first page, and from saving a document to its page with the new words."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/{EDITED_PAGE}"
    edit = edits(folder / EDITED)
    with folder.with_suffix(".log").open("wb") as output:
        server = subprocess.Popen(svcq(folder, "serve", "--port", str(port)), stdout=output, stderr=output)
        try:
            started = until_served(address, "queueing", lambda: server.poll() is None)
            shown = []
            for number in range(runs):
                until_idle(server.pid)  # as it is when a person has opened the document and written a sentence
                before = cpu_seconds(server.pid)
                wall = until_served(address, edit(), lambda: server.poll() is None)
                shown.append(Run(wall, cpu_seconds(server.pid) - before, 0))
                say(f"{number + 1}/{runs} serve, edit to page: {wall:.2f} s")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    return {"serve, start to first page": [Run(started, 0, 0)], "serve, edit to page": shown}


if __name__ == "__main__":
    main()
