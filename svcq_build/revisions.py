"""Revisions: documents as they stood in git, read from its object store. Nothing is checked out or written."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from svcq_build.messages import Message, say
from svcq_build.regular import leads_out
from svcq_build.repository import CONFIGURATION
from svcq_build.sources import FolderSource, Source, TextSource, folder_sources, top_folders


class GitError(Exception):
    """Git could not answer; ``message`` says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class GitMissing(GitError):
    """There is no git to ask."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The files that differ between two states of a repository.

    Attributes:
        base: the older commit. head: the newer one, or None for the working tree.
        old, new: the differing files on either side, as sources sorted by path.
        configuration: ``mkdocs.yml`` on the newer side.
    """

    base: str
    head: str | None
    old: tuple[Source, ...]
    new: tuple[Source, ...]
    configuration: bytes


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, and the day on which it was committed, as its committer's calendar had it."""

    id: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as a commit left it.

    Attributes:
        commit: the commit. path: the file, relative to the root. blob: its content; None where it was deleted.
    """

    commit: Commit
    path: str
    blob: str | None


#: Answers as programs read them, whatever a person likes to see; and nothing is written, not even to git's index
#: (so that files that were only touched are listed, too).
_OFF = ("core.quotePath", "color.ui", "color.diff", "color.grep", "grep.fullName", "log.showSignature")
_SETTINGS = tuple(part for name in (*_OFF, "diff.autoRefreshIndex") for part in ("-c", f"{name}=false"))
_SETTINGS += ("-c", "log.showRoot=true")  # the first commit, too, says what it brought
#: For more words than that, looking for them takes longer than reading everything.
_MANY_WORDS = 500
#: What can name a commit that was not fetched: a branch, a tag or a hash, or what came before it.
_NAME = re.compile(r"(?!-|.*\.\.)[^\s:?*\[\\~^{]+(?:[~^][0-9]*)*")
_STATE = re.compile(r":\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*\t(.+)")


def git(root: Path, *arguments: str, given: bytes | None = None, good: Collection[int] = (0,)) -> bytes:
    """Run git in a folder and return what it prints.

    Args:
        root: the folder. arguments: the command and its options. given: what it reads. good: exit codes of success.
    Raises:
        GitError: when git is missing or refuses.
    """
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *_SETTINGS, *arguments],
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitMissing(say("git is not installed, or not on the PATH.")) from None
    if done.returncode not in good:
        complaint = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise GitError(say("git {command} failed: {complaint}", command=arguments[0], complaint=complaint))
    return done.stdout


def resolve(root: Path, revision: str) -> str:
    """The commit that a revision's name means.

    Raises:
        GitError: when there is no such commit here (where fetching may help, it says what to fetch), no repository,
            or git refuses to read it.
    """
    try:
        return (
            git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
    except GitMissing:
        raise
    except GitError:
        pass
    try:
        shallow = is_shallow(root)
    except GitError:
        if "GIT_DIR" in os.environ or any((folder / ".git").exists() for folder in (root, *root.parents)):
            raise  # git does not trust the folder, or cannot read it: only git can say what helps
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
    raise GitError(
        say(
            "Git knows no revision “{revision}” here. “git log --oneline” and “git branch -a” list them.",
            revision=revision,
        )
    )


def merge_base(root: Path, one: str, other: str) -> str:
    """The commit at which two revisions parted.

    Raises:
        GitError: when they have none, or the clone is too shallow to know it; and as :func:`resolve` does.
    """
    common = git(root, "merge-base", resolve(root, one), resolve(root, other), good=(0, 1))  # 1: none
    if not common:
        raise GitError(
            say(
                "“{one}” and “{other}” have no common commit here; in a shallow clone, run: git fetch --unshallow",
                one=one,
                other=other,
            )
        )
    return common.decode().strip()


@lru_cache(maxsize=4)
def files_at(root: Path, commit: str) -> Mapping[str, str]:
    """Every document file of a commit: path (relative to ``root``) to blob. ``commit`` is a whole id, not a name."""
    return MappingProxyType(_listed(git(root, "ls-tree", "-r", "-z", commit, "--", *top_folders(), CONFIGURATION)))


def _listed(listing: bytes) -> dict[str, str]:
    """The files of a listing of git: path to blob, without links and submodules."""
    found = {}
    for row in listing.decode("utf-8", "surrogateescape").split("\0"):
        if row:
            facts, path = row.split("\t", 1)
            mode, kind, blob = facts.split()[:3]
            if kind == "blob" and mode != "120000":
                found[path] = blob
    return found


def read_blobs(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The bytes of blobs, in order, through one git process."""
    if not blobs:
        return
    answer = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    position = 0
    for _ in blobs:
        end = answer.index(b"\n", position)
        size = int(answer[position:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        position = end + 1 + size + 1


def read_objects(root: Path, names: Sequence[str]) -> Iterator[tuple[list[str], bytes]]:
    """The contents of files by their names (``COMMIT:./path``), each content once, with all names that mean it.

    Names that mean nothing are left out. Two git processes, however many names there are.
    """
    if not names:
        return
    answer = git(
        root, "cat-file", "--batch-check=%(objectname) %(objecttype)", given="".join(f"{n}\n" for n in names).encode()
    )
    by_blob: dict[str, list[str]] = {}
    for name, line in zip(names, answer.decode("utf-8", "replace").splitlines(), strict=True):
        blob, _, kind = line.rpartition(" ")
        if kind == "blob":
            by_blob.setdefault(blob, []).append(name)
    yield from zip(by_blob.values(), read_blobs(root, list(by_blob)), strict=True)


def sources_at(root: Path, commit: str, paths: Iterable[str] | None = None) -> list[Source]:
    """The documents of a commit as sources; all of them, or those at ``paths``."""
    blobs = files_at(root, commit)
    wanted = sorted(path for path in (blobs if paths is None else paths) if path in blobs and path != CONFIGURATION)
    contents = read_blobs(root, [blobs[path] for path in wanted])
    return [TextSource(path, content) for path, content in zip(wanted, contents, strict=True)]


def configuration_at(root: Path, commit: str) -> bytes:
    """``mkdocs.yml`` of a commit; empty when it had none."""
    blob = files_at(root, commit).get(CONFIGURATION)
    return next(read_blobs(root, [blob])) if blob else b""


def sides(root: Path, base: str, head: str | None) -> Sides:
    """The document files that differ between two revisions; unchanged blobs are never read.

    Args:
        root: the repository. base: a revision's name. head: another, or None for the working tree.
    Raises:
        GitError: when git does not know one of them.
    """
    start = resolve(root, base)
    if head is not None:
        end = resolve(root, head)
        before, after = files_at(root, start), files_at(root, end)
        differing = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        new = sources_at(root, end, differing)
        return Sides(start, end, tuple(sources_at(root, start, differing)), tuple(new), configuration_at(root, end))
    listing = git(
        root, "diff", "--no-renames", "--no-ext-diff", "--name-only", "--relative", "-z", start, "--", *top_folders()
    )
    unknown = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *top_folders())
    names = (listing + unknown).decode("utf-8", "surrogateescape").split("\0")
    differing = sorted({name for name in names if name})
    old, new = sources_at(root, start, differing), at_paths(root, None, differing)
    then = {source.path: source for source in old}
    same = {source.path for source in new if source.path in then and _same(then[source.path], source)}
    return Sides(
        start,
        None,
        tuple(source for source in old if source.path not in same),
        tuple(source for source in new if source.path not in same),
        (root / CONFIGURATION).read_bytes(),
    )


def _same(one: Source, other: Source) -> bool:
    try:
        return one.size() == other.size() and one.read() == other.read()
    except OSError:
        return False  # it has vanished since it was listed


def at_paths(root: Path, head: str | None, paths: Iterable[str]) -> list[Source]:
    """The documents at some paths of a commit or the working tree; what is not there, or is a link, is left out."""
    if head is not None:
        return sources_at(root, head, paths)
    return [FolderSource(str(root), path) for path in sorted(paths) if _is_document(root, path)]


def _is_document(root: Path, path: str) -> bool:
    whole = root / path
    return whole.is_file() and not whole.is_symlink() and not leads_out(root, path)


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a state of a repository, documents or not; links are left out.

    Attributes:
        root: the repository. head: a commit's whole id, or None for the working tree.
    """

    root: Path
    head: str | None

    def below(self, folder: str) -> list[str]:
        """The paths of the files below a folder; none when there is no such folder."""
        if self.head is not None:
            return sorted(self._blobs([f"{folder}/"]))
        found = (self.root / folder).rglob("*")
        paths = sorted(path.relative_to(self.root).as_posix() for path in found)
        return [path for path in paths if _is_document(self.root, path)]

    def contents(self, paths: Collection[str]) -> dict[str, bytes]:
        """The bytes of files, by path; those that do not exist are left out."""
        if self.head is None:
            return {path: (self.root / path).read_bytes() for path in paths if _is_document(self.root, path)}
        blobs = self._blobs(paths) if paths else {}
        return dict(zip(blobs, read_blobs(self.root, list(blobs.values())), strict=True))

    def _blobs(self, paths: Collection[str]) -> dict[str, str]:
        assert self.head is not None
        return _listed(git(self.root, "ls-tree", "-r", "-z", self.head, "--", *paths))


def mentioning(root: Path, head: str | None, words: Collection[str], known: Collection[str] = ()) -> list[Source]:
    """The documents of a state of the repository whose text contains one of some words; with very many words, all.

    Args:
        root: the repository. head: a commit, or None for the working tree.
        words: what to look for. known: paths of documents that need not be read again.
    """
    if not words:
        return []
    if len(words) > _MANY_WORDS:
        listed = [source.path for source in folder_sources(root)] if head is None else files_at(root, head)
        found = [path for path in listed if path.endswith((".yml", ".md"))]
    else:
        found = list(_grep(root, head, words))
    return at_paths(root, head, (path for path in found if path not in known))


def _grep(root: Path, head: str | None, words: Collection[str]) -> Iterator[str]:
    where = [head] if head is not None else ["--untracked", "--exclude-standard"]
    patterns = [argument for word in words for argument in ("-e", word)]
    command = ["grep", "-l", "-z", "-F", "-I", *patterns, *where, "--", *top_folders()]
    listing = git(root, *command, good=(0, 1))  # 1: no match
    prefix = f"{head}:" if head is not None else ""
    for path in listing.decode("utf-8", "surrogateescape").split("\0"):
        if path:
            yield path.removeprefix(prefix)


def is_shallow(root: Path) -> bool:
    """Whether a clone holds only part of the history."""
    return git(root, "rev-parse", "--is-shallow-repository").decode().strip() == "true"


def commits(root: Path, revision: str = "HEAD") -> list[Commit]:
    """The commits of a branch, the newest first, along the line that the branch itself has seen (first parents).

    Raises:
        GitError: when git does not know the revision.
    """
    log = git(root, "log", "--first-parent", "--format=%H %cs", resolve(root, revision), "--")
    return [_commit(line) for line in log.decode().splitlines()]


def file_states(root: Path, patterns: Sequence[str], revision: str = "HEAD") -> list[FileState]:
    """What the commits of a branch did to some files, the newest first, along its first parents.

    Args:
        root: the repository. patterns: of paths, with ``*`` and ``**``. revision: where to begin.
    Raises:
        GitError: when git does not know the revision.
    """
    log = git(
        root, "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "--relative",
        "--format=commit %H %cs", resolve(root, revision), "--", *(f":(glob){pattern}" for pattern in patterns),
    )  # fmt: skip
    found: list[FileState] = []
    commit: Commit | None = None
    for line in log.decode("utf-8", "surrogateescape").split("\n"):
        row = _STATE.fullmatch(line)
        if line.startswith("commit "):
            commit = _commit(line.removeprefix("commit "))
        elif row is not None and commit is not None:
            there = row[3] != "D" and row[1] != "120000"
            found.append(FileState(commit, row[4], row[2] if there else None))
    return found


def _commit(line: str) -> Commit:
    name, day = line.split()
    return Commit(name, dt.date.fromisoformat(day))
