"""Demonstration: the files below ``records/`` → what stays of each when what only demonstrates is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from svcq_build.records.cells import read_rows
from svcq_build.records.loading import kind_of
from svcq_build.records.records import Records


def without_demonstration(records: Records, root: Path) -> Mapping[str, bytes | None]:
    """The new content of each file that holds demonstration records; None: nothing of it stays.

    Rows of tables that do not demonstrate stay as they are, byte for byte.

    Args:
        records: all records of the repository. root: its folder.
    """
    made_up = dict.fromkeys(record.path for record in records.all if record.data.get("demonstration") is True)
    return {path: _rest(path, root) for path in made_up}


def _rest(path: str, root: Path) -> bytes | None:
    kind = kind_of(path)
    if kind is None or not kind.tabular:
        return None
    text = (root / path).read_bytes().decode("utf-8-sig")
    rows = [row for row in read_rows(text.replace("\r\n", "\n"), []) if not row.is_empty]
    column = [cell.text for cell in rows[0].cells].index("demonstration")
    demonstrating = [len(row.cells) > column and row.cells[column].text == "true" for row in rows]
    if all(demonstrating[1:]):
        return None
    lines = text.splitlines(keepends=True)
    starts = [row.line - 1 for row in rows] + [len(lines)]
    kept = (lines[start:end] for start, end, gone in zip(starts, starts[1:], demonstrating, strict=False) if not gone)
    return "".join(line for part in kept for line in part).encode()
