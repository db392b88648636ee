"""Run tasks side by side, each in a process of its own, and bring back what they return or raise."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import TypeVar

T = TypeVar("T")
#: Called with a few words whenever a task has got somewhere.
Say = Callable[[str], None]


def run_all(tasks: Sequence[Callable[[Say], T]], say: Say) -> list[T]:
    """Run every task and return their results in order; the first error stops the others and is raised here.

    Args:
        tasks: called with a function that reports progress. say: receives all their reports.
    """
    if len(tasks) == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [task(say) for task in tasks]
    context = multiprocessing.get_context("fork")
    pipes: list[Connection] = []
    processes = []
    results: dict[int, T] = {}
    gc.freeze()  # what is there already is not looked at again, and so not copied, in every process
    try:
        for task in tasks:
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_run, args=(task, theirs), daemon=True)
            process.start()
            theirs.close()
            pipes.append(ours)
            processes.append(process)
        waiting = list(pipes)
        while waiting:
            for pipe in wait(waiting):
                assert isinstance(pipe, Connection)
                number = pipes.index(pipe)
                try:
                    what, value = pipe.recv()
                except EOFError:
                    processes[number].join()
                    raise RuntimeError(f"a build process ended with code {processes[number].exitcode}") from None
                if what == "say":
                    say(value)
                elif what == "error":
                    raise value
                else:
                    results[number] = value
                    waiting.remove(pipe)
        return [results[number] for number in range(len(tasks))]
    finally:
        gc.unfreeze()
        for process in processes:
            if process.is_alive() and len(results) < len(tasks):
                process.terminate()
        for process in processes:
            process.join()
        for pipe in pipes:
            pipe.close()


def _run(task: Callable[[Say], T], pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        result = task(lambda words: pipe.send(("say", words)))
        pipe.send(("done", result))
    except BaseException as error:
        with contextlib.suppress(Exception):
            pipe.send(("error", _sendable(error)))
    finally:
        pipe.close()
        os._exit(0)  # nothing of the parent's (open files, exit handlers) may run twice


def _sendable(error: BaseException) -> BaseException:
    """The error, if it survives pickling; else one that says the same."""
    import pickle

    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        return error if isinstance(copy, type(error)) else RuntimeError(repr(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
