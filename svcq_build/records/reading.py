"""Reading: the bytes of one file below ``records/`` → its record, or why there is none."""

from __future__ import annotations

from typing import Any

from svcq_build.load import (
    decode,
    decode_leniently,
    from_fault,
    misnames_kind,
    misplaced_quotes,
    not_a_mapping,
    parts_in,
    read_yaml,
    told_once,
    validate,
)
from svcq_build.model import FILE_START, Finding, Replacement, Spot, may_quote
from svcq_build.records.kinds import RecordKind, all_record_kinds, record_kind_words
from svcq_build.records.record import Record, pack
from svcq_build.syntax import Unreadable, Written, conflict_faults
from svcq_build.words import Words, say

#: Rules about which fields a kind has, and of which form.
_OF_A_KIND = ("unknown-field", "missing-field", "wrong-type", "bad-value", "bad-reference", "wrong-kind")


def read_record(path: str, content: bytes, kind: RecordKind, findings: list[Finding]) -> Record | None:
    """Read one record from its bytes; faults are added to ``findings``.

    Args:
        path: where it lies. content: the file's bytes. kind: the kind whose folder it lies in.
    """
    stem = path.rpartition("/")[2].rpartition(".")[0]
    ref = f"{kind.name}:{stem}"
    try:
        text = decode(content)
        conflicts = conflict_faults(text)
        if conflicts:
            findings.extend(from_fault(path, fault, ref) for fault in conflicts)
            return None
        read = read_yaml(text)
    except Unreadable as error:
        findings.extend(from_fault(path, fault, ref) for fault in error.faults)
        return None
    if read.empty:
        findings.append(_empty(path, ref, kind))
        return None
    data = read.data
    if not isinstance(data, dict):
        findings.append(not_a_mapping(path, ref, read.text))
        return None
    before = len(findings)
    known = _check_kind(path, data, kind, ref, findings, text)
    if isinstance(data.get("id"), str) and data["id"] != stem:
        findings.append(_other_id(path, data["id"], stem, ref))
    slips = [from_fault(path, fault, ref) for fault in read.faults]
    model, problems = validate(kind.model, {**data, "kind": kind.name}, Spot(path), ref, text)
    findings.extend(told_once(slips, problems, text.split("\n")) if slips and problems else slips)
    findings.extend(problem for problem in problems if known or problem.rule not in _OF_A_KIND)
    told = say("A record tells what was: the value of a parameter may be another tomorrow.")
    if may_quote(text):
        findings.extend(misplaced_quotes(Spot(path), data, told, say("Write the value as it was then."), ref))
    parts_in(kind.model, path, data, ref, findings)
    sound = model is not None and len(findings) == before
    return Record(kind, stem, path, pack(data), sound)


def text_of(content: bytes) -> str:
    """What a file says, as far as that can be told, for excerpts."""
    try:
        return decode(content)
    except Unreadable:
        return decode_leniently(content)


def _check_kind(
    path: str, data: dict[str, Any], kind: RecordKind, ref: str, findings: list[Finding], text: str
) -> bool:
    """Whether a file says that it is of the kind of its folder."""
    declared = data.get("kind")
    if declared == kind.name:
        return True
    if "kind" not in data and misnames_kind(kind.model, data):
        return True
    if "kind" not in data:
        findings.append(
            Finding(
                Spot(path, ("kind",)),
                say("The field “{name}” ({title}) is missing.", name="kind", title=Words("种类", "kind")),
                say("Add the line “kind: {kind}”.", kind=kind.name),
                document=ref,
                rule="missing-field",
            )
        )
        return True
    other = all_record_kinds().get(declared) if isinstance(declared, str) else None
    if other is not None:
        findings.append(
            Finding(
                Spot(path, ("kind",)),
                say(
                    "A {declared} does not belong in {folder}.",
                    declared=record_kind_words(other.name),
                    folder=kind.folder,
                ),
                say("Move the file to {folder}, or write “kind: {kind}”.", folder=other.folder, kind=kind.name),
                document=ref,
                rule="wrong-folder",
            )
        )
        return False
    span = Written(path, text).span(("kind",))
    findings.append(
        Finding(
            Spot(path, ("kind",)),
            say("“{value}” is not a kind of record.", value=str(declared)),
            say("In this folder, write “kind: {kind}”.", kind=kind.name),
            document=ref,
            rule="bad-value",
            fix=(Replacement(path, span, kind.name, ("kind",)),) if span is not None else (),
        )
    )
    return True


def _other_id(path: str, declared: str, stem: str, ref: str) -> Finding:
    return Finding(
        Spot(path, ("id",)),
        say("The id “{id}” differs from the file's name, “{stem}”.", id=declared, stem=stem),
        say("Write “id: {stem}”, or rename the file to {name}.", stem=stem, name=f"{declared}.yml"),
        document=ref,
        rule="id-not-stem",
    )


def _empty(path: str, ref: str, kind: RecordKind) -> Finding:
    return Finding(
        Spot(path, span=FILE_START),
        say("This file is empty."),
        say("What belongs in it tells “svcq explain {kind}”.", kind=kind.name),
        document=ref,
        rule="empty-file",
    )
