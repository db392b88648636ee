"""Past documents: what the documents said on a day, or in a version. Read from git; nothing is checked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path

from svcq_build.git import GitError
from svcq_build.history.commit import Commit, FileState, Period, commits, file_states, is_shallow
from svcq_build.history.objects import read_blobs
from svcq_build.history.revisions import configuration_at, sources_at
from svcq_build.load import Corpus, Entry, former_documents, kind_of_folder, load, read_document
from svcq_build.model import VersionNumber, parse_version
from svcq_build.words import Message, say

_ENDINGS = ("yml", "md")


class NotThere(Exception):
    """There was no such state, or no such document in it; ``message`` says so."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Since(Enum):
    """What became of a past state of a document."""

    SAME = "same"
    EDITED = "edited"
    NEWER = "newer"
    RETIRED = "retired"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PastDocument:
    """A document as it was.

    Attributes:
        commit: the commit that it was read at. corpus: all documents of that commit. entry: the document among them.
        since: what became of it. now: the document as it is today, or None.
        periods: when the version that was asked for stood, the oldest first; more than one when it was taken back and
            released again. None are told of a day.
    """

    commit: Commit
    corpus: Corpus
    entry: Entry
    since: Since
    now: Entry | None
    periods: tuple[Period, ...] = ()


def past_document(root: Path, today: Corpus, name: str, at: dt.date | VersionNumber) -> PastDocument:
    """A document as it was on a day, or in a version.

    Args:
        root: the repository. today: its documents as they are now. name: ``kind:id`` or an id, of then or of now.
        at: a day (the last commit of the current branch on or before it), or a version (the last commit that
            changed the document while it had that version).
    Raises:
        GitError: when there is no repository, or its clone does not reach so far.
        NotThere: when there was no such document then.
    """
    names = _names(today, name)
    periods: tuple[Period, ...] = ()
    if isinstance(at, dt.date):
        commit = _on(root, at)
    else:
        commit, periods = _with_version(root, name, names, at, today)
    corpus = load(configuration_at(root, commit.id), sources_at(root, commit.id), root)
    entry = _find(corpus, names)
    if entry is None:
        _faulty(corpus, names, commit)
        _no_deeper(root, commit)
        raise NotThere(
            say(
                "There was no document “{name}” on {day} (commit {commit}).",
                name=name,
                day=(at if isinstance(at, dt.date) else commit.day).isoformat(),
                commit=commit.id[:10],
            )
        )
    now = _find(today, _names(today, entry.ref))
    since = _since(entry, now)
    if now is None and any(file.ref in _names(today, entry.ref) for file in today.unread):
        since = Since.UNREADABLE
    return PastDocument(commit, corpus, entry, since, now, periods)


def _names(today: Corpus, name: str) -> list[str]:
    """What a document may have been called: the name itself, then what today's documents tell of former ones."""
    former = former_documents(today)
    now = former.get(name, name)
    found = [name, now, *(entry.ref for entry in today.entries.values() if entry.id == now)]
    found += [was for was, ref in former.items() if ref in found or was.partition(":")[2] == name]
    found += [former[was] for was in found if was in former]
    return list(dict.fromkeys(found))


def _find(corpus: Corpus, names: Iterable[str]) -> Entry | None:
    for name in names:
        found = [entry for ref, entry in corpus.entries.items() if name in (ref, entry.id)]
        if len(found) > 1:
            choices = ", ".join(entry.ref for entry in found)
            raise NotThere(say("“{name}” could be any of {choices}: say which.", name=name, choices=choices))
        if found:
            return found[0]
    return None


def _faulty(corpus: Corpus, names: list[str], commit: Commit) -> None:
    for file in corpus.unread:
        if file.ref and {file.ref, file.ref.partition(":")[2]} & set(names):
            raise NotThere(unreadable(file.path, commit))


def unreadable(path: str, commit: Commit) -> Message:
    """What to say of a file that was there and cannot be understood."""
    return say(
        "{path} had faults in commit {commit}, or was written for another version of svcq. As it stood:\n"
        "  git show {commit}:./{path}",
        path=path,
        commit=commit.id[:10],
    )


def commit_before(root: Path, day: dt.date) -> Commit:
    """The commit that a day began with; the first one where there is none before.

    Raises:
        GitError: when there is no history to ask, or the clone does not reach so far.
    """
    line = commits(root)
    found = next((commit for commit in line if commit.day < day), None)
    if found is None:
        _no_deeper(root, line[-1])
    return found or line[-1]


def _on(root: Path, day: dt.date) -> Commit:
    line = commits(root)
    found = next((commit for commit in line if commit.day <= day), None)
    if found is None:
        _no_deeper(root, line[-1])
        raise NotThere(
            say("The history of this handbook begins on {first}; it cannot tell of {day}.",
                first=line[-1].day.isoformat(), day=day.isoformat())
        )  # fmt: skip
    return found


def _with_version(
    root: Path, name: str, names: list[str], version: VersionNumber, today: Corpus
) -> tuple[Commit, tuple[Period, ...]]:
    ids = {ref.partition(":")[2] or ref for ref in names}
    states = [state for state in file_states(root) if state.blob and _is_of(state, ids)]
    contents = read_blobs(root, [state.blob for state in states if state.blob is not None])
    kinds = {ref.partition(":")[0] for ref in names if ":" in ref}
    said = [
        (state, found)
        for state, content in zip(states, contents, strict=True)
        if isinstance(found := read_document(state.path, content, []), Entry)
        and (not kinds or found.kind.name in kinds)
    ]
    for state, entry in said:
        if _version(entry) == version:
            return state.commit, _periods(said, version)
    if is_shallow(root):
        raise _shallow(said[-1][0].commit if said else None)
    if not said:
        raise NotThere(say("The history of this handbook knows no document “{name}”.", name=name))
    known = dict.fromkeys(str(held) for _, entry in said if (held := _version(entry)) is not None)
    made = _recorded(version, [*(entry for _, entry in said), _find(today, names)])
    first = said[-1][0].commit.day
    if made is not None and made <= first:
        raise NotThere(
            say("“{name}” had version {version} from {made} on, as its changes tell, but the history at hand begins "
                "later: it knows the document from {first} on, with: {versions}.",
                name=name, version=str(version), made=made.isoformat(), first=first.isoformat(),
                versions=", ".join(known) or "–")
        )  # fmt: skip
    if made is not None:
        raise NotThere(
            say("“{name}” had version {version} from {made} on, as its changes tell, but no commit of the history at "
                "hand holds it; they hold: {versions}.",
                name=name, version=str(version), made=made.isoformat(), versions=", ".join(known) or "–")
        )  # fmt: skip
    raise NotThere(
        say("“{name}” never had version {version}; it had: {versions}.",
            name=name, version=str(version), versions=", ".join(known) or "–")
    )  # fmt: skip


def _is_of(state: FileState, ids: set[str]) -> bool:
    stem, _, ending = state.path.rpartition("/")[2].rpartition(".")
    return ending in _ENDINGS and stem in ids and kind_of_folder(state.path) is not None


def _periods(said: list[tuple[FileState, Entry]], version: VersionNumber) -> tuple[Period, ...]:
    """When a version stood, the oldest first, by the states of its document, the newest first."""
    found: list[Period] = []
    successor: dt.date | None = None
    for stated, group in groupby(said, key=lambda row: _version(row[1])):
        first = list(group)[-1][0].commit.day
        if stated == version:
            found.insert(0, Period(first, successor))
        successor = first
    return tuple(found)


def _recorded(version: VersionNumber, entries: Iterable[Entry | None]) -> dt.date | None:
    """The day on which a version was made, by the changes that the states of a document list; None if by none."""
    changes = (change for entry in entries if entry is not None and entry.model for change in entry.model.changes)
    return next((change.date for change in changes if change.version == version), None)


def _version(entry: Entry) -> VersionNumber | None:
    try:
        return parse_version(str(entry.data.get("version")))
    except ValueError:
        return None


def _no_deeper(root: Path, commit: Commit) -> None:
    if is_shallow(root) and commits(root)[-1].id == commit.id:
        raise _shallow(commit)


def _shallow(commit: Commit | None) -> GitError:
    since = commit.day.isoformat() if commit else "?"
    return GitError(
        say(
            "This clone holds only part of the history (from {day}). Fetch the rest first:\n  git fetch --unshallow",
            day=since,
        )
    )


def _since(then: Entry, now: Entry | None) -> Since:
    if now is None:
        return Since.GONE
    if now.data.get("status") == "retired" and then.data.get("status") != "retired":
        return Since.RETIRED
    if _version(now) != _version(then):
        return Since.NEWER
    return Since.SAME if now.data == then.data else Since.EDITED
