"""Workers: processes beside ours that take a share of a large check; where none can start, ours does all of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from svcq_build.check.wire import receive, receive_readings, send, send_readings
from svcq_build.files import RECORDS

if TYPE_CHECKING:
    from svcq_build.check.readings import Reading

#: Fewer documents than this for each process are read sooner than another process has started.
LEAST_SHARE = 700
#: More processes than this wait for each other rather than help.
MOST_WORKERS = 3
_START = "import sys; sys.path[:] = sys.argv[1:]; from svcq_build.check.worker import main; main()"
#: Our share against an equal one: workers are given their paths and give back what they read, which takes time.
_OURS = 1.08
#: Folders of documents that rules ask for from everywhere: our own process reads them, and has them at hand.
_ASKED_FOR = ("roles/charters/", "playbooks/training/", "standards/glossary/")


class WorkerLost(Exception):
    """A worker has ended, or says what nobody understands: ours has to do its work."""


class Worker:
    """A process that reads a share of the documents.

    Attributes:
        paths: the files of its share, once it has one.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.paths: Sequence[str] = ()

    def ask(self, *values: object) -> None:
        """Send values. Raises WorkerLost."""
        assert self._process.stdin is not None
        try:
            for value in values:
                send(self._process.stdin, value)
        except (OSError, ValueError) as error:
            raise WorkerLost from error

    def share(self, readings: Sequence[Reading]) -> None:
        """Send what others have read. Raises WorkerLost."""
        assert self._process.stdin is not None
        try:
            send_readings(self._process.stdin, readings)
        except (OSError, ValueError) as error:
            raise WorkerLost from error

    def readings(self) -> list[Reading]:
        """Wait for what it has read. Raises WorkerLost."""
        assert self._process.stdout is not None
        try:
            return receive_readings(self._process.stdout)
        except (OSError, EOFError, ValueError, TypeError) as error:
            raise WorkerLost from error

    def silent(self) -> dict[str, list[str]]:
        """Wait for the documents in which it found nothing. Raises WorkerLost."""
        assert self._process.stdout is not None
        try:
            found: dict[str, list[str]] = receive(self._process.stdout)
        except (OSError, EOFError, ValueError) as error:
            raise WorkerLost from error
        return found

    def end(self) -> None:
        """End the process, whatever it does, and wait for it."""
        with contextlib.suppress(OSError):
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


@contextmanager
def workers(many: int) -> Iterator[list[Worker]]:
    """Start workers for so many documents; they load what they need while ours does. Whoever leaves ends them."""
    count = min(_processors(), MOST_WORKERS + 1, many // LEAST_SHARE)
    started: list[Worker] = []
    try:
        for _ in range(count - 1):
            worker = _start()
            if worker is not None:
                started.append(worker)
        yield started
    finally:
        for worker in started:
            worker.end()


def give_shares(
    started: Sequence[Worker],
    root: Path,
    paths: Sequence[str],
    settings: bytes,
    today: str,
    remembers: bool,
    quoted: Mapping[str, bytes],
) -> tuple[list[Worker], list[str]]:
    """Give each worker its share of the documents to read, if there are enough of them.

    Args:
        started: the workers. root: the repository. paths: the files.
        settings: the bytes of ``mkdocs.yml``. today: the day of the check.
        remembers: whether it matters what rules ask to find nothing. quoted: the documents whose values others quote.
    Returns:
        the workers that are at work, and the files that are left for our own process.
    """
    fit = [path for path in paths if _can_be_said(path)]
    if not started or len(fit) < LEAST_SHARE * 2:
        return [], list(paths)
    shares = divide(fit, len(started) + 1)
    rest = set(paths) - set(fit)
    left = [*shares[0], *(path for path in paths if path in rest)]
    at_work = []
    for worker, share in zip(started, shares[1:], strict=True):
        try:
            texts = {path: _text(content) for path, content in quoted.items() if _can_be_said(path)}
            task = {"root": str(root), "today": today, "paths": share, "remembers": remembers, "quoted": texts}
            worker.ask({**task, "settings": _text(settings)})
            worker.paths = share
            at_work.append(worker)
        except WorkerLost:
            left += share
    return at_work, left


def crowd(root: Path) -> int:
    """About how many documents there are, before anything is loaded that knows; no more than decides about workers.

    Records are none: our own process reads them all.
    """
    waiting, count, records = [str(root)], 0, str(root / RECORDS.rstrip("/"))
    while waiting and count < LEAST_SHARE * (MOST_WORKERS + 1):
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.path == records:
                continue
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.endswith((".yml", ".md")):
                count += 1
    return count


def divide(paths: Sequence[str], count: int) -> list[list[str]]:
    """Files in as many shares; the first holds what is asked for from everywhere, and every file is in one share."""
    asked_for = [path for path in paths if path.startswith(_ASKED_FOR)]
    others = [path for path in paths if not path.startswith(_ASKED_FOR)]
    size = min(len(paths), -(-int(len(paths) * _OURS) // count))
    first = asked_for[:size]
    rest = [*asked_for[size:], *others]
    more = max(0, size - len(first))
    first += rest[len(rest) - more :]
    rest = rest[: len(rest) - more]
    return [first, *(rest[number :: count - 1] for number in range(count - 1))]


def _start() -> Worker | None:
    if not sys.executable:
        return None
    command = [sys.executable, "-c", _START, *(os.path.abspath(path) for path in sys.path)]  # noqa: PTH100
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:  # where no process may start
        return None
    return Worker(process)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_be_said(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
