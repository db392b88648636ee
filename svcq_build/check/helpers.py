"""Helpers: processes beside ours that take a share of a large check; where none can start, ours does all of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from svcq_build.check.readings import Reading
from svcq_build.check.wire import receive, receive_readings, send, send_readings

#: Fewer documents than this for each process are read sooner than another process has started.
LEAST_SHARE = 700
#: More processes than this wait for each other rather than help.
MOST_HELPERS = 3
#: What a helper runs: it hears its task before it loads anything, so that nobody waits until it has started.
_START = """import sys
task = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), "big"))
sys.path[:] = sys.argv[1:]
from svcq_build.check.helper import main
main(task)
"""
#: Folders of documents that rules ask for from everywhere: our own process reads them, and has them at hand.
_ASKED_FOR = ("roles/charters/", "playbooks/training/", "standards/glossary/")


class HelperLost(Exception):
    """A helper has ended, or says what nobody understands: ours has to do its work."""


class Helper:
    """A process that reads a share of the documents.

    Attributes:
        paths: the files of its share.
    """

    def __init__(self, process: subprocess.Popen[bytes], paths: Sequence[str]) -> None:
        self._process, self.paths = process, paths

    def ask(self, *values: object) -> None:
        """Send values. Raises HelperLost."""
        assert self._process.stdin is not None
        try:
            for value in values:
                send(self._process.stdin, value)
        except (OSError, ValueError) as error:
            raise HelperLost from error

    def share(self, readings: Sequence[Reading]) -> None:
        """Send what others have read. Raises HelperLost."""
        assert self._process.stdin is not None
        try:
            send_readings(self._process.stdin, readings)
        except (OSError, ValueError) as error:
            raise HelperLost from error

    def readings(self) -> list[Reading]:
        """Wait for what it has read. Raises HelperLost."""
        assert self._process.stdout is not None
        try:
            return receive_readings(self._process.stdout)
        except (OSError, EOFError, ValueError, TypeError) as error:
            raise HelperLost from error

    def silent(self) -> dict[str, list[str]]:
        """Wait for the documents in which it found nothing. Raises HelperLost."""
        assert self._process.stdout is not None
        try:
            found: dict[str, list[str]] = receive(self._process.stdout)
        except (OSError, EOFError, ValueError) as error:
            raise HelperLost from error
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
def helpers(
    root: Path, paths: Collection[str], settings: bytes, today: str
) -> Iterator[tuple[list[Helper], list[str]]]:
    """Start helpers for a large number of documents.

    Args:
        root: the repository. paths: the files. settings: the bytes of ``mkdocs.yml``. today: the day of the check.
    Yields:
        the helpers, which have begun to read, and the files that are left for our own process. Whoever leaves, ends
        them.
    """
    fit = [path for path in paths if _can_be_said(path)]
    count = min(_processors(), MOST_HELPERS + 1, len(fit) // LEAST_SHARE)
    started: list[Helper] = []
    left = list(paths)
    try:
        if count > 1:
            shares = divide(fit, count)
            rest = set(paths) - set(fit)
            left = [*shares[0], *(path for path in paths if path in rest)]
            for share in shares[1:]:
                helper = _start(share)
                if helper is not None:
                    started.append(helper)
                    with contextlib.suppress(HelperLost):  # heard when its readings are asked for
                        helper.ask({"root": str(root), "today": today, "paths": share, "settings": _text(settings)})
                else:
                    left += share
        yield started, left
    finally:
        for helper in started:
            helper.end()


def divide(paths: Sequence[str], count: int) -> list[list[str]]:
    """Files in as many shares; the first holds what is asked for from everywhere, and every file is in one share."""
    asked_for = [path for path in paths if path.startswith(_ASKED_FOR)]
    others = [path for path in paths if not path.startswith(_ASKED_FOR)]
    size = -(-len(paths) // count)
    first = asked_for[:size]
    rest = [*asked_for[size:], *others]
    more = max(0, size - len(first))
    first += rest[len(rest) - more :]
    rest = rest[: len(rest) - more]
    return [first, *(rest[number :: count - 1] for number in range(count - 1))]


def _start(share: Sequence[str]) -> Helper | None:
    if not sys.executable or not share:
        return None
    command = [sys.executable, "-c", _START, *(os.path.abspath(path) for path in sys.path)]  # noqa: PTH100
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:  # where no process may start
        return None
    return Helper(process, share)


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
