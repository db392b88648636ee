"""Migrate: documents of an old shape rewritten in today's, every other byte of the files as it was.

What changes, and how, the migrations say; here it is put into the bytes of the documents, comments and quotes kept,
and the names of their texts into the translation files. What cannot be written so stays as it is, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yaml.nodes import ScalarNode, SequenceNode

from svcq_build.edit.edit import CannotEdit, Edit, File, read_file
from svcq_build.files import is_fit, save_below
from svcq_build.load import TRANSLATIONS, load_folder
from svcq_build.migrations import Old, Wrap, bring_up
from svcq_build.translate import rename_in
from svcq_build.words import Message, say


@dataclass(slots=True)
class Migrated:
    """What migrating a repository comes to.

    Attributes:
        old: the bytes of each file that changes, as they are. new: as they become. told: what was done, in order.
        refused: why a file stays as it is, by its path.
    """

    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    told: list[Message] = field(default_factory=list)
    refused: dict[str, Message] = field(default_factory=dict)


def plan_migration(root: Path) -> Migrated:
    """Find out what brings a repository's documents to today's shape. Nothing is written.

    Args:
        root: the repository.
    """
    corpus = load_folder(root)
    migrated, contexts = Migrated(), dict[str, str]()
    found = {one.spot.path: one.document for one in corpus.findings if one.rule == "old-shape"}
    for path, document in sorted(found.items()):
        before = (root / path).read_bytes()
        assert document is not None
        try:
            after, old_shapes = _rewritten(path, before, document)
        except CannotEdit as refusal:
            migrated.refused[path] = refusal.message
            continue
        migrated.old[path], migrated.new[path] = before, after
        for old in old_shapes:
            migrated.told.append(old.migration.done(path, len(old.steps)))
            contexts.update(_contexts(document, old.steps))
    if contexts:
        _rename_texts(root, contexts, migrated)
    return migrated


def carry_out_migration(root: Path, migrated: Migrated) -> None:
    """Write what was planned: all of the files, or none.

    Raises:
        OSError: when one of them cannot be written.
    """
    save_below(root, {root / path: content for path, content in migrated.new.items()})


def _rewritten(path: str, content: bytes, document: str) -> tuple[bytes, tuple[Old, ...]]:
    """A document's bytes in today's shape, and what had an old one."""
    file = read_file(path, content)
    expected, old_shapes = bring_up(document.partition(":")[0], file.data())
    edits = [edit for old in old_shapes for step in old.steps for edit in _wrapped(file, step)]
    return file.edited(edits, expected), old_shapes


def _wrapped(file: File, step: Wrap) -> Iterator[Edit]:
    """The edits that put a text, as it is written, into a group of fields."""
    node, owner = file.node(step.route), file.node(step.route[:-1])
    if not isinstance(node, ScalarNode) or not isinstance(owner, SequenceNode):
        raise CannotEdit(
            say(
                "{path} stays as it was: “{field}” is written in a way that cannot be rewritten without changing more.",
                path=file.path,
                field=str(step.route[0]),
            )
        )
    start, end = node.start_mark.index, node.end_mark.index
    pairs = [f"{name}: {value}" for name, value in step.fields.items()]
    if owner.flow_style:
        yield Edit(start, start, "{" + ", ".join([*pairs, f"{step.key}: "]))
        yield Edit(end, end, "}")
        return
    column = node.start_mark.column
    indent = file.line_break + " " * column
    yield Edit(start, start, indent.join([*pairs, f"{step.key}: "]))
    deeper = " " * max(column - owner.start_mark.column, 2)
    for place in _further_lines(file.text, start, end):
        yield Edit(place, place, deeper)


def _further_lines(text: str, start: int, end: int) -> Iterator[int]:
    """Where the lines of a value begin, all but the first and the empty ones."""
    place = start
    for line in text[start:end].splitlines(keepends=True):
        if place > start and line.strip():
            yield place
        place += len(line)


def _contexts(document: str, steps: tuple[Wrap, ...]) -> Iterator[tuple[str, str]]:
    """By what names translations knew the texts of a document, and by which they know them from now on."""
    for step in steps:
        place = ".".join(map(str, step.route))
        name = ".".join(map(str, (*step.route[:-1], step.fields.get("id", step.route[-1]), step.key)))
        yield f"{document} {place}", f"{document} {name}"


def _rename_texts(root: Path, contexts: Mapping[str, str], migrated: Migrated) -> None:
    for whole in sorted((root / TRANSLATIONS).glob("*/*.po")):
        path = whole.relative_to(root).as_posix()
        if not is_fit(root, path):
            continue
        before = whole.read_bytes()
        try:
            after = rename_in(before.decode("utf-8"), lambda name: contexts.get(name, name), lambda _: ()).encode()
        except UnicodeDecodeError:
            migrated.refused[path] = say("{path} stays as it was: it is not UTF-8.", path=path)
            continue
        if after != before:
            migrated.old[path], migrated.new[path] = before, after
            migrated.told.append(say("{path}: the translations follow.", path=path))
