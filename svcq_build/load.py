"""Load: from sources to a corpus. Never stops at a fault; reports each file that it cannot read once."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from svcq_build.corpus import Corpus, Entry, UnreadFile
from svcq_build.diagnostics import Finding, Spot
from svcq_build.fields import ID_PATTERN, PartIdMark
from svcq_build.kinds import Kind, all_kinds, kinds_by_folder
from svcq_build.messages import Message, Words, say
from svcq_build.names import offer
from svcq_build.own_fields import OwnSchema, read_own_schemas
from svcq_build.places import FILE_START, Span
from svcq_build.repository import CONFIGURATION, NotARepository
from svcq_build.settings import Settings
from svcq_build.shape import validate
from svcq_build.sources import FolderSource, Source, folder_sources, leads_out
from svcq_build.syntax import Fault, Unreadable, compose, construct
from svcq_build.walk import leaves

_ID = re.compile(ID_PATTERN, re.ASCII)
_ENDINGS = (".yml", ".md")
#: Files that may lie beside documents without being any: pictures that they show.
ASSET_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")


def load_folder(root: Path) -> Corpus:
    """Load the documents of a working tree.

    Raises:
        NotARepository: when ``root`` has no ``mkdocs.yml``.
    """
    try:
        configuration = FolderSource(str(root), CONFIGURATION).read()
    except OSError as error:
        raise NotARepository(str(root)) from error
    return load(configuration, folder_sources(root), root, read_own_schemas(root))


def load(
    configuration: bytes,
    sources: Iterable[Source],
    root: Path | None = None,
    own_schemas: Mapping[str, OwnSchema] = MappingProxyType({}),
) -> Corpus:
    """Load documents.

    Args:
        configuration: the bytes of ``mkdocs.yml``. sources: the documents' files.
        root: the folder that they lie in, to tell links that lead out of it.
        own_schemas: what rules the organisation's own fields, by kind.
    Returns:
        the corpus, with all documents that could be read and a finding for all that could not.
    """
    findings: list[Finding] = []
    settings, texts = _settings(configuration, findings)
    entries: dict[str, Entry] = {}
    unread: list[UnreadFile] = []
    collecting = gc.isenabled()
    gc.disable()  # documents are trees without cycles; collecting between them only costs time
    try:
        for source in sources:
            result = _load_one(source, settings, findings, root)
            if isinstance(result, UnreadFile):
                unread.append(result)
            elif result is not None:
                first = entries.setdefault(result.ref, result)
                if first is not result:
                    findings.append(_duplicate(first, result))
                    unread.append(UnreadFile(result.path, result.ref, result.text))
    finally:
        if collecting:
            gc.enable()
    texts.update((schema.path, schema.text) for schema in own_schemas.values())
    return Corpus(settings, entries, tuple(unread), tuple(findings), texts, own_schemas)


def _settings(configuration: bytes, findings: list[Finding]) -> tuple[Settings, dict[str, str]]:
    try:
        text = _decode(configuration)
        root = compose(text)
        data, faults = construct(root) if root is not None else ({}, [])
        findings.extend(_from_fault(CONFIGURATION, fault, None) for fault in faults)
    except Unreadable as error:
        findings.append(_from_fault(CONFIGURATION, error.fault, None))
        return Settings(), {CONFIGURATION: configuration.decode("utf-8", "replace")}
    if not isinstance(data, dict):
        findings.append(_not_a_mapping(CONFIGURATION, None))
        return Settings(), {CONFIGURATION: text}
    settings, problems = validate(Settings, data, Spot(CONFIGURATION), None, text)
    findings.extend(problems)
    return settings or Settings(), {CONFIGURATION: text}


def _load_one(
    source: Source, settings: Settings, findings: list[Finding], root: Path | None
) -> Entry | UnreadFile | None:
    path = source.path
    pure = PurePosixPath(path)
    if pure.suffix.lower() in ASSET_ENDINGS:
        return None
    folder_kind = _kind_of_folder(path)
    stem = pure.stem
    ref = f"{folder_kind.name}:{stem}" if folder_kind and _ID.fullmatch(stem) else None
    problem = _file_name_problem(path, pure, folder_kind)
    if problem is None and root is not None and leads_out_quickly(root, path):
        problem = Finding(
            Spot(path, span=FILE_START),
            say("This symbolic link leads out of the repository and is not followed."),
            say("Put the file itself here."),
            rule="outside-link",
        )
    if problem is not None:
        findings.append(problem)
        return UnreadFile(path, ref, "")
    try:
        size = source.size()
        if size > settings.svcq.max_file_kb * 1024:
            findings.append(
                Finding(
                    Spot(path, span=FILE_START),
                    say(
                        "This file has {size} KB; the limit is {limit} KB.",
                        size=size // 1024,
                        limit=settings.svcq.max_file_kb,
                    ),
                    say("Split it into several documents, or raise extra.svcq.max_file_kb in mkdocs.yml."),
                    document=ref,
                    rule="over-long-file",
                )
            )
            return UnreadFile(path, ref, "")
        content = source.read()
    except FileNotFoundError:
        return None  # it vanished after it was listed: then it is not there
    except OSError as error:
        findings.append(
            Finding(
                Spot(path, span=FILE_START),
                say("This file cannot be opened: {reason}.", reason=error.strerror or str(error)),
                say("Check its permissions."),
                document=ref,
                rule="unreadable-file",
            )
        )
        return UnreadFile(path, ref, "")
    return read_document(path, content, findings)


def leads_out_quickly(root: Path, path: str) -> bool:
    """As :func:`svcq_build.sources.leads_out`, but asks the disk only about links."""
    whole = root / path
    return whole.is_symlink() and leads_out(root, path)


def read_document(path: str, content: bytes, findings: list[Finding]) -> Entry | UnreadFile:
    """Read one document from its bytes; faults are added to ``findings``.

    Args:
        path: where it lies, which tells its kind and id. content: the file's bytes.
    """
    pure = PurePosixPath(path)
    folder_kind = _kind_of_folder(path)
    assert folder_kind is not None
    ref = f"{folder_kind.name}:{pure.stem}"
    text = ""
    try:
        text = _decode(content)
        front, body = _split(text) if pure.suffix == ".md" else (text, None)
        node = compose(front)
        if node is None:
            findings.append(
                Finding(
                    Spot(path, span=FILE_START),
                    say("This file is empty."),
                    say("Run “svcq new {kind} ID” to see what belongs in it.", kind=folder_kind.name),
                    document=ref,
                    rule="empty-file",
                )
            )
            return UnreadFile(path, ref, text)
        data, faults = construct(node)
    except Unreadable as error:
        findings.append(_from_fault(path, error.fault, ref))
        return UnreadFile(path, ref, text or content.decode("utf-8", "replace"))
    if not isinstance(data, dict):
        findings.append(_not_a_mapping(path, ref))
        return UnreadFile(path, ref, text)
    if body is not None and body.strip():
        data.setdefault("body", body)
    kind = _declared_kind(path, data, folder_kind, findings)
    ref = f"{kind.name}:{pure.stem}"
    findings.extend(_from_fault(path, fault, ref) for fault in faults)
    _check_id(path, pure.stem, data, ref, findings)
    model, problems = validate(kind.model, {**data, "kind": kind.name}, Spot(path), ref, text)
    findings.extend(problems)
    parts = _parts(kind, path, data, ref, findings)
    return Entry(kind, pure.stem, path, text, data, model, parts)


def _decode(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        hint = say("Save it as UTF-8.")
        try:
            content.decode("gb18030")
            hint = say("It looks like GBK, as older Windows programs save it: save it as UTF-8.")
        except UnicodeDecodeError:
            if b"\0" in content[:1024]:
                hint = say("It looks like a binary file (Word, a picture): only text belongs here.")
        raise Unreadable(
            Fault(
                "not-utf8",
                Span(line, column, line, column + 1),
                say("The byte 0x{byte:02X} here is not UTF-8 text.", byte=content[error.start]),
                hint,
            )
        ) from None
    return text.replace("\r\n", "\n") if "\r" in text else text


def _split(text: str) -> tuple[str, str]:
    """Front matter (with its opening line, so that lines keep their numbers) and body."""
    if not text.startswith("---\n"):
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
        raise Unreadable(
            Fault(
                "no-front-matter",
                Span(1, 1, 1, 4),
                say("The front matter that begins here is never closed."),
                say("Close it with a line “---” before the prose."),
            )
        )
    return text[: end + 1], text[end + 5 :]


def _kind_of_folder(path: str) -> Kind | None:
    for folder in PurePosixPath(path).parents:
        kind = kinds_by_folder().get(f"{folder}/")
        if kind is not None:
            return kind
    return None


def _file_name_problem(path: str, pure: PurePosixPath, kind: Kind | None) -> Finding | None:
    spot = Spot(path, span=FILE_START)
    if pure.suffix == ".yaml":
        return Finding(
            spot,
            say("Documents end in .yml, not .yaml."),
            say("Rename it to {name}.", name=f"{pure.stem}.yml"),
            rule="file-name",
        )
    if pure.suffix not in _ENDINGS:
        return Finding(
            spot,
            say("“{name}” is not a document: only .yml and .md files belong here.", name=pure.name),
            say("Move it elsewhere, or delete it."),
            rule="file-name",
        )
    if kind is None:
        folders = sorted(kinds_by_folder())
        parent = f"{pure.parent}/"
        return Finding(
            spot,
            say("No kind of document lives in {folder}.", folder=parent),
            offer(parent, folders) or say("The folders are {folders}.", folders=", ".join(folders)),
            rule="wrong-folder",
        )
    if not _ID.fullmatch(pure.stem):
        return Finding(
            spot,
            say("“{name}” cannot be an id.", name=pure.stem),
            say("Use lower-case letters, digits and hyphens: complaint-handling.yml"),
            rule="file-name",
        )
    return None


def _declared_kind(path: str, data: dict[str, Any], folder_kind: Kind, findings: list[Finding]) -> Kind:
    declared = data.get("kind")
    if declared == folder_kind.name:
        return folder_kind
    spot = Spot(path, ("kind",))
    ref = f"{folder_kind.name}:{PurePosixPath(path).stem}"
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
                say("A {declared} does not belong in {folder}.", declared=declared, folder=folder_kind.folder),
                say("Move the file to {folder}, or write “kind: {kind}”.", folder=kind.folder, kind=folder_kind.name),
                document=f"{kind.name}:{PurePosixPath(path).stem}",
                rule="wrong-folder",
            )
        )
        return kind
    else:
        findings.append(
            Finding(
                spot,
                say("“{value}” is not a kind of document.", value=declared),
                say("In this folder, write “kind: {kind}”.", kind=folder_kind.name),
                document=ref,
                rule="bad-value",
            )
        )
    return folder_kind


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


def _parts(kind: Kind, path: str, data: dict[str, Any], ref: str, findings: list[Finding]) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for leaf in leaves(kind.model, data, PartIdMark):
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


def _duplicate(first: Entry, second: Entry) -> Finding:
    return Finding(
        Spot(second.path, span=FILE_START),
        say("There is already a {kind} with the id “{id}”.", kind=first.kind.name, id=first.id),
        say("Rename one of the two files."),
        ((Spot(first.path, span=FILE_START), say("first defined here")),),
        second.ref,
        "duplicate-id",
    )


def _from_fault(path: str, fault: Fault, document: str | None) -> Finding:
    related: tuple[tuple[Spot, Message], ...] = ()
    if fault.related is not None:
        span, message = fault.related
        related = ((Spot(path, span=span), message),)
    return Finding(Spot(path, span=fault.span), fault.message, fault.hint, related, document, fault.rule)


def _not_a_mapping(path: str, document: str | None) -> Finding:
    return Finding(
        Spot(path, span=FILE_START),
        say("This file holds no fields."),
        say("Write “name: value” lines, with an ASCII colon and a space after it."),
        document=document,
        rule="yaml-syntax",
    )
