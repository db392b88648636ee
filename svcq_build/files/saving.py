"""Saving a file whole: whatever ends us, there is the old content or the new, never half of one."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def save(path: Path, content: bytes) -> None:
    """Write a file, keeping its mode.

    What is half written stands beside it under a hidden name, always the same: if we are killed, the next save uses it.

    Raises:
        OSError: when it cannot be written; then it is as it was. It names the file as the caller did.
    """
    asked, path = path, path.resolve()  # a link stays one
    draft = path.with_name(f".{path.name}.svcq")
    try:
        if path.exists() and not path.is_file():  # a terminal, a pipe, /dev/full
            path.write_bytes(content)
            return
        if path.exists() and not os.access(path, os.W_OK):  # its owner does not want it written
            path.open("ab").close()
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):  # nobody knows the draft by its name
            error.filename = str(asked)
        raise
