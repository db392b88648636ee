"""Run tasks side by side, each in a process of its own, and bring back what they return or raise."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar

from svcq_build.site.failures import SiteError
from svcq_build.words import say

_PR_SET_PDEATHSIG = 1

T = TypeVar("T")
Result_co = TypeVar("Result_co", covariant=True)
#: Called with a few words whenever a task has got somewhere.
Say = Callable[[str], None]
#: Waits for what the parent tells.
Hear = Callable[[], Any]
#: What runs in a process of its own, or in ours where processes cannot fork.
Task = Callable[[Say, Hear], T]


class Tasks(Protocol[Result_co]):
    """Tasks that were started, and that go on while their parent does work of its own."""

    def tell(self, value: object) -> None:
        """Give every task, once, what it may ask for (``hear``). Does not wait for them."""

    def listen(self) -> None:
        """Pass on what tasks have said, and raise the error of one that failed meanwhile. Does not wait either."""

    def done(self) -> Iterator[tuple[int, Result_co]]:
        """The number of each task and what it returned, as they end. The first error stops the others."""


@contextmanager
def side_by_side(tasks: Sequence[Task[T]], say: Say) -> Iterator[Tasks[T]]:
    """Start tasks; whoever leaves early ends them.

    Args:
        tasks: called with a function that reports progress, and one that waits for what the parent tells.
        say: receives all reports.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield _InTurn(tasks, say)
        return
    gc.freeze()  # what is there already is not looked at again, and so not copied, in every process
    running = _Forked(tasks, say)
    try:
        yield running
    finally:
        running.end()
        gc.unfreeze()


class _InTurn(Generic[T]):
    """Tasks that run one after the other, when their results are asked for."""

    def __init__(self, tasks: Sequence[Task[T]], say: Say) -> None:
        self._tasks, self._say = tasks, say
        self._told: object = None

    def tell(self, value: object) -> None:
        self._told = value

    def listen(self) -> None:
        return

    def done(self) -> Iterator[tuple[int, T]]:
        for number, task in enumerate(self._tasks):
            yield number, task(self._say, lambda: self._told)


class _Forked(Generic[T]):
    """Tasks in processes of their own."""

    def __init__(self, tasks: Sequence[Task[T]], say: Say) -> None:
        self._say = say
        self._pipes: list[Connection] = []
        self._processes: list[BaseProcess] = []
        self._senders: list[threading.Thread] = []
        self._results: dict[int, T] = {}
        context = multiprocessing.get_context("fork")
        try:
            for task in tasks:
                ours, theirs = context.Pipe()
                process = context.Process(target=_run, args=(task, theirs, (*self._pipes, ours)), daemon=True)
                process.start()
                theirs.close()
                self._pipes.append(ours)
                self._processes.append(process)
        except BaseException:
            self.end()
            raise
        self._waiting = list(self._pipes)

    def tell(self, value: object) -> None:
        for pipe in self._pipes:  # a pipe holds little: each sender waits until its task has asked
            sender = threading.Thread(target=_send, args=(pipe, value), daemon=True)
            sender.start()
            self._senders.append(sender)

    def listen(self) -> None:
        self._receive(0)

    def done(self) -> Iterator[tuple[int, T]]:
        given: set[int] = set()
        while len(given) < len(self._pipes):
            for number in sorted(self._results.keys() - given):
                given.add(number)
                yield number, self._results[number]
            if self._waiting:
                self._receive(None)

    def end(self) -> None:
        """End the processes that are still at work, and wait for all."""
        for number, process in enumerate(self._processes):
            if number not in self._results and process.is_alive():
                process.terminate()
        for process in self._processes:
            process.join()
        for sender in self._senders:
            sender.join()
        for pipe in self._pipes:
            pipe.close()

    def _receive(self, timeout: float | None) -> None:
        for pipe in wait(self._waiting, timeout):
            assert isinstance(pipe, Connection)
            number = self._pipes.index(pipe)
            try:
                what, value = pipe.recv()
            except (EOFError, ConnectionResetError):
                self._processes[number].join()
                code = self._processes[number].exitcode
                raise SiteError(
                    say(
                        "A process of the build was ended from outside (code {code}); often memory runs short. "
                        "The last good site is kept.",
                        code=code,
                    )
                ) from None
            if what == "say":
                self._say(value)
            elif what == "error":
                raise value
            else:
                self._results[number] = value
                self._waiting.remove(pipe)


def _send(pipe: Connection, value: object) -> None:
    with contextlib.suppress(OSError):  # a task that ends without having asked
        pipe.send(value)


def _run(task: Task[T], pipe: Connection, others: Sequence[Connection]) -> None:
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:  # the parent's ends: held open here, they would hide from a task that the parent is gone
        other.close()
    try:
        result = task(lambda words: pipe.send(("say", words)), pipe.recv)
        pipe.send(("done", result))
    except BaseException as error:
        with contextlib.suppress(Exception):
            pipe.send(("error", _sendable(error)))
    finally:
        pipe.close()
        os._exit(0)  # nothing of the parent's (open files, exit handlers) may run twice


def _end_with_parent() -> None:
    """Ask the system to end this process when its parent is killed, where it can (Linux): nobody waits for it then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _sendable(error: BaseException) -> BaseException:
    """The error, if it survives pickling; else one that says the same."""
    import pickle

    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        return error if isinstance(copy, type(error)) else RuntimeError(repr(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
