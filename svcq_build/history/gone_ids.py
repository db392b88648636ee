"""Ids for ever: what every id that once existed stood for, told by the repository's history.

The history is walked once, along the line of commits that a branch itself has seen (first parents): what was merged
counts when it was merged. An id is *gone* once a commit no longer has it. When it comes back and says much the same
as before (it was restored), it is the same thing; else it is something else under a used id.
What all files said is remembered by their content in the user's cache folder, never in the repository. Who asks for
some documents only needs no memory: no other file is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath

from svcq_build import __version__
from svcq_build.files import memory_of, recall, remember
from svcq_build.history.commit import file_states, is_shallow, resolve
from svcq_build.history.objects import read_blobs
from svcq_build.load import Entry, kind_of_folder, read_document
from svcq_build.model import ID_PATTERN, Prose, leaves

#: How alike two texts must be to be taken for the same thing in other words, from 0 to 1.
ALIKE = 0.6
_FORMAT = 1
#: What a document says: by the ids of its parts its texts, and under "" its title and summary.
Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Past:
    """What an id stood for when it was last removed.

    Attributes:
        text: what it said. commit: the commit that no longer has it. again: whether a later commit uses the id again.
    """

    text: str
    commit: str
    again: bool = False


def past_ids(root: Path, revision: str, documents: Collection[str] | None = None) -> dict[str, Past]:
    """Every ``kind:id`` and ``kind:id#part`` that was removed before a revision, but for those that were restored.

    Args:
        root: the repository. revision: where to look back from.
        documents: ``kind:id`` of those to look for; all that ever were when None.
    Raises:
        GitError: when git does not know the revision.
    """
    commit = resolve(root, revision)
    if documents is not None:
        rows = [row for row in _rows(root, commit) if row.document in documents] if documents else []
        return _walk(rows, _facts_of(root, rows, {}))
    memory = memory_of(root, "ids")
    stamp = {"format": _FORMAT, "version": __version__}
    remembered = recall(memory, **stamp)
    if remembered.get("commit") == commit:
        return {name: Past(*values) for name, values in remembered["past"].items()}
    rows = list(_rows(root, commit))
    facts: dict[str, Facts | None] = remembered.get("facts", {})
    facts = _facts_of(root, rows, facts)
    found = _walk(rows, facts)
    past = {name: [value.text, value.commit, value.again] for name, value in found.items()}
    whole = "" if is_shallow(root) else commit  # what is missing may be fetched, and the commit stays the same
    remember(memory, {**stamp, "commit": whole, "past": past, "facts": facts})
    return found


def facts(entry: Entry) -> Facts:
    """What a document and its parts say."""
    texts: dict[str, list[str]] = defaultdict(list)
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if leaf.part is not None:
            texts[leaf.part].append(leaf.value)
    found = {part: " ".join(texts[part]) for part in entry.parts}
    return {"": " ".join(str(entry.data.get(name, "")) for name in ("title", "summary")), **found}


def alike(one: str, other: str) -> bool:
    """Whether two texts say much the same: they share most of their characters, in the same order."""
    first, second = " ".join(one.split()), " ".join(other.split())
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


@dataclass(frozen=True, slots=True)
class _Row:
    """One file in one commit: its document, its content there, None where it was deleted."""

    commit: str
    path: str
    document: str
    blob: str | None


def _rows(root: Path, commit: str) -> Iterator[_Row]:
    """What every commit did to documents, the oldest first."""
    for state in file_states(root, commit, oldest_first=True):
        path = PurePosixPath(state.path)
        kind = kind_of_folder(state.path)
        if kind is not None and path.suffix in (".yml", ".md") and re.fullmatch(ID_PATTERN, path.stem, re.ASCII):
            yield _Row(state.commit.id, state.path, f"{kind.name}:{path.stem}", state.blob)


def _facts_of(root: Path, rows: list[_Row], known: Mapping[str, Facts | None]) -> dict[str, Facts | None]:
    """What every file of some rows says, by its content; None for what cannot be read."""
    wanted = {row.blob: row.path for row in rows if row.blob is not None and row.blob not in known}
    found = dict(known)
    for blob, content in zip(wanted, read_blobs(root, list(wanted)), strict=True):
        entry = read_document(wanted[blob], content, [])
        found[blob] = facts(entry) if isinstance(entry, Entry) else None
    return found


def _walk(rows: list[_Row], known: Mapping[str, Facts | None]) -> dict[str, Past]:
    gone: dict[str, Past] = {}
    alive: dict[str, Facts] = {}
    commits: dict[str, list[_Row]] = {}
    for row in rows:
        commits.setdefault(row.commit, []).append(row)
    for commit, changed in commits.items():
        now: dict[str, Facts | None] = {}
        for row in changed:
            if row.blob is not None:
                now[row.document] = known[row.blob] or alive.get(row.document)  # unreadable: as it was
            else:
                now.setdefault(row.document, None)
        for document, said in now.items():
            _step(document, alive.get(document, {}), said or {}, commit, gone)
            alive.pop(document, None)
            if said:
                alive[document] = said
    return gone


def _step(document: str, before: Facts, after: Facts, commit: str, gone: dict[str, Past]) -> None:
    for part, text in before.items():
        if part not in after:
            gone[_name(document, part)] = Past(text, commit)
    for part, text in after.items():
        name = _name(document, part)
        if part not in before and name in gone:
            if alike(text, gone[name].text):
                del gone[name]
            else:
                gone[name] = Past(gone[name].text, gone[name].commit, again=True)


def _name(document: str, part: str) -> str:
    return f"{document}#{part}" if part else document
