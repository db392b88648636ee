"""Documents: one file's bytes to one entry of the corpus, or to the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from svcq_build.kinds import Kind, all_kinds, kind_words, kinds_by_folder
from svcq_build.load.corpus import Entry, UnreadFile
from svcq_build.load.decoding import decode, decode_leniently
from svcq_build.load.front_matter import first_fence, last_fence
from svcq_build.load.parameters import UNKNOWN, Parameters
from svcq_build.load.quoting import put_back, put_in
from svcq_build.load.shape import validate
from svcq_build.load.sources import split_name
from svcq_build.load.yaml_texts import read_yaml
from svcq_build.mends import field_called
from svcq_build.migrations import Old, bring_up, by_field
from svcq_build.model import (
    FILE_START,
    PART_PATTERN,
    Finding,
    Model,
    PartIdMark,
    Replacement,
    Route,
    Span,
    Spot,
    inner_models,
    leaves,
    may_quote,
    part_field,
)
from svcq_build.syntax import (
    Fault,
    Unreadable,
    Written,
    conflict_faults,
    find_full_width,
)
from svcq_build.words import Message, Words, nearest, say

_PART = re.compile(PART_PATTERN, re.ASCII)
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_GOES_ON = re.compile(r"\n[ \t]*\S")
#: Rules about which fields a kind has, and of which form.
_OF_A_KIND = ("unknown-field", "missing-field", "wrong-type", "bad-value", "bad-reference", "wrong-kind")
_LINE_ENDS = re.compile(r"(?<![ \t])[ \t]+(?=\n)")


def read_document(
    path: str,
    content: bytes,
    findings: list[Finding],
    without: Collection[str] = (),
    parameters: Parameters = UNKNOWN,
) -> Entry | UnreadFile:
    """Read one document from its bytes; faults are added to ``findings``.

    Args:
        path: where it lies, which tells its kind and id. content: the file's bytes.
        without: fields that are of no interest, whatever they hold; the entry is without them.
        parameters: the values that it may quote.
    """
    stem, ending = split_name(path)
    folder_kind = kind_of_folder(path)
    assert folder_kind is not None
    ref = f"{folder_kind.name}:{stem}"
    text = front = ""
    try:
        text = decode(content)
        conflicts = conflict_faults(text)
        if conflicts:  # whatever else such a file seems to say wrong, it is this
            findings.extend(from_fault(path, fault, ref) for fault in conflicts)
            return UnreadFile(path, ref, text)
        front, body = _split(text) if ending == ".md" else (text, None)
        read = read_yaml(front)
        front, data, faults = read.text, read.data, read.faults
        if read.empty:
            findings.append(
                Finding(
                    Spot(path, span=FILE_START),
                    say("This file is empty."),
                    say("What belongs in it tells “svcq explain {kind}”.", kind=folder_kind.name),
                    document=ref,
                    rule="empty-file",
                )
            )
            return UnreadFile(path, ref, text)
    except Unreadable as error:
        findings.extend(from_fault(path, fault, ref) for fault in error.faults)
        return UnreadFile(path, ref, text or decode_leniently(content))
    if not isinstance(data, dict):
        findings.append(not_a_mapping(path, ref, front))
        return UnreadFile(path, ref, text)
    for field in without:
        data.pop(field, None)
    kind = _declared_kind(path, data, folder_kind, findings, text)
    claims = {ref} - {f"{kind.name}:{stem}"}
    ref = f"{kind.name}:{stem}"
    if body is not None and body.strip():
        if "body" in data:
            findings.append(_second_body(path, ref))
        data["body"] = _tidy(body)
    data, old_shapes = bring_up(kind.name, data)
    for old in old_shapes:
        findings.extend(_old_shape(path, ref, old))
    quoting = put_in(kind.model, data, parameters, path, ref, text) if may_quote(text) else None
    if quoting is not None:
        faults = tuple(fault for fault in faults if not quoting.explains(fault.span))
    slips = [from_fault(path, fault, ref) for fault in faults]
    _check_id(path, stem, data, ref, findings)
    if quoting is not None:
        data = quoting.data
        findings.extend(quoting.findings)
    model, problems = validate(kind.model, {**data, "kind": kind.name}, Spot(path), ref, text)
    if quoting is not None:
        problems = [problem for problem in problems if not quoting.is_blocked(problem.spot.route)]
        model = put_back(model, data, quoting.quotes) if model is not None else None
    findings.extend(told_once(slips, problems, text.split("\n")) if slips and problems else slips)
    if kind is folder_kind and data.get("kind") in (None, kind.name):
        findings.extend(problems)
    else:  # which fields belong here is not known before the kind is; that is the one fault
        model = None
        findings.extend(problem for problem in problems if problem.rule not in _OF_A_KIND)
    known = len(findings)
    parts = parts_in(kind.model, path, data, ref, findings)
    if any(fault.merges for fault in faults):
        model = None  # two items may have become one: what the document says is not certain
    certain = model is not None or (not faults and parts_are_certain(kind.model, data))
    if isinstance(data.get("id"), str) and data["id"] != stem:
        claims.add(f"{kind.name}:{data['id']}")
    if any(one.rule == "duplicate-part" for one in findings[known:]):
        certain = False  # the other of the two has an id that nobody knows
    quotes = quoting.quotes if quoting is not None else ()
    return Entry(kind, stem, path, text, data, model, parts, certain, frozenset(claims), quotes)


def told_once(slips: list[Finding], problems: list[Finding], lines: list[str]) -> list[Finding]:
    """The slips of a file but those that go with a name nobody knows (``标题：``): these are told as one, with it."""
    unknown: dict[object, int] = {}
    for at, one in enumerate(problems):
        if one.rule == "unknown-field":
            unknown.setdefault(one.spot.route[-1], at)
    rest = []
    for slip in slips:
        span, name = slip.spot.span, None
        if slip.rule == "full-width-punctuation" and span is not None and span.line <= len(lines):
            name = lines[span.line - 1][: span.column - 1].strip(" -")
        at = unknown.get(name, -1)
        if at < 0:
            rest.append(slip)
            continue
        known = problems[at]
        hint = say("{hint} Write a half-width colon and a blank behind it.", hint=known.hint or slip.hint or "")
        key = Span(span.line, span.column - len(name), span.line, span.column) if span is not None and name else None
        fix = slip.fix
        meant = dict(known.hint.values) if known.hint is not None else {}
        if key is not None and name is not None and not name.isascii() and meant.keys() == {"name"}:
            fix = (Replacement(slip.spot.path, key, str(meant["name"]), known.spot.route[:-1]), *slip.fix)
        problems[at] = replace(known, hint=hint, fix=fix)
    return rest


def _split(text: str) -> tuple[str, str]:
    """Front matter (with its opening line, so that lines keep their numbers) and body."""
    if not text.startswith("---\n"):
        slip = first_fence(text)
        if slip is not None:
            raise Unreadable(slip)
        raise Unreadable(
            Fault(
                "no-front-matter",
                FILE_START,
                say("This Markdown file does not begin with front matter."),
                say("Begin it with a line “---”, the fields, and another line “---”."),
            )
        )
    end = text.find("\n---\n", 3)
    if end < 0:
        if text.endswith("\n---"):
            return text[:-4], ""
        slip = last_fence(text)
        if slip is not None:
            raise Unreadable(slip)
        raise Unreadable(
            Fault(
                "no-front-matter",
                Span(1, 1, 1, 4),
                say("The front matter that begins here is never closed."),
                say("Close it with a line “---” before the prose."),
            )
        )
    return text[: end + 1], text[end + 5 :]


def _tidy(body: str) -> str:
    """A body without what an editor adds or takes away unseen: one blank line before it and no other, none after it.

    White space at the end of a line goes, unless it makes Markdown break the line there.
    """
    text = _BLANK_LINES.sub("", body, count=1).rstrip()
    if " \n" in text or "\t\n" in text:
        text = _LINE_ENDS.sub(_line_end, text)
    return f"\n{text}\n"


def _line_end(found: re.Match[str]) -> str:
    inside = found.start() > 0 and found.string[found.start() - 1] != "\n"
    return "  " if found[0].endswith("  ") and inside and _GOES_ON.match(found.string, found.end()) else ""


def kind_of_folder(path: str) -> Kind | None:
    """The kind whose folder ``path`` lies in, at whatever depth."""
    kinds, folder = kinds_by_folder(), path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if f"{folder}/" in kinds:
            return kinds[f"{folder}/"]
    return None


def _declared_kind(path: str, data: dict[str, Any], folder_kind: Kind, findings: list[Finding], text: str) -> Kind:
    declared = data.get("kind")
    if declared == folder_kind.name:
        return folder_kind
    spot = Spot(path, ("kind",))
    ref = f"{folder_kind.name}:{PurePosixPath(path).stem}"
    if "kind" not in data and misnames_kind(folder_kind.model, data):
        return folder_kind  # unknown-field says it, and what was meant
    if "kind" not in data:
        findings.append(
            Finding(
                spot,
                say("The field “{name}” ({title}) is missing.", name="kind", title=Words("种类", "kind")),
                say("Add the line “kind: {kind}”.", kind=folder_kind.name),
                document=ref,
                rule="missing-field",
            )
        )
    elif isinstance(declared, str) and declared in all_kinds():
        kind = all_kinds()[declared]
        findings.append(
            Finding(
                spot,
                say(
                    "A {declared} does not belong in {folder}.",
                    declared=kind_words(declared),
                    folder=folder_kind.folder,
                ),
                say("Move the file to {folder}, or write “kind: {kind}”.", folder=kind.folder, kind=folder_kind.name),
                document=f"{kind.name}:{PurePosixPath(path).stem}",
                rule="wrong-folder",
            )
        )
        return kind
    else:
        span = Written(path, text).span(("kind",))
        findings.append(
            Finding(
                spot,
                say("“{value}” is not a kind of document.", value=str(declared)),
                say("In this folder, write “kind: {kind}”.", kind=folder_kind.name),
                document=ref,
                rule="bad-value",
                fix=(Replacement(path, span, folder_kind.name, ("kind",)),) if span is not None else (),
            )
        )
    return folder_kind


def misnames_kind(model: type[Model], data: Mapping[str, Any]) -> bool:
    """Whether a field that there is not stands for ``kind``, whatever it says; then it is told as an unknown field."""
    fields = {info.alias or name: info.title or "" for name, info in model.model_fields.items()}
    unknown = [str(name) for name in data if name not in fields]
    return any(field_called(name, fields) == "kind" or nearest(name, ("kind",)) for name in unknown)


def _check_id(path: str, stem: str, data: dict[str, Any], ref: str, findings: list[Finding]) -> None:
    declared = data.get("id")
    if isinstance(declared, str) and declared != stem:
        findings.append(
            Finding(
                Spot(path, ("id",)),
                say("The id “{id}” differs from the file's name, “{stem}”.", id=declared, stem=stem),
                say("Delete this line, or rename the file to {name}.", name=f"{declared}.yml"),
                document=ref,
                rule="id-not-stem",
            )
        )


def _old_shape(path: str, ref: str, old: Old) -> Iterator[Finding]:
    """The findings about what a document says in a shape of former days, one a field."""
    for route, count in by_field(old):
        yield Finding(
            Spot(path, route, key=True),
            old.migration.tell(str(route[-1]), count),
            say("Run “svcq migrate”: it rewrites such documents, and leaves every other byte as it is."),
            document=ref,
            rule="old-shape",
        )


def _second_body(path: str, ref: str) -> Finding:
    return Finding(
        Spot(path, ("body",), key=True),
        say("The field “{name}” is given twice.", name="body"),
        say("Delete it here: the text below the front matter is the body."),
        document=ref,
        rule="duplicate-key",
    )


def parts_are_certain(model: type[Model], data: object) -> bool:
    """Whether no fault of shape can hide a part: a misspelt field, a list that is none, a part without an id."""
    if not isinstance(data, Mapping):
        return False
    own = part_field(model)
    if own is not None and not (isinstance(named := data.get(own), str) and _PART.fullmatch(named)):
        return False
    names = {info.alias or name for name, info in model.model_fields.items()}
    slips = any(name not in names for name in data)
    for name, inner, is_list in inner_models(model, PartIdMark):
        value = data.get(name)
        if value is None:
            if slips or model.model_fields[name].is_required():
                return False
            continue
        items = value if is_list else [value]
        if not isinstance(items, list) or not all(parts_are_certain(inner, item) for item in items):
            return False
    return True


def parts_in(
    model: type[Model], path: str, data: dict[str, Any], ref: str, findings: list[Finding]
) -> dict[str, Route]:
    """The ids of a document's parts and where they stand; one that stands twice is added to ``findings``."""
    parts: dict[str, Route] = {}
    for leaf in leaves(model, data, PartIdMark):
        first = parts.setdefault(leaf.value, leaf.route)
        if first is not leaf.route:
            findings.append(
                Finding(
                    Spot(path, leaf.route),
                    say("The part id “{id}” is used twice in this document.", id=leaf.value),
                    say("Give this one the next free number; ids are never used again for something else."),
                    ((Spot(path, first), say("first defined here")),),
                    ref,
                    "duplicate-part",
                )
            )
    return parts


def from_fault(path: str, fault: Fault, document: str | None) -> Finding:
    """A fault of syntax as a finding about a file."""
    related: tuple[tuple[Spot, Message], ...] = ()
    if fault.related is not None:
        span, message = fault.related
        related = ((Spot(path, span=span), message),)
    fix = tuple(Replacement(path, span, text) for span, text in fault.fix)
    return Finding(Spot(path, span=fault.span), fault.message, fault.hint, related, document, fault.rule, fix)


def not_a_mapping(path: str, document: str | None, text: str) -> Finding:
    """The finding about a file whose YAML (``text``) holds something other than fields."""
    full_width = find_full_width(text)
    if full_width is not None:
        return from_fault(path, full_width, document)
    return Finding(
        Spot(path, span=FILE_START),
        say("This file holds no fields."),
        say("Write “name: value” lines, with an ASCII colon and a space after it."),
        document=document,
        rule="yaml-syntax",
    )
