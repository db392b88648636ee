"""Mend: write what mends faults with certainty, and leave every other byte of the files as it was.

The edits were made where the faults are known; here they are put into the bytes of the files. A file is then read
again: the faults must be gone, and nothing but the mended values may mean anything else, or it stays as it was.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from svcq_build.check import Result, check
from svcq_build.edit.edit import CannotEdit, read_file, same
from svcq_build.files import CONFIGURATION, RECORDS, save_below
from svcq_build.load import build_graph, load_folder, top_folders
from svcq_build.model import Diagnostic, Replacement, Route
from svcq_build.records import load_records, read_rows
from svcq_build.words import Message, say

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
#: A table of measured values; what is mended in it stands at a line and a cell.
_TABLE = ".csv"
#: A file may need several rounds: behind one fault of syntax waits the next.
_ROUNDS = 100


@dataclass(slots=True)
class Mended:
    """What mending a repository comes to.

    Attributes:
        old: the bytes of each file that changes, as they are. new: as they become.
        faults: how many were mended, by path. refused: files that stay as they were, with the reason.
        left: what a check finds then.
    """

    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    refused: dict[str, Message] = field(default_factory=dict)
    left: Result = field(default_factory=lambda: Result((), 0))


def mend(root: Path, today: dt.date, limits: tuple[str, ...] = ()) -> Mended:
    """Find out what mends a repository's faults with certainty. Nothing is written.

    Args:
        root: the repository. today: the day to check against. limits: files or folders to mend; all when empty.
    """
    mended = Mended()
    tried: set[tuple[str, object, str]] = set()
    found = _check(root, mended.new, today)
    for _ in range(_ROUNDS):
        chosen = _choose(found.limited_to(limits) if limits else found, mended, tried)
        if not chosen:
            break
        before = {path: _content(root, path, mended) for path in chosen}
        after = {}
        for path, diagnostics in chosen.items():
            edits = [edit for diagnostic in diagnostics for edit in diagnostic.fix]
            content = _edited(before[path], path, edits) if _is_ours(root, path) else None
            if content is None:
                mended.refused[path] = say(
                    "{path} stays as it was: it cannot be mended without changing more.", path=path
                )
            else:
                after[path] = content
        found = _check(root, {**mended.new, **after}, today)
        there = {(item.path, item.rule, item.span, str(item.message)) for item in found.diagnostics}
        back = False
        for path in after:
            gone = [item for item in chosen[path] if (path, item.rule, item.span, str(item.message)) not in there]
            if len(gone) < len(chosen[path]):
                mended.refused[path] = say(
                    "{path} stays as it was: it cannot be mended without changing more.", path=path
                )
                back = True
                continue
            mended.old.setdefault(path, before[path])
            mended.new[path] = after[path]
            mended.faults[path] += len(gone)
        if back:
            found = _check(root, mended.new, today)
    mended.left = found
    return mended


def write(root: Path, mended: Mended) -> Iterator[tuple[str, Message | OSError | None]]:
    """Write the mended files, one after the other; mode, line breaks and byte order mark stay.

    Yields:
        each path, with None where it was written, else why not.
    """
    for path, content in mended.new.items():
        try:
            if not _is_ours(root, path) or (root / path).read_bytes() != mended.old[path]:
                yield path, say("{path} has changed meanwhile and stays as it is.", path=path)
                continue
            save_below(root, {root / path: content})
            yield path, None
        except OSError as error:
            yield path, error


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """What changes in some files, given their bytes before and after by their paths, as a unified diff."""
    lines: list[str] = []
    for path in sorted(after):
        old, new = (_text(side[path]).splitlines() for side in (before, after))
        lines += difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
    return "".join(f"{line}\n" for line in lines)


def replaced(content: bytes, edits: Iterable[Replacement]) -> bytes:
    """A file's bytes with some stretches replaced. Breaks in the new text are those of the file."""
    text = content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    starts, place = [], 0
    for line in _LINES.findall(text):
        starts.append(place)
        place += len(line)
    first = re.search(r"\r\n|\r|\n", text)
    line_break = first[0] if first else "\n"
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.text.replace("\n", line_break) + text[end:]
    return (_BYTE_ORDER_MARK if content.startswith(_BYTE_ORDER_MARK) else b"") + text.encode()


def _check(root: Path, contents: Mapping[str, bytes], today: dt.date) -> Result:
    """What a check of a repository finds, were these the bytes of some of its files."""
    corpus, records = load_folder(root, contents), load_records(root, contents=contents)
    found = check(build_graph(corpus), today, records=records, root=root)
    return Result(tuple(found), len(corpus.entries) + len(corpus.unread), records=len(records.all))


def _choose(found: Result, mended: Mended, tried: set[tuple[str, object, str]]) -> dict[str, list[Diagnostic]]:
    """The faults to mend in this round, by path: certain ones whose edits do not overlap."""
    chosen: dict[str, list[Diagnostic]] = defaultdict(list)
    taken: dict[str, list[Replacement]] = defaultdict(list)
    for item in found.diagnostics:
        key = (item.path, item.span, str(item.message))
        if not item.fix or item.path in mended.refused or key in tried:
            continue
        if any(edit.path != item.path or _overlaps(edit, taken[item.path]) for edit in item.fix):
            continue
        tried.add(key)
        taken[item.path] += item.fix
        chosen[item.path].append(item)
    return chosen


def _overlaps(edit: Replacement, others: Sequence[Replacement]) -> bool:
    start, end = (edit.span.line, edit.span.column), (edit.span.end_line, edit.span.end_column)
    return any(
        start <= (other.span.end_line, other.span.end_column) and (other.span.line, other.span.column) <= end
        for other in others
    )


def _edited(content: bytes, path: str, edits: Sequence[Replacement]) -> bytes | None:
    """The bytes of a file after some edits; None when anything but the mended values would mean something else."""
    new = replaced(content, edits)
    old_data, new_data = _data(path, content), _data(path, new)
    routes = [edit.route for edit in edits]
    if old_data is not None and () not in routes:
        if new_data is None or not same(_without(old_data, routes), _without(new_data, routes)):
            return None
        if path.endswith(".md") and _body(content) != _body(new):
            return None
    return new


def _data(path: str, content: bytes) -> Any:
    try:
        if path.endswith(_TABLE):
            return {row.line: [cell.text for cell in row.cells] for row in read_rows(_text(content), [])}
        return read_file(path, content).data()
    except (CannotEdit, UnicodeDecodeError):
        return None


def _body(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").partition(b"\n---\n")[2]


def _without(data: Any, routes: Sequence[Route]) -> Any:
    """A value without what stands at some routes."""
    if () in routes:
        return None
    steps: dict[str | int, list[Route]] = defaultdict(list)
    for route in routes:
        steps[route[0]].append(route[1:])
    if isinstance(data, Mapping):
        return {key: _without(value, steps[key]) if key in steps else value for key, value in data.items()}
    if isinstance(data, list):
        return [_without(value, steps[place]) if place in steps else value for place, value in enumerate(data)]
    return data


def _content(root: Path, path: str, mended: Mended) -> bytes:
    return mended.new[path] if path in mended.new else (root / path).read_bytes()


def _is_ours(root: Path, path: str) -> bool:
    """Whether a file is one that people write: below the root, in a folder of documents, no link and behind none."""
    whole = root.resolve() / path
    inside = path == CONFIGURATION or path.startswith(RECORDS) or path.partition("/")[0] in top_folders()
    return inside and whole.is_file() and whole.resolve() == whole


def _text(content: bytes) -> str:
    return content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
