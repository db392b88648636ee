"""Versions: for every document the versions that it had before the one of today, read from git in one go."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path, PurePosixPath

from svcq_build.git import GitError, left_out_files
from svcq_build.history.commit import (
    Commit,
    FileState,
    Period,
    commits,
    file_states,
    has_commits,
    is_shallow,
    of_another_day,
)
from svcq_build.history.objects import read_blobs
from svcq_build.history.parameters_then import ParametersThen
from svcq_build.load import (
    UNKNOWN,
    Corpus,
    Entry,
    Parameters,
    former_documents,
    kind_of_folder,
    read_document,
    top_folders,
)
from svcq_build.model import parse_version
from svcq_build.words import Message, say

_ENDINGS = frozenset({".yml", ".yaml", ".md"})
#: The version where it can only be the document's own: a line that begins with it, before any body.
_VERSION = re.compile(rb"""^version:[ \t]*(["']?)([0-9]{1,5}(?:\.[0-9]{1,5}){1,2})\1[ \t]*(?:#.*)?\r?$""", re.MULTILINE)
_FRONT_MATTER = re.compile(rb"---\r?\n.*?\n---", re.DOTALL)
#: What a version may look like, however it is written: it becomes part of an address and of a file's name.
_NUMBERS = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){1,2}")


@dataclass(frozen=True)
class PastVersion:
    """A document as it stood when a version of it was superseded.

    Attributes:
        document: the ``kind:id`` that it has today. version: its version, as it was written.
        since: the day of the first commit with this version, None where the history at hand does not reach so far;
            of a version that was taken back and released again: the day on which it was the last time.
        successor: the commit that superseded it, None while that is not committed.
        state: the last commit with this version, and the file in it. content: the file's bytes.
        earlier: when it stood before it was taken back, the oldest first; mostly never.
        parameters: the values that it could quote then.
        read: what is to be shown of it, where that is not all; its bytes and its commits are not told then.
    """

    document: str
    version: str
    since: dt.date | None
    successor: Commit | None
    state: FileState
    content: bytes = field(repr=False)
    earlier: tuple[Period, ...] = ()
    parameters: Parameters = field(default=UNKNOWN, repr=False, compare=False)
    read: Entry | None = field(default=None, repr=False, compare=False)

    @property
    def periods(self) -> tuple[Period, ...]:
        """When it stood, the oldest first."""
        return (*self.earlier, Period(self.since, self.until))

    @property
    def until(self) -> dt.date | None:
        """The day on which it was superseded; None while that is not committed."""
        return self.successor.day if self.successor is not None else None

    @property
    def then(self) -> str:
        """The ``kind:id`` that it had then."""
        return _ref(self.state.path)

    @cached_property
    def entry(self) -> Entry | None:
        """The document as it was read, without its record of changes: today's tells them all, and in today's words.

        None when it has faults (for the svcq of today).
        """
        if self.read is not None:
            return self.read
        found = read_document(self.state.path, self.content, [], without=("changes",), parameters=self.parameters)
        return found if isinstance(found, Entry) and found.model is not None else None


@dataclass(frozen=True, slots=True)
class Versions:
    """The past versions of a handbook.

    Attributes:
        by_document: past versions by today's ``kind:id``, the newest first; documents without any are left out.
        begins: the first day of the history at hand when the clone does not hold all of it, else None.
        standing: by today's ``kind:id`` the version of today as it was committed last: a past one as soon as
            the document, while it is edited, gets another.
        lost: what of the past git cannot tell of, why, and how to mend it; None when nothing is missing.
        misdated: what days had to be taken from other commits, in words; mostly None.
    """

    by_document: Mapping[str, Sequence[PastVersion]]
    begins: dt.date | None = None
    standing: Mapping[str, PastVersion] = field(default_factory=dict)
    lost: Message | None = None
    misdated: Message | None = None

    def of(self, now: Entry) -> Sequence[PastVersion]:
        """The past versions of a document that stands as it does ``now``, the newest first."""
        today, past = version_of(now), self.by_document.get(now.ref, ())
        stood = self.standing.get(now.ref)
        found = past if stood is None or stood.version == today else (stood, *past)
        return [one for one in found if one.version != today]

    def on(self, now: Entry, day: dt.date) -> Entry:
        """A document as it stood on a day, as far as git tells; as it stands ``now`` where it does not."""
        changes = now.model.changes if now.model is not None else ()
        if not any(change.date > day for change in changes):
            return now
        for one in self.of(now):
            if one.since is not None and one.since <= day and (one.until is None or day < one.until) and one.entry:
                return one.entry
        return now


NONE = Versions({})


def past_versions(root: Path, today: Corpus) -> Versions:
    """The past versions of today's documents, along the current branch's first parents.

    Args:
        root: the repository. today: its documents as they are now.
    Returns:
        nothing when there is no repository, or no commit in it: a handbook may live without. Where there is one and
        git cannot tell of it, nothing either, but with what is ``lost``.
    """
    unknown: set[str] = set()
    try:
        if not has_commits(root):
            return NONE
        everything = list(file_states(root, unknown=unknown))
        states = [state for state in everything if state.blob]
        begins = commits(root)[-1].day if is_shallow(root) else None
        contents = list(read_blobs(root, [state.blob or "" for state in states]))
    except GitError as error:
        return Versions({}, lost=error.message)
    then = ParametersThen(everything, dict(zip((state.blob for state in states), contents, strict=True)), today)
    by_document: dict[str, list[tuple[FileState, bytes]]] = {}
    refs = _refs_today([_ref(state.path) for state in states], today)
    for ref, state, content in zip(refs, states, contents, strict=True):
        if ref in today.entries:
            by_document.setdefault(ref, []).append((state, content))
    found = {ref: _versions(today.entries[ref], rows, begins, then) for ref, rows in by_document.items()}
    standing: dict[str, PastVersion] = {}
    past: dict[str, list[PastVersion]] = {}
    for ref, versions in found.items():
        version = version_of(today.entries[ref])
        for one in versions:
            if one.version == version:
                standing[ref] = one
            else:
                past.setdefault(ref, []).append(one)
    return Versions(
        past,
        begins,
        standing,
        _lost(begins, unknown) or left_out(root),
        of_another_day(state.commit for state in states),
    )


def left_out(root: Path) -> Message | None:
    """What to say of documents that a sparse checkout leaves out; None when there are none."""
    found = [path for path in left_out_files(root, top_folders()) if kind_of_folder(path) is not None]
    if not found:
        return None
    return say(
        "Git leaves {n} documents out of this checkout ({path} among them), so neither they nor their past are looked "
        "at, and references to them lead nowhere. They come with:\n  git sparse-checkout disable",
        n=len(found),
        path=found[0],
    )


def _lost(begins: dt.date | None, unknown: set[str]) -> Message | None:
    if begins is not None:
        return say(
            "This clone holds only part of the history (from {day}), so past versions are missing. Fetch the rest "
            "first:\n  git fetch --unshallow",
            day=begins.isoformat(),
        )
    if unknown:
        path = min(unknown)
        return say(
            "Commits of the submodule {path} are not here, so past versions of its documents are missing. Fetch them "
            "first:\n  git submodule update --init {path}\n"
            "  git -C {path} fetch --unshallow        (where it is shallow)",
            path=path,
        )
    return None


def _ref(path: str) -> str:
    """The ``kind:id`` that a path means; empty when it is no document's."""
    pure, kind = PurePosixPath(path), kind_of_folder(path)
    return f"{kind.name}:{pure.stem}" if kind is not None and pure.suffix in _ENDINGS else ""


def _refs_today(then: Sequence[str], today: Corpus) -> list[str]:
    """What documents of then, the newest first, are called today. A former name that is in use again means the
    renamed document only up to the day of its new name.
    """
    former = former_documents(today)
    oldest = {ref: place for place, ref in enumerate(then)}
    return [
        now if (now := former.get(ref, ref)) == ref or ref not in today.entries or place > oldest.get(now, -1) else ref
        for place, ref in enumerate(then)
    ]


def _versions(
    now: Entry, rows: Sequence[tuple[FileState, bytes]], begins: dt.date | None, then: ParametersThen | None = None
) -> list[PastVersion]:
    """One document's committed versions from the states of its file, both the newest first."""
    successor: Commit | None = None
    found: dict[str, PastVersion] = {}
    for version, group in groupby(_told(rows), key=lambda row: row[0]):
        stretch = list(group)
        (_, last, content), (_, first, _) = stretch[0], stretch[-1]
        since = first.commit.day
        known = None if begins is not None and since <= begins else since
        if version in found:  # it was taken back, and released again later
            until = successor.day if successor is not None else None
            later = found[version]
            found[version] = replace(later, earlier=(Period(known, until), *later.earlier))
        elif version:
            parameters = then.at(last.commit, content) if then is not None else UNKNOWN
            found[version] = PastVersion(now.ref, version, known, successor, last, content, parameters=parameters)
        successor = first.commit
    return list(found.values())


def _told(rows: Iterable[tuple[FileState, bytes]]) -> Iterator[tuple[str, FileState, bytes]]:
    for state, content in rows:
        yield _version(state.path, content), state, content


def _version(path: str, content: bytes) -> str:
    """The version that a file states; empty when it has none. Only what is written unusually is read as a whole."""
    front = content
    if path.endswith(".md"):
        matter = _FRONT_MATTER.match(content.removeprefix(b"\xef\xbb\xbf"))
        front = matter[0] if matter else b""
    stated = _VERSION.findall(front)
    if len(stated) == 1:
        return str(parse_version(stated[0][1].decode()))
    if b"version" not in front:
        return ""
    read = read_document(path, content, [])
    return version_of(read) if isinstance(read, Entry) else ""


def version_of(entry: Entry) -> str:
    """A document's version, numbers and points only (it becomes part of an address); empty when it has none."""
    stated = entry.data.get("version")
    return str(parse_version(stated)) if isinstance(stated, str) and _NUMBERS.fullmatch(stated) else ""
