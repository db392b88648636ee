"""Measure whole processes: how long, how much work, how much memory."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError

#: A command that took longer than this once is not measured again.
SLOW = 120.0
#: A page that is not there by then never will be.
PATIENCE = 120.0


class Failed(Exception):
    """A measured command did not do what it was measured for."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, seconds of processor time (children included), megabytes at the peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Task:
    """Something to measure.

    Attributes:
        name: what it is called in the results. commands: run side by side, each in a process of its own.
        folder: where. prepare: called before each run, not measured. environment: added to ours.
    """

    name: str
    commands: Sequence[Sequence[str]]
    folder: Path
    prepare: Callable[[], object] = lambda: None
    environment: Mapping[str, str] | None = None


def run_once(task: Task) -> Run:
    """Run a task once.

    Raises:
        Failed: when a command does not exit with 0.
    """
    task.prepare()
    environment = {**os.environ, **(task.environment or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation compiles its modules again at each start
    log = task.folder.with_suffix(".log")  # beside the folder, where no server watches
    with log.open("wb") as output:
        start = time.perf_counter()
        processes = [
            subprocess.Popen(command, cwd=task.folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
            for command in task.commands
        ]
        ended = [os.wait4(process.pid, 0) for process in processes]
        wall = time.perf_counter() - start
    for process, (_, status, _) in zip(processes, ended, strict=True):
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise Failed(f"{task.name}: exit code {process.returncode}\n{log.read_text('utf-8', 'replace')[-2000:]}")
    usages = [usage for _, _, usage in ended]
    return Run(
        wall,
        sum(usage.ru_utime + usage.ru_stime for usage in usages),
        max(usage.ru_maxrss for usage in usages) / 1024,
    )


def alternate(tasks: Sequence[Task], rounds: int, say: Callable[[str], None]) -> dict[str, list[Run]]:
    """Run all tasks in turn, round after round, so that whatever else the machine does befalls all alike."""
    results: dict[str, list[Run]] = {task.name: [] for task in tasks}
    for number in range(rounds):
        for task in tasks:
            done = results[task.name]
            if done and done[0].wall > SLOW:
                continue
            done.append(run_once(task))
            say(f"{number + 1}/{rounds} {task.name}: {done[-1].wall:.2f} s")
    return results


def ratio(of: Sequence[Run], to: Sequence[Run], what: str = "wall") -> float:
    """The median of the ratios within each round."""
    return median(getattr(a, what) / getattr(b, what) for a, b in zip(of, to, strict=False))


def cpu_seconds(process: int) -> float:
    """The processor time that a running process has taken; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until_idle(process: int) -> None:
    """Wait until a process has had nothing to do for two seconds, half a minute at most; at least five seconds."""
    time.sleep(3)
    for _ in range(14):
        before = cpu_seconds(process)
        time.sleep(2)
        if cpu_seconds(process) - before < 0.05:
            return


def until_served(address: str, words: str, alive: Callable[[], bool]) -> float:
    """Ask for a page until it holds some words; return the seconds that this took.

    Raises:
        Failed: when the server ends, or the words do not come.
    """
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        if not alive():
            raise Failed("the server has ended")
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if words in answer.read().decode():
                    return time.perf_counter() - start
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.02)
    raise Failed(f"{address} never said “{words}”")
