"""Rows: a memory of many things by name, of which one run asks for a few and another for all.

Each row is sealed by itself and read when it is asked for: a handbook of ten thousand documents has more of them than
should be in memory at once. One that is damaged is none.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from svcq_build.files.memory import drop_drafts, drop_old, is_ours, seal

#: So many bytes long is a seal.
_SEAL = 32


@dataclass(frozen=True, slots=True)
class PackedRow:
    """A row as it stands in the file, whose values are read when somebody asks.

    Attributes:
        said: its values as JSON. beside: the bytes that were noted beside them.
    """

    said: bytes
    beside: bytes

    @property
    def values(self) -> Any:
        """What was noted. Raises ValueError, RecursionError for what is no JSON, or too deep."""
        return json.loads(self.said.decode("utf-8", "surrogatepass"))


class Rows:
    """What the last run remembered, and what this one will have, in one file.

    Nothing is known of the last run where it wrote with another stamp. What this run notes is there for the next one
    only once it is kept.
    """

    def __init__(self, memory: Path, stamp: str) -> None:
        """Begin.

        Args:
            memory: the file. stamp: all that every row depends on.
        """
        self._memory, self._stamp = memory, stamp
        self._known: IO[bytes] | None = None
        self._places: dict[bytes, tuple[int, int]] = {}
        self._draft: IO[bytes] | None = None
        self._path = memory.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._open()
        with contextlib.suppress(OSError, ValueError):  # ValueError: a name of a file that is no text
            memory.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            drop_drafts(memory)
            drop_old(memory)
            self._draft = open(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")  # noqa: PTH123, SIM115
            self._write("", stamp)

    def find(self, name: str) -> dict[str, Any] | None:
        """The row of a name, as it was noted; None where there is none."""
        found = self.find_packed(name)
        try:
            return found.values if found is not None else None
        except (ValueError, RecursionError):
            return None

    def find_packed(self, name: str) -> PackedRow | None:
        """The row of a name with the bytes that were noted beside it; None where there is none."""
        at = self._places.get(_bytes(name))
        if at is None or self._known is None:
            return None
        try:
            self._known.seek(at[0])
            return _read(_bytes(name), self._known.read(at[1]))
        except OSError:
            return None

    def note(self, name: str, row: dict[str, Any], beside: bytes = b"") -> None:
        """Note a row, which is plain values; a later one of the same name takes its place.

        Args:
            name: of what. row: plain values. beside: bytes of one line that need not be read as values.
        """
        self._write(name, row, beside)

    def carry(self, name: str) -> bool:
        """Note a row again as the last run did. Returns whether that could be done."""
        at = self._places.get(_bytes(name))
        if at is None or self._known is None or self._draft is None:
            return False
        try:
            self._known.seek(at[0])
            line = self._known.read(at[1])
        except OSError:
            return False
        if line[:_SEAL] != seal(line[_SEAL + 1 :]):
            return False
        self._put(line)
        return True

    def keep(self) -> None:
        """Let the next run know what was noted, and nothing else."""
        if self._draft is not None:
            try:
                self._draft.close()
                self._close_known()
                self._path.replace(self._memory)
                self._draft = None
            except OSError:
                self.drop()

    def drop(self) -> None:
        """Forget what was noted, unless it was kept."""
        self._close_known()
        if self._draft is not None:
            with contextlib.suppress(OSError):
                self._draft.close()
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._draft = None

    def _open(self) -> None:
        if not is_ours(self._memory) or not is_ours(self._memory.parent):
            return
        file = self._memory.open("rb")
        self._known = file
        first = file.readline()
        begun = _read(b"", first)
        if begun is None or begun.values != self._stamp:
            return
        begin = len(first)
        for line in file:
            self._places[line[_SEAL + 1 : line.find(b" ", _SEAL + 1)]] = (begin, len(line))
            begin += len(line)

    def _write(self, name: str, value: Any, beside: bytes = b"") -> None:
        if self._draft is None:
            return
        said = _bytes(json.dumps(value, ensure_ascii=False))  # which holds no tab
        content = b"%s %s\t%s\n" % (_bytes(name), said, beside)
        self._put(b"%s %s" % (seal(content), content))

    def _put(self, line: bytes) -> None:
        if self._draft is None:
            return
        try:
            self._draft.write(line)
        except OSError:  # a full disk, say
            self.drop()

    def _close_known(self) -> None:
        self._places = {}
        if self._known is not None:
            self._known.close()
            self._known = None


def _bytes(text: str) -> bytes:
    """A text that may hold the name of a file that is no text; ``json`` reads it back."""
    return text.encode("utf-8", "surrogatepass")


def _read(name: bytes, line: bytes) -> PackedRow | None:
    """What a line says of a name; None where it is damaged, or of another."""
    content = line[_SEAL + 1 :]
    if not content.startswith(b"%s " % name) or line[:_SEAL] != seal(content):
        return None
    said, _, beside = content[len(name) + 1 : -1].partition(b"\t")
    return PackedRow(said, beside)
