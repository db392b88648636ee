"""Rename: give a document or a part another id, and rewrite everything that names it.

All new texts are worked out first and read again; only when every one holds exactly what it should is anything
written. The old id is kept in the document (``formerly``, ``former_parts``), so that old addresses still lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from svcq_build.edit.edit import CannotEdit, Edit, File, insert_item, read_file, replace_scalar
from svcq_build.files import CONFIGURATION, below_top, git_top, is_fit, save_below
from svcq_build.load import (
    TRANSLATIONS,
    Corpus,
    Entry,
    NewNames,
    former_documents,
    former_parts,
    is_ours,
    owned_path,
    read_codeowners,
    renamed,
)
from svcq_build.model import (
    END,
    ID_PATTERN,
    LONGEST_ID,
    PART_PATTERN,
    TAKEN_IDS,
    Leaf,
    LocalPart,
    PartIdMark,
    Prose,
    Ref,
    Reference,
    leaves,
)
from svcq_build.translate import Replacement, messages, rename_in
from svcq_build.words import Message, is_device, say

#: Fields after which the record of former ids may be begun, best first.
_AFTER = ("replaces", "id", "kind", "title")
#: What ends a name that stands in a text: nothing that would make it another name.
_NAME_END = r"(?![A-Za-z0-9-]|[#.][A-Za-z0-9])"


class CannotRename(Exception):
    """The rename is refused; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Plan:
    """What a rename writes.

    Attributes:
        files: the new bytes of files, by the paths that they have now. moved: from the old path to the new one.
        references: how many places named the old id.
    """

    files: Mapping[str, bytes]
    moved: Mapping[str, str] = field(default_factory=dict)
    references: int = 0


def plan_rename(root: Path, corpus: Corpus, old: Reference, new: Reference) -> Plan:
    """Work out everything that a rename writes.

    Args:
        root: the repository. corpus: its documents. old: the document, or the part of one, as it is named. new: its
            new name; of the same kind, and for a part in the same document.
    Raises:
        CannotRename: when the new id is taken or was ever used, or when a file that cannot be read names the old one.
        CannotEdit: when a file is written in a way that cannot be edited.
    """
    entry = corpus.entries[old.document]
    _refuse(corpus, entry, old, new)
    if old.part is not None and new.part is not None:
        names = NewNames({}, {old.document: {old.part: new.part}})
    else:
        names = NewNames({old.document: new.document}, {})
    files: dict[str, bytes] = {}
    count = 0
    for other in corpus.entries.values():
        content = (root / other.path).read_bytes()
        if other is not entry and not _may_name(content, old.part or old.id):
            continue
        written, changed = _rewrite(other, content, names, old if other is entry else None)
        if written != content:
            files[other.path] = written
            count += changed
    moved = {} if old.part is not None else {entry.path: _path(entry, new.id)}
    for path, text in _others(root, entry, old, names, moved):
        files[path] = text
    return Plan(files, moved, count)


def _may_name(content: bytes, name: str) -> bool:
    """Whether a file may name something; a backslash can hide a letter of it."""
    return name.encode() in content or b"\\" in content


def carry_out(root: Path, plan: Plan) -> list[str]:
    """Write a plan's files and return their paths, the new ones where they moved."""
    save_below(
        git_top(root),  # CODEOWNERS may lie above the handbook
        {root / path: content for path, content in plan.files.items()},
        {root / old: root / new for old, new in plan.moved.items()},
    )
    return sorted({plan.moved.get(path, path) for path in [*plan.files, *plan.moved]})


def _path(entry: Entry, name: str) -> str:
    path = PurePosixPath(entry.path)
    return str(path.with_name(f"{name}{path.suffix}"))


def _refuse(corpus: Corpus, entry: Entry, old: Reference, new: Reference) -> None:
    if old.part is None:
        if not re.fullmatch(ID_PATTERN, new.id, re.ASCII):
            raise CannotRename(
                say("“{id}” cannot be an id: use lower-case letters, digits and hyphens, as in complaint-handling.",
                    id=new.id)
            )  # fmt: skip
        if new.id in TAKEN_IDS:
            raise CannotRename(
                say("“{name}” cannot be an id: the list of all documents of a kind has that address.", name=new.id)
            )
        if len(new.id) > LONGEST_ID:
            raise CannotRename(
                say("An id has at most {count} characters: it is the name of a file, and part of addresses.",
                    count=LONGEST_ID)
            )  # fmt: skip
        if is_device(new.id):
            raise CannotRename(say("Windows keeps the name “{name}” for a device; choose a longer id.", name=new.id))
        taken = corpus.entries[new.document].path if new.document in corpus.entries else None
        taken = taken or next((file.path for file in corpus.unread if file.ref == new.document), None)
        former = former_documents(corpus).get(new.document)
    else:
        assert new.part is not None
        if not re.fullmatch(PART_PATTERN, new.part, re.ASCII) or new.part == END or len(new.part) > 40:
            raise CannotRename(say("“{part}” cannot be the id of a part: write R1, S3 or 9.1.2.", part=new.part))
        taken = entry.path if new.part in entry.parts else None
        former = f"{entry.ref}#{former_parts(entry)[new.part]}" if new.part in former_parts(entry) else None
    if taken is not None:
        raise CannotRename(say("“{reference}” exists already, in {path}.", reference=new, path=taken))
    if former is not None:
        raise CannotRename(
            say("“{reference}” is what “{now}” was called before; an id is never used again.",
                reference=new, now=former)
        )  # fmt: skip
    for file in corpus.unread:
        if file.text is None or re.search(rf"(?<![a-z0-9-]){re.escape(old.id)}(?![a-z0-9-])", file.text):
            raise CannotRename(
                say("{path} cannot be read and may name “{reference}”: mend it first.", path=file.path, reference=old)
            )


def _rewrite(entry: Entry, content: bytes, names: NewNames, was: Reference | None) -> tuple[bytes, int]:
    """A document's file with the new names, and how many of its values named the old one.

    Args:
        entry: the document. content: its file. names: the new names. was: what is renamed, where it is this document.
    """
    ref = names.documents.get(entry.ref, entry.ref)
    wanted = renamed(entry.kind.model, entry.written, ref, names)
    changed = [
        leaf
        for leaf in leaves(entry.kind.model, entry.written, Ref, Prose, LocalPart, PartIdMark)
        if _at(wanted, leaf.route) != leaf.value
    ]
    quoting = any(parameter.id in names.parameters for quote in entry.quotes for parameter in quote.values)
    if not changed and not quoting and was is None:
        return content, 0
    file = read_file(entry.path, content)
    edits = [edit for leaf in changed for edit in _edits(file, leaf, _at(wanted, leaf.route), names)]
    quotes = [Edit(*place) for place in names.quotes(file.text)] if quoting else []
    edits += quotes
    if "body" in wanted and "body" not in file.data():
        del wanted["body"]  # the text below the front matter
    if was is not None:
        edits += _record(file, was, names, wanted)
        if "id" in file.data() and was.part is None:
            node = file.node(("id",))
            if node is None:
                raise CannotEdit(say("{path} cannot be edited without changing more than was asked.", path=entry.path))
            edits.append(replace_scalar(file, node, wanted["id"]))
    links = sum(1 for leaf in changed if not isinstance(leaf.mark, Prose) or names.links(leaf.value))
    return file.edited(edits, wanted), links + len(quotes)


def _record(file: File, was: Reference, names: NewNames, wanted: dict[str, Any]) -> list[Edit]:
    """Keep the old id in the document."""
    item: dict[str, str] | str
    if was.part is None:
        name, item = "formerly", was.id
    else:
        name, item = "former_parts", {"was": was.part, "now": names.parts[was.document][was.part]}
    wanted[name] = [item, *(wanted.get(name) or [])]
    return insert_item(file, name, item, _AFTER)


def _at(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data


def _edits(file: File, leaf: Leaf, value: str, names: NewNames) -> Iterator[Edit]:
    if leaf.route == ("body",) and file.node(leaf.route) is None and file.path.endswith(".md"):
        yield from _in_stretch(file, file.front, len(file.text), leaf.value, names)
        return
    node = file.node(leaf.route)
    if node is None:
        return  # an alias: what it names is edited where it stands
    if isinstance(leaf.mark, Prose):
        yield from _in_stretch(file, node.start_mark.index, node.end_mark.index, leaf.value, names)
    else:
        yield replace_scalar(file, node, value)


def _in_stretch(file: File, start: int, end: int, text: str, names: NewNames) -> Iterator[Edit]:
    """Only the links themselves are replaced, wherever the lines of the text break.

    Args:
        file: the file. start, end: where the text is written, with whatever quotes, indents and escapes.
        text: the text as it is read, which tells the links from what only looks like one.
    Raises:
        CannotEdit: when the text is written in a way that hides where a link is.
    """
    links = names.links(text)
    for target in {link.target: None for link in links}:
        starts = {link.start for link in links if link.target == target}
        name = re.compile(re.escape(target) + _NAME_END)
        read = list(name.finditer(text))
        written = list(name.finditer(file.text, start, end))
        if len(read) != len(written):
            raise CannotEdit(say("{path} cannot be edited without changing more than was asked.", path=file.path))
        for one, other in zip(read, written, strict=True):
            if one.start() in starts:
                yield Edit(*other.span(), names.reference(target))


def _others(
    root: Path, entry: Entry, old: Reference, names: NewNames, moved: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The files beside the documents that name them: translations, CODEOWNERS, the accounts in mkdocs.yml."""
    contexts = _contexts(entry, names)
    for path in sorted((root / TRANSLATIONS).glob("*/*.po")):
        if not is_fit(root, path.relative_to(root).as_posix()):
            continue
        text = path.read_bytes().decode("utf-8")
        new = rename_in(
            text,
            lambda found: _context(found, old, names, contexts),
            lambda found: _relinked(found, names),
            old.part or old.id,
        )
        for was, now in moved.items():
            new = re.sub(rf"^(#: (?:.* )?){re.escape(was)}(?=[:\s])", rf"\g<1>{now}", new, flags=re.MULTILINE)
        if new != text:
            yield path.relative_to(root).as_posix(), new.encode()
    for place in read_codeowners(root) if moved else ():
        text = (root / place).read_bytes().decode("utf-8")
        new = text
        for was, now in moved.items():
            new = _owned(new, below_top(root) + was, below_top(root) + now)
        if new != text:
            yield place, (_sorted(new) if is_ours(new) else new).encode()
    if old.kind == "role" and old.part is None:
        yield from _accounts(root, old, names)


def _relinked(text: str, names: NewNames) -> list[Replacement]:
    quotes = [Replacement(*place) for place in names.quotes(text)]
    links = [Replacement(link.start, link.end, names.reference(link.target)) for link in names.links(text)]
    return sorted([*quotes, *links], key=lambda item: item.start)


def _owned(text: str, was: str, now: str) -> str:
    """CODEOWNERS with the new path of a file."""
    pattern, path = owned_path(was).removeprefix("/"), owned_path(now).removeprefix("/")
    return re.sub(rf"^(/?){re.escape(pattern)}(?=\s|$)", lambda found: found[1] + path, text, flags=re.MULTILINE)


def _sorted(text: str) -> str:
    first, *lines = text.splitlines(keepends=True)
    return "".join([first, *sorted(lines)])


def _contexts(entry: Entry, names: NewNames) -> dict[str, str]:
    """From every context of the document's translations to that of now, where a part in it was renamed."""
    if entry.model is None or not names.parts:
        return {}
    data = renamed(entry.kind.model, entry.data, entry.ref, names)
    now = entry.kind.model.model_validate({**data, "kind": entry.kind.name})  # its contexts are wanted, no texts
    pairs = zip(messages(entry.model, entry.ref, ""), messages(now, entry.ref, ""), strict=True)
    return {before: after for (before, _), (after, _) in pairs if before != after}


def _context(context: str, old: Reference, names: NewNames, contexts: Mapping[str, str]) -> str:
    document, space, rest = context.partition(" ")
    if old.part is None and document == old.document:
        return f"{names.documents[document]}{space}{rest}"
    return contexts.get(context, context)


def _accounts(root: Path, old: Reference, names: NewNames) -> Iterator[tuple[str, bytes]]:
    """``mkdocs.yml`` with the role's new id among the accounts."""
    content = (root / CONFIGURATION).read_bytes()
    file = read_file(CONFIGURATION, content)
    node = file.node(("extra", "svcq", "accounts"))
    keys = (
        [key for key, _ in node.value if key.value == old.id]
        if node is not None and isinstance(node.value, list)
        else []
    )
    if not keys:
        return
    new = names.documents[old.document].partition(":")[2]
    wanted = file.data()
    accounts = wanted["extra"]["svcq"]["accounts"]
    wanted["extra"]["svcq"]["accounts"] = {new if key == old.id else key: value for key, value in accounts.items()}
    yield CONFIGURATION, file.edited([replace_scalar(file, keys[0], new)], wanted)
