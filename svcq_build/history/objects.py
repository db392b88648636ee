"""Objects: the trees and contents that git keeps, those of submodules among them. Read only; by whole ids, not names.

A submodule is a repository of its own within ours: our commits hold no more of it than which of its commits is meant.
Its documents are read from its own store, as if they were ours, wherever that commit is in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from svcq_build.files import CONFIGURATION
from svcq_build.git import GitError, git, run_git
from svcq_build.load import top_folders
from svcq_build.words import say

#: The mode of a symbolic link, and of a submodule.
LINK, SUBMODULE = "120000", "160000"


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a commit.

    Attributes:
        files: from a path (relative to the handbook's root) to its blob; without links.
        submodules: from the path of a submodule to the commit of it that is meant.
        unknown: the submodules whose commit is not in their store here; ``files`` has none of theirs.
    """

    files: Mapping[str, str]
    submodules: Mapping[str, str]
    unknown: frozenset[str]


@lru_cache(maxsize=4)
def listing(root: Path, commit: str) -> Listing:
    """Every document file of a commit, and ``mkdocs.yml``. ``commit`` is a whole id."""
    rows = _rows(git(root, "ls-tree", "-r", "-z", commit, "--", *top_folders(), CONFIGURATION))
    files = {path: blob for path, mode, blob in rows if mode not in (LINK, SUBMODULE)}
    submodules = {path: inner for path, mode, inner in rows if mode == SUBMODULE}
    unknown, within = set(), Submodules(root)
    for path, inner in submodules.items():
        found = within.files(inner, path)
        if found is None:
            unknown.add(path)
        else:
            files.update(found)
    return Listing(MappingProxyType(files), MappingProxyType(submodules), frozenset(unknown))


def files_at(root: Path, commit: str) -> Mapping[str, str]:
    """Every document file of a commit: path (relative to ``root``) to blob. ``commit`` is a whole id, not a name."""
    return listing(root, commit).files


def listed(output: bytes) -> dict[str, str]:
    """The files of what ``ls-tree -r -z`` printed: path to blob, without links and submodules."""
    return {path: blob for path, mode, blob in _rows(output) if mode not in (LINK, SUBMODULE)}


def _rows(output: bytes) -> list[tuple[str, str, str]]:
    """Path, mode and object of every row of a listing."""
    found = []
    for row in output.decode("utf-8", "surrogateescape").split("\0"):
        if row:
            facts, path = row.split("\t", 1)
            mode, _, name = facts.split()[:3]
            found.append((path, mode, name))
    return found


class Submodules:
    """The files of submodules, by their commits. What was read once is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stores: dict[str, str] | None = None
        self._found: dict[tuple[str, str], dict[str, str] | None] = {}

    def files(self, commit: str, path: str) -> dict[str, str] | None:
        """The files of a commit of the submodule at ``path``, by their paths from the handbook's root.

        None when the commit is not in its store here. Submodules of the submodule count as parts of it.
        """
        if (commit, path) not in self._found:
            self._found[(commit, path)] = self._read(commit, path)
        return self._found[(commit, path)]

    def _read(self, commit: str, path: str) -> dict[str, str] | None:
        if self._stores is None:
            self._stores = stores(self._root)
        done = run_git(self._root, "ls-tree", "-r", "-z", "--full-tree", commit, variables=self._stores)
        if done.returncode != 0:
            return None
        found: dict[str, str] = {}
        for inner, mode, name in _rows(done.stdout):
            if mode == SUBMODULE:
                below = self.files(name, f"{path}/{inner}")
                if below is None:
                    return None
                found.update(below)
            elif mode != LINK:
                found[f"{path}/{inner}"] = name
        return found


def stores(root: Path) -> dict[str, str]:
    """The variable that lets git read the objects of all submodules as if they were the repository's own."""
    common = Path(os.fsdecode(git(root, "rev-parse", "--git-common-dir").rstrip(b"\n")))
    folders = [*_stores_below((root / common) / "modules")]
    for path in submodules_in_index(root):
        inside = root / path / ".git" / "objects"  # a submodule that keeps its store beside its files
        if inside.is_dir():
            folders.append(str(inside.resolve()))
    return {"GIT_ALTERNATE_OBJECT_DIRECTORIES": os.pathsep.join(_quoted(folder) for folder in folders)}


def _stores_below(modules: Path) -> Iterator[str]:
    for folder, names, _ in os.walk(modules):
        if "objects" in names and "refs" in names:
            yield os.path.realpath(os.path.join(folder, "objects"))  # noqa: PTH118 - as os.walk gives it
            names[:] = [name for name in names if name == "modules"]


def _quoted(folder: str) -> str:
    """A folder in a list of folders as git reads it."""
    if os.pathsep not in folder and not folder.startswith('"'):
        return folder
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def submodules_in_index(root: Path) -> list[str]:
    """The submodules among the document folders, as git's index has them."""
    output = git(root, "ls-files", "--stage", "-z", "--", *top_folders())
    rows = (row.split("\t", 1) for row in output.decode("utf-8", "surrogateescape").split("\0") if row)
    return [path for facts, path in rows if facts.startswith(SUBMODULE)]


def read_blobs(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The bytes of blobs, in order, through one git process, unless some are elsewhere.

    Those of submodules are in their stores; those that a partial clone left out are fetched, all at once.

    Raises:
        GitError: when some are nowhere.
    """
    if not blobs:
        return
    contents, missing = _contents(root, blobs, {})
    if missing:
        more, missing = _contents(root, missing, stores(root))
        contents.update(more)
    if missing and _fetch(root, missing):
        more, missing = _contents(root, missing, {})
        contents.update(more)
    if missing and not _promised(root):
        raise GitError(
            say(
                "Git cannot read the contents of {n} files of then; the repository is damaged. Git tells what is wrong "
                "with:\n  git fsck",
                n=len(missing),
            )
        )
    if missing:
        raise GitError(
            say(
                "This clone holds only part of the history: some contents are not in it ({n} files of then). "
                "Fetch the rest first:\n  git fetch --refetch --no-filter",
                n=len(missing),
            )
        )
    yield from (contents[blob] for blob in blobs)


def _contents(root: Path, blobs: Iterable[str], variables: Mapping[str, str]) -> tuple[dict[str, bytes], list[str]]:
    """The contents of those blobs that are at hand, and the blobs that are not.

    Raises:
        GitError: when git cannot read what should be there.
    """
    wanted = list(dict.fromkeys(blobs))
    asked = "".join(f"{blob}\n" for blob in wanted).encode()
    try:
        answer = git(root, "cat-file", "--batch", given=asked, variables={**variables, "GIT_NO_LAZY_FETCH": "1"})
    except GitError:
        if not _promised(root):
            raise
        here = git(root, "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)").split()
        missing = {*wanted} - {name.decode() for name in here}
        if not missing:
            raise
        found, _ = _contents(root, [blob for blob in wanted if blob not in missing], variables)
        return found, [blob for blob in wanted if blob in missing]
    found = {}
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        facts = answer[position:end].decode("ascii", "replace").split()
        position = end + 1
        if len(facts) == 3:  # else it says “missing”
            size = int(facts[2])
            found[facts[0]] = answer[position : position + size]
            position += size + 1
    return found, [blob for blob in wanted if blob not in found]


def _promised(root: Path) -> list[str]:
    """The remotes that keep for a partial clone what it left out."""
    asked = run_git(root, "config", "--get-regexp", r"^remote\..*\.promisor$")
    names = (line.split(" ")[0] for line in asked.stdout.decode("utf-8", "replace").splitlines())
    return [name.removeprefix("remote.").removesuffix(".promisor") for name in names]


def _fetch(root: Path, blobs: Sequence[str]) -> bool:
    """Fetch contents that a partial clone left out, all at once, as git itself would one by one; whether it worked."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    return any(
        run_git(
            root, "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
            "--recurse-submodules=no", "--filter=blob:none", "--stdin", "--", remote, given=asked,
        ).returncode == 0
        for remote in _promised(root)
    )  # fmt: skip


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
