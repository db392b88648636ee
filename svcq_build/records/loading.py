"""Loading: the files below ``records/`` → all records. Never stops at a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from svcq_build.files import RECORDS, digest_of, leads_out, without_collecting
from svcq_build.git import ignored_files
from svcq_build.load import (
    FolderSource,
    Source,
    TextSource,
    closed_folder,
    folder_sources,
    link_problem,
    unreadable,
    unsayable_name,
    why_unfit,
)
from svcq_build.model import FILE_START, ID_PATTERN, LONGEST_ID, Finding, Span, Spot
from svcq_build.records.kinds import RecordKind, record_kinds_by_folder
from svcq_build.records.measurement_tables import read_table
from svcq_build.records.reading import read_record, text_of
from svcq_build.records.record import Record
from svcq_build.records.records import NO_RECORDS, Records
from svcq_build.records.remembering import RecordMemory
from svcq_build.words import find_personal, in_shell, is_device, mask, offer, say

_ID = re.compile(ID_PATTERN, re.ASCII)
#: What a comment to svcq holds.
_COMMENT = b"svcq:"
#: How names of tables end that can be imported.
_TABLES = ("csv", "xlsx", "xls", "ods")
#: A record is short; a table of a year has 366 rows.
MOST_KB = 1024


def load_records(root: Path, memory: RecordMemory | None = None, contents: Mapping[str, bytes] = {}) -> Records:
    """The records of a working tree.

    Args:
        root: the repository. memory: what the last run read of them.
        contents: bytes that stand for those of some files, by path.
    """
    top = RECORDS.rstrip("/")
    if not (root / top).exists() and not (root / top).is_symlink():
        return NO_RECORDS
    if leads_out(root, top):
        return Records((), (why_unfit(root, top),))
    closed: list[tuple[str, OSError]] = []
    sources = [
        TextSource(source.path, contents[source.path]) if source.path in contents else source
        for source in folder_sources(root, ignored_files(root, [top]), [top], closed)
    ]
    found = read_records(sources, root, memory)
    more = tuple(closed_folder(path, error) for path, error in closed)
    return replace(found, findings=(*found.findings, *more)) if more else found


def recalled_records(root: Path) -> Records:
    """The records of a working tree, for who only reads them: a file is read again only where the last check did not.

    Args:
        root: the repository.
    """
    memory = RecordMemory(root)
    try:
        return load_records(root, memory)
    finally:
        memory.drop()


def read_records(sources: Iterable[Source], root: Path | None = None, memory: RecordMemory | None = None) -> Records:
    """The records of some files.

    Args:
        sources: the files. root: the folder that they lie in, to tell links. memory: what the last run read of them.
    """
    findings: list[Finding] = []
    found: list[Record] = []
    unread: set[str] = set()
    texts: dict[str, str] = {}
    digests: dict[str, str] = {}
    commented: dict[str, str] = {}
    with without_collecting():
        for source in sources:
            known = len(findings)
            kind = kind_of(source.path)
            recalled = memory.recall(source.path, kind) if memory is not None and kind is not None else None
            if recalled is not None:
                digests[source.path], same = recalled
                found += same
                continue
            content = _content(source, root, findings)
            findings.extend(personal_findings(source.path, text_of(content)) if content is not None else ())
            if content is not None:
                digests[source.path] = digest_of(content)
                if _COMMENT in content:
                    commented[source.path] = text_of(content)
            if content is not None and kind is not None:
                if kind.tabular:
                    found += read_table(source.path, content, kind, findings)
                else:
                    record = read_record(source.path, content, kind, findings)
                    found += [record] if record is not None else []
                    unread |= {f"{kind.name}:{_stem(source.path)}"} if record is None else set()
            if content is not None and (root is None or len(findings) > known or isinstance(source, TextSource)):
                texts[source.path] = text_of(content)
    findings += _twice(found)
    return Records(tuple(found), tuple(findings), _Texts(root, texts), frozenset(unread), digests, commented)


class _Texts(Mapping[str, str]):
    """The texts of records by their paths; read when somebody asks, since few are asked for."""

    def __init__(self, root: Path | None, known: dict[str, str]) -> None:
        self._root, self._known = root, known

    def __getitem__(self, path: str) -> str:
        if path not in self._known:
            if self._root is None or not path.startswith(RECORDS):
                raise KeyError(path)
            try:
                self._known[path] = text_of(FolderSource(str(self._root), path).read())
            except OSError:
                self._known[path] = ""
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def personal_findings(path: str, text: str) -> Iterator[Finding]:
    """A finding for each thing in a file that tells of one person, wherever it stands; it is never shown whole."""
    for found in find_personal(text, offices=True):
        line = text.count("\n", 0, found.start) + 1
        column = found.start - text.rfind("\n", 0, found.start)
        yield Finding(
            Spot(path, span=Span(line, column, line, column + found.end - found.start)),
            say("Here stands a person's {what}: {value}.", what=found.what, value=mask(text[found.start : found.end])),
            say("Take it out: staff go by their codes, customers by the case's number."),
            rule="personal-data",
        )


def kind_of(path: str) -> RecordKind | None:
    """The kind of record in whose folder a file lies."""
    parts = path.split("/")
    return record_kinds_by_folder().get(f"{parts[0]}/{parts[1]}/") if len(parts) > 2 else None


def _content(source: Source, root: Path | None, findings: list[Finding]) -> bytes | None:
    """The bytes of a file that can be a record by its name; what keeps it from being one is added to ``findings``."""
    path = source.path
    problem = (link_problem(root, path, None) if root is not None else None) or _name_problem(path)
    if problem is not None:
        findings.append(problem)
        return None
    try:
        size = source.size()
        if size > MOST_KB * 1024:
            findings.append(
                Finding(
                    Spot(path, span=FILE_START),
                    say("This file has {size} KB; a record has at most {limit} KB.", size=size // 1024, limit=MOST_KB),
                    say("Divide it: one record a file, one year a table."),
                    rule="over-long-file",
                )
            )
            return None
        return source.read()
    except OSError as error:
        findings.append(unreadable(path, error))
        return None


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _name_problem(path: str) -> Finding | None:
    """What is wrong with the name of a file below ``records/``."""
    unsayable = None if path.isascii() else unsayable_name(path)
    if unsayable is not None:
        return unsayable
    kind = kind_of(path)
    spot = Spot(path, span=FILE_START)
    if kind is None:
        folder = f"{path.rpartition('/')[0]}/"
        folders = sorted(record_kinds_by_folder())
        return Finding(
            spot,
            say("No kind of record lives in {folder}.", folder=folder),
            offer(folder, folders) or say("The folders are {folders}.", folders=", ".join(folders)),
            rule="wrong-folder",
        )
    name, ending = _stem(path), path.rpartition(".")[2]
    if kind.tabular:
        return _table_problem(path, kind, name, ending)
    if ending != "yml":
        return Finding(
            spot,
            say("“{name}” is not a record: only .yml files belong here.", name=path.rpartition("/")[2]),
            say("A record as JSON comes in with “svcq record add {path}”; then delete this file.", path=in_shell(path))
            if ending == "json"
            else say("Rename it to {name}.", name=f"{name}.yml")
            if ending.lower() in ("yaml", "yml")
            else say("Move it elsewhere, or delete it."),
            rule="file-name",
        )
    if not _ID.fullmatch(name) or len(name) > LONGEST_ID or any(map(is_device, path.split("/"))):
        return Finding(
            spot,
            say("“{name}” cannot be an id.", name=name),
            say("Use lower-case letters, digits and hyphens, {count} characters at most.", count=LONGEST_ID),
            rule="file-name",
        )
    return None


def _table_problem(path: str, kind: RecordKind, name: str, ending: str) -> Finding | None:
    depth = len(path.split("/"))
    if ending == "csv" and depth == 4 and re.fullmatch("[0-9]{4}", name):
        return None
    return Finding(
        Spot(path, span=FILE_START),
        say("Measured values lie in {folder}<indicator>/<year>.csv.", folder=kind.folder),
        say("“svcq record import {path}” reads other tables, and says where they belong.", path=in_shell(path))
        if ending in _TABLES
        else say("Move it elsewhere, or delete it."),
        rule="file-name",
    )  # fmt: skip


def _twice(records: list[Record]) -> Iterator[Finding]:
    """A finding for each record whose id another of its kind has; what a table says twice, a rule tells."""
    first: dict[str, Record] = {}
    for record in records:
        if record.kind.tabular:
            continue
        other = first.setdefault(record.ref, record)
        if other is not record:
            yield Finding(
                Spot(record.path, span=FILE_START),
                say("The id “{id}” is taken already by {path}.", id=record.id, path=other.path),
                say("Give the file another name; an id is used once, and for ever."),
                ((Spot(other.path, span=FILE_START), say("first defined here")),),
                record.ref,
                "duplicate-id",
            )
