"""Saving files whole: whatever ends us, there is the old content or the new, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from svcq_build.files.regular import NOBODY_READS, NOT_A_FILE, NOT_INSIDE, NotAFile, leads_out

#: So that opening a pipe does not wait for someone who reads from it: where nobody does, the system says so.
_AT_ONCE = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def save(path: Path, content: bytes) -> None:
    """Write a file, keeping its mode.

    What is half written stands beside it under a hidden name, always the same: if we are killed, the next save uses it.

    Raises:
        OSError: when it cannot be written; then it is as it was. It names the file as the caller did.
    """
    save_all({path: content})


def save_all(contents: Mapping[Path, bytes], moved: Mapping[Path, Path] = {}) -> None:
    """Write several files that belong together: all of them lie ready before the first takes its place.

    Args:
        contents: the files and what they shall hold. moved: files that get another name afterwards.
    Raises:
        OSError: when one cannot be written. All are as they were then, unless ``written`` of the error names some:
            that only happens where the system refuses to put in place what it has taken before.
    """
    drafts: list[tuple[Path, Path, Path]] = []
    written: list[str] = []
    try:
        for path, content in contents.items():
            drafts.extend((path, *made) for made in [_draft(path, content)] if made is not None)
        with _uninterrupted():
            for asked, path, draft in drafts:
                with _naming(asked):
                    draft.replace(path)
                written.append(str(asked))
            for old, new in moved.items():
                old.rename(new)
    except BaseException as error:
        for _, _, draft in drafts:
            with contextlib.suppress(OSError):
                draft.unlink()
        if isinstance(error, OSError):
            error.written = written  # type: ignore[attr-defined]
        raise


def save_below(root: Path, contents: Mapping[Path, bytes], moved: Mapping[Path, Path] = {}) -> None:
    """Write files of a repository as :func:`save_all` does, with the folders that they need; none outside of it.

    Args:
        root: the repository. contents, moved: as for :func:`save_all`.
    Raises:
        NotAFile: when one is a pipe or the like, or a link leads out of the repository; then nothing was written.
        OSError: as for :func:`save_all`.
    """
    for path in (*contents, *moved.values()):
        if leads_out(root, str(path)):
            raise NotAFile(0, NOT_INSIDE, str(path))
        if path.exists() and not path.is_file() and not path.is_dir():
            raise NotAFile(0, NOT_A_FILE, str(path))
    for path in contents:
        path.parent.mkdir(parents=True, exist_ok=True)
    save_all(contents, moved)


def _draft(asked: Path, content: bytes) -> tuple[Path, Path] | None:
    """Where a file is, and beside it what it shall become; None where it was written at once."""
    with _naming(asked):
        if asked.exists() and not asked.is_file():  # a terminal, a pipe, /dev/full; /dev/stdout leads to no name of one
            with _open_at_once(asked) as file:
                file.write(content)
            return None
    path = asked.resolve()  # a link stays one
    draft = path.with_name(f".{path.name}.svcq")
    with _naming(asked):
        if path.exists() and not os.access(path, os.W_OK):  # its owner does not want it written
            path.open("ab").close()
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, draft)
        except BaseException:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise
    return path, draft


def _open_at_once(path: Path) -> BinaryIO:
    """What is no file, open to be written to. A pipe that nobody reads from would wait for ever."""
    try:
        file = open(os.open(path, _AT_ONCE), "wb")  # noqa: PTH123, SIM115 - the caller closes it
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise NotAFile(0, NOBODY_READS, str(path)) from error
        raise
    if hasattr(os, "set_blocking"):
        os.set_blocking(file.fileno(), True)
    return file


@contextmanager
def _naming(asked: Path) -> Iterator[None]:
    """An error names the file as the caller did: nobody knows the draft by its name."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(asked), None
        raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hear of Ctrl-C only afterwards, where the system can wait with it."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)
