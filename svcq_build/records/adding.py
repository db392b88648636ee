"""Adding: a record as JSON, or as the YAML that live checklists write → the file that holds it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from svcq_build.load import FolderSource, from_fault, read_yaml
from svcq_build.model import ID_PATTERN, Finding, Ref, leaves
from svcq_build.records.kinds import all_record_kinds
from svcq_build.records.loading import personal_findings, read_records
from svcq_build.records.measurement_tables import measurement_id
from svcq_build.records.reading import read_record
from svcq_build.records.record import Record
from svcq_build.records.records import Records
from svcq_build.records.writing import place_of_record, written_record
from svcq_build.syntax import Unreadable
from svcq_build.words import Message, masked, nearest, say

_ID = re.compile(ID_PATTERN, re.ASCII)


class CannotAdd(Exception):
    """What was given is no record; ``message`` says why."""

    is_misuse = True

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Added:
    """A record that came as JSON.

    Attributes:
        record: it. path: where it belongs; empty where it is a row of a table. text: its file.
    """

    record: Record
    path: str
    text: str


def read_given(text: str) -> Added:
    """Read a record that was written as JSON, or as YAML, which does not begin with a brace.

    Raises:
        CannotAdd: when it is neither, or not a sound record of any kind.
    """
    written = text.removeprefix("\ufeff")
    data = _from_json(written) if written.lstrip()[:1] in ("{", "[", "") else _from_yaml(written)
    if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
        raise CannotAdd(say('A record is one object: {{"kind": …, "id": …}}.'))
    kinds, name = all_record_kinds(), str(data.get("kind"))
    if name not in kinds:
        close = nearest(name, kinds)
        raise CannotAdd(
            say("“{kind}” is not a kind of record. Did you mean “{name}”?", kind=name, name=close)
            if close
            else say("“{kind}” is not a kind of record; the kinds are {kinds}.", kind=name, kinds=", ".join(kinds))
        )
    kind = kinds[name]
    try:
        values = _without_nulls(data)
    except RecursionError:
        raise CannotAdd(say("This is no record: it is nested too deeply.")) from None
    if kind.tabular:
        values.setdefault("id", measurement_id(str(data.get("indicator", "")), str(data.get("period", ""))) or "value")
    text = written_record(values)
    stem = str(values.get("id", ""))
    if not _ID.fullmatch(stem):
        raise CannotAdd(say("“{name}” cannot be an id.", name=stem or "–"))
    findings: list[Finding] = []
    draft = f"{kind.folder}{stem}.yml"
    record = read_record(draft, text.encode("utf-8", "replace"), kind, findings)
    findings += personal_findings(draft, text)
    if findings or record is None:
        raise CannotAdd(_told(findings))
    if record.data != values:
        raise CannotAdd(say("This record cannot be written as YAML that says the same."))
    path = "" if kind.tabular else place_of_record(kind, stem, record.day)
    return Added(record, path, text)


def _from_json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise CannotAdd(say("This is no JSON: {reason}.", reason=str(error))) from None


def _from_yaml(text: str) -> Any:
    try:
        read = read_yaml(text)
    except Unreadable as error:
        raise CannotAdd(_told([from_fault("", fault, "") for fault in error.faults])) from None
    if read.faults:
        raise CannotAdd(_told([from_fault("", fault, "") for fault in read.faults]))
    return read.data


def _told(findings: list[Finding]) -> Message:
    """What is wrong, with the field that it is about."""
    first, *rest = findings
    where = ".".join(map(str, first.spot.route)) or "–"
    told = say("{where}: {message} {hint}", where=where, message=_masked(first.message), hint=_masked(first.hint or ""))
    return say("{first}\n{rest}", first=told, rest=_told(rest)) if rest else told


def _masked(message: Message | str) -> Message | str:
    if isinstance(message, str):
        return message
    values = tuple((name, masked(value) if isinstance(value, str) else value) for name, value in message.values)
    return Message(message.template, values)


def related(root: Path, record: Record) -> Records:
    """A record with those that it refers to, as far as they are there."""
    names = {f"{record.kind.name}:{record.corrects}"} if record.corrects and not record.kind.tabular else set()
    for leaf in leaves(record.kind.model, record.data, Ref):
        target = leaf.mark.parse(leaf.value) if isinstance(leaf.mark, Ref) else None
        if target is not None and target.kind in all_record_kinds():
            names.add(target.document)
    sources = [found for name in names for found in files_of(root, *name.split(":"))]
    there = read_records(sources, root)
    return replace(there, all=(*there.all, record))


def files_of(root: Path, kind: str, id_: str) -> list[FolderSource]:
    """The files that hold a record of a kind by its id: one, if any."""
    folder = root / all_record_kinds()[kind].folder
    found = sorted(folder.rglob(f"{id_}.yml")) if folder.is_dir() else []
    return [FolderSource(str(root), path.relative_to(root).as_posix()) for path in found]


def _refuse(word: str) -> None:
    raise ValueError(word)


def _without_nulls(value: Any) -> Any:
    """Values without fields that say nothing: whoever writes JSON writes null, where YAML leaves the line out."""
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value] if isinstance(value, list) else value
