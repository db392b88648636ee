"""The wire between processes of a check: values as JSON, files as they are, each behind its length."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:  # workers are started before anything that takes long is loaded
    from svcq_build.check.readings import Reading

#: No share is larger: a length beyond it is none.
_MOST = 2**31


def send(there: IO[bytes], value: object) -> None:
    """Write a value. Raises OSError when nobody reads any more."""
    _send_bytes(there, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    there.flush()


def receive(here: IO[bytes]) -> Any:
    """Read a value. Raises EOFError when the other side has ended, ValueError when it is no value."""
    return json.loads(_receive_bytes(here).decode("utf-8", "surrogatepass"))


def send_readings(there: IO[bytes], readings: Sequence[Reading]) -> None:
    """Write readings, without the documents that only this process has. Raises OSError as :func:`send` does."""
    rows = [[each.path, -1 if each.content is None else len(each.content), each.outline] for each in readings]
    send(there, rows)
    _send_bytes(there, b"".join(each.content for each in readings if each.content is not None))
    there.flush()


def receive_readings(here: IO[bytes]) -> list[Reading]:
    """Read readings. Raises as :func:`receive` does."""
    from svcq_build.check.readings import Reading

    rows = receive(here)
    contents = _receive_bytes(here)
    at, found = 0, []
    for path, size, outline in rows:
        content = None if size < 0 else contents[at : at + size]
        at += max(size, 0)
        found.append(Reading(path, content, outline))
    return found


def _send_bytes(there: IO[bytes], content: bytes) -> None:
    there.write(len(content).to_bytes(8, "big"))
    there.write(content)


def _receive_bytes(here: IO[bytes]) -> bytes:
    size = int.from_bytes(_exactly(here, 8), "big")
    if size > _MOST:
        raise ValueError(size)
    return _exactly(here, size)


def _exactly(here: IO[bytes], size: int) -> bytes:
    content = here.read(size)
    if len(content) < size:
        raise EOFError
    return content
