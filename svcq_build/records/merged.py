"""Merged records: those that a revision holds, and what the working tree has made of them since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from svcq_build.files import RECORDS
from svcq_build.git import GitError, git
from svcq_build.history import Files, differing, merge_base
from svcq_build.load import TextSource
from svcq_build.records.loading import kind_of, read_records
from svcq_build.records.reading import text_of
from svcq_build.records.record import Record
from svcq_build.words import find_personal


@dataclass(frozen=True, slots=True)
class Touched:
    """A merged record that is no longer what it was.

    Attributes:
        what: it was changed; it is gone. before: the record as it was merged. now: as it is, where it is there.
        fields: the fields that changed. commit: the one that holds it as it was.
    """

    what: Literal["edited", "deleted"]
    before: Record
    now: Record | None
    fields: tuple[str, ...]
    commit: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done to merged records since a revision.

    Attributes:
        touched: those that were edited or deleted. reused: new records whose id one had that is gone, with its path.
    """

    touched: tuple[Touched, ...] = ()
    reused: tuple[tuple[Record, str], ...] = ()


def compare_records(root: Path, base: str) -> Merged:
    """What was done to merged records since the working tree parted from a revision.

    A made-up record (``demonstration``) may go, and what holds personal data has to.

    Raises:
        GitError: when git does not know the revision.
    """
    commit = merge_base(root, base, "HEAD")
    changed = sorted(set(differing(root, commit, (RECORDS.rstrip("/"),))))
    if not changed:
        return Merged()
    before, after = Files(root, commit).contents(changed), Files(root, None).contents(changed)
    old, new = _read(before), _read(after)
    now = {record.ref: record for record in new if not record.kind.tabular}
    touched = [one for one in touched_records(old, new, now, commit) if not _holds_personal(before[one.before.path])]
    known = {record.ref for record in old}
    fresh = [record for record in new if record.ref not in known and not record.kind.tabular]
    return Merged(tuple(touched), tuple(_reused(root, commit, fresh)))


def _read(contents: Mapping[str, bytes]) -> tuple[Record, ...]:
    return read_records([TextSource(path, content) for path, content in sorted(contents.items())]).all


def touched_records(
    old: Iterable[Record], new: Iterable[Record], now: Mapping[str, Record], commit: str
) -> Iterator[Touched]:
    """The records of ``old`` that are gone or say something else; ``now`` are those of ``new`` by their names."""
    rows: dict[tuple[str, str], list[Record]] = {}
    for record in new:
        if record.kind.tabular:
            rows.setdefault((record.path, record.id), []).append(record)
    for record in old:
        if record.data.get("demonstration") is True:
            continue
        if record.kind.tabular:
            same = rows.get((record.path, record.id), [])
            if any(other.packed == record.packed for other in same):
                continue
            other = same[0] if same else None
        else:
            other = now.get(record.ref)
        if other is None:
            yield Touched("deleted", record, None, (), commit)
        elif other.data != record.data:
            one, two = record.data, other.data
            fields = tuple(name for name in dict.fromkeys([*two, *one]) if one.get(name) != two.get(name))
            yield Touched("edited", record, other, fields, commit)


def _holds_personal(content: bytes) -> bool:
    return next(find_personal(text_of(content), offices=True), None) is not None


def _reused(root: Path, commit: str, fresh: list[Record]) -> Iterator[tuple[Record, str]]:
    """New records with an id that another had, which was deleted before; as far as the clone holds the history."""
    if not fresh:
        return
    try:
        log = git(
            root, "log", "--no-renames", "--diff-filter=D", "--name-only", "--relative", "-z", "--format=",
            commit, "--", RECORDS.rstrip("/"),
        )  # fmt: skip
    except GitError:
        return
    gone: dict[str, str] = {}
    for name in log.decode("utf-8", "surrogateescape").split("\0"):
        path = name.strip("\n")
        kind = kind_of(path)
        if kind is not None and not kind.tabular:
            gone.setdefault(f"{kind.name}:{path.rpartition('/')[2].rpartition('.')[0]}", path)
    for record in fresh:
        if record.ref in gone:
            yield record, gone[record.ref]
