"""Commits: which there are, what they are called, on which day they were made, and what each did to documents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from svcq_build.git import GitError, NoRepository, UnknownRevision, git, is_expected, run_git
from svcq_build.history.objects import LINK, SUBMODULE, Submodules
from svcq_build.load import top_folders
from svcq_build.model import AbsurdDay, day_of, zone_of
from svcq_build.words import Message, say

#: What can name a commit that was not fetched: a branch, a tag or a hash, or what came before it.
_NAME = re.compile(r"(?!-|.*\.\.)[^\s:?*\[\\~^{]+(?:[~^][0-9]*)*")
_ROW = re.compile(r":(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*\t(.+)")
#: What git writes for a sign inside quotes: its number, or a letter for it.
_QUOTED = re.compile(r"\\(?:([0-7]{3})|(.))")
_ID = re.compile(r"[0-9a-f]{40,64}")
#: How many commits are named where many have the same fault.
_NAMED = 5
_SIGNS = {"a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, and the day on which it was committed, in the handbook's time zone.

    Attributes:
        misdated: how its moment is written (seconds since 1970) when it cannot be meant; ``day`` is then that of the
            commit before it, or else of the next one after it.
    """

    id: str
    day: dt.date
    misdated: str | None = None


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as a commit left it.

    Attributes:
        commit: the commit. path: the file, relative to the root. blob: its content; None where it was deleted.
    """

    commit: Commit
    path: str
    blob: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days for which a version stood.

    Attributes:
        since: its first day, None where the history at hand does not reach so far.
        until: the day on which another took its place; None while that is not committed.
    """

    since: dt.date | None
    until: dt.date | None


def resolve(root: Path, revision: str) -> str:
    """The commit that a revision's name means.

    Raises:
        GitError: when there is no such commit here (where fetching may help, it says what to fetch), no repository,
            or git refuses to read it.
    """
    commit = _id(root, f"{revision}^{{commit}}") or _by_name(root, revision)
    if commit is not None:
        _refuse_two_meanings(root, revision)
        return commit
    try:
        shallow = is_shallow(root)
    except NoRepository:
        raise GitError(
            say("{folder} is not in a git repository, so there is nothing to compare with.", folder=root)
        ) from None
    if shallow and _NAME.fullmatch(revision):
        raise GitError(
            say(
                "Git knows no revision “{revision}” here. This clone holds only part of the history, so it may lack "
                "it; the rest is fetched with:\n"
                "  git fetch --unshallow        (or: git fetch --depth=100 origin main)",
                revision=revision,
            )
        )
    if not has_commits(root):  # it also says what is wrong, where something is
        raise UnknownRevision(
            say("There is no commit on this branch yet, so there is nothing to compare with or to look back on.")
        )
    raise UnknownRevision(
        say(
            "Git knows no revision “{revision}” here. “git log --oneline” and “git branch -a” list them.",
            revision=revision,
        )
    )


def _id(root: Path, name: str) -> str | None:
    done = run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    found = done.stdout.decode("utf-8", "replace").strip()
    return found if done.returncode == 0 and _ID.fullmatch(found) else None


def _refuse_two_meanings(root: Path, revision: str) -> None:
    """Refuse the name of a branch that is the name of a tag, too: git takes the tag, and only warns of it."""
    if not _NAME.fullmatch(revision) or revision.startswith(("HEAD", "refs/")) or _ID.fullmatch(revision):
        return
    name = re.split("[~^]", revision, maxsplit=1)[0]
    meant = [f"refs/{kind}/{name}" for kind in ("tags", "heads")]
    listed = run_git(root, "for-each-ref", "--format=%(refname)", *meant).stdout.decode("utf-8", "replace").split()
    if {*meant} <= {*listed}:
        raise UnknownRevision(
            say("“{name}” is a branch and a tag here. Say which is meant: {branch} or {tag}.",
                name=name, branch=f"heads/{name}", tag=f"tags/{name}")
        )  # fmt: skip


def _by_name(root: Path, revision: str) -> str | None:
    """The commit that a name means to which nothing can be added (``:/words of its message``); None when none.

    Raises:
        GitError: when it names something that is no commit, or that should be here and is not.
    """
    name = _id(root, revision)
    if name is None:
        return None
    if (commit := _id(root, f"{name}^{{commit}}")) is not None:
        return commit
    kind = run_git(root, "cat-file", "-t", name).stdout.decode().strip()
    if not kind and name == revision:  # git takes every whole id for the name of something
        return None
    if kind:
        raise UnknownRevision(
            say("“{revision}” is no commit; git keeps it as a {kind}. Name a commit, a branch or a tag.",
                revision=revision, kind=kind)
        )  # fmt: skip
    raise GitError(
        say("Git cannot read “{revision}” ({commit}); the repository is damaged. Git tells what is wrong with:\n"
            "  git fsck", revision=revision, commit=name[:10])
    )  # fmt: skip


def merge_base(root: Path, one: str, other: str) -> str:
    """The commit at which two revisions parted.

    Raises:
        GitError: when they have none, or the clone is too shallow to know it; and as :func:`resolve` does.
    """
    common = git(root, "merge-base", resolve(root, one), resolve(root, other), good=(0, 1))  # 1: none
    if not common and not is_shallow(root):
        raise GitError(
            say(
                "“{one}” and “{other}” have no common commit here: their histories are unrelated. Name another one to "
                "compare with.",
                one=one,
                other=other,
            )
        )
    if not common:
        raise GitError(
            say(
                "“{one}” and “{other}” have no common commit here; in a shallow clone, run: git fetch --unshallow",
                one=one,
                other=other,
            )
        )
    return common.decode().strip()


def has_commits(root: Path) -> bool:
    """Whether git can tell of a past: False where there is no repository, or no commit in it yet.

    Raises:
        GitError: when there is a repository, but git cannot be asked, or cannot read it.
    """
    if not is_expected(root):
        return False
    if run_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode == 0:
        return True
    git(root, "rev-parse", "--git-dir")  # says why, where nothing at all can be read
    branch = run_git(root, "symbolic-ref", "--quiet", "HEAD").stdout.decode("utf-8", "surrogateescape").strip()
    if branch and not _is_there(root, branch):
        return False
    raise GitError(
        say(
            "Git cannot read the newest commit of {folder}; the repository is damaged. Git tells what is wrong with:\n"
            "  git fsck",
            folder=root,
        )
    )


def _is_there(root: Path, branch: str) -> bool:
    """Whether a branch exists in any form: one without commits does not, one that is damaged does."""
    if run_git(root, "show-ref", "--verify", "--quiet", branch).returncode == 0:
        return True
    file = git(root, "rev-parse", "--git-path", branch).decode("utf-8", "surrogateescape").rstrip("\n")
    return (root / file).exists()


def is_shallow(root: Path) -> bool:
    """Whether a clone holds only part of the history."""
    return git(root, "rev-parse", "--is-shallow-repository").decode().strip() == "true"


def commits(root: Path, revision: str = "HEAD") -> list[Commit]:
    """The commits of a branch, the newest first, along the line that the branch itself has seen (first parents).

    Raises:
        GitError: when git does not know the revision, or no commit has a day that can be.
    """
    log = git(root, "log", "--first-parent", "--format=%H %ct", resolve(root, revision), "--")
    return _dated([line.partition(" ")[::2] for line in log.decode().splitlines()], zone_of(root))


def _dated(rows: Sequence[tuple[str, str]], zone: ZoneInfo) -> list[Commit]:
    """Commits by their ids and moments, the newest first."""
    days = [_day(seconds, zone) for _, seconds in rows]
    known = [day for day in days if day is not None]
    if rows and not known:
        raise GitError(
            say(
                "No commit here is dated at a moment at which somebody can have made it (commit {commit}: {seconds} "
                "seconds after 1970): the clock of the computer was wrong. Days of past versions cannot be told.",
                commit=rows[0][0][:10],
                seconds=rows[0][1] or "?",
            )
        )
    found: list[Commit] = []
    last = known[-1] if known else dt.date.min  # before the first day that can be, the first that can be
    for (name, seconds), day in zip(reversed(rows), reversed(days), strict=True):
        last = day or last
        found.append(Commit(name, last, None if day else seconds))
    return found[::-1]


def _day(seconds: str, zone: ZoneInfo) -> dt.date | None:
    try:
        return day_of(seconds, zone)
    except AbsurdDay:
        return None


def of_another_day(misdated: Iterable[Commit]) -> Message | None:
    """What to say of commits whose own day cannot be; None where there are none."""
    found = sorted({commit.id: commit for commit in misdated if commit.misdated is not None}.values(), key=_by_day)
    if not found:
        return None
    return say(
        "The clock of a computer was wrong: {n} of the commits are dated at a moment at which nobody can have made "
        "them. They count from the day of the commit before them, or else after: {commits}",
        n=len(found),
        commits=", ".join(f"{one.id[:10]} ({one.misdated or '?'} → {one.day.isoformat()})" for one in found[:_NAMED])
        + (", …" if len(found) > _NAMED else ""),
    )


def _by_day(commit: Commit) -> tuple[dt.date, str]:
    return commit.day, commit.id


def file_states(
    root: Path, revision: str = "HEAD", oldest_first: bool = False, unknown: set[str] | None = None
) -> Iterator[FileState]:
    """What the commits of a branch did to the files of the document folders, along its first parents.

    Args:
        root: the repository. revision: where to begin. oldest_first: else the newest come first.
        unknown: receives the submodules some of whose commits are not here; what these did is left out.
    Raises:
        GitError: when git does not know the revision, or no commit has a day that can be.
    """
    zone = zone_of(root)
    tip = resolve(root, revision)
    log = git(
        root, "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "--relative",
        "--ignore-submodules=none", "--format=commit %H %ct", *(["--reverse"] if oldest_first else []),
        tip, "--", *top_folders(),
    )  # fmt: skip
    commit: Commit | None = None
    line_of_branch: Mapping[str, Commit] | None = None
    submodules = Submodules(root)
    for line in log.decode("utf-8", "surrogateescape").split("\n"):
        if line.startswith("commit "):
            name, _, seconds = line.removeprefix("commit ").partition(" ")
            day = _day(seconds, zone)
            if day is None:  # then its neighbours are looked at, whatever they did
                line_of_branch = line_of_branch or {one.id: one for one in commits(root, tip)}
                commit = line_of_branch[name]
            else:
                commit = Commit(name, day)
            continue
        row = _ROW.fullmatch(line)
        if row is None or commit is None:
            continue
        old_mode, mode, old, new, status, path = *row.groups()[:-1], _unquoted(row[6])
        if SUBMODULE in (old_mode, mode):
            before, after = old if old_mode == SUBMODULE else None, new if mode == SUBMODULE else None
            yield from _within(submodules, commit, path, before, after, unknown)
        if mode != SUBMODULE and not (old_mode == SUBMODULE and status == "D"):
            yield FileState(commit, path, new if status != "D" and mode != LINK else None)


def _unquoted(path: str) -> str:
    """A path as it is: git puts one with a quotation mark, a backslash or a control character in quotes."""
    if not path.startswith('"'):
        return path
    return _QUOTED.sub(lambda found: chr(int(found[1], 8)) if found[1] else _SIGNS.get(found[2], found[2]), path[1:-1])


def _within(
    submodules: Submodules, commit: Commit, path: str, before: str | None, after: str | None, unknown: set[str] | None
) -> Iterator[FileState]:
    """What a commit did to the files of a submodule, by taking another commit of it."""
    old = submodules.files(before, path) if before else {}
    new = submodules.files(after, path) if after else {}
    if old is None or new is None:
        if unknown is not None:
            unknown.add(path)
        old = old or {}
        if new is None:
            return
    for file in sorted({*old, *new}):
        if old.get(file) != new.get(file):
            yield FileState(commit, file, new.get(file))
